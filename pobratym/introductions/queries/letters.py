"""One letter, for those who may read it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from pobratym.introductions.models import Introduction, Message, Note
from pobratym.introductions.sentences import HISTORY
from pobratym.introductions.workflow import Status
from pobratym.journal.models import Entry
from pobratym.journal.sentences import sentence
from pobratym.places.models import Municipality
from pobratym.profiles.queries import texts_to_review


def find(municipality: Municipality, pk: int) -> Introduction | None:
    """The letter if the municipality may read it; None for others' letters and such that do not exist alike."""
    letters = Introduction.objects.seen_by(municipality).with_sides()
    return letters.with_assignment().select_related("written_by", "partnership", "addressee").filter(pk=pk).first()


def thread(introduction: Introduction, *, reader: Municipality) -> QuerySet[Message]:
    """The conversation from its beginning, with authors and sides at hand: to be read by pages, for it may be long.

    What a moderator holds back is seen by its own side only.
    """
    messages = Message.including_held.filter(introduction=introduction)
    return messages.filter(Q(is_held=False) | Q(on_behalf_of=reader)).select_related("author", "on_behalf_of")


def held_letters() -> QuerySet[Introduction]:
    """Letters that wait for a moderator, the longest waiting first."""
    return Introduction.objects.filter(status=Status.HELD).with_sides().order_by("pk")


def held_messages() -> QuerySet[Message]:
    """Messages that wait for a moderator and have not been returned, the longest waiting first."""
    places = [f"on_behalf_of__{what}" for what in ("country", "region", "parent")]
    waiting = Message.including_held.filter(is_held=True, returned_reason="")
    return waiting.select_related("introduction", *places).order_by("pk")


def count_texts_to_review() -> int:
    """How long the moderators' one queue is: letters, messages, and texts of profiles."""
    return len(texts_to_review()) + held_letters().count() + held_messages().count()


def unread(introduction: Introduction, *, by: Municipality) -> QuerySet[Message]:
    """One of the other side's messages that this side has not read, where there is any."""
    return introduction.messages.filter(read_at__isnull=True).exclude(on_behalf_of=by)[:1]


def notes_about(introduction: Introduction, *, by: Municipality) -> QuerySet[Note]:
    """What the people of one's own municipality wrote down about the letter; never the other side's."""
    return introduction.notes.filter(municipality=by).select_related("author")


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
