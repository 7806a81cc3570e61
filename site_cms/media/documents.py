"""Which documents are taken, and who may have one.

A document is public while its collection is not restricted and something public shows it: a live page without a view
restriction, or an object whose app vouches for it. Otherwise its address is a number anybody can count up, and a draft's
attachment would be out before the draft. Staff who may choose or change it may always have it, and that is logged.
"""

from collections.abc import Callable

from django.apps import apps
from django.db.models import Model
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.permissions import policy_registry

# What offices exchange. No pictures: those are rebuilt in the picture library. Nothing that a browser runs.
ALLOWED_EXTENSIONS = [
    *("pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "dps"),
    *("txt", "csv", "rtf", "odt", "ods", "odp", "zip", "rar", "7z", "ics", "mp3", "mp4"),
]

_vouchers: dict[str, Callable[[int], bool]] = {}


def vouch_for_documents(model: str, is_public: Callable[[int], bool]) -> None:
    """Register a kind of object (by "app.model") whose documents are public when `is_public(pk)` says so."""
    _vouchers[model.lower()] = is_public


def _page_is_public(pk: int) -> bool:
    page = Page.objects.filter(pk=pk, live=True).first()
    if page is None:
        return False
    return not PageViewRestriction.objects.filter(page__in=page.get_ancestors(inclusive=True)).exists()


def is_public(document: Model) -> bool:
    """Whether something that readers can open shows this document."""
    references = ReferenceIndex.get_references_to(document).values_list(
        "base_content_type__app_label", "base_content_type__model", "object_id"
    )
    for app_label, model_name, pk in references.distinct():
        if issubclass(apps.get_model(app_label, model_name), Page):
            if _page_is_public(int(pk)):
                return True
        elif (vouch := _vouchers.get(f"{app_label}.{model_name}")) and vouch(int(pk)):
            return True
    return False


def may_open(user, document: Model) -> bool:
    """Staff with a say in this document's collection."""
    if not user.is_authenticated:
        return False
    policy = policy_registry.get_by_type(type(document))
    return policy.user_has_any_permission_for_instance(user, ["choose", "change", "delete"], document)
