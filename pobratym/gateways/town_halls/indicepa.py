"""IndicePA, the index of public bodies of Italy (AgID): its table of entities, CSV or XLSX.

https://indicepa.gov.it/ipa-dati/dataset/enti. An entity may have five mailboxes, each with its sort: `Pec` is certified
mail, which takes letters from other certified mailboxes only, so it is left out; `Altro` is an ordinary one.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pobratym.gateways import tables
from pobratym.gateways.town_halls import TownHallEntry
from pobratym.gateways.town_halls.days import day_of

_MUNICIPALITY = "L6"  # category: "Comuni e loro Consorzi e Associazioni" without the latter, which are L18 and others
_MAILBOXES = range(1, 6)
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "istat": ("Codice_comune_ISTAT",),
    "name": ("Denominazione_ente",),
    "category": ("Codice_Categoria",),
    "closing": ("Ente_in_liquidazione",),
    "website": ("Sito_istituzionale",),
    "street": ("Indirizzo",),
    "postcode": ("CAP",),
    "day": ("Data_aggiornamento",),
    **{f"mail{n}": (f"Mail{n}",) for n in _MAILBOXES},
    **{f"sort{n}": (f"Tipo_Mail{n}",) for n in _MAILBOXES},
}
_COLUMNS = tables.Columns(_HEADINGS, required=("istat", "name", "category"))
_TITLE = re.compile(
    r"^(?:citt[aà]['’]?|comune) (?:di|del|della|dello|delle|degli|dei|dell|d)['’ ] ?",
    re.IGNORECASE,
)
# The first three digits of a municipality's ISTAT number are its province; provinces of a region follow each other,
# those founded since 1974 stand behind (https://www.istat.it, codes of municipalities, provinces and regions).
_REGIONS: tuple[tuple[str, tuple[range, ...]], ...] = (
    ("IT-21", (range(1, 7), range(96, 97), range(103, 104))),
    ("IT-23", (range(7, 8),)),
    ("IT-42", (range(8, 12),)),
    ("IT-25", (range(12, 21), range(97, 99), range(108, 109))),
    ("IT-32", (range(21, 23),)),
    ("IT-34", (range(23, 30),)),
    ("IT-36", (range(30, 33), range(93, 94))),
    ("IT-45", (range(33, 41), range(99, 100))),
    ("IT-57", (range(41, 45), range(109, 110))),
    ("IT-52", (range(45, 54), range(100, 101))),
    ("IT-55", (range(54, 56),)),
    ("IT-62", (range(56, 61),)),
    ("IT-72", (range(61, 66),)),
    ("IT-65", (range(66, 70),)),
    ("IT-67", (range(70, 71), range(94, 95))),
    ("IT-75", (range(71, 76), range(110, 111))),
    ("IT-77", (range(76, 78),)),
    ("IT-78", (range(78, 81), range(101, 103))),
    ("IT-82", (range(81, 90),)),
    ("IT-88", (range(90, 93), range(95, 96), range(104, 108), range(111, 120))),
)


def read(path: Path) -> Iterator[TownHallEntry]:
    """The municipalities among the entities. Raises SourceRefused where the file is no such table."""
    for row in tables.read(path, _COLUMNS).rows:
        said = row.values
        if said["category"].upper() != _MUNICIPALITY or said.get("closing", "").upper() == "S":
            continue
        code = said["istat"].zfill(6) if said["istat"].isdigit() else ""
        name = _TITLE.sub("", said["name"]).strip()
        ordinary = (said.get(f"mail{n}", "") for n in _MAILBOXES if said.get(f"sort{n}", "").lower() != "pec")
        yield TownHallEntry(
            row=row.number,
            name=name,
            country="IT",
            scheme="istat" if code else "",
            code=code,
            region=_region(code),
            websites=tuple(filter(None, [said.get("website", "")])),
            mailboxes=tuple(mail for mail in ordinary if "@" in mail),
            postal_address=_envelope(said.get("street", ""), said.get("postcode", ""), name),
            as_of=day_of(said.get("day", "")),
            cells=(said["istat"], said["name"]),
        )


def _envelope(street: str, postcode: str, town: str) -> tuple[str, ...]:
    """Tables drop the zeros that a postcode begins with."""
    return (street, f"{postcode.zfill(5)} {town}") if street and postcode.isdigit() else ()


def _region(code: str) -> str:
    """The ISO 3166-2 code of the region in which a number of ISTAT lies."""
    province = int(code[:3]) if code else 0
    return next((region for region, parts in _REGIONS if any(province in part for part in parts)), "")
