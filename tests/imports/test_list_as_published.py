"""The Ministry's list of territories as it is published, and tables made of it."""

import csv
from datetime import date

import openpyxl
import pytest
from django.utils import translation

from pobratym.core.errors import SourceRefused
from pobratym.imports.actions import withdraw_edition
from pobratym.imports.actions.loading import load_registry
from pobratym.imports.actions.territory_list import import_territory_status
from pobratym.imports.rules.intervals import Interval, intervals_of
from pobratym.imports.rules.no_data import UnreadableCell
from pobratym.imports.rules.territory_extent import extent_of, settlement_name
from pobratym.imports.rules.territory_headings import meaning
from pobratym.imports.rules.territory_sections import section
from pobratym.places.models import TerritoryStatus
from tests.imports import sources as world
from tests.imports.documents import write_document
from tests.imports.test_loading import unit
from tests.places.whole import every_row

pytestmark = pytest.mark.django_db

ORDER = "ЗАТВЕРДЖЕНО\nНаказ Міністерства розвитку \nгромад та територій України\n28 лютого 2025 року № 376"
PREAMBLE = [
    ORDER,
    "Перелік \nтериторій, на яких ведуться (велися) бойові дії \nабо тимчасово окупованих Російською Федерацією",
]
POSSIBLE = [
    ["Код", "Найменування", "Дата виникнення \nможливості бойових дій", "Дата припинення \nможливості бойових дій*"],
    "1.1. ОДЕСЬКА ОБЛАСТЬ",
    "Одеський район",
    [world.ODESA, "Одеська міська територіальна громада ", "24.02.2022", "24.02.2022"],
    [world.DACHNE, "Дачненська сільська територіальна громада \nза винятком с. Мар’янівка", "23.05.2023", ""],
    [f"{world.SMALL_SETTLEMENT} ", "с. Мар’янівка Дачненської сільської територіальної громади", "12.11 2022", ""],
]
ACTIVE = [
    ["Код", "Найменування", "Дата початку \nбойових дій", "Дата завершення \nбойових дій*"],
    [world.PODILSK, "Подільська міська територіальна громада", "31.05.2023\n01.12.2024", "13.10.2023\n"],
]
OCCUPIED = [
    ["Код", "Найменування", "Дата початку \nтимчасової окупації", "Дата завершення \nтимчасової окупації*"],
    "1. АВТОНОМНА РЕСПУБЛІКА КРИМ",
    [world.CRIMEA, "Автономна Республіка Крим", "20.02.2014", ""],
    ["UA 51120190010050001", "с-ще Загублене", "24.02.2022 \n26.02.2022", "24.02.2022 \n31.03.2022"],
    [f"{world.LOST}5", "Загублена селищна територіальна громада", "24.02.2022", ""],
]
BLOCKS = [
    *PREAMBLE,
    "І. Території, на яких ведуться (велися) бойові дії",
    "1. Території можливих бойових дій",
    POSSIBLE,
    "3. Території активних бойових дій, на яких функціонують державні електронні інформаційні ресурси",
    ACTIVE,
    "ІІ. Тимчасово окуповані Російською Федерацією території України",
    OCCUPIED,
    "* У разі визначення.",
    "{Перелік із змінами, внесеними згідно з Наказами № 748 від 23.04.2025, № 779 від 30.04.2025}",
]
ACT = (
    "Наказ Міністерства розвитку громад та територій України 28 лютого 2025 року № 376 "
    "(Перелік із змінами, внесеними згідно з Наказами № 748 від 23.04.2025, № 779 від 30.04.2025)"
)
FILED = [
    ("Автономна Республіка Крим", "", "", "occupied", date(2014, 2, 20), None),
    ("Дачненська громада", world.SMALL_SETTLEMENT, "с. Мар’янівка", "possible_hostilities", date(2022, 11, 12), None),
    ("Дачненська громада", world.DACHNE, "за винятком с. Мар’янівка", "possible_hostilities", date(2023, 5, 23), None),
    ("Загублена громада", world.LOST_CENTRE, "с-ще Загублене", "occupied", date(2022, 2, 24), date(2022, 2, 25)),
    ("Загублена громада", world.LOST_CENTRE, "с-ще Загублене", "occupied", date(2022, 2, 26), date(2022, 4, 1)),
    ("Одеська громада", "", "", "possible_hostilities", date(2022, 2, 24), date(2022, 2, 25)),
    ("Подільська громада", "", "", "active_with_e_resources", date(2023, 5, 31), date(2023, 10, 14)),
    ("Подільська громада", "", "", "active_with_e_resources", date(2024, 12, 1), None),
]


