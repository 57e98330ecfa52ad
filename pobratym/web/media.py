"""Pictures from where files are kept, a folder or a bucket: pages ask no third party for them.

Those of the news are public files. Those of municipalities are private ones: whether one may be seen is asked at each
look, so that what a moderator withdraws is gone at once, and what shows fresh damage is not there yet.
"""

from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousOperation
from django.core.files.base import File
from django.core.files.storage import Storage, default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since

from pobratym.memberships.queries import memberships_of
from pobratym.memberships.rules import may_read
from pobratym.people.queries import may
from pobratym.people.rules import PlatformDeed
from pobratym.profiles.models import PassportPicture

_TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
_MONTH = 30 * 24 * 60 * 60
_FIVE_MINUTES = 5 * 60  # after that a browser asks whether a picture is still there


@require_safe
def public_picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture of the news. Only picture endings and only the two folders of the address are ever read."""
    return _answer(request, default_storage, path, f"public, max-age={_MONTH}")


@require_safe
def municipality_picture(request: HttpRequest, pk: int, size: str) -> HttpResponseBase:
    """A coat of arms, a flag or a photograph, whole (`file`) or `small`. What is not public is shown to the people of
    the municipality and to moderators alone; to everybody else it is not there."""
    picture = PassportPicture.including_unreviewed.filter(pk=pk).first()
    if picture is None or not (picture.is_shown or _may_see_anyway(request, picture)):
        raise Http404
    stored = getattr(picture, size)
    kept = f"public, max-age={_FIVE_MINUTES}" if picture.is_shown else "private, no-store"
    return _answer(request, stored.storage, stored.name, kept)


def _may_see_anyway(request: HttpRequest, picture: PassportPicture) -> bool:
    if not request.user.is_authenticated:
        return False
    if may(request.user, PlatformDeed.WITHDRAW_PICTURES):
        return True
    return any(may_read(each) for each in memberships_of(request.user).filter(municipality=picture.municipality_id))


def _answer(request: HttpRequest, storage: Storage, path: str, kept: str) -> HttpResponseBase:
    file = _opened(storage, path)
    changed = storage.get_modified_time(path).timestamp()
    if not was_modified_since(request.headers.get("If-Modified-Since"), changed):
        file.close()
        response: HttpResponseBase = HttpResponseNotModified()
    else:
        response = FileResponse(file, content_type=_TYPES[PurePosixPath(path).suffix.lower()])
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = kept
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _opened(storage: Storage, path: str) -> "File[bytes]":
    if PurePosixPath(path).suffix.lower() not in _TYPES:
        raise Http404
    try:
        return storage.open(path, "rb")
    except (OSError, SuspiciousOperation, ValueError):
        raise Http404 from None
