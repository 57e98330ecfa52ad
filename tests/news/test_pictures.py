"""Pictures keep neither place nor camera."""

import resource
import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents.models import Document
from wagtail.models import Collection

from pobratym.core.errors import InvalidInput
from pobratym.core.pictures import MOST_PIXELS, without_metadata
from pobratym.news.models import Picture
from tests.factories.news import PictureFactory, picture_file
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_exif_is_gone_from_a_stored_picture():
    with Image.open(picture_file(exif=True)) as before:
        assert before.getexif()
    picture = PictureFactory(file=picture_file(exif=True))
    with Image.open(picture.file.path) as kept:
        assert not kept.getexif()
        assert kept.size == (picture.width, picture.height) == (1600, 900)


def test_the_kind_is_read_from_the_content_not_from_the_name():
    assert without_metadata(picture_file("photo.png")).name == "photo.jpg"


@pytest.mark.parametrize("content", [b"", b"<svg onload='alert(1)'/>", b"GIF89a not really"])
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(InvalidInput, match="JPEG, PNG or WebP"):
        without_metadata(ContentFile(content, name="photo.jpg"))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 8, height: int = 8, *chunks: bytes) -> bytes:
    """A white PNG with more chunks behind its head; it is as small as it can be for its size."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    data = b"".join([*(rows.compress(row) for _ in range(height)), rows.flush()])
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


BOMB = _chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * (80 << 20)))


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded():
    content = png(13_300, 13_300)
    assert len(content) < 700_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InvalidInput, match="25 million"):
        without_metadata(ContentFile(content, name="white.png"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KiB


def test_as_many_as_a_telephone_makes_are_kept():
    side = int(MOST_PIXELS**0.5)
    assert without_metadata(ContentFile(png(side, side), name="white.png")).size


@pytest.mark.parametrize(
    "content",
    [
        png(8, 8, BOMB),
        png()[:-20],
        png()[:40],
        picture_file().read()[:2000],
        png().replace(b"IDAT", b"IDAX"),
    ],
)
def test_whatever_a_decoder_stumbles_over_is_a_message(content):
    with pytest.raises(InvalidInput):
        without_metadata(ContentFile(content, name="photo.png"))


@pytest.mark.parametrize(
    "exif", [b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x02\0\0\0\xff\0\0\xff\xff", b"Exif\0\0", b"Exif\0\0II"]
)
def test_odd_exif_is_as_good_as_none(exif):
    content = BytesIO()
    Image.new("RGB", (8, 8)).save(content, "JPEG", exif=exif)
    assert without_metadata(ContentFile(content.getvalue(), name="photo.jpg")).size


@pytest.mark.parametrize("content", [png(8, 8, BOMB), png(6000, 6000), png()[:-20]], ids=["bomb", "large", "cut"])
def test_an_editor_is_told_on_the_form(content, signed_in):
    Collection.add_root(name="Root")  # migrations make it
    client = signed_in(UserFactory(is_superuser=True))
    file = SimpleUploadedFile("photo.png", content, "image/png")
    answer = client.post(reverse("wagtailimages:add"), {"title": "A picture", "file": file})
    assert answer.status_code == 200
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "is_kept"),
    [
        ("a.pdf", b"%PDF-1.7 ...", True),
        ("a.pdf", b"<html><script>alert(1)</script>", False),
        ("a.txt", "Добрий день".encode(), True),
        ("a.txt", b"MZ\x90\0", False),
        ("a.csv", b"<html>", False),
        ("a.docx", b"%PDF-1.7", False),
        ("a.xlsx", b"PK\x03\x04", False),
    ],
)
def test_a_document_is_what_its_name_says(name, content, is_kept, signed_in):
    Collection.add_root(name="Root")  # migrations make it
    client = signed_in(UserFactory(is_superuser=True))
    client.post(reverse("wagtaildocs:add"), {"title": "A document", "file": SimpleUploadedFile(name, content)})
    assert Document.objects.exists() is is_kept
