"""One letter, for those who may read it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.sentences import HISTORY
from pobratym.journal.models import Entry
from pobratym.journal.sentences import sentence
from pobratym.places.models import Municipality


def find(municipality: Municipality, pk: int) -> Introduction | None:
    """The letter if the municipality may read it; None for others' letters and such that do not exist alike."""
    letters = Introduction.objects.seen_by(municipality).with_sides()
    return letters.select_related("written_by", "partnership").filter(pk=pk).first()


def thread(introduction: Introduction) -> QuerySet[Message]:
    """The conversation from its beginning, with authors and sides at hand: to be read by pages, for it may be long."""
    return introduction.messages.select_related("author", "on_behalf_of")


def unread(introduction: Introduction, *, by: Municipality) -> QuerySet[Message]:
    """One of the other side's messages that this side has not read, where there is any."""
    return introduction.messages.filter(read_at__isnull=True).exclude(on_behalf_of=by)[:1]


@dataclass(frozen=True)
class HistoryLine:
    """What happened to a letter and when."""

    at: datetime
    text: str


def history(introduction: Introduction) -> list[HistoryLine]:
    """The letter's way as the ledger tells it, oldest first, in the reader's language."""
    entries = Entry.objects.filter(
        subject_type=Introduction._meta.label_lower, subject_id=str(introduction.pk), verb__in=HISTORY
    )
    return [HistoryLine(entry.occurred_at, sentence(entry)) for entry in entries]
