"""A world of twenty rows, written the way each source writes it."""

import json
import sqlite3
import zipfile
from pathlib import Path

import openpyxl

from pobratym.imports.filing.packaged_sources import SourceFiles

ODESA_OBLAST, ODESA_RAION, PODILSK_RAION = "UA51000000000030770", "UA51100000000095786", "UA51120000000084000"
ODESA, ODESA_CITY = "UA51100270000073549", "UA51100270010076757"
DACHNE, DACHNE_CENTRE = "UA51100110000030000", "UA51100110010030001"
PODILSK, PODILSK_CITY = "UA51120170000040000", "UA51120170010040001"
LOST, LOST_CENTRE = "UA51120190000050000", "UA51120190010050001"
SMALL_SETTLEMENT = "UA51100110020030002"
CRIMEA, BAKHCHYSARAI_RAION = "UA01000000000013043", "UA01020000000022387"
ANDRIIVKA, ANDRIIVKA_CENTRE = "UA01020010000048857", "UA01020010010075540"
KYIV = "UA80000000000093317"

TITLE = [
    [None, None, None, None, None, "ЗАТВЕРДЖЕНО", None],
    [None] * 7,
    ["Кодифікатор", *[None] * 6],
    ["Перший рівень", "Другий", "Третій", "Четвертий", "Додатковий", "Категорія", "Назва"],
]
UNITS = [
    [CRIMEA, None, None, None, None, "O", "Автономна Республіка Крим"],
    [CRIMEA, BAKHCHYSARAI_RAION, None, None, None, "P", "Бахчисарайський"],
    [CRIMEA, BAKHCHYSARAI_RAION, ANDRIIVKA, None, None, "H", "Андріївська "],
    [CRIMEA, BAKHCHYSARAI_RAION, ANDRIIVKA, ANDRIIVKA_CENTRE, None, "C", "Андріївка"],
    [ODESA_OBLAST, None, None, None, None, "O", "Одеська"],
    [ODESA_OBLAST, ODESA_RAION, None, None, None, "P", "Одеський"],
    [ODESA_OBLAST, ODESA_RAION, ODESA, None, None, "H", "Одеська"],
    [ODESA_OBLAST, ODESA_RAION, ODESA, ODESA_CITY, None, "M", "Одеса"],
    [ODESA_OBLAST, ODESA_RAION, DACHNE, None, None, "H", "Дачненська"],
    [ODESA_OBLAST, ODESA_RAION, DACHNE, DACHNE_CENTRE, None, "C", "Дачне"],
    [ODESA_OBLAST, ODESA_RAION, DACHNE, SMALL_SETTLEMENT, None, "C", "Мар’янівка"],
    [ODESA_OBLAST, PODILSK_RAION, None, None, None, "P", "Подільський"],
    [ODESA_OBLAST, PODILSK_RAION, PODILSK, None, None, "H", "Подільська"],
    [ODESA_OBLAST, PODILSK_RAION, PODILSK, PODILSK_CITY, None, "M", "Подільськ"],
    [ODESA_OBLAST, PODILSK_RAION, LOST, None, None, "H", "Загублена"],
    [ODESA_OBLAST, PODILSK_RAION, LOST, LOST_CENTRE, None, "X", "Загублене"],
    [KYIV, None, None, None, None, "K", "Київ"],
]

PLACES = [
    (698740, "Odesa", "UA", "17", 46.48572, 30.74383, 1010537, ["Одеса", "Одесса", "Odessa", "Коцюбіїв"]),
    (1001, "Dachne", "UA", "17", 46.55, 30.60, 2300, ["Дачне"]),
    (1002, "Dachne", "UA", "17", 47.90, 29.60, 5000, ["Дачне"]),  # a bigger namesake near Podilsk
    (1003, "Podilsk", "UA", "17", 47.75, 29.53, 40000, ["Подільськ", "Котовськ"]),
    (1004, "Mar’yanivka", "UA", "17", 46.60, 30.50, 900, ["Мар'янівка"]),
    (703448, "Kyiv", "UA", "12", 50.45466, 30.5238, 2952301, ["Київ", "Киев", "Kijów"]),
    (1005, "Andriyivka", "UA", "11", 44.75, 33.86, 700, ["Андріївка"]),
    (5527554, "Odessa", "US", "TX", 31.84568, -102.36764, 114428, ["Одесса"]),
    (5805518, "Odessa", "US", "WA", 47.33, -118.69, 871, []),
    (3067696, "Prague", "CZ", "52", 50.08804, 14.42076, 1165581, ["Прага", "Praha"]),
    (3066912, "Řeporyje", "CZ", "52", 50.03179, 14.31667, 4729, ["Reporyje"]),
    (2990999, "Nancy", "FR", "44", 48.68, 6.18, 105058, ["Нанси"]),
    (777, "Samville", "FR", "", 48.1, 6.1, 0, ["Самвіль", "Самвиль"]),
]

