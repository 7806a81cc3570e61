"""Rows kept beside the page tree so that every list costs the same with ten articles and with a hundred thousand.

An article's row exists exactly as long as the article is public. A list reads one index of this table and no page;
the figures of the facets are kept, because counting them anew costs more than the page they stand on.
`news.services.listing` writes all three tables in the transaction that changes an article.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..addresses import with_month

ALL = 0  # "any year", "any topic" in a kept count


class ArticleRow(models.Model):
    """What a list shows of one public article.

    `at` is the moment a list sorts by: the first publication here, or the day it was printed if that is earlier, so
    that an archive brought in today stands under its own years.
    """

    article = models.OneToOneField("news.ArticlePage", on_delete=models.CASCADE, primary_key=True, related_name="row")
    column = models.ForeignKey("news.ColumnPage", on_delete=models.CASCADE, related_name="rows", db_index=False)
    at = models.DateTimeField()
    year = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField()
    printed_on = models.DateField(null=True)
    slug = models.CharField(max_length=255)
    kicker = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=255)
    summary = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=60, blank=True)
    lead_image = models.ForeignKey("media.SiteImage", null=True, on_delete=models.SET_NULL, related_name="+")
    lead_alt_text = models.CharField(max_length=250, blank=True)
    series = models.ForeignKey("news.TopicPage", null=True, on_delete=models.SET_NULL, related_name="rows")
    part = models.PositiveSmallIntegerField(null=True)
    corrections = models.PositiveSmallIntegerField(default=0)

    class Meta:
        default_permissions = ()
        verbose_name = _("listed article")
        indexes = [
            models.Index(fields=["column", "-at", "-article"], name="news_row_column"),
            models.Index(fields=["column", "year", "-at", "-article"], name="news_row_column_year"),
            models.Index(fields=["-at", "-article"], name="news_row_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """The article's address on the site. Its column must be loaded; columns stand right below the home page."""
        return with_month(f"/{self.column.slug}/{self.slug}/")


class ArticleRowTopic(models.Model):
    """One topic of one listed article, with the columns of the row that filters and sorting need."""

    row = models.ForeignKey(ArticleRow, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey("news.Topic", on_delete=models.CASCADE, related_name="+", db_index=False)
    column = models.ForeignKey("news.ColumnPage", on_delete=models.CASCADE, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["row", "topic"], name="news_row_topic_once")]
        indexes = [
            models.Index(fields=["column", "topic", "-at", "-row"], name="news_row_topic_column"),
            models.Index(fields=["column", "topic", "year", "-at", "-row"], name="news_row_topic_year"),
            models.Index(fields=["topic", "-at", "-row"], name="news_row_topic_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.row_id}: {self.topic_id}"


class ArticleCount(models.Model):
    """How many listed articles a column has for a year and a topic; 0 stands for any of them."""

    column = models.ForeignKey("news.ColumnPage", on_delete=models.CASCADE, related_name="counts", db_index=False)
    year = models.PositiveSmallIntegerField(default=ALL)
    topic = models.PositiveBigIntegerField(default=ALL)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["column", "year", "topic"], name="news_count_once")]

    def __str__(self) -> str:
        return f"{self.column_id}/{self.year}/{self.topic}: {self.count}"
