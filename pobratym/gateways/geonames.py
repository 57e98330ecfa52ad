"""GeoNames' own files (CC BY 4.0), as https://download.geonames.org/export/dump/readme.txt describes them."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.gateways.gazetteer import GazetteerPlace
from pobratym.gateways.lines import UnreadableLine, opened, written_on

SMALLEST = 500
_COLUMNS = 19
_SEATS = frozenset({"PPLC", "PPLA", "PPLA2", "PPLA3", "PPLA4"})
# Historical, abandoned and destroyed places: nobody governs them.
_SECTION = "PPLX"
_PAST = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})
Reject = Callable[[int, str, tuple[str, ...]], None]


@dataclass
class Dump:
    """The places of a dump that the registry keeps; `covered` says how many rows there were of each country."""

    places: dict[int, GazetteerPlace] = field(default_factory=dict)
    covered: dict[str, int] = field(default_factory=dict)
    present: set[int] = field(default_factory=set)
    date: date = date.min


def read_places(path: Path, *, on_file: Container[int], countries: Container[str], reject: Reject) -> Dump:
    """Populated places with 500 people or more, seats of administrative units, and whatever is on file already.

    Wrong rows go to `reject` with their number, the reason and their cells. Raises SourceRefused where the file itself
    cannot be read. Memory grows with the places kept, not with the file.
    """
    dump, rows, doubtful = Dump(date=_day(path)), dict[int, int](), set[int]()
    for number, cells in _cells(path, reject):
        if cells[6] != "P":
            continue
        try:
            place = _place(cells, on_file, countries)
        except ValueError as error:
            reject(number, str(error), tuple(cells))
            continue
        if place is None:
            continue
        dump.covered[place.country] = dump.covered.get(place.country, 0) + 1
        if dump.places.setdefault(place.id, place) != place:
            doubtful.add(place.id)
            reject(
                number, _("place %(id)s appears twice in the file with different data") % {"id": place.id}, tuple(cells)
            )
        rows.setdefault(place.id, number)
    for twice in sorted(doubtful):
        del dump.places[twice]
        reject(rows[twice], _("place %(id)s appears twice in the file with different data") % {"id": twice}, ())
    dump.present = set(dump.places) | doubtful
    return dump


def _day(path: Path) -> date:
    try:
        return written_on(path)
    except (OSError, UnreadableLine) as error:
        raise _refusal(path, error) from error


def _cells(path: Path, reject: Reject) -> Iterator[tuple[int, list[str]]]:
    try:
        with opened(path) as lines:
            for number, line in enumerate(lines, start=1):
                # Nine rows of ten are mountains, streams and houses: they are not taken apart.
                parts = line.split(b"\t", 7)
                if len(parts) == 8 and parts[6] != b"P":
                    continue
                if not line.strip():
                    continue
                try:
                    cells = line.decode("utf-8-sig").rstrip("\r\n").split("\t")
                except UnicodeDecodeError:
                    reject(number, _("the row is not in UTF-8"), ())
                    continue
                if len(cells) != _COLUMNS or "\0" in line.decode("utf-8-sig"):
                    reject(number, _("%(n)s columns instead of 19") % {"n": len(cells)}, tuple(cells))
                    continue
                yield number, cells
    except (OSError, UnreadableLine) as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: Exception) -> SourceRefused:
    return SourceRefused(
        _("%(file)s cannot be read (%(reason)s). Nothing was changed.") % {"file": path.name, "reason": error}
    )


def _place(cells: list[str], on_file: Container[int], countries: Container[str]) -> GazetteerPlace | None:
    """The place, None where the registry does not keep it; raises ValueError with the reason where it is nonsense."""
    number, people = _whole(cells[0]), _whole(cells[14] or "0")
    is_known = number in on_file
    if not is_known and (cells[7] in _PAST or (people < SMALLEST and cells[7] not in _SEATS)):
        return None
    name, country = cells[1].strip(), cells[8]
    if not name or len(name) > 200:
        raise ValueError(_("the name is missing or longer than 200 characters"))
    if country not in countries:
        raise ValueError(_("“%(value)s” is not a country in the directory") % {"value": country})
    if people > 2_000_000_000 or number > 2**53:
        raise ValueError(_("“%(value)s” is too large a number") % {"value": max(people, number)})
    others = tuple(dict.fromkeys(each.strip() for each in cells[3].split(",") if each.strip()))
    latitude, longitude = _degrees(cells[4], 90), _degrees(cells[5], 180)
    return GazetteerPlace(
        *(number, name, country, f"{country}.{cells[10]}", latitude, longitude, people, others),
        is_section=cells[7] == _SECTION,
    )


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(_("“%(value)s” is not a number") % {"value": text})
    return int(text[:25])


def _degrees(text: str, most: int) -> float:
    try:
        found = float(text)
    except ValueError:
        found = float("nan")
    if not -most <= found <= most:
        raise ValueError(_("“%(value)s” is not a valid coordinate") % {"value": text})
    return found


@dataclass(frozen=True, slots=True)
class AlternateName:
    """A name of a place in a language («uk», «zh-Hant», empty where unknown). Of several in one language GeoNames
    marks the one that is preferred."""

    place: int
    language: str
    text: str
    is_historic: bool
    is_preferred: bool
    is_colloquial: bool
    begins: str
    ends: str


WIKIDATA = "wkdt"
_NO_LANGUAGES = frozenset({"link", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "phon", "piny", "fr_1793"})


def read_alternate_names(path: Path, *, on_file: Container[int], reject: Reject) -> Iterator[AlternateName]:
    """The names of places on file, one after the other as they stand; codes of stations and links are passed over."""
    try:
        with opened(path) as lines:
            for number, line in enumerate(lines, start=1):
                cells = line.split(b"\t")
                if len(cells) not in {8, 10} or not cells[1].isdigit():
                    if line.strip():
                        reject(number, _("%(n)s columns instead of 10") % {"n": len(cells)}, ())
                    continue
                if int(cells[1][:25]) not in on_file:
                    continue
                try:
                    found = _alternate([cell.decode() for cell in cells])
                except UnicodeDecodeError:
                    reject(number, _("the row is not in UTF-8"), ())
                    continue
                if found:
                    yield found
    except (OSError, UnreadableLine) as error:
        raise _refusal(path, error) from error


def _alternate(cells: list[str]) -> AlternateName | None:
    language, text = cells[2], cells[3].strip()
    if not text or "\0" in text or language in _NO_LANGUAGES or len(language) > 8 or len(text) > 200:
        return None
    more = [cell.strip() for cell in (*cells[8:], "", "")[:2]]
    is_preferred, is_colloquial, is_historic = (cells[column].strip() == "1" for column in (4, 6, 7))
    return AlternateName(int(cells[1][:25]), language, text, is_historic, is_preferred, is_colloquial, *more)


def read_regions(path: Path, reject: Reject) -> list[tuple[str, str, int]]:
    """Code («PL.76»), name and number of each first-level region."""
    found: dict[str, tuple[str, str, int]] = {}
    try:
        with opened(path) as lines:
            for number, line in enumerate(lines, start=1):
                cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
                if len(cells) == 4 and cells[1].strip() and cells[3].isascii() and cells[3].isdigit():
                    found[cells[0]] = (cells[0], cells[1].strip()[:200], int(cells[3][:15]))
                elif line.strip():
                    reject(number, _("not code, name, name in ASCII, number"), tuple(cells))
    except (OSError, UnreadableLine) as error:
        raise _refusal(path, error) from error
    return [found[code] for code in sorted(found)]
