"""Forms of sign-in and of the user screens."""

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users import forms as wagtail_forms

from .models import User

FIELDS = ["username", "name", "unit", "email", "is_superuser", "groups"]


class SignInForm(LoginForm):
    """The way to a new password stands once, below the form: not between the label and the field as well."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class _OneName:
    """Wagtail asks for a first and a last name; a Chinese name is one."""

    first_name = None
    last_name = None


class _SetBySomebodyElse:
    """Who gets a password from an administrator must choose one of their own before anything else opens: two people who
    know a password make every signature under it worthless."""

    editing_self = False

    def __init__(self, *args, **kwargs):
        self.editing_self = kwargs.get("editing_self", False)
        super().__init__(*args, **kwargs)

    def save(self, commit=True):
        user = super().save(commit=False)
        if self.cleaned_data.get("password1") and not self.editing_self:
            user.must_change_password = True
        if commit:
            user.save()
            self.save_m2m()
        return user


class UserCreationForm(_SetBySomebodyElse, _OneName, wagtail_forms.UserCreationForm):
    class Meta(wagtail_forms.UserCreationForm.Meta):
        fields = FIELDS


class UserEditForm(_SetBySomebodyElse, _OneName, wagtail_forms.UserEditForm):
    class Meta(wagtail_forms.UserEditForm.Meta):
        fields = [*FIELDS, "is_active"]


class NameEmailForm(forms.ModelForm):
    """What a member of staff may change of their own account."""

    email = forms.EmailField(label=_("Email"), required=True)

    class Meta:
        model = User
        fields = ["name", "email"]
