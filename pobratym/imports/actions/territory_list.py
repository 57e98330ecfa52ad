"""The Ministry's list of territories (CMU resolution 1364 of 2022) from a table: dated intervals, each with its act."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from pobratym.core import bulk_writing
from pobratym.gateways import tables
from pobratym.imports.filing.editions import Outcome, file_edition
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.lookup import municipalities
from pobratym.imports.filing.packaged_sources import Progress, silent
from pobratym.imports.rules import cells
from pobratym.imports.rules.territory_sections import STEM, hromada_stem, section, sections_told
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import Identifier, ImportSource, Level, Municipality, Scheme, TerritoryStatus
from pobratym.places.statements import amended

SOURCE = ImportSource.TERRITORY_STATUS.value
# Column -> the headings that mean it, the first as it is told.
COLUMNS = {
    "identifier": ("identifier", "katottg", "катоттг", "код катоттг", "ідентифікатор", "код"),
    "scheme": ("scheme", "система кодів", "схема", "перелік кодів"),
    "name": ("name", "назва", "найменування", "територія"),
    "status": ("status", "section", "статус", "розділ", "статус території"),
    "from": ("from", "valid from", "з", "від", "дата початку", "дата виникнення"),
    "until": ("until", "valid until", "до", "по", "дата завершення", "дата припинення"),
    "act": ("act", "акт", "наказ", "документ", "підстава"),
    "link": ("link", "url", "посилання"),
}
REQUIRED = ("identifier", "status", "from", "act")
_FACTS = ("valid_until", "act", "source_url")
_check_url = URLValidator(["http", "https"])
# Whose interval it is: municipality, code of the part or nothing, section.
Group = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class _Said:
    identifier: tuple[str, str]
    name: str
    state: str
    valid_from: date
    facts: tuple[Any, ...]  # in the order of _FACTS


@dataclass(slots=True)
class _Interval:
    """One on file, in the file, or both. `facts` are those it is to have, `old` those on file."""

    valid_from: date
    facts: tuple[Any, ...]
    pk: int | None = None
    old: tuple[Any, ...] | None = None
    rows: tuple[tables.Row, ...] = ()
    part_name: str = ""
    is_by_hand: bool = False

    def overlaps(self, other: "_Interval") -> bool:
        return self.valid_from < (other.facts[0] or date.max) and other.valid_from < (self.facts[0] or date.max)


def import_territory_status(
    *, file: Path, by: User | None, dry_run: bool = False, progress: Progress = silent
) -> Outcome:
    """File the intervals of `file`: new ones are added, known ones (same territory, section and first day) updated.

    `until` is the first day on which the status no longer holds. A row whose interval overlaps another of its section
    is left out, as is one that makes no sense; the outcome names them. Raises SourceRefused where the file is no such
    table at all.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    table = tables.read(file, COLUMNS, REQUIRED)
    return file_edition(SOURCE, partial(_import, table, file.name, progress), by=by, dry_run=dry_run)


def _import(table: tables.Table, name: str, progress: Progress, logbook: Logbook) -> str:
    logbook.open_table(table.heading, table.unread)
    said = _placed(list(_understood(table.rows, progress, logbook)), logbook)
    for group, intervals in _grouped(said, logbook).items():
        _without_overlaps(intervals, logbook)
        _file(group, intervals, logbook)
    logbook.rejected.sort(key=lambda each: each.row)
    return name


def _understood(rows: Sequence[tables.Row], progress: Progress, logbook: Logbook) -> Iterable[tuple[tables.Row, _Said]]:
    for row in progress("territory status", rows):
        try:
            yield row, _read(row)
        except cells.Unreadable as reason:
            logbook.reject(row.number, str(reason), row.cells)


def _read(row: tables.Row) -> _Said:
    if row.excess:
        raise cells.Unreadable(_("there are more cells than headings: put texts with a comma in quotes"))
    values: dict[str, str] = defaultdict(str, row.values)
    state = section(values["status"])
    if state is None:
        raise cells.Unreadable(
            _("“%(value)s” is no section of the list; known are %(known)s")
            % {"value": values["status"], "known": sections_told()}
        )
    begins, ends = cells.day(values["from"]), cells.day(values["until"])
    if begins is None:
        raise cells.Unreadable(_("the first day is missing"))
    if ends is not None and ends <= begins:
        raise cells.Unreadable(_("the status ends on %(end)s, before it begins") % {"end": ends})
    if not values["act"] or len(values["act"]) > 300:
        raise cells.Unreadable(_("name the act in up to 300 characters"))
    identifier = cells.identifier(values["identifier"], values["scheme"])
    facts = (ends, values["act"], _address(values["link"]))
    return _Said(identifier, values["name"][:120], state, begins, facts)


def _address(text: str) -> str:
    try:
        if text:
            _check_url(text)
    except ValidationError:
        text = " "
    if text == " " or len(text) > 500:
        raise cells.Unreadable(_("the link is no address that begins with https://"))
    return text


@dataclass(frozen=True, slots=True)
class _Placed:
    row: tables.Row
    said: _Said
    municipality: int
    part: str
    part_name: str


