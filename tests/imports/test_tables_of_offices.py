"""Tables as offices really send them: headings of two lines, notes, signs for no data, letters that look alike."""

from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from pobratym.core.errors import SourceRefused
from pobratym.imports.actions.loading import load_registry
from pobratym.imports.actions.statistics import import_statistics
from pobratym.imports.rules import cells
from pobratym.imports.rules.no_data import says_nothing
from pobratym.imports.rules.statistics_headings import meaning, square_kilometres, times
from pobratym.places.models import Statistic
from tests.imports import sources as world
from tests.imports.documents import write_document

pytestmark = pytest.mark.django_db

DAY = date(2022, 1, 1)


@pytest.fixture
def loaded(tmp_path):
    return load_registry(by=None, files=world.write_world(tmp_path))


@pytest.fixture
def imported(loaded, tmp_path):
    def run(text: str | bytes, **kwargs):
        path = tmp_path / "table.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return import_statistics(file=path, by=None, **kwargs)

    return run


def filed() -> dict[str, tuple]:
    columns = ("population", "urban_share", "area_km2")
    rows = Statistic.objects.values_list("municipality__centre__uk", *columns)
    return {name: numbers for name, *numbers in rows}


OFFICE = f"""Чисельність наявного населення України;;;;
(станом на 1 січня 2022 року);;;;
Код за КАТОТТГ¹;Назва територіальної громади;Чисельність наявного населення, осіб*;у тому числі;
;;;міське;сільське
А;Б;1;2;3
ОДЕСЬКА ОБЛАСТЬ;;;;
{world.ODESA};Одеська;1 010 537;1 010 000;537
{world.DACHNE};Дачненська;9 361*;–;9 361
{world.PODILSK};Подільська;…;х;н/д
Примітка. Дані Державної служби статистики України без урахування окупованих територій.;;;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_table_of_the_statistics_service_with_titles_two_lines_of_headings_and_notes(imported, encoding):
    table = OFFICE.replace("¹", "") if encoding == "cp1251" else OFFICE
    outcome = imported(table.encode(encoding))
    found = {name: (people, share) for name, (people, share, _area) in filed().items()}
    assert found == {"Одеса": (1_010_537, Decimal("99.95")), "Дачне": (9_361, Decimal("0.00"))}
    assert set(Statistic.objects.values_list("as_of", "source")) == {(DAY, "Держстат")}
    assert [(each.row, each.reason) for each in outcome.rejected] == [
        (9, "the row gives neither population nor shares nor area")
    ]


def test_a_workbook_with_merged_headings_and_cells_of_days(loaded, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Відомості про населення"])
    sheet.append(["№ з/п", "Код", "Населення", None, None, "Площа, га", "Станом на", "Джерело"])
    sheet.append([None, None, "усього", "міське", "сільське"])
    sheet.append([1, world.ODESA, 1000, 750, 250, 23_690, datetime(2022, 1, 1), "Рада"])
    sheet.append([2, world.DACHNE, 900.0, "#N/A", None, "-", "01.01.2022 0:00:00", "Рада"])
    sheet.merge_cells("C2:E2")
    book.save(tmp_path / "book.xlsx")
    outcome = import_statistics(file=tmp_path / "book.xlsx", by=None)
    assert not outcome.rejected
    assert filed() == {
        "Одеса": [1000, Decimal("75.00"), Decimal("236.900")],
        "Дачне": [900, None, None],
    }


def test_a_document_holds_such_a_table_too(loaded, tmp_path):
    table = [["Код КАТОТТГ", "Наявне населення, тис. осіб"], [world.ODESA, "1010,5"]]
    path = write_document(tmp_path / "n.docx", "Населення на 01.01.2022", table, "Джерело: Держстат")
    import_statistics(file=path, by=None, as_of=DAY)
    assert filed()["Одеса"][0] == 1_010_500


@pytest.mark.parametrize("first", ["sep=;\n", "sep=;\r\n", '"sep=;"\n', "\ufeffsep=;\n", "SEP=;\n"])
def test_the_line_that_tells_excel_how_to_cut_is_passed_over(imported, first):
    outcome = imported(f"{first}Код;Населення\n{world.ODESA};5\nx;6\n", as_of=DAY, source="A")
    assert filed()["Одеса"][0] == 5
    assert [each.row for each in outcome.rejected] == [3], "as Excel counts"


@pytest.mark.parametrize(
    "sign",
    ["–", "-", "—", "…", "...", "н/д", "Н/Д", "н.д.", "n/a", "N/A", "х", "x", "#N/A", "відсутні дані", "Дані відсутні",
     "(відсутні)", "немає даних", "null", "*", "к", "‐", "−", "н/д*", "\u200b–\u00a0"],
)  # fmt: skip
def test_a_sign_for_no_data_leaves_the_other_columns_of_the_row_in(imported, sign):
    outcome = imported(f"Код;Населення;Площа, км2\n{world.ODESA};{sign};236,9\n", as_of=DAY, source="A")
    assert not outcome.rejected
    assert filed()["Одеса"] == [None, None, Decimal("236.900")]


@pytest.mark.parametrize("text", ["0", "багато", "5", "0,0", "xx", "немає змін"])
def test_what_says_something_is_no_sign_for_no_data(text):
    assert not says_nothing(text)


@pytest.mark.parametrize(
    "code",
    [
        "\u200b{}", "{}\u200b", "\ufeff{}", "{}\u00a0", "\u202a{}\u202c", "\u00ad{}", "\u2060{}", "{}\t",
        "UA 5110 0270 0000 73549", "UА51100270000073549", "ua51100270000073549", "UA5110027OOOOO73549",
        "UA51100270000073549 ", "UA51100270000\u200b073549", "UA511ОО27ООООО73549",
    ],
)  # fmt: skip
def test_signs_that_are_not_seen_and_letters_that_look_alike_leave_a_code_what_it_is(imported, code):
    written = code.format(world.ODESA)
    outcome = imported(f"Код;Населення\n{written};5\n", as_of=DAY, source="A")
    assert not outcome.rejected
    assert filed()["Одеса"][0] == 5


@pytest.mark.parametrize(
    ("code", "shown"), [("UA51\u200b", "UA51‹U+200B›"), ("UA\u00a051100", "UA‹U+00A0›51100"), ("\u00ady", "‹U+00AD›y")]
)
def test_a_message_shows_what_is_not_seen(imported, code, shown):
    outcome = imported(f"Код;Населення\n{world.DACHNE};1\n{code};5\n", as_of=DAY, source="A")
    assert f"“{shown}”" in outcome.rejected[0].reason


@pytest.mark.parametrize(
    "heading", ["Haceлення", "HАСЕЛЕННЯ", "Чисельнiсть населення", "pоpulation", "Насе\u00adлення"]
)
def test_headings_with_letters_of_the_other_alphabet_are_read(imported, heading):
    imported(f"Kод;{heading}\n{world.ODESA};5\n", as_of=DAY, source="A")
    assert filed()["Одеса"][0] == 5


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("чисельність наявного населення", "population"),
        ("чисельність наявного населення, осіб", "population"),
        ("чисельність наявного населення на 1 січня 2022 року", "population"),
        ("все населення", "population"),
        ("кількість населення (осіб)", "population"),
        ("населення усього", "population"),
        ("кількість жителів", "population"),
        ("чисельність постійного населення", "population"),
        ("чисельність міського населення", "urban"),
        ("населення у тому числі: сільське", "rural"),
        ("частка міського населення, %", "urban_share"),
        ("питома вага сільського населення", "rural_share"),
        ("площа територіальної громади, кв. км", "area"),
        ("площа (км2)", "area"),
        ("площа, га", "area"),
        ("код громади за катоттг", "identifier"),
        ("густота населення, осіб/км2", None),
        ("природний приріст населення", None),
        ("кількість населених пунктів", None),
        ("населення у віці 15-64 років", None),
        ("чисельність чоловіків", None),
        ("внутрішньо переміщене населення", None),
        ("населення області", None),
        ("населення адміністративного центру", None),
        ("площа лісів, га", None),
        ("площа населених пунктів", None),
        ("міське та сільське населення", None),
        ("дата створення громади", None),
    ],
)
def test_headings_in_other_words_and_those_that_only_look_like_them(heading, column):
    said = meaning(heading)
    assert (said.column if said else None) == column


def test_of_present_and_permanent_population_the_present_one_is_taken(imported):
    head = "Код;Чисельність постійного населення;Чисельність наявного населення"
    outcome = imported(f"{head}\n{world.ODESA};4;5\n", as_of=DAY, source="A")
    assert filed()["Одеса"][0] == 5
    assert any("постійного" in note for note in outcome.report["notes"])


def test_units_of_the_heading_count():
    assert times("Наявне населення, тис. осіб") == 1000
    assert (square_kilometres("Площа, га"), square_kilometres("Площа, тис. га")) == ((1, 100), (1000, 100))
    assert square_kilometres("Площа, км²") == (1, 1)


def test_a_day_in_the_heading_is_the_day_of_the_numbers(imported):
    imported(f"Код;Чисельність наявного населення на 1 січня 2022 року\n{world.ODESA};5\n", source="A")
    assert Statistic.objects.get().as_of == DAY


def test_two_days_in_headings_are_nobodys_and_the_day_is_asked_for(imported):
    head = "Код;Населення на 01.01.2022;Площа на 01.01.2021"
    with pytest.raises(SourceRefused, match="no column “date”"):
        imported(f"{head}\n{world.ODESA};5;6\n", source="A")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("01.01.2022", DAY), ("01.01.2022 р.", DAY), ("01.01.2022 року", DAY), ("1 січня 2022 року", DAY),
        ("01.01.2022 0:00:00", DAY), ("2022-01-01 00:00:00", DAY), ("2022-01-01T00:00:00Z", DAY), ("2022/01/01", DAY),
        ("01-01-2022", DAY), ("01/01/2022", DAY), ("1.1.2022", DAY), ("01.01.22", DAY), ("44562", DAY),
        ("станом на 01.01.2022", DAY), ("01.01.\u00a02022", DAY), ("01. 01. 2022", DAY),
        ("24/02/2022", date(2022, 2, 24)),
        ("\u200b01.01.2022", DAY), ("—", None), ("н/д", None), ("", None),
    ],
)  # fmt: skip
def test_days_as_people_write_them(text, read):
    assert cells.day(text) == read


@pytest.mark.parametrize(
    "text", ["2022", "31.02.2022", "січень 2022", "01.01.2022 – 31.12.2022", "1.13.2022", "y", "123456"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(cells.UnreadableCell):
        cells.day(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("9 361", 9361), ("9\u00a0361", 9361), ("9\u202f361*", 9361), ("9361 осіб", 9361),
     ("9'361", 9361), ("9361,0", 9361), ("9361²", 9361)],
)  # fmt: skip
def test_numbers_as_people_write_them(text, number):
    assert cells.whole_number(text) == number


@pytest.mark.parametrize("text", ["9,361", "9.361", "9361-9400", "близько 9000", "9361%", "9361 км", "1e5", "9 361 1)"])
def test_what_is_no_number_of_people_is_refused(text):
    with pytest.raises(cells.UnreadableCell):
        cells.whole_number(text)


def test_a_table_with_facts_of_many_kinds_goes_in_as_it_is(imported):
    """As researchers publish them: columns of other facts are named and passed over."""
    table = (
        "katottg,population,urban_population,date,area_km2,settlements,is_mountain,is_near_sea,km_to_eu,source\n"
        f"{world.ODESA},1012500,1010537,2022-01-01,236.9,1,,1,160.5,KSE-Loc-Data-Hub (MIT)\n"
        f"{world.DACHNE},9361,0,2022-01-01,86.1,6,,,152.59,KSE-Loc-Data-Hub (MIT)\n"
    )
    outcome = imported(table)
    assert not outcome.rejected
    assert filed()["Дачне"] == [9361, Decimal("0.00"), Decimal("86.100")]
    assert "settlements" in outcome.report["notes"][0]
