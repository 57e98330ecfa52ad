"""What editors upload: pictures and documents are told by their content before they are kept."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from pobratym.core.errors import InvalidInput, SourceRefused
from pobratym.core.office_files import OfficeKind, kind_without_programs
from pobratym.core.pictures import ensure_readable
from pobratym.gateways.rows import decoded

LARGEST = 20 * 1024 * 1024  # bytes
_OFFICE = {".docx": OfficeKind.DOCUMENT, ".xlsx": OfficeKind.WORKBOOK}


class PictureField(WagtailImageField):
    """Wagtail's, which hands the file to a decoder: ours looks before that (core/pictures.py)."""

    def to_python(self, data: Any) -> Any:
        if data:
            try:
                ensure_readable(data)
            except InvalidInput as refusal:
                raise ValidationError(str(refusal)) from refusal
        return super().to_python(data)


class UploadedPictureForm(BaseImageForm):
    """Wagtail's, with our field."""

    file = PictureField(label=gettext_lazy("File"))


class DocumentForm(BaseDocumentForm):
    """Wagtail's, with a look into the file: its ending promises what it is, readers open it as that."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            if file.size > LARGEST:
                raise ValidationError(_("The file is larger than 20 MB. Send a smaller one."))
            if not _is_what_it_says(file):
                raise ValidationError(
                    _(
                        "The content is not what the name says, or contains macros. Save it as PDF, DOCX, XLSX, CSV or "
                        "TXT."
                    )
                )
        return file


def _is_what_it_says(file: "UploadedFile[bytes]") -> bool:
    ending = PurePath(file.name or "").suffix.lower()
    file.seek(0)
    try:
        if ending in _OFFICE:
            return kind_without_programs(BytesIO(file.read())) is _OFFICE[ending]
        content = file.read()
    finally:
        file.seek(0)
    return content.startswith(b"%PDF-") if ending == ".pdf" else ending in (".csv", ".txt") and _is_text(content)


def _is_text(content: bytes) -> bool:
    try:
        return bool(decoded(content, "")) and content.lstrip()[:1] != b"<"
    except SourceRefused:
        return False
