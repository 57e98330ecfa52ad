"""A backup restores to the same tables, rows and files, or says why not; nobody's instance is overwritten."""

import io
import re
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.house import databases
from tests.house.databases import IS_SQLITE, attempt, manage

FILL = """
import django; django.setup()
from decimal import Decimal
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from pobratym.core.instance import begin_as
from pobratym.core.models import InstanceKind
from pobratym.core.stored_files import mark_files
from pobratym.journal.actions import record
from pobratym.people.actions import open_account
from pobratym.places.models import Country, Municipality
begin_as(InstanceKind.REAL)
mark_files()
country = Country.objects.create(code="UA", name={"uk": "Україна", "en": "Ukraine"})
for number in range(200):
    name = {"en": f"Town {number}", "uk": "Рядок\\nдругий"}
    place = Municipality.objects.create(
        country=country, name=name, source="test", latitude=50 + number / 1000, longitude=Decimal("20.5")
    )
    with transaction.atomic():
        record("places.noted", subject=place, by=None, number=number)
open_account(by=None, email="a@example.org", full_name="Ганна", password="a long one")
storages["default"].save("images/one.png", ContentFile(bytes(range(256)) * 5000))
storages["private"].save("membership-requests/2026/11/letter.pdf", ContentFile(b"%PDF-1.7 private"))
"""
COUNT = """
import django; django.setup()
from django.core.files.storage import storages
from pobratym.core.stored_files import mark_files
from pobratym.journal.models import Entry
from pobratym.people.models import User
from pobratym.places.models import Municipality
mark_files()
print(Municipality.objects.count(), Entry.objects.count(), User.objects.get().full_name)
print(storages["private"].open("membership-requests/2026/11/letter.pdf").read().decode())
Municipality.objects.create(country_id="UA", name={"en": "Another"}, source="test")
"""
pytestmark = pytest.mark.skipif(
    not IS_SQLITE and subprocess.run(["which", "pg_dump"], capture_output=True).returncode != 0, reason="needs pg_dump"
)


@pytest.fixture(scope="module")
def host(tmp_path_factory, migrated):
    """An instance with rows and files: its database and its folder."""
    folder = tmp_path_factory.mktemp("backed-up")
    with databases.database(folder, copy_of=migrated, name="backed_up") as url:
        var = folder / "var"
        manage(url, "-c", FILL, **_folders(var))
        yield url, var


@pytest.fixture(scope="module")
def backup(host, tmp_path_factory):
    """Its backup, and what the command said."""
    file = tmp_path_factory.mktemp("backups") / "today.tar"
    said = manage(host[0], "manage.py", "backup", str(file), **_folders(host[1]))
    return file, said


@pytest.fixture
def empty(tmp_path):
    """Another machine: an empty database and no files."""
    with databases.database(tmp_path, name="restored") as url:
        yield url, tmp_path / "var"


def _folders(var: Path) -> dict[str, str]:
    return {"TEST_VAR": str(var)}


def _restore(host, file, *options):
    return attempt(host[0], "manage.py", "restore", str(file), *options, **_folders(host[1]))


def test_a_backup_restores_to_the_same_rows_and_files(backup, empty):
    file, said = backup
    assert file.stat().st_mode & 0o777 == 0o600
    restored = _restore(empty, file)
    assert restored.returncode == 0, restored.stderr
    counted = r"\d+ tables with [\d,]+ rows, 4 files"
    assert re.search(counted, said)[0] == re.search(counted, restored.stdout)[0]
    anchor = re.search("pobratym-journal:[0-9:a-f]+", said)[0]
    assert anchor in restored.stdout
    assert "1 anchors know" in manage(empty[0], "manage.py", "verify_journal", "--anchor", anchor)
    said = manage(empty[0], "-c", COUNT, **_folders(empty[1])).splitlines()
    assert said == ["200 201 Ганна", "%PDF-1.7 private"]


def test_a_second_restore_and_a_restore_over_an_instance_are_refused(backup, host, empty):
    assert "The database of these settings is not empty" in _restore(host, backup[0]).stderr
    (empty[1] / "private").mkdir(parents=True)
    (empty[1] / "private" / "kept.pdf").write_bytes(b"of somebody")
    assert "private/kept.pdf" in _restore(empty, backup[0]).stderr
    assert (empty[1] / "private" / "kept.pdf").read_bytes() == b"of somebody"


def test_what_is_there_is_never_overwritten_by_a_backup(backup, host):
    again = attempt(host[0], "manage.py", "backup", str(backup[0]), **_folders(host[1]))
    assert "is there already" in again.stderr
    assert _restore(host, backup[0], "--check").returncode == 0
    assert [each.name for each in backup[0].parent.iterdir()] == ["today.tar"]


def _altered(file: Path, to: Path, member: str, change) -> Path:
    with tarfile.open(file) as old, tarfile.open(to, "w") as new:
        for each in old:
            content = old.extractfile(each).read()
            if each.name == member:
                content = change(content)
                if content is None:
                    continue
            each.size = len(content)
            new.addfile(each, io.BytesIO(content))
    return to


DAMAGES = [
    ("database", lambda content: content[:-1] + bytes([content[-1] ^ 1]), "database: altered"),
    ("private/membership-requests/2026/11/letter.pdf", lambda content: None, "letter.pdf: missing"),
    ("default/images/one.png", lambda content: content[:9], "one.png: 9 instead of 1280000"),
    ("manifest.json", lambda content: None, "no manifest"),
    ("manifest.json", lambda content: content.replace(b'"format": 1', b'"format": 2'), "format 2"),
]


def test_a_damaged_backup_is_refused_before_anything_is_written(backup, empty, tmp_path):
    """One host for all damages: had one of them left something, the last restore would be refused."""
    for member, change, said in DAMAGES:
        damaged = _altered(backup[0], tmp_path / "damaged.tar", member, change)
        assert said in _restore(empty, damaged).stderr
        assert not list(empty[1].rglob("*.pdf"))
    assert _restore(empty, backup[0]).returncode == 0


def test_a_backup_whose_end_is_missing_is_refused(backup, empty, tmp_path):
    cut = tmp_path / "cut.tar"
    cut.write_bytes(backup[0].read_bytes()[: backup[0].stat().st_size // 2])
    assert _restore(empty, cut).returncode == 1


def test_tables_that_are_not_those_of_the_manifest_are_told(backup, empty, tmp_path):
    def another(content: bytes) -> bytes:
        return re.sub(rb'("places_municipality": \[\s*)200', rb"\g<1>201", content)

    wrong = _altered(backup[0], tmp_path / "wrong.tar", "manifest.json", another)
    assert "places_municipality: 200 instead of 201" in _restore(empty, wrong).stderr


def test_a_backup_of_a_newer_release_is_refused(backup, empty, tmp_path):
    def newer(content: bytes) -> bytes:
        return content.replace(b'"journal.0002', b'"journal.9')

    file = _altered(backup[0], tmp_path / "newer.tar", "manifest.json", newer)
    assert "newer release than this: journal.9_append_only" in _restore(empty, file).stderr
