"""Population, area, urban and rural share from a table of a statistics office."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import bulk_writing
from pobratym.gateways import tables
from pobratym.imports.filing.editions import Outcome, file_edition, refresh
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.lookup import municipalities
from pobratym.imports.filing.packaged_sources import Progress, silent
from pobratym.imports.rules import cells
from pobratym.imports.rules.shares import Shares, shares_of
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import ImportSource, Municipality, Statistic
from pobratym.places.statements import amended, beneath

SOURCE = ImportSource.STATISTICS.value
# Column -> the headings that mean it, the first as it is told.
COLUMNS = {
    "identifier": ("identifier", "katottg", "катоттг", "код катоттг", "ідентифікатор", "код"),
    "scheme": ("scheme", "система кодів", "схема", "перелік кодів"),
    "population": ("population", "населення", "чисельність населення", "чисельність населення, осіб"),
    "urban": ("urban", "urban population", "міське населення", "міське населення, осіб"),
    "rural": ("rural", "rural population", "сільське населення", "сільське населення, осіб"),
    "urban_share": ("urban share", "urban, %", "міське, %", "частка міського населення", "міське населення, %"),
    "rural_share": ("rural share", "rural, %", "сільське, %", "частка сільського населення", "сільське населення, %"),
    "area": ("area", "area, km2", "area km2", "площа", "площа, км2", "площа, кв. км", "територія, км2"),
    "date": ("date", "as of", "дата", "станом на"),
    "source": ("source", "джерело"),
}
REQUIRED = ("identifier", "date", "source")
_FACTS = ("population", "urban_share", "rural_share", "area_km2")
_SHOWN = ("population", "population_as_of", "population_source", "is_population_of_centre")
Key = tuple[int, date, str]


@dataclass(frozen=True, slots=True)
class _Said:
    """What one row says, in the order of _FACTS."""

    identifier: tuple[str, str]
    as_of: date
    source: str
    facts: tuple[Any, ...]


def import_statistics(*, file: Path, by: User | None, dry_run: bool = False, progress: Progress = silent) -> Outcome:
    """File the rows of `file`; the number on a municipality's page becomes the latest, unless a person corrected it.

    Rows that cannot be understood are left out and named in the outcome. Raises SourceRefused where the file is no
    such table at all.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    table = tables.read(file, COLUMNS, REQUIRED)
    outcome = file_edition(SOURCE, partial(_import, table, file.name, progress), by=by, dry_run=dry_run)
    if not dry_run and not outcome.changed_nothing:
        refresh([outcome])
    return outcome


def _import(table: tables.Table, name: str, progress: Progress, logbook: Logbook) -> str:
    logbook.open_table(table.heading, table.unread)
    wanted = _without_contradictions(table, _understood(table.rows, progress, logbook), logbook)
    on_file = _on_file({key[0] for key in wanted})
    _file(wanted, on_file, logbook)
    _show_latest(sorted({key[0] for key in wanted}), logbook)
    logbook.source_date = max((key[1] for key in wanted), default=None)
    return name


def _understood(rows: Sequence[tables.Row], progress: Progress, logbook: Logbook) -> list[tuple[tables.Row, Key, Any]]:
    """Each row that makes sense with its municipality, day and source, and what it says."""
    said: list[tuple[tables.Row, _Said]] = []
    for row in progress("statistics", rows):
        try:
            said.append((row, _read(row)))
        except cells.Unreadable as reason:
            logbook.reject(row.number, str(reason), row.cells)
    known = municipalities(each.identifier for _row, each in said)
    found: list[tuple[tables.Row, Key, Any]] = []
    for row, each in said:
        if each.identifier in known:
            found.append((row, (known[each.identifier], each.as_of, each.source), each.facts))
        else:
            logbook.reject(row.number, _unknown(each.identifier), row.cells)
    return found


def _unknown(identifier: tuple[str, str]) -> str:
    return _("no municipality on file has the code %(code)s") % {"code": identifier[1]}


