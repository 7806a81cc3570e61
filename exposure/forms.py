"""What a resident and a unit fill in. Plain text only; pictures go through the intake."""

import time

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from site_cms.intake.models import Channel
from site_cms.intake.receipts import new_form_key
from site_cms.intake.services import arrived
from site_cms.media.intake import IntakeError
from site_cms.places.models import District, Place

from .choices import AppealGround
from .guards import MOST_PICTURES
from .models import Category
from .questions import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    MOST_QUESTIONS,
    answers_to_store,
    from_lines,
    questions_of,
    to_store,
)

FASTEST = 3  # seconds; nobody fills this form faster, a machine does
FORM_SALT = "exposure.report"


def new_token() -> str:
    """What the form carries hidden: its one-time key and when it was opened, signed."""
    return signing.dumps({"key": new_form_key(), "at": int(time.time())}, salt=FORM_SALT)


class MultiplePictures(forms.ClearableFileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """One to five pictures. They are only counted here: rebuilding them is the service's work, once."""

    widget = MultiplePictures

    def clean(self, data, initial=None):
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if not files and self.required:
            raise forms.ValidationError(_("Please add at least one picture."), code="required")
        if len(files) > MOST_PICTURES:
            raise forms.ValidationError(_("At most five pictures, please."), code="too_many")
        return [super(PicturesField, self).clean(file, initial) for file in files]


class QuestionsField(forms.CharField):
    """A category's questions as the office types them: one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value):
        return value if isinstance(value, str) else "\n".join(question.line for question in questions_of(value))

    def to_python(self, value):
        questions = from_lines(super().to_python(value) or "")
        if len(questions) > MOST_QUESTIONS:
            raise forms.ValidationError(_("At most six questions: whoever is asked more sends nothing."), code="many")
        if any(not question.text or len(question.text) > LONGEST_QUESTION for question in questions):
            raise forms.ValidationError(_("A question has at most 60 characters."), code="long")
        if len({question.text for question in questions}) < len(questions):
            raise forms.ValidationError(_("A question stands there twice."), code="twice")
        return to_store(questions)

    def has_changed(self, initial, data):
        return questions_of(initial) != from_lines(data or "")


class ReportForm(forms.Form):
    """随手拍. Photo first; the place by district and words; nothing about who reports is needed.

    `form_key` and `opened_at` are there after cleaning. Pictures may have been staged under the form's key before.
    """

    needs_picture = True
    photos = PicturesField(
        required=False,
        label=_("Pictures"),
        help_text=_("One to five. Where they were taken and with what is removed before anything is stored."),
        widget=MultiplePictures(attrs={"accept": "image/*"}),
    )
    category = forms.ModelChoiceField(label=_("What is it about"), queryset=Category.objects.none())
    district = forms.ModelChoiceField(label=_("District or sub-district"), queryset=District.objects.none())
    place_words = forms.CharField(
        label=_("Where exactly"),
        max_length=120,
        help_text=_("A road and a landmark are enough, for example “opposite the market gate”."),
    )
    description = forms.CharField(
        label=_("What you saw"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Please write about the problem, not about persons; no names, plates or telephone numbers."),
    )
    may_show_minor = forms.BooleanField(label=_("A child may be seen in a picture"), required=False)
    contact = forms.CharField(
        label=_("How we may reach you (you can leave this empty)"),
        max_length=60,
        required=False,
        help_text=_("Stored encrypted, never shown, erased 90 days after the case is closed."),
    )
    website = forms.CharField(required=False, max_length=200)  # a trap for machines; people never see it
    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        categories = Category.objects.filter(accepts_reports=True, parent__isnull=False).select_related("parent")
        self.fields["category"].queryset = categories
        self.fields["category"].choices = _grouped(categories)
        districts = District.objects.filter(code__regex=r"^.{6}(.{3})?$").select_related("parent")
        self.fields["district"].queryset = districts
        self.fields["district"].choices = [("", _("Please choose")), *((d.pk, _district_label(d)) for d in districts)]
        self.trapped = False

    def clean_token(self):
        try:
            opened = signing.loads(self.cleaned_data["token"], salt=FORM_SALT, max_age=24 * 3600)
        except signing.BadSignature as error:
            raise forms.ValidationError(
                _("This form has been open too long. Please send it again."), code="token"
            ) from error
        self.form_key, self.opened_at = opened["key"], opened["at"]
        return self.cleaned_data["token"]

    def clean(self):
        cleaned = super().clean()
        if self.needs_picture and "photos" in cleaned and not cleaned["photos"] and not self.staged_count:
            self.add_error("photos", forms.ValidationError(_("Please add at least one picture."), code="required"))
        for name in ("place_words", "description", "contact"):
            if "\0" in cleaned.get(name, ""):
                self.add_error(name, _("This text has a character that cannot be stored."))
        self.trapped = bool(cleaned.get("website")) or time.time() - getattr(self, "opened_at", 0) < FASTEST
        return cleaned

    @property
    def staged_count(self) -> int:
        """How many pictures have arrived under this form's key."""
        key = getattr(self, "form_key", "")
        return arrived(key).count() if key else 0

    def add_intake_error(self, error: IntakeError) -> None:
        self.add_error("photos", error)


def _grouped(categories):
    groups: dict[str, list] = {}
    for category in categories:
        groups.setdefault(category.parent.name, []).append((category.pk, category.name))
    return [("", _("Please choose")), *groups.items()]


def _district_label(district: District) -> str:
    return (
        district.name
        if len(district.code) == 6
        else f"{district.parent.name if district.parent else ''} {district.name}"
    )


class SecondStepForm(forms.Form):
    """What depends on the first step: the community, a known place, what the category asks. All of it may be left empty."""

    community = forms.ModelChoiceField(label=_("More exactly"), queryset=District.objects.none(), required=False)
    place = forms.ModelChoiceField(
        label=_("Is it one of these places?"), queryset=Place.objects.none(), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, category: Category, district: District, places=(), communities=(), **kwargs):
        super().__init__(*args, **kwargs)
        below = District.objects.filter(code__startswith=district.code).exclude(pk=district.pk)
        self.fields["community"].queryset = below
        self.fields["community"].choices = [("", _("I do not know")), *((row.pk, row.name) for row in communities)]
        self.fields["place"].queryset = Place.objects.filter(is_active=True)
        self.fields["place"].choices = [
            ("", _("None of these")),
            *((row.pk, f"{row.name}（{row.district}）" if row.district else row.name) for row in places),
        ]
        if not communities:
            self.fields["community"].widget = forms.HiddenInput()
        if not places:
            self.fields["place"].widget = forms.HiddenInput()
        self.asked = category.asked
        for number, question in enumerate(self.asked):
            self.fields[f"question_{number}"] = forms.CharField(
                label=question.text,
                max_length=LONGEST_ANSWER,
                required=False,
                help_text=_("May be told to the public.") if question.is_public else _("For the office alone."),
            )

    def clean(self):
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str) and "\0" in value:
                self.add_error(name, _("This text has a character that cannot be stored."))
        return cleaned

    @property
    def answers(self) -> dict:
        return answers_to_store(
            (question, self.cleaned_data[f"question_{number}"]) for number, question in enumerate(self.asked)
        )


