"""How a piece of what an import did is kept: few bytes for many rows, and exact enough to put every value back.

Added rows are ranges of primary keys; a changed row is its key and, for each column that differs, the column's place in
`columns`, the old value and the new one. Dates and decimals are texts, as JSON has them.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from pobratym.core.texts import LocalizedText

Key = int | str
Difference = tuple[int, Any, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """Of one model: `added` keys as ranges with both ends, `changed` rows by key."""

    added: list[tuple[Key, Key]] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    changed: dict[Key, list[Difference]] = field(default_factory=dict)


def packed(changes: Changes) -> bytes:
    content = {
        "added": changes.added,
        "columns": changes.columns,
        "changed": list(changes.changed.items()),
    }
    return zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_text).encode(), 6)


def unpacked(content: bytes) -> Changes:
    """What `packed` wrote; raises ValueError or zlib.error where it was something else."""
    read = json.loads(zlib.decompress(content))
    return Changes(
        added=[(first, last) for first, last in read["added"]],
        columns=read["columns"],
        changed={key: [(each[0], each[1], each[2]) for each in row] for key, row in read["changed"]},
    )


def ranges(keys: Iterable[Key]) -> list[tuple[Key, Key]]:
    """Whole numbers as ranges, 1 2 3 7 is 1-3 and 7-7; keys that are texts one by one."""
    found: list[tuple[Key, Key]] = []
    for key in sorted(keys):
        if found and isinstance(key, int) and key - 1 == found[-1][1]:
            found[-1] = (found[-1][0], key)
        else:
            found.append((key, key))
    return found


def differences(old: Sequence[Any], new: Sequence[Any]) -> list[Difference]:
    """The columns that differ, by place."""
    return [
        (place, before, after) for place, (before, after) in enumerate(zip(old, new, strict=True)) if before != after
    ]


def _text(value: Any) -> Any:
    if isinstance(value, date | Decimal):
        return str(value)
    if isinstance(value, LocalizedText):
        return value.as_json()
    raise TypeError(f"{type(value).__name__} is not kept")
