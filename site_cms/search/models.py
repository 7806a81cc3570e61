"""What is searchable, in the words the public may read, and the words editors add to the search."""

from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from .text import fold, tokens

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


class Document(models.Model):
    """One searchable thing: exactly what a hit shows and what the rescorer reads. Written with the thing itself.

    `key` is "app.model:pk". `title` and `text` are public words as shown; the folded forms are what is searched, made by
    text version `version`. The engines' own tables (search_fts ...) hang on `id` and are made by the migrations.
    """

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    section = models.CharField(max_length=80, blank=True)
    url = models.CharField(max_length=500)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    folded_title = models.CharField(max_length=400)
    folded_text = models.TextField(blank=True)
    title_joined = models.CharField(max_length=64, blank=True)  # pinyin, to order what was typed in letters
    title_initials = models.CharField(max_length=64, blank=True)
    published = models.DateTimeField(default=UNDATED)  # what has no date sorts behind all that has
    expires = models.DateTimeField(null=True)
    latitude = models.FloatField(null=True)  # WGS84
    longitude = models.FloatField(null=True)
    digest = models.CharField(max_length=64)
    version = models.CharField(max_length=10)
    seq = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        default_permissions = ()
        indexes = [
            models.Index(fields=["-published", "-id"], name="search_document_newest"),
            models.Index(fields=["kind", "section"], name="search_document_kind"),
        ]

    def __str__(self) -> str:
        return self.key


class Term(models.Model):
    """In how many documents a token occurs: what makes a word telling. Counted by rebuild and nightly, from a sample.

    A token that is not here occurs in at most one sampled document. Characters are kept beside pairs, marked "=".
    """

    term = models.CharField(max_length=80, primary_key=True)
    share = models.FloatField()  # of the documents, 0..1

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.term


class Statistics(models.Model):
    """One row: what Term was counted on."""

    documents = models.PositiveBigIntegerField(default=0)
    average_length = models.FloatField(default=0)
    version = models.CharField(max_length=10, blank=True)
    counted_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.documents)


def _searchable(value: str) -> None:
    if not tokens(fold(value)):
        raise ValidationError(_("Write at least one character or number that can be searched for."))


class Synonym(models.Model):
    """Two words for one thing, looked up together. It works at the next search; nothing needs to be indexed again."""

    word = models.CharField(_("word"), max_length=40, validators=[_searchable])
    stands_for = models.CharField(_("stands for"), max_length=40, validators=[_searchable])
    both_ways = models.BooleanField(
        _("both ways"),
        default=True,
        help_text=_("Off: a search for the first word also finds the second, but not the other way round."),
    )

    panels = [FieldRowPanel([FieldPanel("word"), FieldPanel("stands_for")]), FieldPanel("both_ways")]

    class Meta:
        verbose_name = _("search synonym")
        verbose_name_plural = _("search synonyms")
        ordering = ["word", "stands_for"]
        constraints = [models.UniqueConstraint(fields=["word", "stands_for"], name="search_synonym_once")]

    def __str__(self) -> str:
        return f"{self.word} {'=' if self.both_ways else '→'} {self.stands_for}"

    def clean(self) -> None:
        if self.word and self.stands_for and fold(self.word) == fold(self.stands_for):
            raise ValidationError({"stands_for": _("Both words are the same to the search.")})


class Promoted(models.Model):
    """A result that editors put first for a search, because readers who type these words want exactly this."""

    words = models.CharField(_("searched words"), max_length=40, validators=[_searchable])
    title = models.CharField(_("title"), max_length=80)
    description = models.CharField(_("description"), max_length=160, blank=True)
    url = models.CharField(
        _("address"), max_length=300, help_text=_("A path of this site that begins with /, or a whole address.")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("words"),
        FieldPanel("title"),
        FieldPanel("description"),
        FieldPanel("url"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["words", "sort_order", "id"]

    def __str__(self) -> str:
        return f"{self.words}: {self.title}"

    def clean(self) -> None:
        if self.url and not (
            self.url.startswith(("http://", "https://")) or (self.url.startswith("/") and self.url[1:2] not in "/\\")
        ):
            raise ValidationError({"url": _("Begin with / for this site, or with https://.")})


class EmptySearch(models.Model):
    """What readers looked for in vain, counted by day: what is missing from the site, or a synonym. Never who asked."""

    words = models.CharField(_("searched words"), max_length=64)
    day = models.DateField(_("day"))
    times = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        default_permissions = ("view",)
        ordering = ["-day", "-times"]
        constraints = [models.UniqueConstraint(fields=["words", "day"], name="search_empty_once_a_day")]

    def __str__(self) -> str:
        return self.words


class Outbox(models.Model):
    """What the search cluster has still to be told: one row a document, written in the transaction of the change.

    Only that the document changed, and up to which version: what is sent is read when it is sent, so the row holds no
    text. A row the cluster will never take (`is_dead`) stays for an editor to see.
    """

    document = models.PositiveBigIntegerField(
        _("search document"), primary_key=True
    )  # it may be gone, so no foreign key
    version = models.BigIntegerField()
    changed_at = models.DateTimeField(_("changed at"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_at = models.DateTimeField(_("next attempt"))
    error = models.CharField(_("last error"), max_length=200, blank=True)
    is_dead = models.BooleanField(_("given up"), default=False)

    class Meta:
        verbose_name = _("message to the search cluster")
        verbose_name_plural = _("messages to the search cluster")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["is_dead", "next_at"], name="search_outbox_next")]

    def __str__(self) -> str:
        return str(self.document)
