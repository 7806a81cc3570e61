"""The theme tree: the ten national themes with the kinds a city must show."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.Model):
    """主题. Two levels; ``aliases`` are other names by which a ledger or a reader may call it."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=40)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    aliases = models.JSONField(_("aliases"), default=list, blank=True)
    is_required_kind = models.BooleanField(_("required kind"), default=False)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name
