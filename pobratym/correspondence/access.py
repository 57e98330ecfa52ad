"""Who stands at the door of a letter. Others' letters, and letters that do not exist, look alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest

from pobratym.core.errors import NotAllowed, Text
from pobratym.introductions import queries
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.rules.sides import may_not_accept, may_not_act
from pobratym.introductions.workflow import WORKFLOW, Status
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import membership_for, represents
from pobratym.memberships.rules import may_speak
from pobratym.places.models import Municipality

_OF_RECEIVER = {"accept", "decline", "answer", "ask", "pass_on"}
_OF_SENDER = {"withdraw", "answer", "take_up", "pass_on"}


@dataclass(frozen=True)
class Standing:
    """A reader before a letter: whose side she is on and what she may do now."""

    membership: Membership
    introduction: Introduction

    @property
    def is_sender(self) -> bool:
        return self.introduction.sender_id == self.membership.municipality_id

    @property
    def own(self) -> Municipality:
        return self.introduction.sender if self.is_sender else self.introduction.receiver

    @property
    def other(self) -> Municipality:
        return self.introduction.other_side(self.membership.municipality_id)

    @property
    def verbs(self) -> set[str]:
        """What the table allows to this side, for those who may speak."""
        if not may_speak(self.membership):
            return set()
        of_side = _OF_SENDER if self.is_sender else _OF_RECEIVER
        able = of_side & set(WORKFLOW.verbs(self.introduction.status))
        return able - {"accept"} if "accept" in able and self.cannot_accept else able

    @cached_property
    def cannot_accept(self) -> Text | None:
        """Why the talks are to be opened by somebody else of the receiver."""
        by, letter = self.membership, self.introduction
        is_of_both = represents(by.user, letter.sender_id) if not self.is_sender else False
        return may_not_accept(by, written_by=letter.written_by_id, represents_sender=is_of_both)

    @property
    def only_reads(self) -> bool:
        """The letter waits for a step that this person's role does not allow."""
        return not may_speak(self.membership) and bool(WORKFLOW.verbs(self.introduction.status))

    def has_news(self, unread: Iterable[Message]) -> bool:
        """The letter, or something the other side wrote, has not been read by this side yet."""
        is_new = not self.is_sender and self.introduction.status == Status.SENT
        return is_new or any(True for _each in unread)

    @property
    def can_go_on_writing(self) -> bool:
        return self.is_sender and self.introduction.status == Status.DRAFTED and may_speak(self.membership)


def standing(request: HttpRequest, municipality_pk: int, pk: int) -> Standing:
    """The reader and the letter; NotAllowed for outsiders of the municipality, 404 for letters of others."""
    membership = membership_for(request.user, municipality_pk)
    introduction = queries.find(membership.municipality, pk)
    if introduction is None:
        raise Http404
    return Standing(membership, introduction)


def acting(request: HttpRequest, municipality_pk: int, pk: int) -> Standing:
    """The same for a page with a form: who may only read is refused when it is sent, before anything typed is looked
    at."""
    reader = standing(request, municipality_pk, pk)
    if request.method == "POST":
        ensure_speaks(reader.membership)
    return reader


def ensure_speaks(by: Membership) -> None:
    """Raises NotAllowed where she may not act for her municipality."""
    reason = may_not_act(by, for_one_of=(by.municipality_id,))
    if reason:
        raise NotAllowed(reason)
