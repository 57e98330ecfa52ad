"""Documents are told by their content, never by their name."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from pobratym.core.errors import InvalidInput
from pobratym.memberships.documents import LARGEST, checked


def archive(*names: str, **contents: bytes) -> bytes:
    """A file of parts with an x in each; `contents` by the names of the parts, dots and slashes as underscores."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name in names:
            file.writestr(name, contents.get(name.replace("/", "_").replace(".", "_").strip("[]"), b"x"))
    return content.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = ("[Content_Types].xml", "word/document.xml")
MACROS = b'<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'


def with_types(types: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("[Content_Types].xml", types)
        file.writestr("word/document.xml", "x")
        file.writestr("word/x.bin", "x")
    return content.getvalue()


def photograph() -> bytes:
    content = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif[0x8825] = {1: "N", 2: (50.0, 27.0, 0.0)}
    Image.new("RGB", (8, 8), "green").save(content, "JPEG", exif=exif)
    return content.getvalue()


def test_a_photograph_loses_where_and_with_what_it_was_taken():
    assert Image.open(io.BytesIO(photograph())).getexif()
    kept = checked(ContentFile(photograph(), name="scan.jpg"))
    assert kept.name.endswith(".jpg")
    assert not Image.open(kept).getexif()


def test_pdf_and_word_are_kept_as_they_are():
    word = archive("[Content_Types].xml", "word/document.xml")
    assert checked(ContentFile(b"%PDF-1.4 ...", name="x")).name == "document.pdf"
    assert checked(ContentFile(word, name="x")).read() == word


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00",
        b"<html><script>alert(1)</script>",
        b"\xff\xd8\xff but no picture",
        b"PK\x03\x04 broken",
        archive("x.txt"),
        with_types(MACROS),
        with_types(MACROS.decode().encode("utf-16")),
        with_types(b"application/vnd.ms-word.document.macroEnabled.main+xml"),
        with_types(b"x" * (1 << 20) + MACROS),
        archive(*WORD, "word/media/image1.png", word_media_image1_png=OLE + b"a macro under another name"),
        b"GIF89a",
    ],
)
def test_anything_else_is_refused_whatever_its_name(content):
    with pytest.raises(InvalidInput) as refused:
        checked(ContentFile(content, name="letter.pdf"))
    assert refused.value.fields["document"]


def test_too_large_a_file_is_refused():
    with pytest.raises(InvalidInput) as refused:
        checked(ContentFile(b"%PDF-" + b"0" * LARGEST, name="letter.pdf"))
    assert "8 MB" in str(refused.value.fields["document"][0])
