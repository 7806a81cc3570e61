"""What an issue of the board is composed of: cases by their number, and supervisory reports in words."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .models.case import Case
from .textscan import unsettled


class CaseBlock(blocks.StructBlock):
    """A case that the public can see. When it is taken down it leaves the issue too, at once and by itself."""

    number = blocks.RegexBlock(
        label=_("Case number"),
        regex=r"^[0-9]{10,12}$",
        error_messages={"invalid": _("A case number has ten to twelve digits.")},
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if not Case.objects.shown().filter(number=cleaned["number"]).exists():
            fault = ValidationError(_("No case that the public can see has this number."))
            raise blocks.StructBlockValidationError(block_errors={"number": fault})
        return cleaned

    class Meta:
        icon = "warning"
        label = _("Case")


class SupervisionBlock(blocks.StructBlock):
    """督查报道: what supervision found at a place, and which unit must put it right. No person stands in it."""

    title = blocks.CharBlock(label=_("Title"), max_length=60)
    found_on = blocks.DateBlock(label=_("Found on"))
    place = blocks.CharBlock(label=_("Place"), max_length=60)
    unit = blocks.CharBlock(label=_("Responsible unit"), max_length=60)
    text = blocks.TextBlock(label=_("What was found"), max_length=600)

    def clean(self, value):
        cleaned = super().clean(value)
        faults = {}
        for name in ("title", "place", "text"):
            if found := unsettled(cleaned[name]):
                faults[name] = ValidationError(
                    _("This must not stand in a public text: %(found)s") % {"found": "、".join(found)}
                )
        if faults:
            raise blocks.StructBlockValidationError(block_errors=faults)
        return cleaned

    class Meta:
        icon = "doc-full"
        label = _("Supervisory report")


ISSUE_ITEMS = [("case", CaseBlock()), ("report", SupervisionBlock())]
