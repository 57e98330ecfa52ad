"""Tables as people have them: titles above, headings of one or two lines in any order, notes below, one or many in a
file.

Rows keep the number under which an editor shows them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.core.lookalikes import as_code, as_seen, in_one_alphabet
from pobratym.gateways import rows as files
from pobratym.gateways.rows import Line

_BLANKS = re.compile(r"\s+")
_CYRILLIC = re.compile(r"[а-щьюяєіїґ]", re.IGNORECASE)
# Marks of a footnote at the end of a heading: *, **, 1), ¹, [2].
_FOOTNOTE = re.compile(r"(\s?[*†‡¹²³⁴⁵⁶⁷⁸⁹⁾]{1,5}|\s?[0-9]\)|\s?\[[0-9]{1,2}\])$")
_CODE = re.compile(r"UA[0-9]")
# «2.11. М. КИЇВ»
_NUMBERED = re.compile(r"^[0-9.]{1,8}\s")
_HEADINGS_AT_MOST, _MOST_TOLD = 40, 8
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """A heading in words of its own means `column`; of two that mean the same the one of lower `rank` counts."""

    column: str
    rank: int = 1


def _means_nothing(heading: str) -> ColumnMeaning | None:
    return None


def _says_nothing(around: "Surroundings") -> Values:
    return {}


def _is_no_title(text: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the rows: all lines of the file outside tables, the title above, the headings as written."""

    texts: tuple[str, ...]
    title: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """What is asked of a table.

    `headings`: column -> the headings that mean it, those to tell first. `meaning` understands others, folded.
    `said_around` says which columns the surroundings fill, `is_title` which lines of one cell are titles, `given`
    what a person said of every row. What is `required` stands in one of them.
    """

    headings: Mapping[str, Sequence[str]]
    required: Sequence[str]
    meaning: Callable[[str], ColumnMeaning | None] = _means_nothing
    said_around: Callable[[Surroundings], Values] = _says_nothing
    is_title: Callable[[str], bool] = _is_no_title
    given: Values = field(default_factory=dict)

    def told(self, column: str) -> str:
        """The heading that a reader of today's language is told."""
        known = self.headings[column]
        if get_language() == "uk":
            return next((each for each in known if _CYRILLIC.search(each)), known[0])
        return known[0]

    @property
    def all_told(self) -> str:
        return ", ".join(map(self.told, self.headings))


@dataclass(frozen=True, slots=True)
class Part:
    """The headings of one table, as they are written, and the place of each column that is understood."""

    headings: tuple[str, ...]
    places: Mapping[str, int]

    def heading(self, column: str) -> str:
        return self.headings[self.places[column]] if column in self.places else ""

    def unread(self, row: "TableRow") -> Iterator[tuple[str, str]]:
        """The cells of a row that nobody reads, each with its heading."""
        read = set(self.places.values())
        for place, cell in enumerate(row.cells):
            if place not in read and cell.strip():
                yield (self.headings[place] if place < len(self.headings) else ""), cell


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by column; `cells` as they stand in the file. `excess` cells stand under no heading."""

    number: int
    values: Values
    cells: tuple[str, ...]
    part: Part
    excess: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`unread`: headings that mean no column that is known; `passed_over`: rows of one cell, such as notes."""

    heading: tuple[str, ...]
    rows: tuple[TableRow, ...]
    unread: tuple[str, ...] = ()
    passed_over: tuple[int, ...] = ()


def read(path: Path, columns: Columns) -> Table:
    """The tables in `path`, one after another. Raises SourceRefused where the file is no table, or lacks a heading."""
    judge = partial(_understood, recogniser=_Recogniser(columns))
    return _table(files.read(path, judge), path.name, columns)


def parse(text: str, name: str, columns: Columns) -> Table:
    """As `read`, of a text."""
    judge = partial(_understood, recogniser=_Recogniser(columns))
    return _table(files.cut(text, name, judge), name, columns)


def folded(text: str) -> str:
    """A heading or title as it is compared: one alphabet, small letters, single blanks, no marks of footnotes."""
    seen = _one_line(text.replace("м²", "м2").replace("m²", "m2"))
    for _twice in range(2):
        if seen.count("(") < seen.count(")") or not seen.endswith(")"):
            seen = _FOOTNOTE.sub("", seen)
    bare = in_one_alphabet(seen).replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("_", " ")
    return bare.strip(' *:;.«»"').casefold()