@pytest.fixture
def loaded(tmp_path):
    return load_registry(by=None, files=world.write_world(tmp_path))


@pytest.fixture
def listed(tmp_path):
    def run(*rows: list, separator=";", **kwargs):
        path = tmp_path / "list.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=separator).writerows(rows)
        return import_territory_status(file=path, by=None, **kwargs)

    return run


def filed() -> list[tuple]:
    rows = TerritoryStatus.objects.order_by("municipality__name__uk", "valid_from")
    columns = ("municipality__name__uk", "part", "part_name", "state", "valid_from", "valid_until")
    return sorted(rows.values_list(*columns), key=lambda row: (row[0], row[4]))


def as_lines() -> list[list[str]]:
    """The document as somebody copies it into one sheet."""
    lines = []
    for block in BLOCKS:
        for row in [block] if isinstance(block, str) else block:
            lines.append([row] if isinstance(row, str) else row)
    return lines


def expected() -> list[tuple]:
    return sorted(FILED, key=lambda row: (row[0], row[4]))


def test_the_document_is_filed_table_by_table_and_what_is_not_is_named(loaded, tmp_path):
    outcome = import_territory_status(file=write_document(tmp_path / "order.docx", *BLOCKS), by=None)
    assert filed() == expected()
    assert set(TerritoryStatus.objects.values_list("act", flat=True)) == {ACT}
    assert [(each.row, each.cells[0]) for each in outcome.rejected] == [(13, f"{world.LOST}5")]
    assert any("rows 2, 3, 10" in note for note in outcome.report["notes"])


def test_undone_the_document_leaves_no_trace_and_twice_it_changes_nothing(loaded, tmp_path):
    before, path = every_row(), write_document(tmp_path / "order.docx", *BLOCKS)
    outcome = import_territory_status(file=path, by=None)
    assert import_territory_status(file=path, by=None).changed_nothing
    withdraw_edition(edition=outcome.edition, by=None)
    assert every_row() == before


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_text_table_made_of_the_document_gives_the_same_rows(loaded, listed, separator):
    lines = [[cell.replace(" \n", "\n").replace("\n", " / ") for cell in row] for row in as_lines()]
    listed(*lines, separator=separator)
    assert filed() == expected()


def test_a_text_table_that_repeats_merged_cells_gives_the_same_rows(loaded, listed):
    listed(*([row[0]] * 4 if len(row) == 1 else row for row in as_lines()))
    assert filed() == expected()


def test_a_workbook_made_of_the_document_gives_the_same_rows(loaded, tmp_path):
    book = openpyxl.Workbook()
    for row in as_lines():
        book.active.append([_excel(cell) for cell in row])
    book.save(tmp_path / "list.xlsx")
    import_territory_status(file=tmp_path / "list.xlsx", by=None)
    assert filed() == expected()


def _excel(cell: str) -> object:
    day, _dot, rest = cell.partition(".")
    if len(cell) == 10 and day.isdigit() and rest[2:3] == ".":
        return date(int(rest[3:]), int(rest[:2]), int(day))
    return cell or None


def test_a_flat_table_with_the_section_in_a_column_gives_the_same_rows(loaded, listed):
    lines, title = [["№ з/п", "Розділ", *OCCUPIED[0], "Підстава"], ["1", "2", "3", "4", "5", "6", "7"]], ""
    for row in as_lines():
        if len(row) == 1:
            title = row[0] if section(row[0]) else title
        elif row[0] != "Код":
            lines.append([str(len(lines)), title, *row, ACT])
    listed(*lines)
    assert filed() == expected()


