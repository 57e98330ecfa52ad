"""load_registry --source FILE: newer files in the forms in which they are published."""

import io
import json
import os
import zipfile
from datetime import date, datetime

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pobratym.core.errors import SourceRefused
from pobratym.gateways.recognising import sort_of
from pobratym.imports.actions import withdraw_edition
from pobratym.imports.actions.loading import load_registry
from pobratym.places.actions import correct
from pobratym.places.models import Edition, Identifier, Municipality, Name, NameKind
from pobratym.places.queries.history import belonging_on
from tests.factories.partnerships import PartnershipFactory
from tests.imports import sources as world
from tests.imports.test_loading import place, unit
from tests.places.whole import every_row

pytestmark = pytest.mark.django_db

NEW, NEW_CENTRE = "UA51120250000099991", "UA51120250010099992"


@pytest.fixture
def files(tmp_path):
    return world.write_world(tmp_path)


@pytest.fixture
def loaded(files):
    return load_registry(by=None, files=files)


@pytest.fixture
def load(files):
    return lambda path, **kwargs: load_registry(by=None, sources=[path], files=files, **kwargs)[0]


def workbook(folder, units, name="newer.bin"):
    return world.saved_on(world.write_workbook(folder / name, world.TITLE + units), "2026-10-05")


def dump(folder, rows, name="UA.txt"):
    """GeoNames' nineteen columns from the small world's rows; class and code stand ninth and tenth where given."""
    lines = [
        "\t".join(map(str, [*row[:2], row[1], ",".join(row[7]), *row[4:6], *(row[8:] or ("P", "PPL")), row[2], "",
                            row[3], "", "", "", row[6], "", "", "Europe/Kyiv", "2026-09-01"]))
        for row in rows
    ]  # fmt: skip
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    moment = datetime(2026, 10, 7, 12).timestamp()
    os.utime(path, (moment, moment))
    return path


def zipped(path):
    archive = path.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr(zipfile.ZipInfo("readme.txt", (2026, 10, 7, 0, 0, 0)), "Columns: " * 500)
        file.writestr(zipfile.ZipInfo("any.txt", (2026, 10, 7, 0, 0, 0)), path.read_bytes())
    return archive


def renamed() -> list[list]:
    """Дачненська is called Нова now; Загублена is no more; a hromada is new."""
    units = [[*row[:6], "Новоселівська"] if row[2:4] == [world.DACHNE, None] else row for row in world.UNITS]
    raion = [world.ODESA_OBLAST, world.PODILSK_RAION]
    return [row for row in units if row[2] != world.LOST] + [
        [*raion, NEW, None, None, "H", "Балтська"],
        [*raion, NEW, NEW_CENTRE, None, "M", "Балта"],
    ]


def test_a_renamed_hromada_keeps_its_old_official_name_with_its_end(loaded, load, tmp_path):
    outcome = load(workbook(tmp_path, renamed()))
    dachne = unit(world.DACHNE)
    old, new = dachne.names.filter(source="KATOTTG", language="uk", text__endswith="територіальна громада").order_by(
        "pk"
    )
    assert (old.text, old.kind, old.valid_until) == (
        "Дачненська сільська територіальна громада",
        NameKind.HISTORIC,
        date(2026, 10, 5),
    )
    assert (new.kind, new.valid_from, dachne.name["uk"]) == (
        NameKind.OFFICIAL,
        date(2026, 10, 5),
        "Новоселівська громада",
    )
    assert unit(NEW).name["uk"] == "Балтська громада"
    assert outcome.edition.source_date == date(2026, 10, 5)


def test_a_hromada_that_a_newer_codifier_puts_elsewhere_keeps_its_past(loaded, load, tmp_path):
    before = every_row()
    lost, old = unit(world.LOST), unit(world.LOST).county
    units = [
        [row[0], world.ODESA_RAION, *row[2:]] if row[2] == world.LOST and row[1] == world.PODILSK_RAION else row
        for row in world.UNITS
    ]
    outcome = load(workbook(tmp_path, units))
    lost.refresh_from_db()
    assert lost.county == unit(world.ODESA_RAION)
    assert belonging_on(lost, date(2026, 10, 4)).county == old
    assert belonging_on(lost, date(2026, 10, 5)).county == lost.county
    withdraw_edition(edition=outcome.edition, by=None)
    assert every_row() == before


