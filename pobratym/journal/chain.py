"""The arithmetic of the hash chain: what goes into an entry's hash."""

import hashlib
import json
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
