"""Population, area, urban and rural share from a table of a statistics office."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.bulk_writing import adapted, batches
from pobratym.gateways import tables
from pobratym.imports.filing.editions import Outcome, refresh
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.lookup import municipalities
from pobratym.imports.filing.packaged_sources import Progress, silent
from pobratym.imports.filing.table_import import TableImport, UnderstoodRow, differences, reject_all, unknown_code
from pobratym.imports.rules import cells
from pobratym.imports.rules.shares import Shares, shares_of
from pobratym.imports.rules.statistics_headings import meaning, said_around, square_kilometres, times
from pobratym.people.models import User
from pobratym.places.assertions import amended, beneath
from pobratym.places.models import ImportSource, Municipality, Statistic

HEADINGS = {
    "identifier": ("identifier", "katottg", "код КАТОТТГ", "катоттг", "ідентифікатор", "код", "код громади", "код тг"),
    "scheme": ("scheme", "система кодів", "схема", "перелік кодів"),
    "population": ("population", "чисельність населення", "населення", "чисельність населення, осіб"),
    "urban": ("urban", "urban population", "міське населення", "міське населення, осіб"),
    "rural": ("rural", "rural population", "сільське населення", "сільське населення, осіб"),
    "urban_share": ("urban share", "urban, %", "міське, %", "частка міського населення", "міське населення, %"),
    "rural_share": ("rural share", "rural, %", "сільське, %", "частка сільського населення", "сільське населення, %"),
    "area": ("area", "area, km2", "area km2", "площа, км2", "площа", "площа, кв. км", "територія, км2"),
    "date": ("date", "as of", "станом на", "дата", "на дату", "звітна дата"),
    "source": ("source", "джерело", "джерело даних"),
}
_SHOWN = ("population", "population_as_of", "population_source", "is_population_of_centre")


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What is said of a municipality, by the columns of a statistic; None where nothing is."""

    population: int | None
    urban_share: Decimal | None
    rural_share: Decimal | None
    area_km2: Decimal | None


@dataclass(frozen=True, slots=True, order=True)
class _Key:
    """Of which municipality, as of which day, by whom."""

    municipality: int
    as_of: date
    source: str


@dataclass(frozen=True, slots=True)
class _StatedNumbers:
    """What one row says."""

    identifier: tuple[str, str]
    as_of: date
    source: str
    numbers: _Numbers


@dataclass(frozen=True, slots=True)
class _Filed:
    """A statistic on file."""

    pk: int
    numbers: _Numbers


_FACTS = tuple(each.name for each in fields(_Numbers))


def import_statistics(
    *,
    file: Path,
    by: User | None,
    as_of: date | None = None,
    source: str = "",
    dry_run: bool = False,
    progress: Progress = silent,
    refresh_names: Callable[[], object] | None = None,
) -> Outcome:
    """File the rows of `file`; the number on a municipality's page becomes the latest, unless a person corrected it.

    `as_of` and `source` are of rows that name none. The index of names, which keeps numbers of people, is built anew
    before this returns, or by `refresh_names`. Rows that cannot be understood are left out and named in the
    outcome. Raises NotAllowed, or SourceRefused where the file is no such table at all.
    """
    given = {"date": as_of.isoformat() if as_of else "", "source": source.strip()}
    outcome = _TABLE.given(given).carry_out(file, by=by, dry_run=dry_run, progress=progress)
    if not dry_run and not outcome.changed_nothing:
        refresh_names() if refresh_names else refresh([outcome])
    return outcome


def _read(row: tables.TableRow) -> list[_StatedNumbers]:
    values = defaultdict(str, {column: cells.said(value) for column, value in row.values.items()})
    as_of, source = cells.day(values["date"]), values["source"]
    if as_of is None or as_of > timezone.localdate():
        raise cells.UnreadableCell(_("give the day to which the numbers refer, not later than today"))
    if not source or len(source) > 200:
        raise cells.UnreadableCell(_("name the source in up to 200 characters"))
    population = cells.whole_number(values["population"], times(row.part.heading("population")))
    area = _area(values["area"], row.part.heading("area"))
    said = Shares(values["urban"], values["rural"], values["urban_share"], values["rural_share"])
    shares = shares_of(population, said, times(row.part.heading("urban") or row.part.heading("rural")))
    numbers = _Numbers(population, *shares, area)
    if all(number is None for number in astuple(numbers)):
        raise cells.UnreadableCell(_("the row gives neither population nor shares nor area"))
    identifier = cells.identifier(row.values["identifier"], values["scheme"])
    return [_StatedNumbers(identifier, as_of, source, numbers)]


def _area(text: str, heading: str) -> Decimal | None:
    multiplied, divided = square_kilometres(heading)
    area = cells.number(text, multiplied)
    if area is None:
        return None
    area = (area / divided).quantize(Decimal("0.001"))
    if not 0 < area < 20_000_000:
        raise cells.UnreadableCell(_("“%(value)s” is not an area in square kilometres") % {"value": text})
    return area


