"""An import commits in batches: others write in between, and one that stops leaves nothing."""

import json

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from pobratym.core import bulk_writing
from pobratym.core.bulk_writing import reserve_ids
from pobratym.core.errors import Conflict
from pobratym.core.exclusively import exclusively
from pobratym.imports.actions import withdraw_edition
from pobratym.imports.actions.loading import load_registry
from pobratym.imports.filing.editions import file_edition, one_at_a_time
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.turns import Turns
from pobratym.places.models import Edition, Municipality, Statistic
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.house.databases import attempt, database
from tests.imports import sources as world
from tests.places.whole import every_row


def busy(url: str, dies_after: int = 0):
    return attempt(url, "-m", "tests.imports.busy_import", str(dies_after))


def test_a_writer_gets_in_between_the_batches_and_an_import_that_was_killed_is_taken_back_by_the_next(
    tmp_path, migrated
):
    with database(tmp_path, copy_of=migrated, name="busy") as url:
        assert busy(url, dies_after=7).returncode == 9
        result = busy(url)
    assert result.returncode == 0, result.stderr[-2000:]
    told = json.loads(result.stdout)
    assert told["statistics"] == 12, "those of the second, and none of the seven"
    assert told["editions"] == [[False, True], [True, False]]
    assert told["writes"] == told["entries"] >= 5, "while twelve batches of 0.3 s each were written"
    assert told["longest"] < told["limit"]


def _insert(logbook, place, number=1, after=None):
    columns = ("municipality_id", "as_of", "source", "population", "edition_id")
    rows = [(place.pk, f"2020-01-{day:02}", "Office", day, logbook.edition.pk) for day in range(1, number + 1)]
    logbook.insert(Statistic, columns, rows)
    logbook.update(Municipality, ("population",), {place.pk: ((place.population,), (7,))})
    if after:
        raise after


@pytest.mark.django_db
def test_whatever_stops_an_import_takes_back_what_it_wrote():
    place = MunicipalityFactory(population=5)
    before = every_row()

    def work(logbook):
        _insert(logbook, place, 3, after=ValueError("damaged in the middle"))

    with pytest.raises(ValueError, match="damaged"):
        file_edition("statistics", work, by=None, dry_run=False)
    assert every_row() == before
    stopped = Edition.objects.get()
    assert (stopped.filed_at, stopped.withdrawal["removed"]) == (None, 3)


@pytest.mark.django_db
def test_an_import_that_wrote_nothing_leaves_no_trace():
    def work(logbook):
        raise ValueError("nothing")

    with pytest.raises(ValueError, match="nothing"):
        file_edition("statistics", work, by=None, dry_run=False)
    assert not Edition.objects.exists()


@pytest.mark.django_db
def test_a_person_undoes_an_unfinished_import():
    place = MunicipalityFactory(population=5)
    before = every_row()
    edition = Edition.objects.create(source="statistics", version="", started_at=timezone.now())
    _insert(Logbook(edition, Turns()), place)
    withdraw_edition(edition=edition, by=None)
    assert every_row() == before


@pytest.mark.django_db
def test_a_person_on_a_page_is_told_of_an_import_at_work():
    with (
        exclusively(django_settings.IMPORT_LOCK, on_wait=lambda: None),
        pytest.raises(Conflict, match="Another import is at work"),
        one_at_a_time(UserFactory()),
    ):
        pass


@pytest.mark.django_db
def test_numbers_set_aside_are_given_to_nobody_else():
    """On SQLite too, where others write between setting them aside and using them."""
    kept = set(reserve_ids(Municipality, 3))
    assert MunicipalityFactory().pk not in kept
    assert not kept & set(reserve_ids(Municipality, 3))


@pytest.mark.django_db
def test_of_the_batches_of_an_import_none_refers_to_a_row_of_a_later_one(tmp_path, monkeypatch):
    """Each is committed by itself, and the database asks for what it refers to."""
    known, insert = set(Municipality.including_merged.values_list("pk", flat=True)), bulk_writing.insert

    def watched(model, columns, rows):
        rows = list(rows)
        if model is Municipality:
            known.update(row[0] for row in rows)
            places = [columns.index(each) for each in ("region_id", "county_id", "parent_id")]
            assert all(row[place] is None or row[place] in known for row in rows for place in places)
        return insert(model, columns, rows)

    monkeypatch.setattr(bulk_writing, "insert", watched)
    monkeypatch.setattr("pobratym.imports.filing.logbook.ADDED_AT_ONCE", 2)
    load_registry(by=None, files=world.write_world(tmp_path))
    assert len(known) > 20
