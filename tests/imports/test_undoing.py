"""An import is undone as a whole; what people did since stays."""

import io
import itertools

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pobratym.core.errors import Conflict
from pobratym.imports.actions import withdraw_edition
from pobratym.imports.actions.loading import load_registry
from pobratym.imports.rules.key_ranges import ranges
from pobratym.journal.areas import Area
from pobratym.journal.models import Entry
from pobratym.places.actions import correct, withdraw_amendment
from pobratym.places.models import Country, Edition, Identifier, Municipality, Name
from pobratym.search.freshness import freshness as freshness_of
from tests.factories.partnerships import PartnershipFactory
from tests.imports import sources as world
from tests.imports.test_loading import place, unit
from tests.places.whole import every_row

pytestmark = pytest.mark.django_db

NEWER = [
    (*row[:6], row[6] + 1, [*row[7], "Another name"]) if row[0] in {5527554, 1004, 698740} else row
    for row in world.PLACES
] + [(9999, "Newtown", "US", "TX", 31.0, -101.0, 600, ["Ньютаун"])]


@pytest.fixture
def loaded(tmp_path):
    return load_registry(by=None, files=world.write_world(tmp_path))


def newer(tmp_path, places=NEWER):
    return load_registry(by=None, files=world.write_world(tmp_path, places=places))


def undo_all(outcomes) -> None:
    for outcome in reversed(outcomes):
        if not outcome.changed_nothing:
            withdraw_edition(edition=outcome.edition, by=None)


def test_after_undoing_a_newer_edition_every_row_stands_as_before(loaded, tmp_path):
    before = every_row()
    outcomes = newer(tmp_path)
    assert every_row() != before
    undo_all(outcomes)
    assert every_row() == before


def test_a_first_load_can_be_undone_to_the_last_row(loaded):
    undo_all(loaded)
    assert not any(every_row().values())


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.generate],  # an example loads two registries: shrinking one would take minutes
)
@given(data=st.data())
def test_whatever_the_newer_edition_says_undoing_brings_every_row_back(data, tmp_path, loaded):
    places = [
        (
            *row[:4],
            row[4] + data.draw(st.sampled_from([0, 0, 0.01])),
            row[5],
            data.draw(st.sampled_from([row[6], 0, 12345])),
            data.draw(st.sampled_from([row[7], [], ["Нова назва", *row[7]]])),
        )
        for row in world.PLACES
        if row[0] == 698740 or data.draw(st.integers(0, 9))
    ]
    fresh = data.draw(st.integers(0, 3))
    places += [(9000 + n, f"Place {n}", "FR", "44", 48.0, 6.0 + n / 10, 700, [f"Місце {n}"]) for n in range(fresh)]
    before = every_row()
    undo_all(newer(tmp_path, places))
    assert every_row() == before


def test_the_first_of_two_that_touch_the_same_rows_waits_for_the_second(loaded, tmp_path):
    places = next(each.edition for each in loaded if each.edition.source == "places")
    names = next(each.edition for each in loaded if each.edition.source == "names")
    with pytest.raises(Conflict, match=f"№ {names.pk} names"):
        withdraw_edition(edition=places, by=None)
    withdraw_edition(edition=names, by=None)
    withdraw_edition(edition=places, by=None)
    assert not Identifier.objects.filter(value="5527554").exists()
    with pytest.raises(Conflict, match="already been undone"):
        withdraw_edition(edition=places, by=None)


def test_a_run_that_touched_other_rows_is_no_hindrance(loaded, tmp_path):
    first = newer(tmp_path)
    other = [(*row[:6], 950, row[7]) if row[0] == 5805518 else row for row in NEWER]
    second = newer(tmp_path, other)
    assert next(each for each in second if each.edition.source == "places").edition.changed == 1
    undo_all([each for each in first if each.edition.source in {"places", "names"}])
    assert place(5805518).population == 950
    assert place(5527554).population == 114428


