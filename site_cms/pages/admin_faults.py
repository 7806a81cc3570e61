"""What Wagtail's admin answers with an error of its own (500), answered as what it is."""

import logging
from collections import Counter
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import ProtectedError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, re_path
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import ExternalLinkView
from wagtail.contrib.redirects.views import process_import

from .views import bad_request

logger = logging.getLogger(__name__)


class AdminFaultsMiddleware:
    """A request that leaves out what every form sends is at fault itself: 400. A row that others still point to stays, and the
    screen that asked says which: Wagtail looks into its reference index, where bulk rows and accounts are not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, MultiValueDictKeyError):
            logger.warning("incomplete form at %s: %s is missing", request.path, exception.args[0])
            return bad_request(request, exception)
        if isinstance(exception, ProtectedError) and request.path.startswith("/admin/"):
            messages.error(request, _still_used(exception))
            return HttpResponseRedirect(request.get_full_path())
        return None


def _still_used(error: ProtectedError) -> str:
    """Which kinds of row point here, and how many; no row by name, since who deletes may not read it."""
    kinds = Counter(str(row._meta.verbose_name) for row in error.protected_objects)
    return _("This is still used and cannot be deleted: %(kinds)s.") % {
        "kinds": "、".join(f"{kind} {count}" for kind, count in kinds.most_common(5))
    }


class CompleteExternalLinkView(ExternalLinkView):
    """Wagtail's field for addresses cannot be asked about one that was not sent at all."""

    def post(self, request):
        if f"{self.form_prefix}-{self.link_url_field_name}" not in request.POST:
            raise BadRequest
        return super().post(request)


def import_of_redirects(request: HttpRequest) -> HttpResponse:
    """The second step of Wagtail's import unsigns what the first one put into the form, without looking whether it is there."""
    if request.method == "POST" and not {"import_file_name", "input_format"} <= set(request.POST):
        raise BadRequest
    return process_import(request)


def nothing_here(request: HttpRequest) -> HttpResponse:
    raise Http404


# In front of Wagtail's own at the same addresses.
admin_urlpatterns = [
    path("admin/choose-external-link/", require_admin_access(CompleteExternalLinkView.as_view())),
    path("admin/redirects/import/process/", require_admin_access(import_of_redirects)),
    # Its developers' test pages, one of them a 500 on purpose.
    path("admin/failwhale/", require_admin_access(nothing_here)),
    path("admin/test404/", require_admin_access(nothing_here)),
    # These choosers only choose: they have no form to make a place, a unit or a snippet with, and a POST trips over that.
    re_path(r"^admin/(?:place|unit)_chooser/create/$", require_admin_access(nothing_here)),
    re_path(r"^admin/snippets/choose/\w+/\w+/create/$", require_admin_access(nothing_here)),
]
