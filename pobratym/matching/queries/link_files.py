"""Links of a table (columns as cc_a, katottg_a, geonames_a and the same for b) as pairs of municipalities on file."""

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.places.models import Identifier, Level, Scheme

Pair = tuple[int, int]  # numbers of municipalities, the lower first
_COLUMNS = tuple(f"{column}_{side}" for side in "ab" for column in ("cc", "katottg", "geonames"))
_SCHEMES = (Scheme.KATOTTG, Scheme.GEONAMES)


@dataclass(frozen=True, slots=True)
class LinkFile:
    """The rows of a file, and the pairs of those both of whose municipalities are on file, each once."""

    rows: int
    pairs: frozenset[Pair]


def read_links(path: Path) -> LinkFile:
    """Found by KATOTTG, else by GeoNames number. Raises SourceRefused for anything but such a table."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            lacking = [column for column in _COLUMNS if column not in (table.fieldnames or ())]
            if lacking:
                raise SourceRefused(
                    _("%(file)s lacks the columns %(columns)s.") % {"file": path.name, "columns": ", ".join(lacking)}
                )
            rows = list(table)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceRefused(
            _("%(file)s cannot be read (%(reason)s).") % {"file": path.name, "reason": error}
        ) from error
    known = _municipalities()
    found = {pair for row in rows if (pair := _pair(row, known))}
    return LinkFile(len(rows), frozenset(found))


def read_populations(path: Path) -> Mapping[int, int]:
    """People by municipality from a table with the columns katottg and population. Raises SourceRefused."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [(row["katottg"], int(row["population"])) for row in csv.DictReader(file) if row["population"]]
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, ValueError, TypeError) as error:
        raise SourceRefused(
            _("%(file)s is not a table of katottg and population (%(reason)s).") % {"file": path.name, "reason": error}
        ) from error
    known = _municipalities((Scheme.KATOTTG,))
    return {known[Scheme.KATOTTG, code]: people for code, people in rows if (Scheme.KATOTTG, code) in known}


def _municipalities(schemes: Collection[str] = _SCHEMES) -> dict[tuple[str, str], int]:
    rows = Identifier.objects.filter(scheme__in=schemes, municipality__level=Level.MUNICIPALITY).order_by()
    return {
        (scheme, value): pk for scheme, value, pk in rows.values_list("scheme", "value", "municipality_id").iterator()
    }


def _pair(row: Mapping[str, str], known: Mapping[tuple[str, str], int]) -> Pair | None:
    one, other = (next(_owners(row, side, known), None) for side in "ab")
    if one is None or other is None or one == other:
        return None
    return min(one, other), max(one, other)


def _owners(row: Mapping[str, str], side: str, known: Mapping[tuple[str, str], int]) -> Iterator[int]:
    for scheme in _SCHEMES:
        owner = known.get((scheme, (row[f"{scheme}_{side}"] or "").strip()))
        if owner is not None:
            yield owner
