"""What staff and crews fill in about designs and orders."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .choices import PhotoKind


class NoteForm(forms.Form):
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))


class WithdrawForm(ReasonForm):
    due_on = forms.DateField(
        label=_("To be taken down by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Three days from now if left empty."),
    )


class DoneForm(forms.Form):
    """One picture for each kind that the work asks for."""

    def __init__(self, *args, kinds=(), **kwargs):
        super().__init__(*args, **kwargs)
        for kind in kinds:
            self.fields[kind] = forms.FileField(
                label=PhotoKind(kind).label, widget=forms.FileInput(attrs={"accept": "image/*"})
            )
