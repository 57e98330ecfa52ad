"""Pictures as people upload them carry where and when they were taken; as we keep them they do not."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.base import File as StoredFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from pobratym.core.errors import InvalidInput

# format as Pillow reads it from the content -> (ending, how it is written again)
_KEPT_FORMATS: dict[str, tuple[str, dict[str, int | bool]]] = {
    "JPEG": ("jpg", {"quality": 88, "progressive": True, "optimize": True}),
    "PNG": ("png", {"optimize": True}),
    "WEBP": ("webp", {"quality": 88}),
}
EXTENSIONS = ["jpg", "jpeg", "png", "webp"]


def without_metadata(file: "StoredFile[bytes]") -> ContentFile[bytes]:
    """The same picture drawn anew: no EXIF (place, time, camera), no comments, turned the way the camera was held.

    The kind is read from the content, not from the name. Raises InvalidInput where it is no picture we keep.
    """
    try:
        file.seek(0)
        with Image.open(file) as opened:
            kind = opened.format or ""
            picture = ImageOps.exif_transpose(opened)
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise InvalidInput(_("This is not a picture that can be read. Use JPEG, PNG or WebP.")) from error
    if kind not in _KEPT_FORMATS:
        raise InvalidInput(_("Pictures are kept as JPEG, PNG or WebP. Save the picture as one of these."))
    ending, options = _KEPT_FORMATS[kind]
    if kind == "JPEG" and picture.mode not in ("RGB", "L"):
        picture = picture.convert("RGB")
    picture.info.clear()
    drawn = BytesIO()
    picture.save(drawn, format=kind, **options)
    stem = (file.name or "picture").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return ContentFile(drawn.getvalue(), name=f"{stem}.{ending}")
