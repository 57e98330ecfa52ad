"""Pictures keep neither place nor camera."""

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from pobratym.core.errors import InvalidInput
from pobratym.core.pictures import without_metadata
from tests.factories.news import PictureFactory, picture_file

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
