"""An index of names that is not as it was written is not read: the database answers, and it is built anew."""

import fcntl
import os
import random

import pytest
from django.conf import settings
from django.urls import reverse

from pobratym.core.keeping import forget
from pobratym.naming.index import ARRAYS, META, NameIndex, UnreadableIndex
from pobratym.places.models import Name
from pobratym.places.name_index import opening
from pobratym.places.queries import resolve_name
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
FILES = (META, "keys.bin", "shown.bin", *(f"{name}.npy" for name in ARRAYS))


@pytest.fixture
def built():
    """The folder of the index of one town."""
    town = MunicipalityFactory(name_uk="Річкове", name_en="Riverside")
    Name.objects.create(municipality=town, text="Riverside", key="riverside", kind="official", source="t")
    folder = opening.rebuild_index()
    forget()
    return folder


@pytest.fixture
def builds(monkeypatch):
    """How often a process was asked to build."""
    asked = []
    monkeypatch.setattr(opening, "build_behind", lambda: asked.append(1))
    return asked


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        *((name, "flipped") for name in FILES),
        *((name, harm) for name in (META, "keys.bin") for harm in ("cut", "gone", "longer")),
    ],
)
def test_whatever_is_damaged_the_database_answers_and_it_is_built_anew(built, builds, client, name, harm):
    _harm(built / name, harm)
    with pytest.raises(UnreadableIndex):
        NameIndex(built)
    assert opening.current_index() is None
    assert [found.name_en for found in resolve_name("Riverside")] == ["Riverside"]
    assert client.get(reverse("web:search"), {"q": "Riverside"}).status_code == 200
    assert builds
    opening.rebuild_index()
    forget()
    assert opening.current_index() is not None


def _harm(path, harm):
    content = bytearray(path.read_bytes())
    if harm == "gone":
        path.unlink()
        return
    if harm == "cut":
        content = content[: len(content) // 2]
    elif harm == "flipped":
        content[random.Random(path.name).randrange(len(content))] ^= 1
    else:
        content += b"\0"
    path.write_bytes(content)


@pytest.mark.parametrize("written", [b"", b"\xff\xfe", b"../../etc", b"nothing"])
def test_a_pointer_that_leads_nowhere(built, builds, written):
    (built.parent / "current").write_bytes(written)
    assert opening.current_index() is None
    assert builds


def test_what_is_whole_is_read_and_nothing_is_built(built, builds):
    assert opening.current_index() is not None
    assert not builds


def test_one_process_builds_at_a_time(built):
    with (built.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert opening.rebuild_index(only_if_free=True) is None
    assert opening.rebuild_index(only_if_free=True)


def test_the_files_are_on_the_disk_before_anything_names_them(built, monkeypatch):
    order = []
    monkeypatch.setattr("pobratym.naming.build._to_disk", lambda path: order.append(path.name))
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda old, new: (order.append(f"-> {new.name}"), replace(old, new)))
    opening.rebuild_index()
    named = order.index("-> current")
    assert {*FILES} <= set(order[:named])
    assert order.index("current.part") < named
    assert order[named + 1] == settings.NAMES_INDEX.name
