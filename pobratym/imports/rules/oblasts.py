"""The 27 units of Ukraine's first level, with their numbers in other lists: a table the codifier does not hold."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused

_TABLE = Path(__file__).resolve().parents[1] / "corrections" / "oblasts.csv"


@dataclass(frozen=True, slots=True)
class Oblast:
    """`prefix` is the beginning of every code below it in the codifier."""

    prefix: str
    kind: str
    iso: str
    geonames_admin1: str
    name_uk: str
    name_en: str
    centre_uk: str

    @property
    def is_occupied(self) -> bool:
        """Crimea and Sevastopol: in the registry and on every map, outside the official number."""
        return self.prefix in {"UA01", "UA85"}


@cache
def oblast_of(code: str) -> Oblast:
    """The oblast (or city with special status) that a code of the codifier lies in. Raises SourceRefused."""
    oblast = _by_prefix().get(code[:4])
    if oblast is None:
        raise SourceRefused(_("%(code)s does not belong to any known oblast. Nothing was changed.") % {"code": code})
    return oblast


def is_known_oblast(code: str) -> bool:
    """Whether `oblast_of` knows where the code lies."""
    return code[:4] in _by_prefix()


@cache
def _by_prefix() -> dict[str, Oblast]:
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return {row["prefix"]: Oblast(**row) for row in csv.DictReader(table)}