def test_what_a_newer_codifier_lacks_is_told_and_stays(loaded, load, tmp_path):
    lost = unit(world.LOST)
    PartnershipFactory(municipalities=[lost, place(3067696)])
    gone = load(workbook(tmp_path, renamed())).report["no_longer_in_the_source"]
    assert gone == [{"municipality": lost.pk, "name": "Загублена громада", "identifier": world.LOST}]
    assert Municipality.objects.get(pk=lost.pk).ended_on is None


def test_a_codifier_says_nothing_of_people_and_points(loaded, load, tmp_path):
    before = Municipality.objects.filter(country="UA").values("population", "latitude").order_by("pk")
    known = list(before)
    load(workbook(tmp_path, renamed()))
    assert list(before)[: len(known)] == known


def test_the_older_edition_does_not_take_the_newer_one_back(loaded, load, files, tmp_path):
    load(workbook(tmp_path, renamed()))
    load_registry(by=None, files=files)
    assert unit(world.DACHNE).name["uk"] == "Новоселівська громада"
    assert unit(world.DACHNE).names.get(kind=NameKind.OFFICIAL, language="uk").text.startswith("Новоселівська")


def test_a_name_that_a_person_put_right_is_left_alone(loaded, load, tmp_path):
    correct(municipality=unit(world.DACHNE), field="name_uk", values={"name_uk": "Наша громада"}, reason="r", by=None)
    load(workbook(tmp_path, renamed()))
    assert unit(world.DACHNE).name["uk"] == "Наша громада"
    assert unit(world.DACHNE).names.get(kind=NameKind.OFFICIAL, language="uk").text.startswith("Дачненська")


def test_after_undoing_a_newer_codifier_every_row_stands_as_before(loaded, load, tmp_path):
    before = every_row()
    withdraw_edition(edition=load(workbook(tmp_path, renamed())).edition, by=None)
    assert every_row() == before


def test_wrong_rows_of_a_workbook_are_named_and_what_lies_in_them_with_them(loaded, load, tmp_path):
    units = renamed()
    at = next(index for index, row in enumerate(units) if row[2:4] == [NEW, None])
    units[at] = [*units[at][:5], "Z", "Балтська"]
    outcome = load(workbook(tmp_path, units))
    reasons = {each.row: each.reason for each in outcome.rejected}
    assert list(reasons) == [at + 5, at + 6]
    assert "not a category" in reasons[at + 5]
    assert "above it is missing" in reasons[at + 6]
    assert unit(world.DACHNE).name["uk"] == "Новоселівська громада"


def test_a_hromada_whose_row_was_refused_is_not_told_as_gone(loaded, load, tmp_path):
    units = [row for row in world.UNITS if row[3] != world.LOST_CENTRE]
    outcome = load(workbook(tmp_path, units))
    assert [each.reason for each in outcome.rejected] == ["the hromada has no settlement"]
    assert not outcome.report["gone"]


@pytest.mark.parametrize("pack", [lambda path: path, zipped])
def test_a_dump_of_one_country_leaves_the_others_alone(loaded, load, tmp_path, pack):
    abroad = Municipality.objects.abroad().order_by("pk").values()
    before = list(abroad)
    rows = [(*row[:6], row[6] + 5, row[7]) for row in world.PLACES if row[2] == "UA"]
    load(pack(dump(tmp_path, [*rows, (1999, "Nove", "UA", "17", 46.6, 30.6, 800, ["Нове"])])))
    assert list(abroad) == before
    assert (place(1004).population, place(1004).population_as_of) == (905, date(2026, 10, 7))
    assert (unit(world.ODESA).population, place(1004).parent) == (1010542, unit(world.DACHNE))
    assert place(1999).level == "settlement"


