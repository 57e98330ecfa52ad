"""A document that shows somebody may speak for a municipality: told by its content, never by its name."""

from io import BytesIO
from zipfile import is_zipfile

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.core.office_files import OfficeKind, kind_without_programs
from pobratym.core.pictures import without_metadata

LARGEST = 8 * 1024 * 1024  # bytes
ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".docx")

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"


def checked(document: "File[bytes]") -> ContentFile[bytes]:
    """The document as it is kept: PDF and DOCX as they are, pictures drawn anew without EXIF.

    Raises InvalidInput for `document` where it is too large, empty or of another kind.
    """
    if document.size > LARGEST:
        raise _refused(
            _("The file is larger than 8 MB. Send a smaller copy, for example a scan at a lower resolution.")
        )
    document.seek(0)
    content = document.read()
    if content.startswith(b"%PDF-") and not is_zipfile(
        BytesIO(content)
    ):  # an archive behind a page is two files in one
        return ContentFile(content, name="document.pdf")
    if content.startswith((_JPEG, _PNG)):
        return _picture(content)
    if content.startswith(b"PK\x03\x04") and kind_without_programs(BytesIO(content)) is OfficeKind.DOCUMENT:
        return ContentFile(content, name="document.docx")
    raise _refused(
        _("This is not a PDF, JPEG, PNG or DOCX file without macros. Save the document in one of these formats.")
    )


def _picture(content: bytes) -> ContentFile[bytes]:
    try:
        return without_metadata(ContentFile(content, name="document"))
    except InvalidInput as error:
        raise _refused(str(error)) from error


def _refused(reason: str) -> InvalidInput:
    return InvalidInput(fields={"document": [reason]})
