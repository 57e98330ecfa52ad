"""Pictures as people upload them carry where and when they were taken; as we keep them they do not."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.base import File as StoredFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from pobratym.core.errors import InvalidInput

# format as Pillow reads it from the content -> (ending, how it is written again)
_KEPT_FORMATS: dict[str, tuple[str, dict[str, int | bool]]] = {
    "JPEG": ("jpg", {"quality": 88, "progressive": True, "optimize": True}),
    "PNG": ("png", {"optimize": True}),
    "WEBP": ("webp", {"quality": 88}),
}
EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
# A drawn picture takes some eight times as many bytes of memory; cameras of telephones make 12 to 24 million.
MOST_PIXELS = 25_000_000


def without_metadata(file: "StoredFile[bytes]", *, longest: int | None = None) -> ContentFile[bytes]:
    """The same picture drawn anew: no EXIF (place, time, camera), no comments, turned the way the camera was held.

    `longest`: pixels of its longer side, to which a larger one is made smaller. The kind is read from the content, not
    from the name, and the size from its head, before anything is decoded. Raises InvalidInput where it is no picture we
    keep, or one of more than MOST_PIXELS.
    """
    kind, picture = _decoded(file)
    ending, options = _KEPT_FORMATS[kind]
    if longest:
        picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    if kind == "JPEG" and picture.mode not in ("RGB", "L"):
        picture = picture.convert("RGB")
    picture.info.clear()
    drawn = BytesIO()
    picture.save(drawn, format=kind, **options)
    stem = (file.name or "picture").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return ContentFile(drawn.getvalue(), name=f"{stem}.{ending}")


def ensure_readable(file: "StoredFile[bytes]") -> None:
    """Raises InvalidInput where `without_metadata` would; the file can be read again after that."""
    _decoded(file)
    file.seek(0)


def _decoded(file: "StoredFile[bytes]") -> tuple[str, Image.Image]:
    """The format and the picture, by the decoders of formats that we keep and by no other one."""
    try:
        file.seek(0)
        with Image.open(file, formats=list(_KEPT_FORMATS)) as opened:
            if opened.width * opened.height <= MOST_PIXELS:
                opened.load()
                return opened.format or "", _upright(opened)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except Exception as error:  # decoders raise whatever they stumble over; the picture is damaged all the same
        raise InvalidInput(
            _("This picture cannot be read. Pictures are kept as JPEG, PNG or WebP: save it as one of these.")
        ) from error
    raise _too_large()


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as its EXIF says; what cannot be read of that is as good as not there."""
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:
        return picture.copy()


def _too_large() -> InvalidInput:
    return InvalidInput(
        _("The picture has more than %(count)s million pixels. Make it smaller and choose it again.")
        % {"count": MOST_PIXELS // 1_000_000}
    )