def test_of_a_whole_dump_only_what_people_live_in_is_kept(loaded, load, tmp_path):
    rows = [
        (2001, "Mountain", "US", "TX", 30.0, -100.0, 900, [], "T", "MT"),
        (2002, "Hamlet", "US", "TX", 30.0, -100.0, 499, [], "P", "PPL"),
        (2003, "Seat", "US", "TX", 30.0, -100.0, 12, [], "P", "PPLA2"),
        (2004, "Ghost town", "US", "TX", 30.0, -100.0, 5000, [], "P", "PPLQ"),
        (2005, "Town", "US", "TX", 30.0, -100.0, 500, ["Таун"], "P", "PPL"),
        (5805518, "Odessa", "US", "WA", 47.33, -118.69, 10, [], "P", "PPL"),
    ]
    outcome = load(dump(tmp_path, rows))
    kept = Identifier.objects.filter(scheme="geonames", value__startswith="200").values_list("value", flat=True)
    assert sorted(kept) == ["2003", "2005"]
    assert (place(5805518).population, place(2005).names.filter(text="Таун").exists()) == (10, True)
    assert [each["identifier"] for each in outcome.report["no_longer_in_the_source"]] == ["5527554"]


def test_an_extract_says_nothing_of_what_it_lacks(loaded, load, tmp_path):
    more = [(3000 + n, f"Town {n}", "US", "TX", 30.0, -100.0, 900, []) for n in range(9)]
    load(dump(tmp_path, more))
    outcome = load(dump(tmp_path, more[:1]))
    assert (outcome.report["gone"], len(outcome.report["notes"])) == (0, 1)


def test_wrong_rows_of_a_dump_are_named(loaded, load, tmp_path):
    path = dump(tmp_path, [(4000 + n, f"Town {n}", "US", "TX", 30.0, -100.0, 900, []) for n in range(4)])
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace("30.0", "130.0")
    lines[2] = lines[2].replace("\tUS\t", "\tXX\t")
    path.write_text("\n".join([*lines, "4009\tshort\tP"]), encoding="utf-8")
    outcome = load(path)
    assert [(each.row, each.reason) for each in outcome.rejected] == [
        (2, "“130.0” is not a valid coordinate"),
        (3, "“XX” is not a country in the directory"),
        (5, "3 columns instead of 19"),
    ]
    assert outcome.edition.added > 2


def test_after_undoing_a_dump_every_row_stands_as_before(loaded, load, tmp_path):
    before = every_row()
    rows = [(*row[:1], f"{row[1]}X", *row[2:6], row[6] + 5, ["Нове"]) for row in world.PLACES]
    run = load(dump(tmp_path, [*rows, (1999, "Nove", "UA", "17", 46.6, 30.6, 800, ["Нове"])])).edition
    assert place(3067696).names.get(kind=NameKind.OFFICIAL).text == "PragueX"
    withdraw_edition(edition=run, by=None)
    assert every_row() == before


def test_any_order_of_the_rows_of_a_dump_gives_the_same_rows(loaded, load, tmp_path):
    rows = [(*row[:6], row[6] + 5, row[7]) for row in world.PLACES]
    rows += [(1990 + n, "Nove", "UA", "17", 46.6, 30.6, 800 + n, ["Нове"]) for n in range(4)]
    first = load(dump(tmp_path, rows)).edition
    filed = [
        list(Municipality.objects.order_by("name__en", "population").values_list("name__en", "population", "parent"))
    ]
    withdraw_edition(edition=first, by=None)
    load(dump(tmp_path, rows[::-1]))
    assert filed == [
        list(Municipality.objects.order_by("name__en", "population").values_list("name__en", "population", "parent"))
    ]