class _Recogniser:
    """Which heading means which column."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._known = {
            folded(heading): column for column, headings in columns.headings.items() for heading in (column, *headings)
        }

    def meaning(self, heading: str) -> ColumnMeaning | None:
        if not (bare := folded(heading[:400])):
            return None
        exact = self._known.get(bare)
        return ColumnMeaning(exact, 0) if exact else self.columns.meaning(bare)

    def places(self, headings: Sequence[str], name: str) -> dict[str, int]:
        """Raises SourceRefused where two headings mean the same equally well."""
        found: dict[str, tuple[int, int]] = {}
        for place, heading in enumerate(headings):
            said = self.meaning(heading)
            if said is None or (said.column in found and found[said.column][0] < said.rank):
                continue
            if said.column in found and found[said.column][0] == said.rank:
                raise SourceRefused(
                    _("%(file)s has two columns “%(heading)s”. Nothing was changed.")
                    % {"file": name, "heading": _one_line(heading)}
                )
            found[said.column] = said.rank, place
        return {column: place for column, (_rank, place) in found.items()}

    def count(self, headings: Sequence[str]) -> int:
        return len({said.column for heading in headings if (said := self.meaning(heading))})


def _understood(lines: Sequence[Line], recogniser: _Recogniser) -> int:
    """How many headings are understood when the text is cut like that."""
    return max((recogniser.count(line.cells) for line in lines[:_HEADINGS_AT_MOST]), default=0)


def _table(lines: Sequence[Line], name: str, columns: Columns) -> Table:
    reading = _Reading(lines, name, columns)
    reading.go()
    if reading.part is None:
        best = max(lines[:_HEADINGS_AT_MOST], key=lambda line: reading.recogniser.count(line.cells))
        places = reading.recogniser.places(best.cells, name)
        raise _lacking([each for each in columns.required if each not in places], name, columns)
    for part, said in reading.said:
        missing = [each for each in columns.required if each not in part.places and each not in said]
        if missing:
            raise _lacking(missing, name, columns)
    unread = tuple(dict.fromkeys(heading for part, _said in reading.said for heading in _unread(part)))
    return Table(reading.part.headings, tuple(reading.rows), unread, tuple(reading.passed_over))


def _unread(part: Part) -> Iterator[str]:
    read = set(part.places.values())
    return (_one_line(each) for place, each in enumerate(part.headings) if each.strip() and place not in read)


def _lacking(missing: Sequence[str], name: str, columns: Columns) -> SourceRefused:
    return SourceRefused(
        _("%(file)s has no column %(missing)s. Expected in the row of headings: %(all)s. Nothing was changed.")
        % {
            "file": name,
            "missing": ", ".join(quoted(columns.told(each)) for each in missing),
            "all": columns.all_told,
        }
    )


class _Reading:
    """Line by line: titles, headings, rows, and what is passed over."""

    def __init__(self, lines: Sequence[Line], name: str, columns: Columns) -> None:
        self.lines, self.name, self.columns = lines, name, columns
        self.recogniser = _Recogniser(columns)
        self.part: Part | None = None
        self.rows: list[TableRow] = []
        self.passed_over: list[int] = []
        self.said: list[tuple[Part, dict[str, str]]] = []
        self._texts = tuple(text for line in lines if (text := _only(line.cells)))
        self._title, self._around = "", dict[str, str]()
        self._is_below_headings = False

    def go(self) -> None:
        skipped = 0
        for place, line in enumerate(self.lines):
            if skipped:
                skipped -= 1
                continue
            only = _only(line.cells)
            if only and self._is_passed_over(only, line):
                continue
            headings, height = self._headings_at(place)
            if headings:
                self._begin(headings)
                skipped = height - 1
            elif self.part is not None and not (self._is_below_headings and _is_numbering(line.cells)):
                self._take(line, self.part)
                self._is_below_headings = False

    def _is_passed_over(self, only: str, line: Line) -> bool:
        if self.columns.is_title(only):
            self._title = only
            self._settle_around()
            return True
        is_note = line.number == 0 or _is_words(only)
        if is_note and self.part is not None and line.number:
            self.passed_over.append(line.number)
        return is_note or self.part is None

    def _headings_at(self, place: int) -> tuple[tuple[str, ...], int]:
        """The headings that begin in this line, and how many lines they take: none, one or two."""
        line = self.lines[place]
        if _holds_code(line.cells):
            return (), 0
        one, two = self._count(line.cells), 0
        below = self.lines[place + 1].cells if place + 1 < len(self.lines) else ()
        if below and one and not _holds_code(below) and not _is_numbering(below) and _is_of_words(below):
            two = self._count(_joined(line.cells, below))
        if max(one, two) < 2 or (two <= one and not self._has_key(line.cells)):
            return (), 0
        if two > one:
            return _joined(line.cells, below), 2
        return tuple(line.cells), 1

    def _count(self, headings: Sequence[str]) -> int:
        return self.recogniser.count(headings)

    def _has_key(self, headings: Sequence[str]) -> bool:
        """Whether it says which municipality: without that it is a row that happens to hold two such words."""
        means = (self.recogniser.meaning(each) for each in headings)
        return any(said is not None and said.column == self.columns.required[0] for said in means)

    def _begin(self, headings: tuple[str, ...]) -> None:
        shown = tuple(_one_line(heading) for heading in headings)
        self.part = Part(shown, self.recogniser.places(headings, self.name))
        self.said.append((self.part, {}))
        self._is_below_headings = True
        self._settle_around()

    def _settle_around(self) -> None:
        headings = self.part.headings if self.part else ()
        self._around = dict(self.columns.said_around(Surroundings(self._texts, self._title, headings)))
        self._around |= {column: value for column, value in self.columns.given.items() if value}
        if self.said:
            self.said[-1][1].update(self._around)

    def _take(self, line: Line, part: Part) -> None:
        cells = line.cells
        here = {column: cells[place].strip() if place < len(cells) else "" for column, place in part.places.items()}
        known = self._around
        values = known | {
            column: value for column, value in here.items() if as_seen(value).strip() or column not in known
        }
        excess = sum(bool(as_seen(cell).strip()) for cell in cells[len(part.headings) :])
        self.rows.append(TableRow(line.number, values, line.cells, part, excess))


def _only(cells: Sequence[str]) -> str:
    """The one text of a line that holds no other: a title, a note; merged cells are written once, or in each."""
    filled = {text for cell in cells if (text := as_seen(cell).strip())}
    return _BLANKS.sub(" ", filled.pop()) if len(filled) == 1 else ""


def _is_words(text: str) -> bool:
    """Whether it is said to a reader: a name of an oblast, a note; a lone number or code is a row gone wrong."""
    bare = _NUMBERED.sub("", text[:200])
    letters = len(_CYRILLIC.findall(bare))
    others = sum(each.isalnum() for each in bare) - letters
    return letters > 2 and others * 2 <= letters and not _holds_code([text])


def _holds_code(cells: Sequence[str]) -> bool:
    return any(_CODE.match(as_code(cell[:30])) for cell in cells)


def _is_of_words(cells: Sequence[str]) -> bool:
    """Whether it may be the second line of headings: no cell of it begins with a digit, except numbers of units."""
    return not any(cell.strip()[:1].isdigit() for cell in cells)


def _is_numbering(cells: Sequence[str]) -> bool:
    """«А Б 1 2 3» or «1 2 3 4» below the headings, as official forms have them."""
    filled = [text for cell in cells if (text := as_seen(cell).strip())]
    digits = [text for text in filled if text.isdigit()]
    letters = [text for text in filled if not text.isdigit()]
    return len(filled) > 1 and digits == [str(n) for n in range(1, len(digits) + 1)] and set(letters) <= set("АБВГABC")


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Headings of two lines: a cell that spans several stands before each of those beneath it."""
    joined, spanning = [], ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place].strip() if place < len(upper) else ""
        below = lower[place].strip() if place < len(lower) else ""
        spanning = above or (spanning if below else "")
        joined.append(f"{spanning} {below}".strip() if below else above)
    return tuple(joined)


def quoted(text: str) -> str:
    """The text in the quotation marks of the reader's language."""
    return f"«{text}»" if get_language() == "uk" else f"“{text}”"


def _one_line(heading: str) -> str:
    return _BLANKS.sub(" ", as_seen(heading)).strip()
