"""The Ministry's list of territories (CMU resolution 1364 of 2022), as it is published or from a table made of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from pobratym.core.bulk_writing import adapted, batches
from pobratym.core.errors import SourceRefused
from pobratym.core.lookalikes import with_unseen_named
from pobratym.gateways import tables
from pobratym.imports.filing.editions import Outcome
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.lookup import municipalities
from pobratym.imports.filing.packaged_sources import Progress, silent
from pobratym.imports.filing.table_import import TableImport, UnderstoodRow, differences, reject_all, unknown_code
from pobratym.imports.rules import cells
from pobratym.imports.rules.days import is_of_days
from pobratym.imports.rules.intervals import intervals_of
from pobratym.imports.rules.territory_extent import Extent, extent_of, settlement_name
from pobratym.imports.rules.territory_headings import is_title, meaning, said_around, speaks_of_days
from pobratym.imports.rules.territory_sections import (
    STEM,
    hromada_stem,
    lies_in_no_hromada,
    section,
    sections_told,
)
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.assertions import amended
from pobratym.places.models import Edition, Identifier, ImportSource, Level, Municipality, Scheme, TerritoryStatus

HEADINGS = {
    "identifier": ("identifier", "katottg", "код КАТОТТГ", "катоттг", "ідентифікатор", "код", "код території"),
    "scheme": ("scheme", "система кодів", "схема", "перелік кодів"),
    "name": ("name", "назва", "найменування", "територія"),
    "status": ("status", "section", "статус", "розділ", "статус території"),
    "from": ("from", "valid from", "дата початку", "з", "від", "дата виникнення", "перший день"),
    "until": ("until", "valid until", "дата завершення", "до", "по", "дата припинення", "останній день"),
    "act": ("act", "наказ", "акт", "документ", "підстава"),
    "link": ("link", "url", "посилання"),
}
# Columns whose cells are taken as they are seen; the readers of the others look themselves.
_WORDS = ("name", "act", "link")
KNOWN_TERRITORIES = Path(__file__).resolve().parents[1] / "corrections" / "territories.csv"
_FACTS = ("valid_until", "act", "source_url")
_check_url = URLValidator(["http", "https"])
# Whose interval it is: municipality, code of the part or nothing, section.
Group = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class _Terms:
    """Until which day an interval lasts, by which act, where that can be read."""

    valid_until: date | None
    act: str
    source_url: str


@dataclass(frozen=True, slots=True)
class _StatedTerritory:
    """What one row says."""

    identifier: tuple[str, str]
    name: str
    extent: Extent
    state: str
    valid_from: date
    terms: _Terms


@dataclass(slots=True)
class _Interval:
    """One on file, in the file, or both. `terms` are those it is to have, `old` those on file."""

    valid_from: date
    terms: _Terms
    pk: int | None = None
    old: _Terms | None = None
    rows: tuple[tables.TableRow, ...] = ()
    part_name: str = ""
    is_by_hand: bool = False

    def overlaps(self, other: "_Interval") -> bool:
        if self.is_followed_by(other) or other.is_followed_by(self):
            return False
        return self.valid_from < other.ends and other.valid_from < self.ends

    def is_followed_by(self, other: "_Interval") -> bool:
        """Whether the last day of this one is the first of the other: the list often writes so where one goes over
        into the next, and the day is counted once."""
        is_said = bool(self.rows and other.rows)
        return is_said and self.valid_from < other.valid_from and self.ends == other.valid_from + timedelta(days=1)

    @property
    def ends(self) -> date:
        return self.terms.valid_until or date.max

    @property
    def period(self) -> str:
        return f"{self.valid_from} – {self.terms.valid_until or '…'}"


def import_territory_status(
    *, file: Path, by: User | None, act: str = "", dry_run: bool = False, progress: Progress = silent
) -> Outcome:
    """File the intervals of `file`: new ones are added, known ones (same territory, section and first day) updated.

    The last day that the list names counts in. `act` is the act of rows that name none. A row whose interval overlaps
    another of its section is left out, as is one that makes no sense; the outcome names them. A territory "but for"
    some settlements is filed as a part. Raises NotAllowed, or SourceRefused where the file is no such list at all, or
    has a column of days that is not understood: a list read without it would call what is over unending.
    """
    return _TABLE.given({"act": act.strip()}).carry_out(file, by=by, dry_run=dry_run, progress=progress)


def load_known_territories(*, by: User | None = None) -> Outcome | None:
    """What a new instance knows without the Ministry's file: the unending lines of order 376 in which a raion, a
    hromada or a city stands as temporarily occupied (corrections/territories.csv), filed as an edition like any other.

    Does nothing where a list was imported: the whole list goes on from there, and has the same first days.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    if Edition.objects.in_force().filter(source=ImportSource.TERRITORY_STATUS).exists():
        return None
    return import_territory_status(file=KNOWN_TERRITORIES, by=by)


