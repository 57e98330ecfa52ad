"""import_territory_status: the Ministry's list as dated intervals, parts of hromadas noted as parts."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pobratym.imports.actions import withdraw_edition
from pobratym.imports.actions.loading import load_registry
from pobratym.imports.actions.territory_list import import_territory_status
from pobratym.imports.rules.territory_sections import hromada_stem, section
from pobratym.places.actions import set_territory_status
from pobratym.places.models import TerritoryStatus
from pobratym.places.name_index.source import last_import
from tests.imports import sources as world
from tests.imports.test_loading import unit
from tests.places.whole import every_row

pytestmark = pytest.mark.django_db

HEAD = "Код,Назва,Статус,Дата початку,Дата завершення,Наказ,Посилання"
OPEN = f"{world.ODESA},Одеська,можливі бойові дії,24.02.2022,,Наказ № 376,https://zakon.rada.gov.ua/x"


@pytest.fixture
def loaded(tmp_path):
    return load_registry(by=None, files=world.write_world(tmp_path))


@pytest.fixture
def listed(tmp_path):
    def run(*lines: str, head: str = HEAD, **kwargs):
        path = tmp_path / "list.csv"
        path.write_text("\n".join([head, *lines]), encoding="utf-8")
        return import_territory_status(file=path, by=None, **kwargs)

    return run


def reasons(outcome) -> dict[int, str]:
    return {each.row: each.reason for each in outcome.rejected}


def periods() -> list[tuple]:
    rows = TerritoryStatus.objects.order_by("municipality", "part", "state", "valid_from")
    return list(rows.values_list("state", "valid_from", "valid_until"))


def test_a_new_interval_is_filed_with_its_act(loaded, listed):
    listed(OPEN)
    status = unit(world.ODESA).territory_statuses.get()
    assert (status.state, status.valid_from, status.valid_until) == ("possible_hostilities", date(2022, 2, 24), None)
    assert (status.act, status.source_url, status.part) == ("Наказ № 376", "https://zakon.rada.gov.ua/x", "")


def test_the_end_of_a_known_interval_is_updated_and_the_next_one_follows_it(loaded, listed):
    listed(OPEN)
    again = OPEN.replace("24.02.2022,", "2026-02-01,")
    outcome = listed(again, OPEN.replace("24.02.2022,", "24.02.2022,01.02.2026"))
    assert (outcome.edition.added, outcome.edition.changed, outcome.rejected) == (1, 1, [])
    assert [each[1:] for each in periods()] == [(date(2022, 2, 24), date(2026, 2, 1)), (date(2026, 2, 1), None)]
    assert listed(again).changed_nothing


@pytest.mark.parametrize("word", ["II", "occupied", "Тимчасово окупована територія", "temporarily occupied", "ІІ"])
def test_sections_are_understood_in_words_and_numbers(word):
    assert section(word) == "occupied"


def test_a_settlement_is_a_part_of_its_hromada_never_the_whole(loaded, listed):
    code = world.SMALL_SETTLEMENT
    nowhere = "UA51100110990030099"  # a settlement that no gazetteer has
    listed(OPEN.replace(world.ODESA, code).replace("Одеська", ""), OPEN.replace(world.ODESA, nowhere))
    statuses = unit(world.DACHNE).territory_statuses.order_by("part")
    assert [(each.part, each.part_name) for each in statuses] == [(code, "Мар'янівка"), (nowhere, "Одеська")]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (world.ODESA, "UA99100270000073549", "no municipality in the directory"),
        (world.ODESA, "US-TX", "territories of Ukraine only"),
        ("можливі бойові дії", "спокій", "is not a section of the list; known are I.1"),
        ("24.02.2022", "", "first day is missing"),
        ("24.02.2022,", "24.02.2022,2022-02-23", "before it begins"),
        ("Наказ № 376", "", "name the act"),
        ("https://zakon.rada.gov.ua/x", "javascript:alert(1)", "not an address"),
    ],
)
def test_a_wrong_row_is_named_and_the_others_are_filed(loaded, listed, old, new, reason):
    outcome = listed(OPEN.replace(old, new, 1), OPEN.replace(world.ODESA, world.DACHNE))
    assert list(reasons(outcome)) == [2]
    assert reason in reasons(outcome)[2]
    assert TerritoryStatus.objects.get().municipality == unit(world.DACHNE)


def test_overlaps_with_what_is_on_file_and_within_the_file_are_refused(loaded, listed):
    listed(OPEN)
    kyiv = OPEN.replace(world.ODESA, world.KYIV)
    outcome = listed(OPEN.replace("24.02.2022", "2024-01-01"), kyiv, kyiv.replace("24.02.2022", "2023-01-01"))
    assert list(reasons(outcome)) == [2, 3, 4]
    assert "overlaps 2022-02-24 – …" in reasons(outcome)[2]
    assert TerritoryStatus.objects.count() == 1


def test_what_a_moderator_set_by_hand_is_left_alone(loaded, listed):
    listed(OPEN)
    status = TerritoryStatus.objects.get()
    set_territory_status(
        municipality=status.municipality, state=status.state, valid_from=status.valid_from,
        act="Наказ № 376 зі змінами", source_url=status.source_url, instead_of=status, reason="Seen in the order",
        by=None,
    )  # fmt: skip
    assert listed(OPEN.replace("376", "376 зі змінами")).changed_nothing
    outcome = listed(OPEN.replace("24.02.2022,", "24.02.2022,01.02.2026"))
    assert reasons(outcome) == {2: "a moderator set this interval by hand"}
    assert TerritoryStatus.objects.get().valid_until is None


def test_a_dry_run_writes_nothing_and_undoing_leaves_no_trace(loaded, listed):
    listed(OPEN)
    before = every_row()
    ended = OPEN.replace("24.02.2022,", "24.02.2022,01.02.2026"), OPEN.replace(world.ODESA, world.KYIV)
    assert listed(*ended, dry_run=True).edition.added == 1
    assert every_row() == before
    withdraw_edition(edition=listed(*ended).edition, by=None)
    assert every_row() == before


DAYS = st.sampled_from(["2022-01-01", "2022-06-01", "2023-01-01", "2024-01-01", ""])


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate]
)
@given(data=st.data())
def test_any_intervals_in_any_order_give_the_same_registry(data, loaded, listed):
    places = st.sampled_from([world.ODESA, world.SMALL_SETTLEMENT])
    rows = [
        f"{place},,I.{number},{begin},{end},Order,"
        for place, number, begin, end in data.draw(
            st.lists(st.tuples(places, st.sampled_from("12"), DAYS, DAYS), min_size=1, max_size=8)
        )
    ]
    first = listed(*rows)
    filed = periods()
    if not first.changed_nothing:
        withdraw_edition(edition=first.edition, by=None)
    second = listed(*data.draw(st.permutations(rows)))
    assert periods() == filed
    assert len(second.rejected) == len(first.rejected)
    if not second.changed_nothing:
        withdraw_edition(edition=second.edition, by=None)


def test_the_index_of_names_outlives_a_list_of_territories(loaded, listed):
    """It holds neither names nor numbers: building the index anew would be for nothing."""
    before = last_import()
    withdraw_edition(edition=listed(OPEN).edition, by=None)
    assert last_import() == before


def test_codes_of_settlements_tell_their_hromada():
    assert hromada_stem(world.SMALL_SETTLEMENT) == world.DACHNE[:9]
    assert hromada_stem(world.DACHNE) == hromada_stem(world.ODESA_RAION) == hromada_stem("x") == ""


def test_the_command_tells_what_it_did(loaded, tmp_path):
    path, out = tmp_path / "list.csv", io.StringIO()
    path.write_text(f"{HEAD}\n{OPEN}\n", encoding="utf-8")
    call_command("import_territory_status", str(path), stdout=out)
    assert "1 added" in out.getvalue()
    assert "possible_hostilities 2022-02-24" in out.getvalue()
