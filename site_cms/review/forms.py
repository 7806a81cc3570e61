"""The forms of the review screen."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput


class RemarkForm(forms.Form):
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ProofreadingForm(forms.Form):
    findings = forms.CharField(
        label=_("Found in proofreading"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    still_wrong = forms.BooleanField(label=_("Mistakes are still in the text"), required=False)


class ScheduleForm(forms.Form):
    go_live_at = forms.DateTimeField(label=_("Appears at"), required=False, widget=AdminDateTimeInput())
    expire_at = forms.DateTimeField(label=_("Disappears at"), required=False, widget=AdminDateTimeInput())


class PassHitForm(forms.Form):
    rule = forms.IntegerField(widget=forms.HiddenInput())
    excerpt = forms.CharField(max_length=300, strip=False, widget=forms.HiddenInput())
    reason = forms.CharField(label=_("Why it may stand"), max_length=200)
