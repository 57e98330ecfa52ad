"""The arithmetic of the hash chain: what goes into an entry's hash, and how the chain is checked."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC

from pobratym.journal.models import Entry

BEGINNING = "0" * 64


def entry_hash(entry: Entry) -> str:
    """SHA-256 in hex over the entry's content and its predecessor's hash."""
    content = [
        entry.previous_hash,
        entry.occurred_at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.verb,
        entry.actor_id,
        entry.municipality_id,
        entry.subject_type,
        entry.subject_id,
        entry.details,
    ]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def first_break(entries: Iterable[Entry]) -> Entry | None:
    """The first entry, in order of id, that does not follow from its predecessor; None where the chain holds."""
    expected = BEGINNING
    for entry in entries:
        if entry.previous_hash != expected or entry.hash != entry_hash(entry):
            return entry
        expected = entry.hash
    return None
