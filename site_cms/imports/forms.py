"""The two forms of the import room: a file, and what its columns mean."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .reader import limits

LEAVE_OUT = "-"


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("Excel (.xlsx, .xls), .ods, .csv or .txt, at most 40 MB. Nothing is stored before you say so."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
    )

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, choices) in kind.options.items():
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > limits.FILE_BYTES:
            raise forms.ValidationError(_("The file is larger than 40 MB."))
        return file


class MappingForm(forms.Form):
    """One choice a column head: a field of ours, as recognised, or left out."""

    def __init__(self, *args, heads, terms, recognised, fixed, **kwargs):
        super().__init__(*args, **kwargs)
        self.heads = heads
        choices = [("", _("as recognised")), (LEAVE_OUT, _("leave out")), *terms.items()]
        for number, head in enumerate(heads):
            known = terms.get(recognised.get(head, ""), "")
            chosen = fixed.get(head)
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=head,
                choices=choices,
                required=False,
                initial=LEAVE_OUT if chosen == "" else chosen or "",
                help_text=known or _("not used"),
            )

    @property
    def fixed(self) -> dict[str, str]:
        """Head → term, "" for "leave out"; heads left as recognised are not named."""
        chosen = {head: self.cleaned_data.get(f"column_{number}", "") for number, head in enumerate(self.heads)}
        return {head: "" if term == LEAVE_OUT else term for head, term in chosen.items() if term}
