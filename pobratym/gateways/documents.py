"""Text documents (.docx): their paragraphs and the rows of their tables, in the order in which they stand."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from pobratym.gateways.office_parts import office_parts

_BODY = "word/document.xml"
_MOST_ROWS, _MOST_COLUMNS, _LONGEST_CELL = 200_000, 200, 32_767
Line = tuple[int, tuple[str, ...]]


def lines(path: Path) -> Iterator[Line]:
    """Each paragraph as a line of one cell with number 0, each row of a table with its number through the document.

    A cell that spans several columns is followed by empty ones, one that spans several rows stands in each. What was
    deleted with changes tracked is not read, nor a table within a cell as one. Raises SourceRefused.
    """
    with office_parts(path) as parts:
        document = _Document()
        for _piece in parts.read(_BODY, document.begin, document.end, document.text):
            yield from document.taken()


class _Document:
    """The lines as they come by."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._depth, self._number = 0, 0
        self._cells: list[str] = []
        self._paragraphs: list[str] = []
        self._paragraph = ""
        self._span, self._continues = 1, False
        self._above: tuple[str, ...] = ()
        self._is_text = False

    def taken(self) -> list[Line]:
        lines, self._lines = self._lines, []
        return lines

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "tbl":
            self._depth += 1
            self._above = () if self._depth == 1 else self._above
        elif tag == "tr" and self._depth == 1:
            self._cells = []
        elif tag == "tc" and self._depth == 1:
            self._paragraphs, self._span, self._continues = [], 1, False
        elif tag == "gridSpan" and self._depth == 1:
            self._span = min(max(int(_value(attributes, "1")), 1), _MOST_COLUMNS)
        elif tag == "vMerge" and self._depth == 1:
            self._continues = _value(attributes, "continue") == "continue"
        elif tag == "p":
            self._paragraph = ""
        elif tag in {"br", "cr"}:
            self._add("\n")
        elif tag in {"tab", "noBreakHyphen"}:
            self._add("\t" if tag == "tab" else "-")
        self._is_text = tag == "t"

    def end(self, tag: str) -> None:
        self._is_text = False
        if tag == "p" and self._depth:
            self._paragraphs.append(self._paragraph)
        elif tag == "p" and self._paragraph.strip():
            self._lines.append((0, (self._paragraph,)))
        elif tag == "tc" and self._depth == 1:
            self._end_cell()
        elif tag == "tr" and self._depth == 1:
            self._end_row()
        elif tag == "tbl":
            self._depth -= 1

    def text(self, text: str) -> None:
        if self._is_text:
            self._add(text)

    def _add(self, text: str) -> None:
        if len(self._paragraph) < _LONGEST_CELL:
            self._paragraph += text

    def _end_cell(self) -> None:
        text = "\n".join(self._paragraphs)[:_LONGEST_CELL]
        place = len(self._cells)
        if self._continues and not text.strip() and place < len(self._above):
            text = self._above[place]
        if place + self._span <= _MOST_COLUMNS:
            self._cells += [text, *[""] * (self._span - 1)]

    def _end_row(self) -> None:
        self._number += 1
        if self._number > _MOST_ROWS:
            raise ValueError(_("it has more than %(n)s rows") % {"n": _MOST_ROWS})
        self._above = tuple(self._cells)
        self._lines.append((self._number, self._above))


def _value(attributes: Mapping[str, str], default: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == "val"), default)