def _read(row: tables.TableRow) -> list[_StatedTerritory]:
    values = defaultdict(str, dict(row.values) | {column: cells.said(row.values.get(column, "")) for column in _WORDS})
    state = section(values["status"])
    if state is None:
        raise cells.UnreadableCell(
            _("“%(value)s” is not a section of the list; known are %(known)s")
            % {"value": with_unseen_named(values["status"]), "known": sections_told()}
        )
    intervals = intervals_of(values["from"], values["until"])
    if not values["act"] or len(values["act"]) > 300:
        raise cells.UnreadableCell(_("name the act in up to 300 characters"))
    identifier = cells.identifier(values["identifier"], values["scheme"])
    extent = Extent() if hromada_stem(identifier[1]) else extent_of(values["name"], identifier[1])
    address = _address(values["link"])
    return [
        _StatedTerritory(
            identifier, values["name"], extent, state, each.begins, _Terms(each.ends, values["act"], address)
        )
        for each in intervals
    ]


def _check(table: tables.Table, name: str) -> None:
    """Refuses a list with days in a column that nobody understands."""
    for row in table.rows:
        for heading, cell in row.part.unread(row):
            if is_of_days(cell) or (heading and speaks_of_days(tables.folded(heading)) and cells.said(cell)):
                raise SourceRefused(
                    _(
                        "%(file)s, row %(row)s: the column “%(heading)s” holds days (%(cell)s) and is not understood. "
                        "Call it %(begin)s or %(end)s, or take it out. Nothing was changed."
                    )
                    % {
                        "file": name,
                        "row": row.number,
                        "heading": heading,
                        "cell": " ".join(cell.split())[:60],
                        "begin": tables.quoted(_COLUMNS.told("from")),
                        "end": tables.quoted(_COLUMNS.told("until")),
                    }
                )


def _address(text: str) -> str:
    try:
        if text:
            _check_url(text)
    except ValidationError:
        text = " "
    if text == " " or len(text) > 500:
        raise cells.UnreadableCell(_("the link is not an address beginning with https://"))
    return text


def _file_all(rows: Sequence[UnderstoodRow[_StatedTerritory]], logbook: Logbook) -> None:
    for group, intervals in _grouped(_placed(rows, logbook), logbook).items():
        _without_overlaps(intervals, logbook)
        _share_no_day(intervals)
        _file(group, intervals, logbook)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row with the municipality, or the part of it, that it is about."""

    row: tables.TableRow
    said: _StatedTerritory
    municipality: int
    part: str
    part_name: str


def _placed(rows: Sequence[UnderstoodRow[_StatedTerritory]], logbook: Logbook) -> list[_Placed]:
    """Each row with the municipality it concerns: a settlement is noted as a part of its hromada, never as all."""
    known = municipalities(each.said.identifier for each in rows)
    units = Municipality.including_merged.in_bulk(set(known.values()))
    identifiers = [each.said.identifier for each in rows]
    hromadas = _hromadas_by_stem(code for scheme, code in identifiers if scheme == Scheme.KATOTTG)
    found = []
    for each in rows:
        row, said, (scheme, code) = each.row, each.said, each.said.identifier
        unit = units.get(known.get(said.identifier, 0))
        stem = hromada_stem(code) if scheme == Scheme.KATOTTG else ""
        if stem and stem in hromadas:
            name = settlement_name(said.name) or (unit.name["uk"] if unit else "")
            found.append(_Placed(row, said, hromadas[stem], code, name))
        elif unit is None:
            reject_all([row], unknown_code(code), logbook)
        elif not unit.is_ukrainian:
            reject_all([row], _("the list covers territories of Ukraine only"), logbook)
        else:
            is_part = bool(said.extent.part_name)
            found.append(_Placed(row, said, unit.pk, code[:20] if is_part else "", said.extent.part_name))
    return found


def _hromadas_by_stem(codes: Iterable[str]) -> dict[str, int]:
    """Hromada by the first letters of the codes of what lies in it; what lies in none (Prypiat) is its oblast's."""
    wanted = {hromada_stem(code) for code in codes} - {""}
    if not wanted:
        return {}
    levels = [Level.MUNICIPALITY, *([Level.REGION] if any(map(lies_in_no_hromada, wanted)) else [])]
    rows = Identifier.objects.filter(scheme=Scheme.KATOTTG, municipality__level__in=levels)
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
            if len({each.said.terms for each in same}) > 1:
                reject_all(tuple(each.row for each in same), _("rows of the file contradict each other"), logbook)
                continue
            known = kept.setdefault(begins, _Interval(begins, same[0].said.terms))
            if known.is_by_hand and known.terms != same[0].said.terms:
                reject_all(tuple(each.row for each in same), _("a moderator set this interval by hand"), logbook)
                continue
            known.terms, known.rows = same[0].said.terms, tuple(each.row for each in same)
            known.part_name = max(each.part_name for each in same)
        intervals[group] = [kept[begins] for begins in sorted(kept)]
    return intervals


