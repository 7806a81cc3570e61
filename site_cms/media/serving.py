"""Private files go out through here, each time asked for, logged, and left in no cache."""

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.storage import FileSystemStorage, Storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from site_cms.audit.services import record

from .names import safe_name
from .storage import private_storage

SHOWN_INLINE = {"image/jpeg", "image/png", "image/webp"}  # what our own intake makes; all else is saved, not shown


@dataclass(frozen=True)
class PrivateFile:
    """A file someone may see now. `name` in the private storage; `subject` is "app.model:pk", for the log."""

    name: str
    subject: str
    download_name: str = ""
    content_type: str = ""
    inline: bool = False
    storage: Storage | None = None


# kind -> (request, key) -> PrivateFile. The function asks for the permission and raises PermissionDenied or Http404.
Resolver = Callable[[HttpRequest, str], PrivateFile]
_resolvers: dict[str, Resolver] = {}


def register_private_files(kind: str, resolver: Resolver) -> None:
    """Serve files of this kind at /private/<kind>/<key>/ to signed-in people for whom `resolver` finds one.

    To be called in AppConfig.ready. `key` comes from the address: the resolver looks a row up by it, never a path.
    """
    _resolvers[kind] = resolver


def resolve(request: HttpRequest, kind: str, key: str) -> PrivateFile:
    """The file behind the address. Raises Http404 or PermissionDenied."""
    if kind not in _resolvers:
        raise Http404
    if not request.user.is_authenticated:
        raise PermissionDenied
    return _resolvers[kind](request, key)


def file_response(file: PrivateFile) -> HttpResponse:
    """The response without the log: for files that turned out to be public."""
    storage = file.storage or private_storage()
    name = safe_name(file.download_name or file.name)
    content_type = file.content_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
    if settings.ACCEL_REDIRECT_PREFIX and isinstance(storage, FileSystemStorage):
        if not storage.exists(file.name):
            raise Http404
        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = settings.ACCEL_REDIRECT_PREFIX + quote(file.name)
    else:
        try:
            response = FileResponse(storage.open(file.name), content_type=content_type)
        except OSError as error:
            raise Http404 from error
        response["Content-Length"] = storage.size(file.name)
    inline = file.inline and content_type in SHOWN_INLINE
    response["Content-Disposition"] = content_disposition_header(not inline, name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def private_file_response(request: HttpRequest, file: PrivateFile) -> HttpResponse:
    """Serve a file to someone whose right to it the caller has checked: logged first, never cached."""
    response = file_response(file)
    record(
        chain="private-files",
        action="view_private_file",
        subject=file.subject,
        now=timezone.now(),
        actor=request.user if request.user.is_authenticated else None,
    )
    response["Cache-Control"] = "no-store, private"
    return response
