"""Anchors: what the end of the journal was on a day, kept where nobody who can write the database can write.

The chain by itself proves that each entry follows from the one before. It proves nothing about its end: whoever may
write the table can cut the tail, or write all of it anew with hashes that fit. An anchor kept elsewhere shows both.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pobratym.journal.chain import BEGINNING, entry_hash
from pobratym.journal.models import Entry

_WRITTEN = re.compile(r"pobratym-journal:(\d{1,19}):(\d{1,19}):([0-9a-f]{64})")


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """The journal as it stood once: how many entries it had, and number and hash of the last."""

    number: int
    count: int
    hash: str

    def __str__(self) -> str:
        return f"pobratym-journal:{self.number}:{self.count}:{self.hash}"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a walk along the journal has shown. `fault` says in English what does not hold, empty where all does."""

    count: int
    last: Entry | None = None
    fault: str = ""


def current_anchor() -> Anchor | None:
    """The anchor of the journal as it is now; None while it is empty."""
    last = Entry.objects.order_by("-id").values_list("id", "hash").first()
    return Anchor(last[0], Entry.objects.filter(pk__lte=last[0]).count(), last[1]) if last else None


def anchors_in(text: str) -> list[Anchor]:
    """Every anchor that stands in a text: the line itself, a whole letter, a file with a line a day."""
    return [Anchor(int(number), int(count), digest) for number, count, digest in _WRITTEN.findall(text)]


def verify(entries: Iterable[Entry], anchors: Iterable[Anchor] = ()) -> Verified:
    """Walk along `entries`, in order of id, to the first that does not follow or is another than an anchor says."""
    expected = {number: list(same) for number, same in groupby(sorted(anchors), key=lambda anchor: anchor.number)}
    last, count, previous = None, 0, BEGINNING
    for entry in entries:
        if entry.previous_hash != previous or entry.hash != entry_hash(entry):
            return Verified(
                count, last, f"The chain breaks at entry {entry.pk} ({entry}). Everything after it is unproven."
            )
        last, previous, count = entry, entry.hash, count + 1
        for anchor in expected.pop(entry.pk, []):
            if (anchor.count, anchor.hash) != (count, entry.hash):
                fault = f"Entry {entry.pk} or one before it was rewritten since the anchor {anchor}."
                return Verified(count, last, fault)
    if expected:
        return Verified(count, last, _cut(min(expected.values())[0], last))
    return Verified(count, last)


def _cut(anchor: Anchor, last: Entry | None) -> str:
    end = "it is empty"
    if last:
        end = f"it ends with entry {last.pk}" if last.pk < anchor.number else "that entry is gone"
    return f"The journal was cut: the anchor {anchor} knows an entry {anchor.number}, and {end}."
