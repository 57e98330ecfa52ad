"""Uploaded files in a bucket that speaks S3, and hosts that know whether they have the files of their database."""

import os
import subprocess
import sys
from pathlib import Path

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.urls import reverse
from moto.server import ThreadedMotoServer

from config.uploads import in_bucket
from pobratym.core.errors import Conflict
from pobratym.core.models import Instance, InstanceKind
from pobratym.core.stored_files import MARK, mark_files
from pobratym.memberships.models import MembershipRequest
from pobratym.news.actions import give_staff_permissions
from tests.factories.memberships import MembershipRequestFactory
from tests.factories.people import UserFactory

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def endpoint():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "se/cret", "region_name": "us-east-1"}
    boto3.client("s3", endpoint_url=address, **keys).create_bucket(Bucket="pobratym")
    yield address
    server.stop()


@pytest.fixture
def bucket(endpoint, settings, monkeypatch):
    """The settings of a host that shares its files: the address of the bucket."""
    url = endpoint.replace("http://", "http://key:se%2Fcret@") + "/pobratym"
    settings.STORAGES = settings.STORAGES | in_bucket(url)
    # The column took its storage when the code was loaded, as a host takes it when it starts.
    monkeypatch.setattr(MembershipRequest._meta.get_field("document"), "storage", storages["private"])
    yield url
    for name in ("default", "private"):
        storages[name].bucket.objects.all().delete()


def test_a_picture_in_the_bucket_is_read_by_our_own_address(bucket, client):
    name = default_storage.save("images/one.png", ContentFile(b"\x89PNG picture"))
    assert default_storage.url(name) == "/media/images/one.png"
    answer = client.get("/media/images/one.png")
    assert (answer.status_code, b"".join(answer), answer["Content-Type"]) == (200, b"\x89PNG picture", "image/png")
    again = client.get("/media/images/one.png", headers={"If-Modified-Since": answer["Last-Modified"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["none.png", "../private/x.png", "one.html", "%00.png"])
def test_nothing_else_of_the_bucket_is(bucket, client, path):
    storages["private"].save("x.png", ContentFile(b"private"))
    default_storage.save("images/one.html", ContentFile(b"<script>"))
    assert client.get(f"/media/images/{path}").status_code == 404


@pytest.mark.django_db
def test_a_private_document_has_no_address_and_only_a_moderator_reads_it(bucket, endpoint, client, signed_in):
    request = MembershipRequestFactory(document=ContentFile(b"%PDF-1.7 letter", name="letter.pdf"))
    with pytest.raises(ValueError, match="no address"):
        _ = request.document.url
    assert request.document.storage.exists(request.document.name)
    assert not default_storage.exists(request.document.name)
    address = reverse("membership_request_document", args=[request.pk])
    give_staff_permissions(by=None)
    moderator = signed_in(UserFactory(moderator=True))
    assert b"".join(moderator.get(address)) == b"%PDF-1.7 letter"
    client.logout()
    assert client.get(address).status_code == 302


def test_two_files_of_one_name_are_both_kept(bucket):
    names = {storages["private"].save("a/b.pdf", ContentFile(content)) for content in (b"1", b"2")}
    assert {storages["private"].open(name).read() for name in names} == {b"1", b"2"}


@pytest.mark.parametrize("url", ["pobratym", "s3://key:secret@host/bucket", "https://host/bucket", "https://a:b@host/"])
def test_an_address_that_is_not_whole_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="KEY:SECRET@host/bucket"):
        in_bucket(url)


@pytest.fixture
def instance(db):
    return Instance.objects.create(kind=InstanceKind.REAL)


@pytest.fixture
def host(settings, tmp_path):
    """`host("a")`: the settings of a host with folders of its own."""

    def of(name: str) -> None:
        settings.MEDIA_ROOT = tmp_path / name / "media"
        private = settings.STORAGES["private"] | {
            "OPTIONS": {"location": tmp_path / name / "private", "base_url": None}
        }
        settings.STORAGES = settings.STORAGES | {"private": private}

    return of


def test_a_host_with_folders_of_its_own_is_told_that_the_files_are_elsewhere(instance, host):
    host("first")
    mark_files()
    mark_files()
    host("second")
    with pytest.raises(Conflict, match=r"default: none, private: none.*S3_URL"):
        mark_files()
    assert not default_storage.exists(MARK)
    mark_files(accept=True)
    mark_files()
    host("first")
    with pytest.raises(Conflict, match="of another instance"):
        mark_files()


def test_hosts_that_share_a_bucket_are_one(instance, bucket):
    mark_files()
    mark_files()
    assert default_storage.open(MARK).read().decode().strip() == Instance.objects.get().files_mark


def test_the_files_of_another_instance_are_refused(instance, host):
    host("first")
    mark_files()
    Instance.objects.update(files_mark="another")
    with pytest.raises(Conflict, match="of another instance"):
        mark_files()


_SECRETS = (
    "s.SECRET_KEY, s.SECRET_KEY_FALLBACKS, s.DATABASES['default']['NAME'], s.EMAIL_HOST_PASSWORD, s.EMAIL_USE_SSL"
)


def _settings(asked: str = _SECRETS, **environment: str) -> subprocess.CompletedProcess[str]:
    """What production settings say when they are loaded in that environment."""
    code = f"from django.conf import settings as s; print({asked})"
    own = {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "ALLOWED_HOSTS": "example.org",
        "SITE_URL": "https://example.org",
        "CONTACT_EMAIL": "office@example.org",
    }
    rest = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, env=rest | own | environment, capture_output=True, text=True, check=False)


def test_secrets_are_read_from_files_without_their_end_of_line(tmp_path):
    said = {
        "SECRET_KEY": "a-key",
        "SECRET_KEY_FALLBACKS": "older,oldest",
        "DATABASE_URL": "postgres://u:p@host/name",
        "EMAIL_URL": "smtp+ssl://u:mail-password@host:465",
    }
    for name, value in said.items():
        (tmp_path / name).write_text(f"{value}\n")
    read = _settings(**{f"{name}_FILE": str(tmp_path / name) for name in said})
    assert read.stdout.strip() == "a-key ['older', 'oldest'] name mail-password True", read.stderr


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    read = _settings(SECRET_KEY_FILE=str(tmp_path / "none"))
    assert "SECRET_KEY_FILE names" in read.stderr
    assert "No such file" in read.stderr


def test_an_empty_file_sets_nothing(tmp_path):
    (tmp_path / "empty").write_text("\n")
    read = _settings(SECRET_KEY="a", EMAIL_URL_FILE=str(tmp_path / "empty"), S3_URL_FILE=str(tmp_path / "empty"))
    assert read.stdout.startswith("a []"), read.stderr


def test_a_missing_secret_says_both_ways_to_set_it():
    assert "SECRET_KEY is missing (or SECRET_KEY_FILE" in _settings().stderr


def test_cookies_of_production_belong_to_this_host_alone():
    """A browser takes a __Host- cookie only from this host by TLS, for all paths and without a domain."""
    told = ("NAME", "SECURE", "PATH", "DOMAIN")
    for each in ("SESSION", "CSRF", "LANGUAGE"):
        read = _settings(", ".join(f"s.{each}_COOKIE_{what}" for what in told), SECRET_KEY="a")
        assert read.stdout.strip() == f"__Host-{each.lower()} True / None", read.stderr
    seen = _settings("s.SESSION_SEEN_COOKIE_NAME", SECRET_KEY="a")  # set with the other attributes of the session's
    assert seen.stdout.strip() == "__Host-seen", seen.stderr
