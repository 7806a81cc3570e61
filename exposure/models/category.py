"""What may be reported, in two levels, and how each kind is handled."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import Precision, TermKind
from ..questions import Question, questions_of


class Category(models.Model):
    """事件大类 and 小类 in the words of GB/T 30428.2. Terms, questions, and what may be shown are data, not code:
    cities differ, and so do their bylaws."""

    code = models.CharField(_("code"), max_length=10, unique=True)
    name = models.CharField(_("name"), max_length=40)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    standard = models.CharField(
        _("when it is filed"), max_length=200, blank=True, help_text=_("What must be found on the spot (立案标准)")
    )
    questions = models.JSONField(
        _("questions to the reporter"),
        default=list,
        blank=True,
        help_text=_("One a line; a line that ends with （公开） may be told to the public."),
    )
    term_kind = models.CharField(_("term in"), max_length=20, choices=TermKind, default=TermKind.WORKING_DAYS)
    term = models.PositiveSmallIntegerField(_("term"), default=5)
    precision = models.CharField(_("place is shown"), max_length=20, choices=Precision, default=Precision.EXACT)
    may_publish_photo = models.BooleanField(_("pictures may be shown"), default=True)
    is_danger = models.BooleanField(_("danger to safety"), default=False)
    accepts_reports = models.BooleanField(_("offered to residents"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    unit = models.ForeignKey(
        "places.ResponsibleUnit",
        verbose_name=_("usually put right by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def asked(self) -> list[Question]:
        return questions_of(self.questions)