def _placed(said: Sequence[tuple[tables.Row, _Said]], logbook: Logbook) -> list[_Placed]:
    """Each row with the municipality it concerns: a settlement is noted as a part of its hromada, never as all."""
    known = municipalities(each.identifier for _row, each in said)
    units = Municipality.including_merged.in_bulk(set(known.values()))
    hromadas = _hromadas_by_stem(each.identifier[1] for _row, each in said if each.identifier[0] == Scheme.KATOTTG)
    found = []
    for row, each in said:
        scheme, code = each.identifier
        unit = units.get(known.get(each.identifier, 0))
        stem = hromada_stem(code) if scheme == Scheme.KATOTTG else ""
        if stem and stem in hromadas:
            name = each.name or (unit.name_uk if unit else "")
            found.append(_Placed(row, each, hromadas[stem], code, name))
        elif unit is None:
            logbook.reject(row.number, _("no municipality on file has the code %(code)s") % {"code": code}, row.cells)
        elif not unit.is_ukrainian:
            logbook.reject(row.number, _("only territories of Ukraine stand in the list"), row.cells)
        else:
            found.append(_Placed(row, each, unit.pk, "", ""))
    return found


def _hromadas_by_stem(codes: Iterable[str]) -> dict[str, int]:
    """Hromada by the first letters of the codes of what lies in it."""
    wanted = {hromada_stem(code) for code in codes} - {""}
    if not wanted:
        return {}
    rows = Identifier.objects.filter(scheme=Scheme.KATOTTG, municipality__level=Level.MUNICIPALITY)
    owner = Coalesce("municipality__merged_into", "municipality")
    return {code[: len(STEM)]: pk for code, pk in rows.values_list("value", owner) if code[: len(STEM)] in wanted}


def _grouped(placed: Sequence[_Placed], logbook: Logbook) -> dict[Group, list[_Interval]]:
    """By territory and section: what is on file, with what the file says of it. Contradictions are refused."""
    rows: dict[Group, dict[date, list[_Placed]]] = defaultdict(lambda: defaultdict(list))
    for each in placed:
        rows[each.municipality, each.part, each.said.state][each.said.valid_from].append(each)
    standing = _on_file({group[0] for group in rows})
    intervals: dict[Group, list[_Interval]] = {}
    for group in sorted(rows):
        kept = {each.valid_from: each for each in standing.get(group, [])}
        for begins, same in rows[group].items():
            if len({each.said.facts for each in same}) > 1:
                _reject_all(tuple(each.row for each in same), _("rows of the file contradict each other"), logbook)
                continue
            known = kept.setdefault(begins, _Interval(begins, same[0].said.facts))
            if known.is_by_hand and known.facts != same[0].said.facts:
                _reject_all(tuple(each.row for each in same), _("a moderator set this interval by hand"), logbook)
                continue
            known.facts, known.rows = same[0].said.facts, tuple(each.row for each in same)
            known.part_name = max(each.part_name for each in same)
        intervals[group] = [kept[begins] for begins in sorted(kept)]
    return intervals


def _on_file(places: set[int]) -> Mapping[Group, list[_Interval]]:
    found: dict[Group, list[_Interval]] = defaultdict(list)
    by_hand = amended(TerritoryStatus)
    for batch in bulk_writing.batches(sorted(places), 500):
        rows = TerritoryStatus.objects.filter(municipality__in=batch).order_by()
        columns = ("municipality_id", "part", "state", "id", "valid_from", *_FACTS)
        for place, part, state, pk, begins, *facts in rows.values_list(*columns):
            known = _Interval(begins, tuple(facts), pk, tuple(facts), is_by_hand=pk in by_hand)
            found[place, part, state].append(known)
    return found


def _without_overlaps(intervals: list[_Interval], logbook: Logbook) -> None:
    """Refuse whatever of the file overlaps, until nothing does: the same rows in whatever order they stand."""
    while True:
        clashing = {
            index: other
            for index, each in enumerate(intervals)
            for other in intervals
            if other is not each and each.rows and each.overlaps(other)
        }
        if not clashing:
            return
        for index, other in clashing.items():
            period = f"{other.valid_from} – {other.facts[0] or '…'}"
            reason = _("it overlaps %(period)s of the same section: give that its end first") % {"period": period}
            _reject_all(intervals[index].rows, reason, logbook)
        for index in clashing:
            intervals[index].rows = ()
            intervals[index].facts = intervals[index].old or intervals[index].facts
        intervals[:] = [each for each in intervals if each.pk is not None or each.rows]


def _reject_all(rows: Sequence[tables.Row], reason: str, logbook: Logbook) -> None:
    for row in rows:
        logbook.reject(row.number, reason, row.cells)


def _file(group: Group, intervals: Sequence[_Interval], logbook: Logbook) -> None:
    """Ends first, beginnings after: the database refuses two at once."""
    place, part, state = group
    said = [each for each in intervals if each.rows]
    added = [each for each in said if each.pk is None]
    changed = {each.pk: (each.old or (), each.facts) for each in said if each.pk is not None and each.old != each.facts}
    # Shorter ones first: an interval that grows may need the room that another one leaves.
    ends = dict(sorted(changed.items(), key=lambda item: item[1][1][0] or date.max))
    logbook.update(TerritoryStatus, _FACTS, ends)
    columns = ("municipality_id", "part", "part_name", "state", "valid_from", *_FACTS)
    new = [bulk_writing.adapted((place, part, each.part_name, state, each.valid_from, *each.facts)) for each in added]
    logbook.insert(TerritoryStatus, columns, new)
    for each in added:
        logbook.tell("added", part or str(place), f"{state} {each.valid_from} – {each.facts[0] or '…'}")
    for old, facts in ends.values():
        pairs = zip(_FACTS, old, facts, strict=True)
        logbook.tell("changed", part or str(place), state, ((column, a, b) for column, a, b in pairs if a != b))
    logbook.count(added=len(added), changed=len(changed), unchanged=len(said) - len(added) - len(changed))