SECTIONS = [777]

REGIONS = [
    ("Texas", "US-TX", "US.TX", 4736286, "State", "", 1),
    ("Washington", "US-WA", "US.WA", 5815135, "State", "", 1),
    ("Praha, Hlavní město", "CZ-10", "CZ.52", 3067695, "Capital city", "Prague|Praha", 1),
    ("Grand Est", "FR-GES", "FR.44", 11071622, "Region", "", 1),
    ("Odeska oblast", "UA-51", "UA.17", 698738, "Region", "", 1),
    ("Odeskyi Raion", "", "UA.17.5110", 12189513, "", "Одеський Район", 2),
]
IN_REGIONS = {698740: "5|6", 1001: "5|6", 1002: "5", 1003: "5", 5527554: "1", 5805518: "2", 3067696: "3"}

DRAWN = [
    {"gn_id": 4736286, "iso_3166_2": "US-TX", "name_uk": "Техас", "name_en": "Texas", "wikidataid": "Q1439"},
    # Natural Earth's FR.44 is a department, not the region that has this code today.
    {"gn_id": 2997861, "gn_a1_code": "FR.44", "name_uk": "Атлантична Луара", "name_en": "Loire-Atlantique"},
    {"gn_id": 698738, "iso_3166_2": "UA-51", "name_uk": "Одеська область", "name_en": "Odessa"},
]


def write_world(folder: Path, *, units=None, places=None) -> SourceFiles:
    """Every file of the small world; `units` and `places` replace the codifier's and the gazetteer's rows."""
    return SourceFiles(
        codifier=write_workbook(folder / "codifier.xlsx", TITLE + (UNITS if units is None else units)),
        gazetteer=_json(folder / "places.json", _records(PLACES if places is None else places)),
        regions=_lines(
            folder / "regions.tsv",
            [[name, iso, code, pk, kind, more, level, "", "1"] for name, iso, code, pk, kind, more, level in REGIONS],
        ),
        places_in_regions=_lines(
            folder / "in.tsv", [["-", pk, regions, "1", "0", "0", "0"] for pk, regions in IN_REGIONS.items()]
        ),
        exonyms=_exonyms(folder / "exonyms.db"),
        sections=_json(folder / "sections.json", {"numbers": SECTIONS}),
        natural_earth=_json(folder / "admin1.json", {"features": [{"properties": each} for each in DRAWN]}),
    )


def write_workbook(path: Path, rows: list) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return saved_on(path, "2026-07-07")


def saved_on(path: Path, day: str) -> Path:
    """The workbook as if it had been saved on that day: openpyxl would write today's."""
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    core = parts["docProps/core.xml"].decode()
    begin = 1 + core.index(">", core.index("<dcterms:modified"))
    parts["docProps/core.xml"] = (core[:begin] + f"{day}T10:00:00Z" + core[begin + 20 :]).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return path


def _records(places: list) -> dict:
    names = ("geonameid", "name", "countrycode", "admin1code", "latitude", "longitude", "population", "alternatenames")
    return {str(place[0]): dict(zip(names, place, strict=True)) for place in places}


def _json(path: Path, content: dict) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def _lines(path: Path, rows: list) -> Path:
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    return path


def _exonyms(path: Path) -> Path:
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    columns = "name_uk TEXT, name_pl TEXT, name_en TEXT, name_ru TEXT"
    database.execute(f"CREATE TABLE city (geonames_id INTEGER, {columns})")
    database.execute(f"CREATE TABLE administrative_unit (key TEXT, name TEXT, geonames_id INTEGER, {columns})")
    database.execute("INSERT INTO city VALUES (3067696, 'Прага', 'Praga', 'Prague', 'Прага')")
    database.execute("INSERT INTO administrative_unit VALUES ('US.WA', 'Washington', 5815135, 'Вашингтон', '', '', '')")
    database.commit()
    database.close()
    return path
