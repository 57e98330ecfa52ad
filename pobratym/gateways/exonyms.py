"""Names of larger cities and of regions in Ukrainian, Polish, English and Russian, as pycities ships them."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.gateways.packaged import edition_of, file_of

LANGUAGES = ("uk", "pl", "en", "ru")


@dataclass(frozen=True, slots=True)
class Exonyms:
    """language -> name, by GeoNames number (cities) or GeoNames code (regions, «IE.L»)."""

    cities: dict[int, dict[str, str]]
    regions: dict[str, dict[str, str]]
    region_names: dict[str, str]
    region_ids: dict[str, int]
    edition: str


def read(path: Path | None = None) -> Exonyms:
    """The tagged names from `path` (SQLite in pycities' form) or those installed. Raises SourceRefused."""
    where = path or file_of("pycities", "data", "data.db")
    try:
        with closing(sqlite3.connect(f"file:{where}?mode=ro", uri=True)) as database:
            return Exonyms(
                cities=_names(database, "SELECT geonames_id, name_uk, name_pl, name_en, name_ru FROM city"),
                regions=_names(database, "SELECT key, name_uk, name_pl, name_en, name_ru FROM administrative_unit"),
                region_names=dict(database.execute("SELECT key, name FROM administrative_unit")),
                region_ids=dict(database.execute("SELECT key, geonames_id FROM administrative_unit")),
                edition=edition_of("pycities"),
            )
    except sqlite3.Error as error:
        raise SourceRefused(
            _("%(file)s cannot be read (%(reason)s). Nothing was changed.") % {"file": where.name, "reason": error}
        ) from error


def _names(database: sqlite3.Connection, query: str) -> dict[Any, dict[str, str]]:
    return {
        key: {language: name.strip() for language, name in zip(LANGUAGES, names, strict=True) if name and name.strip()}
        for key, *names in database.execute(query)
    }