def _file(rows: Sequence[UnderstoodRow[_StatedNumbers]], logbook: Logbook) -> None:
    wanted = _without_contradictions(rows, logbook)
    places = sorted({key.municipality for key in wanted})
    _file_numbers(wanted, _on_file(places), _names(places), logbook)
    _show_latest(places, logbook)
    logbook.source_date = max((key.as_of for key in wanted), default=None)


def _without_contradictions(rows: Sequence[UnderstoodRow[_StatedNumbers]], logbook: Logbook) -> dict[_Key, _Numbers]:
    """Rows that repeat each other count once; rows that contradict each other are all refused, in whatever order."""
    known = municipalities(each.said.identifier for each in rows)
    found: dict[_Key, list[UnderstoodRow[_StatedNumbers]]] = {}
    for each in rows:
        said = each.said
        if said.identifier in known:
            found.setdefault(_Key(known[said.identifier], said.as_of, said.source), []).append(each)
        else:
            logbook.reject(each.row.number, unknown_code(said.identifier[1]), each.row.cells)
    wanted: dict[_Key, _Numbers] = {}
    for key in sorted(found):
        same = found[key]
        if len({each.said.numbers for each in same}) == 1:
            wanted[key] = same[0].said.numbers
        else:
            _reject_contradictions([each.row for each in same], logbook)
    return wanted


def _reject_contradictions(rows: Sequence[tables.TableRow], logbook: Logbook) -> None:
    for row in rows:
        others = ", ".join(str(other.number) for other in rows if other is not row)
        reject_all([row], _("row %(rows)s says otherwise for the same day and source") % {"rows": others}, logbook)


def _on_file(places: Sequence[int]) -> dict[_Key, _Filed]:
    found: dict[_Key, _Filed] = {}
    for batch in batches(places, 500):
        rows = Statistic.objects.filter(municipality__in=batch).order_by()
        for pk, place, as_of, source, *facts in rows.values_list("id", "municipality_id", "as_of", "source", *_FACTS):
            found[_Key(place, as_of, source)] = _Filed(pk, _Numbers(*facts))
    return found


def _file_numbers(
    wanted: Mapping[_Key, _Numbers], on_file: Mapping[_Key, _Filed], names: Mapping[int, str], logbook: Logbook
) -> None:
    added, changed = [], {}
    for key, numbers in wanted.items():
        label, when = names[key.municipality], f"{key.as_of} · {key.source}"
        if key not in on_file:
            added.append(adapted((*astuple(key), *astuple(numbers), logbook.edition.pk)))
            logbook.tell("added", when, label)
            continue
        old = astuple(on_file[key].numbers)
        # An empty cell says nothing: what this source said before stays.
        new = tuple(before if after is None else after for before, after in zip(old, astuple(numbers), strict=True))
        if new != old:
            changed[on_file[key].pk] = (old, new)
            logbook.tell("changed", when, label, differences(_FACTS, old, new))
    logbook.insert(Statistic, ("municipality_id", "as_of", "source", *_FACTS, "edition_id"), added)
    logbook.update(Statistic, _FACTS, changed)
    logbook.count(added=len(added), changed=len(changed), unchanged=len(wanted) - len(added) - len(changed))


def _show_latest(places: Sequence[int], logbook: Logbook) -> None:
    """The number on the page: the latest one, unless a person put it right. A centre's number yields to any."""
    changed: dict[int, tuple[tuple[Any, ...], tuple[Any, ...]]] = {}
    for batch in batches(places, 500):
        latest: dict[int, tuple[Any, ...]] = {}
        counted = Statistic.objects.filter(municipality__in=batch, population__isnull=False)
        numbers = counted.order_by().values_list("municipality_id", "as_of", "source", "population")
        for place, as_of, source, population in sorted(numbers):
            latest[place] = (population, as_of, source, False)
        rows = Municipality.including_merged.filter(pk__in=list(latest))
        people = amended(Municipality, latest)
        for pk, *shown in rows.values_list("pk", *_SHOWN):
            old = tuple(beneath(Municipality, people.get(pk), _SHOWN, shown))
            if _is_to_be_shown(old, latest[pk]):
                changed[pk] = (old, latest[pk])
    logbook.update(Municipality, _SHOWN, changed)


def _is_to_be_shown(shown: tuple[Any, ...], latest: tuple[Any, ...]) -> bool:
    population, as_of, source, is_of_centre = shown
    if population is None or as_of is None or is_of_centre or as_of < latest[1]:
        return True
    return bool((as_of, source) == latest[1:3] and population != latest[0])


def _names(places: Sequence[int]) -> dict[int, str]:
    names: dict[int, str] = {}
    for batch in batches(places, 500):
        rows = Municipality.including_merged.filter(pk__in=batch).values_list("pk", "name__uk", "name__en")
        names |= {pk: uk or en for pk, uk, en in rows}
    return names


_COLUMNS = tables.Columns(HEADINGS, ("identifier", "date", "source"), meaning=meaning, said_around=said_around)
_TABLE = TableImport(ImportSource.STATISTICS.value, _COLUMNS, _read, _file)
