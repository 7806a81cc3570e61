"""Private files, and the admin's upload of several files at once."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.documents.views.multiple import AddView as DocumentsAddView
from wagtail.images.views.multiple import AddView as ImagesAddView

from .names import safe_name
from .serving import private_file_response, resolve


@require_safe
def private_file(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    return private_file_response(request, resolve(request, kind, key))


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