class ReceiptForm(forms.Form):
    receipt = forms.CharField(
        label=_("Receipt number"),
        max_length=200,
        help_text=_("Capitals, spaces and dashes do not matter; a pasted link will do."),
    )


class ConfirmForm(forms.Form):
    """A button that must be meant."""

    receipt = forms.CharField(widget=forms.HiddenInput, max_length=200)


class DisagreeForm(ConfirmForm):
    reason = forms.CharField(label=_("What is still wrong"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class AddPhotoForm(ConfirmForm):
    photos = PicturesField(label=_("More pictures"), widget=MultiplePictures(attrs={"accept": "image/*"}))
    may_show_minor = forms.BooleanField(label=_("A child may be seen in a picture"), required=False)


class TypedInForm(ReportForm):
    """代录: what somebody said on the telephone or at the counter, typed in by staff. Pictures may be missing."""

    channel = forms.ChoiceField(
        label=_("How it came"),
        choices=[(channel.value, channel.label) for channel in (Channel.WALK_IN, Channel.HOTLINE, Channel.MEDIA)],
    )

    needs_picture = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact"].label = _("How to reach who called or came (may be empty)")
        del self.fields["website"]  # no machine signs in


class RectificationForm(forms.Form):
    """What the unit did, with pictures of the place as it is now."""

    photos = PicturesField(
        label=_("Pictures of the place as it is now"), widget=MultiplePictures(attrs={"accept": "image/*"})
    )
    text = forms.CharField(label=_("What was done"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))


class DeclineForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class AskExtensionForm(forms.Form):
    """延期: once a case, before its deadline."""

    working_days = forms.IntegerField(label=_("Working days asked for"), min_value=1, max_value=60)
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class PlanForm(forms.Form):
    plan = forms.CharField(label=_("Plan"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))


__all__ = [
    "AddPhotoForm",
    "AskExtensionForm",
    "ConfirmForm",
    "DeclineForm",
    "DisagreeForm",
    "PlanForm",
    "QuestionsField",
    "ReceiptForm",
    "RectificationForm",
    "ReportForm",
    "SecondStepForm",
    "TypedInForm",
    "new_token",
]


APPEAL_SALT = "exposure.appeal"


def new_appeal_token() -> str:
    return signing.dumps({"key": new_form_key(), "at": int(time.time())}, salt=APPEAL_SALT)


class AppealForm(forms.Form):
    """What is wrong with what is shown of a case: which picture, or the words; why; nothing about who writes is needed."""

    about = forms.ChoiceField(label=_("What it is about"), choices=[])
    ground = forms.ChoiceField(
        label=pgettext_lazy("appeal", "What is wrong"), choices=[("", _("Please choose")), *AppealGround.choices]
    )
    text = forms.CharField(
        label=_("In your words (you can leave this empty)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    contact = forms.CharField(
        label=_("How we may reach you (you can leave this empty)"),
        max_length=60,
        required=False,
        help_text=_("Stored encrypted, never shown, erased 90 days after the decision."),
    )
    website = forms.CharField(required=False, max_length=200)  # a trap for machines; people never see it
    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, pictures, **kwargs):
        super().__init__(*args, **kwargs)
        self.pictures = {str(picture.pk): picture for picture in pictures}
        kinds = [(key, picture.get_kind_display()) for key, picture in self.pictures.items()]
        self.fields["about"].choices = [*kinds, ("words", _("the words"))]
        self.trapped = False

    def clean_about(self):
        self.publication = self.pictures.get(self.cleaned_data["about"])
        return self.cleaned_data["about"]

    def clean_token(self):
        try:
            opened = signing.loads(self.cleaned_data["token"], salt=APPEAL_SALT, max_age=24 * 3600)
        except signing.BadSignature as error:
            raise forms.ValidationError(
                _("This form has been open too long. Please send it again."), code="token"
            ) from error
        self.form_key, self.opened_at = opened["key"], opened["at"]
        return self.cleaned_data["token"]

    def clean(self):
        cleaned = super().clean()
        for name in ("text", "contact"):
            if "\0" in cleaned.get(name, ""):
                self.add_error(name, _("This text has a character that cannot be stored."))
        self.trapped = bool(cleaned.get("website")) or time.time() - getattr(self, "opened_at", 0) < FASTEST
        return cleaned


class StatementForm(forms.Form):
    """单位回应: what the unit says in its own words."""

    text = forms.CharField(
        label=_("Statement of the unit"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It stands under the case once it is approved. No persons, plates or telephone numbers."),
    )