def _read(row: tables.Row) -> _Said:
    if row.excess:
        raise cells.Unreadable(_("there are more cells than headings: put numbers with a comma in quotes"))
    values: dict[str, str] = defaultdict(str, row.values)
    as_of, source = cells.day(values["date"]), values["source"]
    if as_of is None or as_of > timezone.localdate():
        raise cells.Unreadable(_("give the day the numbers are of, not later than today"))
    if not source or len(source) > 200:
        raise cells.Unreadable(_("name the source in up to 200 characters"))
    population, area = cells.whole_number(values["population"]), cells.number(values["area"])
    if area is not None and not 0 < area < 20_000_000:
        raise cells.Unreadable(_("“%(value)s” is no area in square kilometres") % {"value": values["area"]})
    shares = shares_of(
        population, Shares(values["urban"], values["rural"], values["urban_share"], values["rural_share"])
    )
    facts = (population, *shares, None if area is None else area.quantize(Decimal("0.001")))
    if all(fact is None for fact in facts):
        raise cells.Unreadable(_("the row gives neither population nor shares nor area"))
    return _Said(cells.identifier(values["identifier"], values["scheme"]), as_of, source, facts)


def _without_contradictions(
    table: tables.Table, found: Sequence[tuple[tables.Row, Key, Any]], logbook: Logbook
) -> dict[Key, tuple[Any, ...]]:
    """Rows that repeat each other count once; rows that contradict each other are all refused, in whatever order."""
    rows: dict[Key, list[tuple[tables.Row, Any]]] = {}
    for row, key, facts in found:
        rows.setdefault(key, []).append((row, facts))
    wanted: dict[Key, tuple[Any, ...]] = {}
    for key, same in sorted(rows.items()):
        if len({facts for _row, facts in same}) == 1:
            wanted[key] = same[0][1]
            continue
        for row, _facts in same:
            others = ", ".join(str(other.number) for other, _facts in same if other is not row)
            reason = _("row %(rows)s says otherwise for the same day and source") % {"rows": others}
            logbook.reject(row.number, reason, row.cells)
    logbook.rejected.sort(key=lambda each: each.row)
    return wanted


def _on_file(places: set[int]) -> dict[Key, tuple[int, tuple[Any, ...]]]:
    found: dict[Key, tuple[int, tuple[Any, ...]]] = {}
    for batch in bulk_writing.batches(sorted(places), 500):
        rows = Statistic.objects.filter(municipality__in=batch).order_by()
        for pk, place, as_of, source, *facts in rows.values_list("id", "municipality_id", "as_of", "source", *_FACTS):
            found[place, as_of, source] = pk, tuple(facts)
    return found


def _file(
    wanted: Mapping[Key, tuple[Any, ...]], on_file: Mapping[Key, tuple[int, tuple[Any, ...]]], logbook: Logbook
) -> None:
    names = _names({key[0] for key in wanted})
    added, changed = [], {}
    for key, facts in wanted.items():
        label, when = names[key[0]], f"{key[1]} · {key[2]}"
        if key not in on_file:
            added.append(bulk_writing.adapted((*key, *facts, logbook.edition.pk)))
            logbook.tell("added", when, label)
            continue
        pk, old = on_file[key]
        # An empty cell says nothing: what this source said before stays.
        new = tuple(before if after is None else after for before, after in zip(old, facts, strict=True))
        if new != old:
            changed[pk] = (old, new)
            pairs = zip(_FACTS, old, new, strict=True)
            logbook.tell("changed", when, label, ((column, a, b) for column, a, b in pairs if a != b))
    logbook.insert(Statistic, ("municipality_id", "as_of", "source", *_FACTS, "edition_id"), added)
    logbook.update(Statistic, _FACTS, changed)
    logbook.count(added=len(added), changed=len(changed), unchanged=len(wanted) - len(added) - len(changed))


def _show_latest(places: Sequence[int], logbook: Logbook) -> None:
    """The number on the page: the latest one, unless a person put it right. A centre's number yields to any."""
    changed: dict[int, tuple[tuple[Any, ...], tuple[Any, ...]]] = {}
    for batch in bulk_writing.batches(places, 500):
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


def _names(places: set[int]) -> dict[int, str]:
    names: dict[int, str] = {}
    for batch in bulk_writing.batches(sorted(places), 500):
        rows = Municipality.including_merged.filter(pk__in=batch).values_list("pk", "name_uk", "name_en")
        names |= {pk: uk or en for pk, uk, en in rows}
    return names
