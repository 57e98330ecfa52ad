"""The only way into the ledger."""

from typing import Any, Protocol

from django.db import connection, models, transaction
from django.utils import timezone

from pobratym.journal.areas import touched_by
from pobratym.journal.chain import BEGINNING, entry_hash
from pobratym.journal.marks import raise_marks
from pobratym.journal.models import Entry

_LOCK = 0x706F6272  # any constant number: PostgreSQL's name for "the end of the ledger"


class Actor(Protocol):
    """Somebody with a number: the ledger stands below the accounts and keeps no foreign key."""

    @property
    def pk(self) -> Any: ...


def record(
    verb: str,
    *,
    subject: models.Model,
    by: Actor | None,
    municipality_id: int | None = None,
    **details: Any,
) -> Entry:
    """Append an entry about `subject` to the ledger and raise the marks of the areas that the verb changes, inside the
    caller's transaction.

    `by` is the account that acted, None for the system. `details` must be JSON and carry no personal data.
    Raises TransactionManagementError outside a transaction: a change and its entry stand or fall together.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("journal.record belongs in the transaction of the change")
    _lock_the_end()
    last = Entry.objects.order_by("-id").values_list("hash", flat=True).first()
    entry = Entry(
        occurred_at=timezone.now(),
        verb=verb,
        actor_id=by.pk if by else None,
        municipality_id=municipality_id,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        details=details,
        previous_hash=last or BEGINNING,
    )
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)
    raise_marks(touched_by(verb), entry)
    return entry


def _lock_the_end() -> None:
    """One writer at a time. SQLite has that already: our transactions begin IMMEDIATE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
