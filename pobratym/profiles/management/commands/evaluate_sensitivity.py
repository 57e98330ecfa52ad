"""evaluate_sensitivity: how many doubtful texts of a table the checks hold, and how many harmless ones."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.text_checks import LONGEST, Kind, findings

HARMLESS, HOLD = "harmless", "hold"
KINDS = tuple(kind.value for kind in Kind if kind is not Kind.LANGUAGE)
LABELS = (HARMLESS, HOLD, *KINDS)
COLUMNS = ("text", "language", "label")
_LARGEST = 20_000_000  # bytes
_MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class Judged:
    """One text of the table and the kinds that the checks found in it."""

    text: str
    language: str
    label: str
    found: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        return bool(self.found) == (self.label != HARMLESS)


@dataclass(frozen=True, slots=True)
class SensitivityFigures:
    """Of a group of texts. `recall`: share of the doubtful ones that are held, for whatever reason; `held`: share of
    the harmless ones that are held; `named`: share of the doubtful ones held for the reason that the label says. None
    where there is nothing to count."""

    group: str
    doubtful: int
    recall: float | None
    named: float | None
    harmless: int
    held: float | None


class Command(BaseCommand):
    help = (
        "Measure the checks of texts: FILE.tsv has the columns text, language, label, separated by tabs. Labels: "
        f"{', '.join(LABELS)}; “hold” where no kind is said."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--strict", action="store_true", help="the rules for places under hostilities or occupied")
        parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day to read as today")
        parser.add_argument("--misses", action="store_true", help="list the texts that are judged wrongly")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        judged = [
            Judged(text, language, label, _found(text, strict=options["strict"], today=options["on"]))
            for text, language, label in _rows(options["file"])
        ]
        figures = [*_by(judged, "language"), *_by(judged, "label"), _figures("all", judged)]
        if options["format"] == "json":
            self.stdout.write(json.dumps([asdict(each) for each in figures], ensure_ascii=False))
        else:
            self._table(figures)
        if options["misses"]:
            for each in judged:
                if not each.is_right:
                    found = ", ".join(each.found) or "nothing"
                    self.stdout.write(f"{each.language}\t{each.label}\t{found}\t{each.text}")

    def _table(self, figures: Sequence[SensitivityFigures]) -> None:
        self.stdout.write(
            f"{'group':<24}{'doubtful':>9}{'recall':>8}{'kind named':>12}{'harmless':>10}{'of them held':>14}"
        )
        for each in figures:
            self.stdout.write(
                f"{each.group:<24}{each.doubtful:>9}{_share(each.recall):>8}{_share(each.named):>12}"
                f"{each.harmless:>10}{_share(each.held):>14}"
            )


def _found(text: str, *, strict: bool, today: date | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.kind.value for each in findings(text, strict=strict, today=today)))


def _by(judged: Sequence[Judged], name: str) -> list[SensitivityFigures]:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        groups[getattr(each, name)].append(each)
    return [_figures(f"{name} {group}", groups[group]) for group in sorted(groups)]


def _figures(group: str, judged: Sequence[Judged]) -> SensitivityFigures:
    harmless = [each for each in judged if each.label == HARMLESS]
    doubtful = [each for each in judged if each.label != HARMLESS]
    named = [each for each in doubtful if each.label != HOLD]
    return SensitivityFigures(
        group,
        len(doubtful),
        _of(sum(bool(each.found) for each in doubtful), len(doubtful)),
        _of(sum(each.label in each.found for each in named), len(named)),
        len(harmless),
        _of(sum(bool(each.found) for each in harmless), len(harmless)),
    )


def _of(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _rows(file: Path) -> list[tuple[str, str, str]]:
    """The table's rows. Raises CommandError that names the line where it is no such table."""
    lines = _content(file).splitlines()
    columns = _cells(lines[0]) if lines else []
    missing = [name for name in COLUMNS if name not in columns]
    if missing:
        raise CommandError(
            f"{file} needs a first line with the columns {', '.join(COLUMNS)}, separated by tabs; "
            f"it lacks {', '.join(missing)}."
        )
    if len(lines) > _MOST_ROWS:
        raise CommandError(f"{file} has more than {_MOST_ROWS:,} lines. Divide it.")
    rows = [_row(file, number, columns, line) for number, line in enumerate(lines[1:], start=2) if line.strip()]
    if not rows:
        raise CommandError(f"{file} has no texts below its first line.")
    return rows


def _row(file: Path, number: int, columns: list[str], line: str) -> tuple[str, str, str]:
    cells = _cells(line)
    if len(cells) < len(columns):
        raise CommandError(f"{file}, line {number}: {len(cells)} of {len(columns)} columns. Separate them by tabs.")
    row = dict(zip(columns, cells, strict=False))
    text, language, label = (row[name].strip() for name in COLUMNS)
    label = label.lower()
    if label not in LABELS:
        raise CommandError(f"{file}, line {number}: “{label[:60]}” is no label. Use one of {', '.join(LABELS)}.")
    if not text or len(text) > LONGEST:
        raise CommandError(f"{file}, line {number}: a text has 1 to {LONGEST:,} letters, this one {len(text):,}.")
    return text, language.lower()[:20] or "-", label


def _cells(line: str) -> list[str]:
    return [_unquoted(cell.strip()) for cell in line.split("\t")]


def _unquoted(cell: str) -> str:
    """As editors of tables quote a cell: in marks, with those inside doubled."""
    is_quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', "")
    return cell[1:-1].replace('""', '"') if is_quoted else cell


def _content(file: Path) -> str:
    try:
        if file.stat().st_size > _LARGEST:
            raise CommandError(f"{file} is larger than {_LARGEST // 1_000_000} MB. Divide it.")
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error
