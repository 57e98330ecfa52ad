"""Where uploaded files lie: in folders of one machine, or in a bucket that speaks S3, which several hosts share."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# The server in front reads the public folder as a member of our group; this one it must not.
_OWNER_ONLY = {"directory_permissions_mode": 0o700, "file_permissions_mode": 0o600}
_HOW = "S3_URL is https://KEY:SECRET@host/bucket, with ?region=… where the service has regions"


def in_folders(private: Path) -> dict[str, dict[str, Any]]:
    """Public files in MEDIA_ROOT, private ones in `private` and without any address."""
    backend = "django.core.files.storage.FileSystemStorage"
    return {
        "default": {"BACKEND": backend},
        "private": {"BACKEND": backend, "OPTIONS": {"location": private, "base_url": None, **_OWNER_ONLY}},
    }


def in_bucket(url: str) -> dict[str, dict[str, Any]]:
    """One bucket that nobody but us may read, public files below `public/` and private ones below `private/` of it.

    Readers get both from us: public ones below MEDIA_URL, so that pages ask no third party, private ones through the
    views that ask who reads. Raises ImproperlyConfigured where `url` is not whole.
    """
    parts = urlsplit(url)
    bucket = parts.path.strip("/")
    if parts.scheme not in ("http", "https") or not (parts.hostname and parts.username and parts.password and bucket):
        raise ImproperlyConfigured(f"{_HOW}.")
    options = {
        "access_key": unquote(parts.username),
        "secret_key": unquote(parts.password),
        "endpoint_url": f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
        "region_name": parse_qs(parts.query).get("region", ["us-east-1"])[0],
        "bucket_name": bucket,
        "addressing_style": "path",
        "signature_version": "s3v4",
        "file_overwrite": False,
        "default_acl": None,  # that of the bucket: private
    }
    return {
        "default": {"BACKEND": "pobratym.core.bucket.PublicFiles", "OPTIONS": {**options, "location": "public"}},
        "private": {"BACKEND": "pobratym.core.bucket.PrivateFiles", "OPTIONS": {**options, "location": "private"}},
    }