def _on_file(places: set[int]) -> Mapping[Group, list[_Interval]]:
    found: dict[Group, list[_Interval]] = defaultdict(list)
    by_hand = amended(TerritoryStatus)
    for batch in batches(sorted(places), 500):
        rows = TerritoryStatus.objects.filter(municipality__in=batch).order_by()
        columns = ("municipality_id", "part", "state", "id", "valid_from", *_FACTS)
        for place, part, state, pk, begins, *facts in rows.values_list(*columns):
            terms = _Terms(*facts)
            known = _Interval(begins, terms, pk, terms, is_by_hand=pk in by_hand)
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
            reason = _("it overlaps %(period)s of the same section: give that its end first") % {"period": other.period}
            reject_all(intervals[index].rows, reason, logbook)
        for index in clashing:
            intervals[index].rows = ()
            intervals[index].terms = intervals[index].old or intervals[index].terms
        intervals[:] = [each for each in intervals if each.pk is not None or each.rows]


def _share_no_day(intervals: Sequence[_Interval]) -> None:
    """The day that ends one interval and begins the next is the next one's."""
    for one in intervals:
        if any(one.is_followed_by(other) for other in intervals):
            one.terms = replace(one.terms, valid_until=one.ends - timedelta(days=1))


def _file(group: Group, intervals: Sequence[_Interval], logbook: Logbook) -> None:
    """Ends first, beginnings after: the database refuses two at once."""
    place, part, state = group
    said = [each for each in intervals if each.rows]
    added = [each for each in said if each.pk is None]
    # Shorter ones first: an interval that grows may need the room that another one leaves.
    changed = sorted((each for each in said if each.old and each.old != each.terms), key=lambda each: each.ends)
    pairs = {each.pk: (astuple(each.old), astuple(each.terms)) for each in changed if each.old}
    logbook.update(TerritoryStatus, _FACTS, pairs)
    columns = ("municipality_id", "part", "part_name", "state", "valid_from", *_FACTS)
    new = [adapted((place, part, each.part_name, state, each.valid_from, *astuple(each.terms))) for each in added]
    logbook.insert(TerritoryStatus, columns, new)
    for each in added:
        logbook.tell("added", part or str(place), f"{state} {each.period}")
    for old, terms in pairs.values():
        logbook.tell("changed", part or str(place), state, differences(_FACTS, old, terms))
    logbook.count(added=len(added), changed=len(changed), unchanged=len(said) - len(added) - len(changed))


_COLUMNS = tables.Columns(
    HEADINGS, ("identifier", "status", "from", "act"), meaning=meaning, said_around=said_around, is_title=is_title
)
_TABLE = TableImport(ImportSource.TERRITORY_STATUS.value, _COLUMNS, _read, _file_all, _check)
