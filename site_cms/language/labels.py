"""Labels that Wagtail derives from code names ("link_text" → "Link text") and so never offers to translators."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers
from wagtail.admin.forms.workflows import TaskChooserSearchForm, WorkflowPageForm
from wagtail.models import Site
from wagtail.sites.views import IndexView as SiteList
from wagtail.users.forms import PagePermissionsForm

FORM_LABELS: dict[type[forms.BaseForm], dict[str, str]] = {
    choosers.ExternalLinkChooserForm: {"link_text": _("Link text")},
    choosers.AnchorLinkChooserForm: {"url": _("Anchor name"), "link_text": _("Link text")},
    choosers.EmailLinkChooserForm: {
        "email_address": _("Email address"),
        "link_text": _("Link text"),
        "subject": _("Mail subject"),
        "body": _("Mail text"),
    },
    choosers.PhoneLinkChooserForm: {"phone_number": _("Phone number"), "link_text": _("Link text")},
    WorkflowPageForm: {"page": _("Page")},
    PagePermissionsForm: {"page": _("Page")},
}


def label_forms() -> None:
    for form, labels in FORM_LABELS.items():
        for field, label in labels.items():
            form.base_fields[field].label = label


def label_task_chooser() -> None:
    """This form makes its field as it is made itself, where there is more than one type of task."""
    make = TaskChooserSearchForm.__init__

    def make_and_label(self, *args, **kwargs):
        make(self, *args, **kwargs)
        if "task_type" in self.fields:
            self.fields["task_type"].label = _("Task type")

    TaskChooserSearchForm.__init__ = make_and_label


def label_site_list() -> None:
    """The list of sites heads its columns with field names; the fields themselves are translated."""
    for column in SiteList.columns:
        if column.name in ("port", "site_name", "root_page"):
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
