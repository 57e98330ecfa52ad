"""Pictures from where public files are kept, a folder or a bucket: pages ask no third party for them."""

from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousOperation
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since

_TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
_MONTH = 30 * 24 * 60 * 60


@require_safe
def public_picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture of the news. Only picture endings and only the two folders of the address are ever read."""
    file = _opened(path)
    changed = default_storage.get_modified_time(path).timestamp()
    if not was_modified_since(request.headers.get("If-Modified-Since"), changed):
        file.close()
        return HttpResponseNotModified()
    response = FileResponse(file, content_type=_TYPES[PurePosixPath(path).suffix.lower()])
    response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = f"public, max-age={_MONTH}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _opened(path: str) -> "File[bytes]":
    if PurePosixPath(path).suffix.lower() not in _TYPES:
        raise Http404
    try:
        return default_storage.open(path, "rb")
    except (OSError, SuspiciousOperation, ValueError):
        raise Http404 from None
