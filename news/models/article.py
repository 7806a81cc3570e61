"""One article of a column."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from site_cms.pages.models import BasePage

from ..addresses import DRAFT, PUBLIC, draft_slug, new_id, public_slug, short_id_of, with_month
from ..blocks import ARTICLE_BLOCKS
from ..querysets import surroundings


def not_in_the_future(day) -> None:
    """A paper of tomorrow may be announced tonight; a later one has not been printed."""
    if day > timezone.localdate() + timedelta(days=1):
        raise ValidationError(_("This day is still to come."))


class ArticlePage(BasePage):
    """An article. The day of publication is the system's and nobody's to set; the day it was printed is free, so that
    an archive can be brought in honestly. The address is made at first publication and never changes after it."""

    kicker = models.CharField(_("kicker"), max_length=60, blank=True, help_text=_("The line above the title (引题)."))
    subtitle = models.CharField(_("subtitle"), max_length=100, blank=True)
    summary = models.CharField(
        _("summary"), max_length=200, blank=True, help_text=_("Shown in lists and shared links. One or two sentences.")
    )
    source = models.CharField(_("source"), max_length=60, blank=True, help_text=_("Who published it first (来源)."))
    reporter = models.CharField(
        _("reporter"), max_length=60, blank=True, help_text=_("Several names are separated by 、")
    )
    responsible_editor = models.CharField(_("responsible editor"), max_length=30, blank=True)
    printed_on = models.DateField(
        _("printed on"),
        null=True,
        blank=True,
        validators=[not_in_the_future],
        help_text=_("For what appeared in a newspaper (见报日期). The day of publication here is set by the system."),
    )
    lead_image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_alt_text = models.CharField(
        _("what the picture shows"),
        max_length=250,
        blank=True,
        help_text=_("Read aloud to people who cannot see it. Leave empty only for decoration."),
    )
    lead_decorative = models.BooleanField(_("decoration only"), default=False)
    lead_caption = models.CharField(_("caption"), max_length=200, blank=True)
    body = StreamField(ARTICLE_BLOCKS, verbose_name=_("text"), blank=True)
    topics = ParentalManyToManyField("news.Topic", verbose_name=_("topics"), blank=True, related_name="articles")
    series = models.ForeignKey(
        "news.TopicPage",
        verbose_name=_("special topic"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    part = models.PositiveSmallIntegerField(
        _("part number"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("For serials: 1, 2, 3 ..."),
    )

    content_panels = [
        FieldPanel("kicker"),
        # Wagtail's own panel copies the title into the address; an article's is generated, so its script found no field.
        FieldPanel("title", classname="title"),
        FieldPanel("subtitle"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("source"), FieldPanel("reporter")]),
                FieldRowPanel([FieldPanel("responsible_editor"), FieldPanel("printed_on")]),
            ],
            heading=_("Who and when"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("lead_image"),
                FieldPanel("lead_alt_text"),
                FieldPanel("lead_decorative"),
                FieldPanel("lead_caption"),
            ],
            heading=_("Lead picture"),
        ),
        FieldPanel("body"),
        FieldPanel("topics"),
        MultiFieldPanel([PageChooserPanel("series", "news.TopicPage"), FieldPanel("part")], heading=_("Special topic")),
        InlinePanel("corrections", heading=_("Corrections"), label=_("Correction"), max_num=20),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("share_image")],
            heading=_("Shared links"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("kicker"),
        index.SearchField("subtitle"),
        index.SearchField("summary"),
        index.SearchField("reporter"),
        index.SearchField("body"),
        index.FilterField("printed_on"),
    ]
    parent_page_types = ["news.ColumnPage"]
    subpage_types: list[str] = []
    template = "news/article_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def meta_description(self) -> str:
        return self.search_description or self.summary

    @property
    def listed_at(self):
        """The moment a list sorts by: first publication, or the day of print if that is earlier. None for a draft."""
        published = self.first_published_at
        if published is None:
            return None
        if self.printed_on and self.printed_on < timezone.localtime(published).date():
            return timezone.localtime(published).replace(
                year=self.printed_on.year,
                month=self.printed_on.month,
                day=self.printed_on.day,
                hour=0,
                minute=0,
                second=0,
                microsecond=0,
            )
        return published

    # --- address ------------------------------------------------------------------------------------------------------

    def _free_slug(self, make) -> str:
        """`make(id)` for the page's own short id, or for a new one while that is taken below its column."""
        parent = self.get_parent() if self.path or getattr(self, "_cached_parent_obj", None) else None
        slug = make(short_id_of(self.slug or "") or new_id())
        for attempt in range(20):
            if not Page._slug_is_available(slug, parent, self if self.pk else None):
                slug = make(new_id(4 + attempt // 4))
            else:
                return slug
        raise ValidationError(_("No free address was found. Please try again."))

    def full_clean(self, *args, **kwargs):
        self.slug = self.slug or draft_slug(new_id())
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self.slug = self.slug or draft_slug(new_id())
        super().minimal_clean()

    def save(self, *args, **kwargs):
        """A new article gets a draft's address of its own (a copy too), a published one its lasting address.

        The change from one to the other is written here and not left to Wagtail, which would keep a redirect from an
        address that nobody ever saw.
        """
        usable = DRAFT.match(self.slug or "")
        if self._state.adding and not (usable and self._slug_is_available(self.slug, self.get_parent())):
            self.slug = self._free_slug(draft_slug)
        if self.live and not PUBLIC.match(self.slug):
            day = timezone.localdate(self.first_published_at or timezone.now())
            self.slug = self._free_slug(lambda short_id: public_slug(day, short_id))
            if not self._state.adding:
                self.set_url_path(self.get_parent())
                Page.objects.filter(pk=self.pk).update(slug=self.slug, url_path=self.url_path)
        super().save(*args, **kwargs)

    def with_content_json(self, content):
        """The address belongs to the page, not to one of its revisions: an older one must not bring a draft's back."""
        page = super().with_content_json(content)
        page.slug = self.slug
        page.url_path = self.url_path
        return page

    def get_url_parts(self, request=None):
        parts = super().get_url_parts(request)
        if not parts or not parts[2]:
            return parts
        return (parts[0], parts[1], with_month(parts[2]))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        around = None if getattr(request, "is_preview", False) else surroundings(self.pk)
        context["around"] = around
        context["column"] = around.row.column if around else self.get_parent().specific
        context["topics"] = list(self.topics.all())
        context["corrections"] = list(self.corrections.all()) if around is None or around.row.corrections else []
        context["address"] = settings.PUBLIC_BASE_URL + (self.get_url(request) or "/")
        return context

    def serve(self, request, *args, **kwargs):
        """At its one address; without the month it leads there."""
        parts = self.get_url_parts(request)
        if parts and request.path != parts[2] and request.path.endswith(f"/{self.slug}/"):
            return HttpResponsePermanentRedirect(parts[2])
        return super().serve(request, *args, **kwargs)

    # --- checks -------------------------------------------------------------------------------------------------------

    def clean(self):
        super().clean()
        if self.lead_image and not self.lead_decorative and not self.lead_alt_text and not self.lead_image.alt_text:
            raise ValidationError({"lead_alt_text": _("Say what the picture shows, or mark it as decoration.")})
        if self.part and not self.series_id:
            raise ValidationError({"series": _("A part number needs a special topic.")})
        if self.part and self.series_id:
            same = ArticlePage.objects.filter(series=self.series_id, part=self.part).exclude(pk=self.pk)
            if same.exists():
                raise ValidationError(
                    {"part": _("Part %(part)d of this special topic is already there.") % {"part": self.part}}
                )


class Correction(Orderable):
    """更正: what was wrong and what is right, dated by the system and shown below the text as long as it stands."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="corrections")
    corrected_on = models.DateField(_("corrected on"), default=timezone.localdate, editable=False)
    text = models.CharField(
        _("correction"), max_length=300, help_text=_("What stood there, and what it should have been.")
    )

    panels = [FieldPanel("corrected_on", read_only=True), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return self.text
