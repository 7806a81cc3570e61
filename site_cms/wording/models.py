"""错敏词: the lists, kept by the office, and the reasons for which a hit was let pass."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from .choices import Severity, WordKind


class WordRule(models.Model):
    """One word to look for.

    For typing mistakes and wording to avoid `wrong` is the text itself, looked for as it is written; `allowed_in` lists longer
    words that hold it rightly (发布署名 holds 布署). For fixed wording it is the members in their right order, separated by 、:
    a run of them in another order, or with one left out, is a hit; a whole stretch in the right order is not.
    """

    kind = models.CharField(_("kind of rule"), max_length=10, choices=WordKind.choices, default=WordKind.TYPO)
    severity = models.CharField(_("weight of a hit"), max_length=10, choices=Severity.choices, default=Severity.ERROR)
    wrong = models.CharField(
        _("looked for"),
        max_length=200,
        unique=True,
        validators=[MinLengthValidator(2)],
        help_text=_("For fixed wording: its members in the right order, separated by 、"),
    )
    right = models.CharField(_("should be"), max_length=200, blank=True)
    reason = models.CharField(_("why"), max_length=200, blank=True)
    allowed_in = models.CharField(
        _("right within"), max_length=200, blank=True, help_text=_("Longer words in which it is right, separated by 、")
    )
    is_active = models.BooleanField(_("in use"), default=True)

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("severity")]),
        FieldPanel("wrong"),
        FieldPanel("right"),
        FieldPanel("reason"),
        FieldPanel("allowed_in"),
        FieldPanel("is_active"),
    ]

    class Meta:
        verbose_name = _("word rule")
        verbose_name_plural = _("word rules")
        ordering = ["kind", "wrong"]

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}" if self.right else self.wrong

    def clean(self):
        super().clean()
        self.wrong = self.wrong.strip()
        if self.kind == WordKind.SLOGAN:
            if len(self.members) < 2:
                raise ValidationError({"wrong": _("Fixed wording needs at least two members, separated by 、")})
        elif self.right and self.wrong in self.right and not self.allowed_in:
            raise ValidationError({"allowed_in": _("The right wording holds the wrong one; name it here.")})

    @property
    def members(self) -> list[str]:
        return [part.strip() for part in self.wrong.split("、") if part.strip()]

    @property
    def exceptions(self) -> list[str]:
        return [part.strip() for part in self.allowed_in.split("、") if part.strip()]


class PassedHit(models.Model):
    """A hit that somebody let pass, and why. It holds for the one place in the one page: change the words around it and
    it is a hit again."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="passed_hits")
    rule = models.ForeignKey(WordRule, on_delete=models.CASCADE, related_name="+")
    excerpt = models.CharField(_("place"), max_length=300)
    reason = models.CharField(_("reason"), max_length=200)
    passed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("passed by"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("passed hit")
        verbose_name_plural = _("passed hits")
        ordering = ["-at"]
        permissions = [("pass_hit", "Can let a hit of the word check pass")]
        constraints = [models.UniqueConstraint(fields=["page", "rule", "excerpt"], name="wording_passed_once")]

    def __str__(self) -> str:
        return self.excerpt
