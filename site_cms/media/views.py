"""Public and private files, documents, and the admin's upload of several files at once."""

import mimetypes

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.documents.views.multiple import AddView as DocumentsAddView
from wagtail.documents.wagtail_hooks import check_view_restrictions
from wagtail.images.views.multiple import AddView as ImagesAddView

from .documents import is_public, may_open
from .models import SiteDocument
from .names import safe_name
from .serving import PrivateFile, file_response, private_file_response, resolve


@require_safe
def public_file(request: HttpRequest, path: str) -> HttpResponse:
    """A public picture, where no web server stands in front that sends /media/ by itself (`make run`, a small office).

    Every upload gets a random name of its own, so a name never means another picture and may be kept for a year.
    """
    if isinstance(default_storage, FileSystemStorage):
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    else:
        try:
            stored = default_storage.open(path)
        except OSError as error:
            raise Http404 from error
        response = FileResponse(stored, content_type=mimetypes.guess_type(path)[0] or "application/octet-stream")
    patch_cache_control(response, public=True, max_age=365 * 24 * 3600, immutable=True)
    return response


@require_safe
def private_file(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    return private_file_response(request, resolve(request, kind, key))


@require_safe
def document(request: HttpRequest, document_id: int, filename: str) -> HttpResponse:
    """Stands in front of Wagtail's view, which sends PDFs inline and asks only for the collection's restriction.

    Always an attachment. Public ones may be revalidated, private ones are logged and kept nowhere.
    """
    found = get_object_or_404(SiteDocument.objects.select_related("collection"), pk=document_id)
    if found.filename != filename:
        raise Http404
    file = PrivateFile(
        name=found.file.name,
        subject=f"media.sitedocument:{found.pk}",
        download_name=found.filename,
        storage=found.file.storage,
    )
    restrictions = list(found.collection.get_view_restrictions())
    for restriction in restrictions:
        if not restriction.accept_request(request):
            if restriction.restriction_type == restriction.PASSWORD:
                return check_view_restrictions(found, request)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
            raise PermissionDenied
    shown = is_public(found)
    if shown and not restrictions:
        response = file_response(file)
        patch_cache_control(response, public=True, no_cache=True)
        response["ETag"] = f'"{found.sha256}"'
        return response
    if shown or may_open(request.user, found):
        return private_file_response(request, file)
    raise PermissionDenied


class StrictUpload:
    """Wagtail keeps an upload as sent, in the public tree, while another field of its form is wrong. Here a file is
    stored when its whole form is right and not before; a title made of a file name is fitted instead of refused."""

    no_file = _("No file has arrived. Please choose it again.")

    def post(self, request):
        upload = request.FILES.get("files[]")
        if upload is None:
            return JsonResponse({"success": False, "error_message": str(self.no_file)}, status=400)
        title = safe_name(request.POST.get("title") or upload.name)
        form = self.get_upload_form_class()(
            {"title": title, "collection": request.POST.get("collection")}, {"file": upload}, user=request.user
        )
        if not form.is_valid():
            messages = [message for errors in form.errors.values() for message in errors]
            return JsonResponse({"success": False, "error_message": "\n".join(messages)})
        self.object = self.save_object(form)
        return JsonResponse(self.get_edit_object_response_data())


class AddPicturesView(StrictUpload, ImagesAddView):
    pass


class AddDocumentsView(StrictUpload, DocumentsAddView):
    pass
