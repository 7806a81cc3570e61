"""The admin's forms for pictures and documents, in whatever view or API they are used."""

from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.search import index

from .documents import ALLOWED_EXTENSIONS
from .intake import PictureFormField
from .names import safe_name


class SiteImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            theirs = self.fields["file"]
            self.fields["file"] = PictureFormField(label=theirs.label, required=theirs.required, widget=theirs.widget)

    def clean_is_ai_generated(self):
        """The label in a file is the law's, not the editor's: it can be added here and not taken off."""
        return self.cleaned_data["is_ai_generated"] or bool(self.instance.ai_label and "file" not in self.changed_data)

    def save(self, commit=True):
        """Wagtail's own save would now delete all renditions of a replaced file; ours have just been made."""
        image = super(BaseImageForm, self).save(commit=commit)
        if commit:
            index.insert_or_update_object(image)
        return image


class SiteDocumentForm(BaseDocumentForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].max_length = None  # the name is ours, however long theirs is

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            FileExtensionValidator(
                ALLOWED_EXTENSIONS,
                message=_(
                    "Files of this kind are not taken. Allowed are %(allowed_extensions)s; pictures belong among the pictures."
                ),
            )(file)
            file.name = safe_name(file.name)
        return file
