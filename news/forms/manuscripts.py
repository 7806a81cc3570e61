"""Choosing manuscripts, and choosing which of their articles become drafts."""

from pathlib import PurePath

from django import forms
from django.utils.translation import gettext_lazy as _

from ..services.manuscripts import importable_columns

MOST_FILES = 10
LARGEST_TEXT = 3 * 1024 * 1024  # read while the editor waits
LARGEST_WORD = 20 * 1024 * 1024
ENDINGS = (".txt", ".md", ".markdown", ".docx")


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files of one field; every one is checked and every fault named at once."""

    widget = ManyFilesInput

    def clean(self, data, initial=None):
        files = [file for file in data if file] if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("At most %(count)d files at a time.") % {"count": MOST_FILES})
        faults: list[str] = []
        for file in files:
            ending = PurePath(file.name).suffix.lower()
            limit = LARGEST_WORD if ending == ".docx" else LARGEST_TEXT
            if ending not in ENDINGS:
                faults.append(_("%(name)s: only .txt, .md and .docx can be imported.") % {"name": file.name})
            elif file.size > limit:
                faults.append(
                    _("%(name)s: larger than %(limit)d MB; please part it.")
                    % {"name": file.name, "limit": limit // 1024 // 1024}
                )
        if faults:
            raise forms.ValidationError(faults)
        return files


class ChooseManuscriptsForm(forms.Form):
    files = ManyFilesField(
        label=_("Manuscripts"),
        help_text=_(
            "Up to 10 files: .txt in any Chinese encoding, .md, .docx. Nothing is saved before you have seen it."
        ),
        widget=ManyFilesInput(attrs={"accept": ",".join(ENDINGS)}),
        error_messages={"required": _("Please choose at least one file.")},
    )


class SaveArticlesForm(forms.Form):
    """``articles``: keys of the previewed articles, as "manuscript:number"; only those of this preview are allowed."""

    column = forms.ModelChoiceField(
        queryset=None,
        label=_("Column"),
        empty_label=_("Choose a column"),
        error_messages={
            "required": _("Please choose a column."),
            "invalid_choice": _("You can't add articles to this column."),
        },
    )
    articles = forms.MultipleChoiceField(
        label=_("Articles"),
        error_messages={
            "required": _("Please tick at least one article."),
            "invalid_choice": _("This article is not part of the preview."),
        },
    )

    def __init__(self, *args, user, keys: list[str], columns, **kwargs):
        super().__init__(*args, **kwargs)
        allowed = importable_columns(user)
        self.fields["column"].queryset = columns.filter(pk__in=[column.pk for column in allowed])
        self.fields["articles"].choices = [(key, key) for key in keys]
        if len(allowed) == 1:
            self.fields["column"].initial = allowed[0].pk