def test_a_cell_that_spans_several_rows_stands_in_each(loaded, tmp_path):
    table = [
        OCCUPIED[0],
        [world.ODESA, "Одеська міська територіальна громада", "01.03.2022", "05.03.2022"],
        [None, None, "01.04.2022", "по теперішній час"],
    ]
    import_territory_status(
        file=write_document(tmp_path / "o.docx", "Тимчасово окуповані", table), by=None, act="Наказ"
    )
    assert [row[4:] for row in filed()] == [(date(2022, 3, 1), date(2022, 3, 6)), (date(2022, 4, 1), None)]


def test_a_table_without_titles_takes_its_section_from_the_headings_that_tell_it(loaded, listed):
    listed(*OCCUPIED, act="Наказ № 376")
    assert {row[3] for row in filed()} == {"occupied"}
    with pytest.raises(SourceRefused, match=r"no column “status”"):
        listed(*ACTIVE, act="Наказ № 376")


def test_a_list_without_its_act_asks_for_it(loaded, listed):
    with pytest.raises(SourceRefused, match=r"no column “act”"):
        listed(*OCCUPIED)


@pytest.mark.parametrize(
    "heading", ["Coh", "Дата зняття з обліку", "Примітка", "", "Дата внесення змін", "Дата початку та завершення"]
)
def test_days_under_a_heading_that_is_not_understood_refuse_the_file(loaded, listed, heading):
    rows = [["Код", "статус", "Дата початку", heading, "наказ"], [world.ODESA, "II", "24.02.2022", "31.03.2022", "№"]]
    with pytest.raises(SourceRefused, match=rf"row 2: the column “{heading}” holds days"):
        listed(*rows)
    assert not TerritoryStatus.objects.exists()


def test_a_note_that_names_an_order_by_its_day_refuses_nothing(loaded, listed):
    rows = [
        ["Код", "статус", "Дата початку", "Примітка", "наказ"],
        [world.ODESA, "II", "24.02.2022", "зі змінами від 31.03.2025", "№ 1"],
    ]
    assert listed(*rows).edition.added == 1


def test_the_message_speaks_the_readers_language(loaded, listed):
    with translation.override("uk"), pytest.raises(SourceRefused) as refused:
        listed(["Код", "Найменування", "статус"], [world.ODESA, "Одеська", "II"])
    assert "дата початку" in str(refused.value)
    assert "from" not in str(refused.value).split()


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("дата виникнення можливості бойових дій", "from"),
        ("дата початку тимчасової окупації", "from"),
        ("дата запровадження статусу", "from"),
        ("дата припинення можливості бойових дій", "until"),
        ("дата завершення тимчасової окупації", "until"),
        ("закінчення бойових дій", "until"),
        ("дата деокупації", "until"),
        ("кінець окупації", "until"),
        ("код за катоттг", "identifier"),
        ("назва територіальної громади", "name"),
        ("номер наказу", "act"),
        ("дата наказу", None),
        ("дата початку та завершення", None),
        ("дата внесення змін до наказу про завершення", None),
        ("площа", None),
    ],
)
def test_headings_in_other_words(heading, column):
    said = meaning(heading)
    assert (said.column if said else None) == column


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("ІІ. Тимчасово окуповані Російською Федерацією території України", "occupied"),
        ("2. Території активних бойових дій", "active_hostilities"),
        ("Тимчасова окупація", "occupied"),
        ("окупована", "occupied"),
        ("Територія, тимчасово окупована рф", "occupied"),
        ("I. 1. Території можливих бойових дій", "possible_hostilities"),
        ("Активнi бойовi дiї", "active_hostilities"),  # with the Latin i
        ("Tимчасово oкупoвaна", "occupied"),
        ("активні бойові дії, де працюють електронні ресурси", "active_with_e_resources"),
        ("Перелік територій, на яких ведуться (велися) бойові дії або тимчасово окупованих", None),
        ("не окупована", None),
        ("бойові дії", None),
        ("спокій", None),
    ],
)
def test_sections_in_other_words(text, state):
    assert section(text) == state


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("31.05.2023 / 01.12.2024", "13.10.2023 / ", ["2023-05-31 2023-10-14", "2024-12-01 None"]),
        ("24.02.2022 18.09.2022", "04.06.2022 31.12.2022", ["2022-02-24 2022-06-05", "2022-09-18 2023-01-01"]),
        ("24.02.2022; 01.03.2023", "31.12.2022; триває", ["2022-02-24 2023-01-01", "2023-03-01 None"]),
        ("17.05.2022\n20.03.2024\n15.11.2024", "22.02.2024\n16.09.2024\n", None),
        ("01.03.2022 / 05.03.2022", "05.03.2022 / 06.03.2022", ["2022-03-01 2022-03-06", "2022-03-05 2022-03-07"]),
        ("24.02.2022 р.", "—", ["2022-02-24 None"]),
        ("24 лютого 2022 року", "н/д", ["2022-02-24 None"]),
        ("24.02.2022", "по теперішній час", ["2022-02-24 None"]),
    ],
)
def test_several_intervals_in_one_cell(first, last, found):
    intervals = intervals_of(first, last)
    if found is None:
        assert [each.ends for each in intervals] == [date(2024, 2, 23), date(2024, 9, 17), None]
    else:
        assert [f"{each.begins} {each.ends}" for each in intervals] == found


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        ("", "31.03.2022", "first day is missing"),
        ("- / 01.03.2022", "31.03.2022", "first day is missing"),
        ("24.02.2022 / 01.03.2023 / 01.05.2023", "31.12.2022", "3 first days and 1 last days"),
        ("24.02.2022", "31.12.2022 / 01.02.2023", "1 first days and 2 last days"),
        ("24.02.2022 / 01.03.2023", " / 31.12.2023", "is to end before the next begins"),
        ("24.02.2022 – 31.03.2022", "", "is a period"),
        ("31.03.2022", "24.02.2022", "before it begins"),
        ("02/03/2022", "", "may be two days"),
    ],
)
def test_intervals_that_cannot_be_read_say_why(first, last, reason):
    with pytest.raises(UnreadableCell, match=reason):
        intervals_of(first, last)


