"""A document that shows somebody may speak for a municipality: told by its content, never by its name."""

import zipfile
from io import BytesIO

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.core.pictures import without_metadata

LARGEST = 8 * 1024 * 1024  # bytes
ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".docx")

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"


def checked(document: "File[bytes]") -> ContentFile[bytes]:
    """The document as it is kept: PDF and DOCX as they are, pictures drawn anew without EXIF.

    Raises InvalidInput for `document` where it is too large, empty or of another kind.
    """
    if document.size > LARGEST:
        raise _refused(_("The file is larger than 8 MB. Send a smaller copy, for example a scan with fewer dots."))
    document.seek(0)
    content = document.read()
    if content.startswith(b"%PDF-"):
        return ContentFile(content, name="document.pdf")
    if content.startswith((_JPEG, _PNG)):
        return _picture(content)
    if _is_word(content):
        return ContentFile(content, name="document.docx")
    raise _refused(_("This is not a PDF, JPEG, PNG or DOCX file. Save the document in one of these formats."))


def _picture(content: bytes) -> ContentFile[bytes]:
    try:
        return without_metadata(ContentFile(content, name="document"))
    except InvalidInput as error:
        raise _refused(str(error)) from error


def _is_word(content: bytes) -> bool:
    """A Word document without macros."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    return {"[Content_Types].xml", "word/document.xml"} <= names and "word/vbaProject.bin" not in names


def _refused(reason: str) -> InvalidInput:
    return InvalidInput(fields={"document": [reason]})
