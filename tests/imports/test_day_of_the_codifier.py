"""Of which day a workbook of the codifier is: never of today because somebody saved it, and asked for where unsure."""

import zipfile
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from pobratym.core.errors import SourceRefused
from pobratym.gateways import codifier, office_parts, workbooks
from pobratym.imports.actions.loading import load_registry
from pobratym.imports.filing.packaged_sources import SourceFiles
from pobratym.places.models import Name, NameKind
from tests.imports import sources as world
from tests.imports.test_loading import unit
from tests.imports.test_newer_files import renamed, workbook
from tests.places.whole import every_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    return world.write_world(tmp_path)


@pytest.fixture
def load(files):
    load_registry(by=None, files=files)
    return lambda path, day=None: load_registry(
        by=None, sources=[path], files=SourceFiles(**_of(files) | {"codifier_day": day})
    )[0]


def _of(files: SourceFiles) -> dict:
    return {name: getattr(files, name) for name in SourceFiles.__dataclass_fields__}


def without(path, part="docProps/core.xml", text="dcterms:modified"):
    """The workbook without its core properties, or with them but without the day in them."""
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts[part] = parts[part].replace(text.encode(), b"dcterms:issued") if text else b""
    with zipfile.ZipFile(path, "w") as archive:
        for each, content in parts.items():
            if content:
                archive.writestr(each, content)
    return path


def saved_again(path):
    """As a person does who looks into it and saves it; the file says the moment in UTC."""
    with path.open("rb") as file:
        book = openpyxl.load_workbook(file)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (without, "does not say when it was saved"),
        (lambda path: without(path, text=""), "does not say when it was saved"),
        (saved_again, "was last saved today"),
        (lambda path: world.saved_on(path, f"{timezone.localdate() + timedelta(days=40)}"), "was last saved today"),
    ],
)
def test_a_workbook_that_does_not_tell_its_day_asks_for_it_and_changes_nothing(load, tmp_path, spoil, reason):
    before, path = every_row(), spoil(workbook(tmp_path, renamed()))
    with pytest.raises(SourceRefused, match=reason) as refused:
        load(path)
    assert "--date 2026-01-31" in str(refused.value)
    assert every_row() == before
    outcome = load(path, date(2026, 9, 1))
    assert (outcome.edition.source_date, unit(world.DACHNE).name["uk"]) == (date(2026, 9, 1), "Новоселівська громада")


def test_told_an_older_day_it_takes_nothing_back(load, tmp_path):
    load(workbook(tmp_path, renamed()))
    old = saved_again(workbook(tmp_path, world.UNITS, "old.xlsx"))
    assert load(old, date(2025, 1, 1)).changed_nothing
    assert unit(world.DACHNE).name["uk"] == "Новоселівська громада"


def test_a_workbook_with_former_names_under_a_later_day_was_saved_anew(load, tmp_path):
    for code, now, before in ((world.ODESA, "Одеса", "Коцюбіїв"), (world.PODILSK, "Подільськ", "Котовськ")):
        Name.objects.create(
            municipality=unit(code), text=before, language="uk", kind=NameKind.HISTORIC, key=before.lower(),
            valid_until=date(2016, 5, 20), source="x",
        )  # fmt: skip
        assert unit(code).centre["uk"] == now
    units = [[*row[:6], {"Одеса": "Коцюбіїв", "Подільськ": "Котовськ"}.get(row[6], row[6])] for row in world.UNITS]
    before = every_row()
    with pytest.raises(SourceRefused, match=r"as they were called before: Котовськ \(Подільськ\), Коцюбіїв"):
        load(workbook(tmp_path, units))
    assert every_row() == before


def test_the_question_is_asked_in_the_readers_language(load, tmp_path):
    with translation.override("uk"), pytest.raises(SourceRefused, match="Укажіть дату цієї редакції"):
        load(without(workbook(tmp_path, world.UNITS)))


def test_the_command_takes_the_day(files, tmp_path):
    load_registry(by=None, files=files)
    path = without(workbook(tmp_path, renamed()))
    with pytest.raises(CommandError, match=r"--date"):
        call_command("load_registry", "--source", str(path))


def test_letters_that_look_alike_and_unseen_signs_are_read(load, tmp_path):
    alike = {"H": "Н", "P": "Р", "M": "М", "C": "С", "X": "Х", "O": "О", "K": "К"}
    units = [
        [*(cell and f"\u200b{cell.replace('UA', 'UА')}" for cell in row[:5]), alike[row[5]], f"{row[6]}\u00ad"]
        for row in renamed()
    ]
    outcome = load(workbook(tmp_path, units))
    assert not outcome.rejected
    assert unit(world.DACHNE).name["uk"] == "Новоселівська громада"


def test_reading_a_workbook_takes_no_longer_than_allowed(tmp_path, monkeypatch):
    path = workbook(tmp_path, world.UNITS)
    monkeypatch.setattr(office_parts, "SECONDS", -1)
    with pytest.raises(SourceRefused, match="takes longer than"):
        codifier.read(path)


BOMBS = {
    "a row of ten million cells": b'<row r="1">' + b"<c/>" * 10_000_000 + b"</row>",
    "more rows than a table has": b"<row><c><v>1</v></c></row>" * 210_000,
    "a cell of thirty megabytes": b'<row><c t="inlineStr"><is><t>' + b"a" * 30_000_000 + b"</t></is></c></row>",
    "rows far below": b'<row r="1000000000"><c><v>1</v></c></row>',
    "what unpacks to too much": b"<row/>" * 12_000_000,
}


@pytest.mark.parametrize("sheet", BOMBS.values(), ids=BOMBS)
def test_a_small_workbook_that_unpacks_to_much_takes_little_memory(tmp_path, sheet):
    path = workbook(tmp_path, world.UNITS)
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData>" + sheet + b"</sheetData></worksheet>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    del parts
    kept = 0
    try:
        for each in workbooks.sheets(path):
            for _number, cells in each.rows:
                kept = max(kept, sum(map(len, cells)))
    except SourceRefused:
        pass
    assert kept <= 40_000, "a cell is as long as Excel lets it be"


def test_a_sheet_is_read_as_excel_shows_it(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["C1"], sheet["D1"] = "name", 0.1 + 0.2, 44562
    sheet["D1"].number_format = "dd.mm.yyyy"
    sheet["A3"], sheet["B3"], sheet["C3"] = date(2022, 2, 24), 12.0, "=1+1"
    book.create_sheet("hidden").sheet_state = "hidden"
    book.save(tmp_path / "s.xlsx")
    (only,) = [list(each.rows) for each in workbooks.sheets(tmp_path / "s.xlsx")]
    assert only == [(1, ("name", "", "0.3", "2022-01-01")), (3, ("2022-02-24", "12"))]