def test_one_day_is_an_interval():
    assert intervals_of("24.02.2022", "24.02.2022") == [Interval(date(2022, 2, 24), date(2022, 2, 25))]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Мирівська громада за винятком с. Вищетарасівка ", "за винятком с. Вищетарасівка"),
        ("Громада за винятком: с-ще А, \nс. Б", "за винятком с-ще А, с. Б"),
        ("Громада (крім с. А)", "за винятком с. А"),
        ("Зa винятком с. А", "за винятком с. А"),  # with a Latin a
        ("частина Одеської громади", "частина Одеської громади"),
        ("Одеська громада (у межах с. А)", "Одеська громада (у межах с. А)"),
        ("Одеська міська територіальна громада", ""),
        ("", ""),
    ],
)
def test_a_territory_but_for_some_settlements_is_never_the_whole(name, part):
    assert extent_of(name, world.ODESA).part_name == part


def test_a_settlement_under_the_code_of_its_hromada_is_refused(loaded, listed):
    outcome = listed(
        OCCUPIED[0], [world.ODESA, "с. Мар'янівка Одеської міської територіальної громади", "24.02.2022", ""], act="№"
    )
    assert "code of a whole hromada" in outcome.rejected[0].reason
    assert extent_of("м. Київ", world.KYIV).part_name == ""


def test_an_exception_says_so_on_the_page(loaded, listed):
    listed(OCCUPIED[0], [world.DACHNE, "Дачненська громада за винятком с. А, с. Б", "24.02.2022", ""], act="№")
    status = unit(world.DACHNE).territory_statuses.get()
    assert str(status) == "temporarily occupied, except for с. А, с. Б"


def test_settlements_are_called_without_their_hromada():
    assert settlement_name("с. Мала Рогань Вільхівської сільської територіальної громади ") == "с. Мала Рогань"
    island = "с-ще Біле Вилківської міської територіальної громади (острів Зміїний)"
    assert settlement_name(island) == island


def test_what_lies_in_no_hromada_is_a_part_of_its_oblast(loaded, listed):
    listed(OCCUPIED[0], ["UA51000000010085013", "м. Нічийне", "24.02.2022", "31.03.2022"], act="№")
    assert filed()[0][:3] == ("Одеська область", "UA51000000010085013", "м. Нічийне")