def test_a_municipality_that_has_a_partnership_stays(loaded, tmp_path):
    outcomes = newer(tmp_path, [*NEWER, (9998, "Elsewhere", "US", "TX", 32.0, -101.0, 900, [])])
    town = place(9999)
    PartnershipFactory(municipalities=[unit(world.ODESA), town])
    undo_all(outcomes)
    town.refresh_from_db()
    assert town.identifiers.get().value == "9999"
    assert not Identifier.objects.filter(value="9998").exists()
    undoing = Edition.objects.filter(source="places", withdrawn_at__isnull=False).latest("pk")
    assert [each["municipality"] for each in undoing.withdrawal["kept_municipalities"]] == [town.pk]


def test_what_stays_keeps_what_it_stands_in(loaded):
    texas = Identifier.objects.get(scheme="iso_3166_2", value="US-TX").municipality
    PartnershipFactory(municipalities=[unit(world.ODESA), place(5527554)])
    undo_all(loaded)
    assert Municipality.objects.get(pk=texas.pk).name["en"] == "Texas"
    assert Country.objects.filter(code="US").exists()
    assert not Country.objects.filter(code="FR").exists()


def test_a_correction_made_since_stays_and_can_be_undone_later(loaded, tmp_path):
    outcomes = newer(tmp_path)
    town = place(5527554)
    correction = correct(municipality=town, field="name_en", values={"name_en": "Odessa City"}, reason="r", by=None)
    Municipality.objects.filter(pk=town.pk).update(latitude="30.000")  # a person's change without a correction
    undo_all(outcomes)
    town.refresh_from_db()
    assert (town.name["en"], town.population, str(town.latitude)) == ("Odessa City", 114428, "30.000")
    withdraw_amendment(amendment=correction, by=None)
    town.refresh_from_db()
    assert town.name["en"] == "Odessa"


def test_facts_that_are_corrected_together_stay_together(loaded, tmp_path):
    moved = [(*row[:4], 31.5, -102.0, *row[6:]) if row[0] == 5527554 else row for row in world.PLACES]
    outcomes = newer(tmp_path, moved)
    town, point = place(5527554), {"latitude": "31.600", "longitude": "-102.000"}
    correct(municipality=town, field="point", values=point, reason="r", by=None)
    undo_all(outcomes)
    town.refresh_from_db()
    assert (str(town.latitude), str(town.longitude)) == ("31.600", "-102.000")


def test_undoing_makes_kept_pages_fall_and_is_in_the_journal(loaded, tmp_path):
    outcomes = newer(tmp_path)
    mark = str(freshness_of(*Area))
    undo_all(outcomes)
    assert str(freshness_of(*Area)) != mark
    assert Entry.objects.filter(verb="imports.import_undone").count() == 3
    assert Edition.objects.in_force().filter(source="places").count() == 1


def test_an_import_of_before_imports_kept_their_changes_cannot_be_undone(loaded):
    run = loaded[-1].edition
    run.assertions.all().delete()
    Edition.objects.filter(pk=run.pk).update(added_rows={})
    with pytest.raises(Conflict, match="nothing can be undone"):
        withdraw_edition(edition=run, by=None)


def test_the_undoing_itself_is_no_import_to_undo(loaded):
    undoing = withdraw_edition(edition=loaded[-1].edition, by=None)
    with pytest.raises(Conflict, match="import the file again"):
        withdraw_edition(edition=undoing, by=None)


def test_the_command_says_what_it_did_and_which_imports_there_are(loaded):
    out = io.StringIO()
    names = Name.objects.count()
    call_command("undo_import", str(loaded[-1].edition.pk), stdout=out)
    assert "is undone" in out.getvalue()
    assert Name.objects.count() < names
    with pytest.raises(CommandError, match=r"The latest are: .*places"):
        call_command("undo_import", "999999")


@given(st.sets(st.integers(1, 300)))
def test_ranges_hold_exactly_the_keys(keys):
    found = ranges(keys)
    assert {key for first, last in found for key in range(first, last + 1)} == keys
    assert all(second[0] > first[1] + 1 for first, second in itertools.pairwise(found))
