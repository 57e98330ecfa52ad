"""import_statistics: population, shares and area from tables as offices have them."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.core.management.base import CommandError
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pobratym.core.errors import SourceRefused
from pobratym.imports.actions import withdraw_edition
from pobratym.imports.actions.loading import load_registry
from pobratym.imports.actions.statistics import import_statistics
from pobratym.journal.models import Entry
from pobratym.places.actions import correct
from pobratym.places.models import Edition, Identifier, Statistic
from tests.imports import sources as world
from tests.imports.test_loading import place, unit
from tests.places.whole import every_row

pytestmark = pytest.mark.django_db

HEAD = "Код КАТОТТГ;Населення;Міське населення, %;Сільське населення, %;Площа, км2;Дата;Джерело"
LINE = f"{world.ODESA};1 010 000;97,5;2,5;236,9;01.01.2026;Держстат"


@pytest.fixture
def loaded(tmp_path):
    return load_registry(by=None, files=world.write_world(tmp_path))


@pytest.fixture
def table(tmp_path):
    def write(*lines: str, head: str = HEAD, encoding="utf-8"):
        path = tmp_path / "table.csv"
        path.write_bytes("\n".join([head, *lines]).encode(encoding))
        return path

    return write


def imported(path, **kwargs):
    return import_statistics(file=path, by=None, **kwargs)


def reasons(outcome) -> dict[int, str]:
    return {each.row: each.reason for each in outcome.rejected}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251"])
def test_a_table_of_the_statistics_office_is_filed(loaded, table, encoding):
    outcome = imported(table(LINE, encoding=encoding))
    said = Statistic.objects.get()
    assert (said.municipality, said.population, said.as_of, said.source) == (
        unit(world.ODESA),
        1_010_000,
        date(2026, 1, 1),
        "Держстат",
    )
    assert (said.urban_share, said.rural_share, said.area_km2, said.edition) == (
        Decimal("97.50"),
        Decimal("2.50"),
        Decimal("236.900"),
        outcome.edition,
    )
    assert Entry.objects.filter(verb="imports.imported", details__source="statistics").count() == 1


def test_the_page_shows_the_hromadas_own_number_instead_of_its_centres(loaded, table, tmp_path):
    imported(table(LINE))
    odesa = unit(world.ODESA)
    shown = odesa.population, odesa.population_as_of, odesa.population_source, odesa.is_population_of_centre
    assert shown == (1_010_000, date(2026, 1, 1), "Держстат", False)
    load_registry(by=None, files=world.write_world(tmp_path))
    places = [(*row[:6], 999, row[7]) if row[0] == 698740 else row for row in world.PLACES]
    load_registry(by=None, files=world.write_world(tmp_path, places=places))
    assert unit(world.ODESA).population == 1_010_000


def test_an_earlier_number_joins_the_series_and_leaves_the_page(loaded, table):
    imported(table(LINE))
    imported(table(LINE.replace("2026", "2020").replace("1 010 000", "5")))
    assert Statistic.objects.count() == 2
    assert unit(world.ODESA).population == 1_010_000


def test_a_persons_number_stays(loaded, table):
    values = {"population": 7, "population_as_of": date(2020, 1, 1), "population_source": "Council"}
    correct(municipality=unit(world.ODESA), field="population", values=values, reason="r", by=None)
    imported(table(LINE))
    assert (unit(world.ODESA).population, Statistic.objects.get().population) == (7, 1_010_000)


def test_a_second_run_changes_nothing_and_a_corrected_row_changes_the_row(loaded, table):
    imported(table(LINE))
    assert imported(table(LINE)).changed_nothing
    outcome = imported(table(LINE.replace("1 010 000", "1 010 001").replace("236,9", "")))
    assert outcome.report["first_changed"][0]["changes"] == [["population", 1_010_000, 1_010_001]]
    assert (Statistic.objects.get().area_km2, unit(world.ODESA).population) == (Decimal("236.900"), 1_010_001)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (world.ODESA, "UA00000000000000000", "no municipality in the directory"),
        (world.ODESA, "Odesa", "not a KATOTTG"),
        (world.ODESA, "", "identifier is missing"),
        ("1 010 000", "багато", "is not a number"),
        ("1 010 000", "-5", "not a number of people"),
        ("1 010 000", "1.010", "not a whole number"),
        ("97,5", "90", "make 92.50 per cent"),
        ("97,5", "190", "not a share"),
        ("236,9", "0", "not an area"),
        ("01.01.2026", "2026-02-30", "is not a date"),
        ("01.01.2026", "02/01/2026", "may be two days"),
        ("01.01.2026", "01.01.2226", "not later than today"),
        ("Держстат", "", "name the source"),
        (LINE, f"{world.ODESA};;;;;01.01.2026;Держстат", "neither population"),
        ("Держстат", "Держстат;зайве", "more cells"),
    ],
)
def test_a_wrong_row_is_named_with_its_reason_and_the_others_are_filed(loaded, table, old, new, reason):
    outcome = imported(table(LINE.replace(old, new, 1), "", LINE.replace(world.ODESA, world.DACHNE)))
    assert list(reasons(outcome)) == [2]
    assert reason in reasons(outcome)[2]
    assert Statistic.objects.get().municipality == unit(world.DACHNE)


def test_shares_come_from_numbers_of_people_too(loaded, table):
    head = "identifier;scheme;population;urban;rural;date;source"
    good = "5527554;GeoNames;1 000;750;250;2026-01-01;Census"
    bad = "5805518;GeoNames;1 000;750;350;2026-01-01;Census"
    outcome = imported(table(good, bad, head=head))
    assert Statistic.objects.get().urban_share == Decimal("75.00")
    assert "make 1100 people, the population is 1000" in reasons(outcome)[3]


def test_other_identifiers_are_understood(loaded, table):
    head = "identifier,scheme,population,date,source"
    rows = ["Q1439,,5,2026-01-01,A", "US-WA,,6,2026-01-01,A", "3067696,geonames,7,2026-01-01,A"]
    assert not imported(table(*rows, head=head)).rejected
    assert place(3067696).population == 1_165_581  # the gazetteer's number is of a later day
    assert sorted(Statistic.objects.values_list("population", flat=True)) == [5, 6, 7]


def test_rows_that_repeat_count_once_and_rows_that_contradict_are_all_refused(loaded, table):
    dachne = LINE.replace(world.ODESA, world.DACHNE)
    outcome = imported(table(LINE, LINE, dachne, dachne.replace("1 010 000", "1 020 000")))
    assert Statistic.objects.get().municipality == unit(world.ODESA)
    assert reasons(outcome) == {
        4: "row 5 says otherwise for the same day and source",
        5: "row 4 says otherwise for the same day and source",
    }


def test_a_dry_run_writes_nothing_and_reports_the_same(loaded, table):
    before, runs, entries = every_row(), Edition.objects.count(), Entry.objects.count()
    trial = imported(table(LINE, "x"), dry_run=True)
    assert (every_row(), Edition.objects.count(), Entry.objects.count()) == (before, runs, entries)
    assert trial.report == imported(table(LINE, "x")).report


def test_undone_it_leaves_no_trace(loaded, table):
    before = every_row()
    run = imported(table(LINE, LINE.replace(world.ODESA, world.DACHNE))).edition
    withdraw_edition(edition=run, by=None)
    assert every_row() == before


def test_a_heading_that_nobody_understands_is_told(loaded, table):
    outcome = imported(table(LINE, head=HEAD.replace("Площа, км2", "Плоша")))
    assert any("Плоша" in note for note in outcome.edition.report["notes"])
    assert Statistic.objects.get().area_km2 is None


def test_a_table_without_the_headings_is_refused(loaded, table):
    with pytest.raises(SourceRefused, match=r"no column “date”, “source”. Expected in the row of headings: identifier"):
        imported(table(world.ODESA, head="КАТОТТГ"))


def test_the_command_reports_and_saves_refused_rows_aside(loaded, table, tmp_path):
    out, aside = io.StringIO(), tmp_path / "aside.csv"
    call_command("import_statistics", str(table(LINE, "x;;;;;;")), "--rejected", str(aside), stdout=out)
    assert "1 added" in out.getvalue()
    assert "row 3: give the day" in out.getvalue()
    with aside.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["row", *HEAD.split(";"), "reason"]
    assert rows[1][:2] == ["3", "x"]
    assert "not later than today" in rows[1][-1]


def test_the_command_speaks_json_and_keeps_refused_rows_by_itself(loaded, table):
    out = io.StringIO()
    call_command("import_statistics", str(table(LINE, "x")), "--format", "json", "--dry-run", stdout=out)
    report = json.loads(out.getvalue())
    assert (report["added"], report["rejected"], report["dry_run"], report["run"]) == (1, 1, True, None)
    assert report["rejected_rows"].startswith(str(django_settings.IMPORTS_ASIDE))


def test_the_command_says_that_a_file_is_missing(tmp_path):
    with pytest.raises(CommandError, match=r"none\.csv cannot be read"):
        call_command("import_statistics", str(tmp_path / "none.csv"))


CELLS = st.sampled_from(
    [world.ODESA, world.DACHNE, "1 000", "97,5", "2,5", "01.01.2026", "Держстат", "", "x", "٣", "%"]
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate]
)
@given(
    rows=st.lists(
        st.lists(
            CELLS | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5), min_size=7, max_size=7
        ).map(";".join),
        max_size=6,
    )
)
def test_any_cells_give_a_report(rows, loaded, table):
    outcome = imported(table(*rows), dry_run=True)
    assert outcome.rows + len(outcome.rejected) <= len("\n".join(rows).splitlines()) + 1


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate]
)
@given(data=st.data())
def test_any_order_of_the_rows_gives_the_same_registry(data, loaded, table):
    rows = [
        LINE,
        LINE.replace("2026", "2025").replace("1 010 000", "9"),
        LINE.replace("Держстат", "Рада"),
        LINE.replace(world.ODESA, world.DACHNE),
        LINE.replace(world.ODESA, world.DACHNE).replace("236,9", "1"),
        LINE.replace(world.ODESA, world.KYIV),
        "x",
    ]
    first = imported(table(*rows))
    filed = _without_numbers()
    withdraw_edition(edition=first.edition, by=None)
    second = imported(table(*data.draw(st.permutations(rows))))
    assert _without_numbers() == filed
    withdraw_edition(edition=second.edition, by=None)


def _without_numbers() -> list[dict]:
    rows = every_row()
    statistics = [
        {key: value for key, value in row.items() if key not in {"id", "edition_id"}} for row in rows["Statistic"]
    ]
    return [rows["Municipality"], sorted(statistics, key=str)]


def test_a_code_of_a_row_merged_away_counts_for_what_it_became(loaded, table):
    old, new = unit(world.DACHNE), unit(world.PODILSK)
    old.merged_into = new
    old.save()
    assert Identifier.objects.filter(municipality=old).exists()
    imported(table(LINE.replace(world.ODESA, world.DACHNE)))
    assert Statistic.objects.get().municipality == new
