"""Pictures from the media folder, for a machine without a server in front that would do it."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.utils._os import safe_join
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since

_TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
_MONTH = 30 * 24 * 60 * 60


@require_safe
def public_picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture of the news. Only picture endings and only the two folders of the address are ever read."""
    file = _file(path)
    changed = file.stat().st_mtime
    if not was_modified_since(request.headers.get("If-Modified-Since"), changed):
        return HttpResponseNotModified()
    response = FileResponse(file.open("rb"), content_type=_TYPES[file.suffix.lower()])
    response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = f"public, max-age={_MONTH}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _file(path: str) -> Path:
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
    except (SuspiciousFileOperation, ValueError):
        raise Http404 from None
    if file.suffix.lower() not in _TYPES or not file.is_file():
        raise Http404
    return file
