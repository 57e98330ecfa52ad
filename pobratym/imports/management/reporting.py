"""What an import's commands say at their end: counts, differences, and where the refused rows were saved."""

import csv
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.management.base import CommandParser, OutputWrapper
from django.utils import timezone
from tqdm import tqdm

from pobratym.imports.filing.editions import Outcome

Item = TypeVar("Item")
_FIRST = 20


def add_import_arguments(parser: CommandParser) -> None:
    """What every import of a file understands."""
    parser.add_argument("--dry-run", action="store_true", help="say what would change, write nothing")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="of the report")
    parser.add_argument("--rejected", type=Path, metavar="FILE", help="where refused rows go (default: var/imports/)")


def bar(label: str, items: Iterable[Item], /) -> Iterable[Item]:
    """A bar for a person, silence for a pipe."""
    return tqdm(items, desc=label, unit="", unit_scale=True, leave=False, disable=not sys.stderr.isatty())


def tell(outcome: Outcome, options: dict[str, Any], out: OutputWrapper) -> None:
    """The report of one run, for people or as one JSON object; refused rows are saved aside."""
    aside = save_aside(outcome, options.get("rejected"))
    if options["format"] == "json":
        run = None if outcome.is_trial else outcome.edition.pk
        head = {
            "run": run,
            "source": outcome.edition.source,
            "edition": outcome.edition.version,
            "dry_run": outcome.is_trial,
        }
        more = {"rejected_rows": str(aside) if aside else None}
        out.write(json.dumps(head | outcome.report | more, ensure_ascii=False))
        return
    _tell_people(outcome, aside, out.write)


def save_aside(outcome: Outcome, chosen: Path | None) -> Path | None:
    """The refused rows as they stood, as CSV: their number first, the reason last. None where there are none."""
    if not outcome.rejected:
        return None
    path = chosen or _default(outcome)
    path.parent.mkdir(parents=True, exist_ok=True)
    width = max([len(outcome.heading), *(len(each.cells) for each in outcome.rejected)])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["row", *_padded(outcome.heading, width), "reason"])
        writer.writerows([each.row, *_padded(each.cells, width), each.reason] for each in outcome.rejected)
    return path


def _default(outcome: Outcome) -> Path:
    moment = timezone.localtime().strftime("%Y%m%d-%H%M%S")
    return Path(settings.IMPORTS_ASIDE) / f"{outcome.edition.source}-{moment}-rejected.csv"


def _padded(cells: tuple[str, ...], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _tell_people(outcome: Outcome, aside: Path | None, say: Callable[[str], Any]) -> None:
    edition, report = outcome.edition, outcome.report
    number = "dry run, nothing was written" if outcome.is_trial else f"import {edition.pk}"
    say(
        f"{edition.source:<10} {edition.added:>9,} added {edition.changed:>9,} changed"
        f" {edition.unchanged:>9,} unchanged {edition.rejected:>7,} rejected  {outcome.seconds:5.1f} s"
        f"  {outcome.rows / max(outcome.seconds, 0.001):>9,.0f} rows/s  ({edition.version}; {number})"
    )
    for added in report["first_added"][:_FIRST]:
        say(f"  + {added['name']} ({added['identifier']})")
    for changed in report["first_changed"][:_FIRST]:
        differences = "; ".join(f"{column}: {old} → {new}" for column, old, new in changed["changes"])
        say(f"  ~ {changed['name']} ({changed['identifier']}): {differences}")
    for gone in report["no_longer_in_the_source"][:_FIRST]:
        say(f"  ? no longer in the source: {gone['name']} ({gone['identifier']})")
    for refused in report["first_rejected"][:_FIRST]:
        say(f"  ! row {refused['row']}: {refused['reason']}")
    for note in report["notes"]:
        say(f"  {note}")
    if aside:
        say(f"  {edition.rejected:,} rejected rows are in {aside}")