def test_alternate_names_come_with_language_and_period(loaded, load, tmp_path):
    path = tmp_path / "names.txt"
    rows = [
        ["1", "3067696", "de", "Prag", "1", "", "", "", "", ""],
        ["2", "3067696", "cs", "Praha", "1", "", "", "", "", ""],
        ["3", "5527554", "en", "Old Odessa", "", "", "", "1", "", "19300401"],
        ["4", "3067696", "link", "https://example.org", "", "", "", "", "", ""],
        ["5", "3067696", "wkdt", "Q1085", "", "", "", "", "", ""],
        ["6", "12345678", "de", "Anderswo", "", "", "", "", "", ""],
        ["7", "3067696", "de", "Prag", "", "", "", "", "", ""],
        ["8", "3067696", "de", "Altprag", "", "", "", "", "", ""],
        ["9", "3067696", "fr", "Paname", "", "", "1", "", "", ""],
        ["10", "3067696", "fr", "Prague", "", "", "", "", "", ""],
    ]
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    before = every_row()
    run = load(path).edition
    names = {each.text: each for each in Name.objects.filter(language__in=["de", "cs", "en"], source="GeoNames")}
    assert (names["Prag"].kind, names["Praha"].kind) == (NameKind.EXONYM, NameKind.ALIAS)
    assert (names["Old Odessa"].kind, names["Old Odessa"].valid_until) == (NameKind.HISTORIC, date(1930, 4, 1))
    assert Identifier.objects.get(scheme="wikidata", value="Q1085").municipality == place(3067696)
    assert "Anderswo" not in names
    shown = place(3067696).name
    assert (shown["de"], shown["fr"]) == ("Prag", "Prague"), "the preferred one, and no colloquial one"
    withdraw_edition(edition=run, by=None)
    assert every_row() == before
    assert not {"de", "fr"} & set(place(3067696).name)


def test_new_regions_come_from_their_own_file(loaded, load, tmp_path):
    path = tmp_path / "regions.txt"
    path.write_text("FR.99\tNouvelle Région\tNouvelle Region\t99999\nUS.TX\tTexas\tTexas\t4736286\n", encoding="utf-8")
    load(path)
    assert Identifier.objects.get(scheme="geonames_admin1", value="FR.99").municipality.level == "region"


def test_a_dry_run_of_a_file_writes_nothing_and_reports_the_same(loaded, load, tmp_path):
    path, before, runs = workbook(tmp_path, renamed()), every_row(), Edition.objects.count()
    trial = load(path, dry_run=True)
    assert (every_row(), Edition.objects.count()) == (before, runs)
    assert trial.report == load(path).report


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"PK\x03\x04 broken", b"name;population\n1;2\n", b"\x00\xff" * 99, b"{}", b"US.TX.001\tA\tA\t1\n"],
)
def test_what_is_not_understood_is_refused_with_what_is(loaded, load, tmp_path, content):
    path = tmp_path / "cities500.zip"
    path.write_bytes(content)
    with pytest.raises(SourceRefused, match=r"cities500\.zip.*Nothing was changed"):
        load(path)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate]
)
@given(data=st.data())
def test_any_bytes_give_a_refusal_or_a_report(data, loaded, load, tmp_path):
    """Random bytes, and every known form with some of its bytes changed."""
    whole = data.draw(
        st.sampled_from(
            [
                b"",
                dump(tmp_path, world.PLACES[7:9]).read_bytes(),
                zipped(dump(tmp_path, world.PLACES[7:9])).read_bytes(),
                workbook(tmp_path, world.UNITS).read_bytes(),
                b"1\t3067696\tde\tPrag\t1\t\t\t\t\t\n",
            ]
        )
    )
    at = data.draw(st.integers(0, len(whole)))
    path = tmp_path / "any"
    path.write_bytes(whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + data.draw(st.integers(0, 20)) :])
    try:
        outcome = load(path, dry_run=True)
    except SourceRefused:
        return
    assert outcome.report["rejected"] == len(outcome.rejected)


def test_the_command_takes_a_file_and_says_which_files_it_knows(loaded, tmp_path):
    out = io.StringIO()
    path = dump(tmp_path, [(*world.PLACES[7][:6], 5, [])])
    call_command("load_registry", "--source", str(path), "--dry-run", "--format", "json", stdout=out)
    report = json.loads(out.getvalue())
    assert report["first_changed"][0]["changes"] == [["population", 114428, 5]]
    path.write_text("x")
    with pytest.raises(CommandError, match="the codifier’s workbook"):
        call_command("load_registry", "--source", str(path))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_registry", "--source", str(tmp_path / "none.txt"))


def test_sorts_are_told_by_content_not_by_name(tmp_path):
    path = workbook(tmp_path, world.UNITS, "allCountries.txt")
    assert sort_of(path) == "codifier"
