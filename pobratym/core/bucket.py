"""Uploaded files in a bucket: nobody reads it but us, so no address of it is ever given away."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class PublicFiles(S3Storage):  # type: ignore[misc]  # storages has no types
    """Read by everybody, through our own address: pages ask no third party."""

    def url(self, name: str, *args: Any, **options: Any) -> str:
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name) or "")


class PrivateFiles(S3Storage):  # type: ignore[misc]
    """Read through views that ask who is reading."""

    def url(self, name: str, *args: Any, **options: Any) -> str:
        raise ValueError("This file has no address.")
