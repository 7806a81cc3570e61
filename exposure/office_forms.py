"""What the office fills in while it works a report and a case."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from site_cms.places.models import ResponsibleUnit

from .choices import FindingKind, LegalBasis, RejectReason
from .guards import QUESTIONS

QUESTION_TEXTS = {
    "faces": _("No face can be told"),
    "plates": _("No number plate can be read"),
    "names_and_numbers": _("No name, door number or telephone number can be read"),
    "children": _("No child can be seen"),
    "uniforms": _("No uniform or school badge tells who it is"),
    "reflections": _("No reflection or screen shows a person"),
}


class RejectForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", "—"), *RejectReason.choices])
    answer = forms.CharField(
        label=_("Answer to the reporter"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In plain words; it is shown on the receipt's page."),
    )


class SpotCheckForm(forms.Form):
    """What was found on the spot; the picture is the office's own and is never public."""

    found = forms.ChoiceField(label=_("Found on the spot"), choices=FindingKind.choices, widget=forms.RadioSelect)
    finding = forms.CharField(
        label=_("What was found on the spot"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    photo = forms.FileField(
        label=_("Picture of the check"), required=False, widget=forms.ClearableFileInput(attrs={"accept": "image/*"})
    )


class FileForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=60, help_text=_("The place and the problem, no person."))
    summary = forms.CharField(
        label=_("What is wrong, for the public"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    demand = forms.CharField(
        label=_("What must be done"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    legal_basis = forms.ChoiceField(label=_("Legal basis"), choices=[("", "—"), *LegalBasis.choices])
    legal_note = forms.CharField(
        label=_("Clause and file number"),
        max_length=200,
        help_text=_("As the impact assessment says, unless it differs."),
    )


class MergeForm(forms.Form):
    number = forms.CharField(label=_("Case number"), max_length=12)


class AssignForm(forms.Form):
    unit = forms.ModelChoiceField(label=_("Responsible unit"), queryset=ResponsibleUnit.objects.filter(is_active=True))
    has_deadline = forms.BooleanField(label=_("Has a deadline"), required=False, initial=True)
    term = forms.IntegerField(
        label=_("Term"), required=False, min_value=1, max_value=365, help_text=_("Empty: as the category says.")
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))


class VerifyForm(forms.Form):
    passed = forms.ChoiceField(
        label=_("Put right"),
        choices=[("yes", _("yes, strike it off")), ("no", _("no, send it back"))],
        widget=forms.RadioSelect,
    )
    finding = forms.CharField(
        label=_("What was found on the spot"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class SuspendForm(forms.Form):
    cause = forms.CharField(label=_("Cause"), max_length=200)
    review_on = forms.DateField(label=_("Look at it again on"), widget=forms.DateInput(attrs={"type": "date"}))


class DecideExtensionForm(forms.Form):
    """Granted or refused; a refusal says why."""

    granted = forms.ChoiceField(
        label=_("Extension"), choices=[("yes", _("granted")), ("no", _("not granted"))], widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("granted") == "no" and not cleaned.get("reason"):
            self.add_error("reason", _("Please say why it is refused."))
        return cleaned


class TextForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=60)
    summary = forms.CharField(
        label=_("What is wrong, for the public"), max_length=500, widget=forms.Textarea(attrs={"rows": 4})
    )
    demand = forms.CharField(
        label=_("What must be done"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    place_words = forms.CharField(label=_("Place, as shown"), max_length=120, required=False)
    legal_basis = forms.ChoiceField(label=_("Legal basis"), choices=[("", "—"), *LegalBasis.choices])
    legal_note = forms.CharField(label=_("Clause and file number"), max_length=200)


class AssessmentForm(forms.Form):
    """What an impact assessment answers; nothing may be left out."""

    legal_basis = forms.ChoiceField(label=_("Legal basis"), choices=[("", "—"), *LegalBasis.choices])
    clause = forms.CharField(
        label=_("Clause and file number"),
        max_length=200,
        help_text=_("The local regulation's article, and the number under which this board's rules are filed"),
    )
    purpose = forms.CharField(
        label=_("Purpose and why it is needed"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    handled = forms.CharField(
        label=_("What personal information is handled, and how"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    risks = forms.CharField(
        label=_("Risks for those concerned"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    measures = forms.CharField(
        label=_("Measures of protection"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


COVERED_THINGS = (
    pgettext_lazy("person", "face"),
    _("number plate"),
    _("door number"),
    _("name or telephone number"),
    _("child"),
    _("uniform or badge"),
    _("screen or reflection"),
)


class BoxesForm(forms.Form):
    """The boxes of a redaction as JSON, filled by the editor's script, or by hand: [{"x":..,"y":..,"width":..,"height":..}].

    A picture without any box is handed on only when the redactor says that it needs none: it is too easy to forget them.
    """

    boxes = forms.CharField(
        label=_("Boxes"), widget=forms.Textarea(attrs={"rows": 4, "data-redaction-boxes": ""}), max_length=50_000
    )
    style = forms.ChoiceField(
        label=_("Cover with"), choices=[("solid", _("solid colour")), ("mosaic", _("coarse mosaic"))]
    )
    nothing_to_cover = forms.BooleanField(
        label=_("I looked closely: this picture has nothing to cover"), required=False
    )

    def clean_boxes(self):
        try:
            boxes = json.loads(self.cleaned_data["boxes"])
            cleaned = [
                {name: float(box[name]) for name in ("x", "y", "width", "height")}
                | {
                    "shape": "ellipse" if box.get("shape") == "ellipse" else "rectangle",
                    "label": str(box.get("label", ""))[:20],
                }
                for box in boxes
            ]
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise forms.ValidationError(_("The boxes cannot be read. Please draw them again.")) from error
        if len(cleaned) > 200:
            raise forms.ValidationError(_("At most 200 boxes."))
        return cleaned

    def clean(self):
        cleaned = super().clean()
        if "boxes" in cleaned and not cleaned["boxes"] and not cleaned.get("nothing_to_cover"):
            self.add_error("nothing_to_cover", _("Draw a box, or say that there is nothing to cover."))
        return cleaned


class ApproveForm(forms.Form):
    """Six questions, one for each way a person could be told; the hash of what the screen showed comes along."""

    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, is_picture: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if is_picture:
            for name in QUESTIONS:
                self.fields[name] = forms.BooleanField(label=QUESTION_TEXTS[name], required=False)

    @property
    def checklist(self) -> dict[str, bool]:
        return {name: self.cleaned_data[name] for name in QUESTIONS if name in self.cleaned_data}


class DecideAppealForm(forms.Form):
    """Granted: the picture (or, of an appeal about the words, the whole case) is taken down. The reasons go to the appellant."""

    granted = forms.ChoiceField(
        label=_("Decision"),
        choices=[("yes", _("granted: take it down")), ("no", _("not granted: show it again"))],
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In plain words; whoever appealed reads them."),
    )


class CorrectionForm(forms.Form):
    text = forms.CharField(
        label=_("Correction"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is right, without repeating what was wrong; it stands under the case with its date."),
    )


class DecideNoteForm(forms.Form):
    """Approve or refuse a statement or correction; the hash of what the screen showed comes along."""

    note = forms.IntegerField(widget=forms.HiddenInput, max_value=2**31)
    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    approved = forms.ChoiceField(
        label=_("Decision"), choices=[("yes", _("approve")), ("no", _("refuse"))], widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)
