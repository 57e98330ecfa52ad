"""Reading and writing to and fro."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import InvalidInput, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.introductions import notices
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.moves import check_acts, held, journal, move
from pobratym.introductions.rules.doubtful import DoubtfulMessage, refuse_doubtful
from pobratym.introductions.workflow import WORKFLOW, Status
from pobratym.memberships.models import Membership
from pobratym.memberships.rules import may_read
from pobratym.profiles.checks import findings


@transaction.atomic
def open_letter(*, introduction: Introduction, by: Membership) -> Introduction:
    """One of the two sides reads: the other side's messages are read, and the receiver has opened the letter.

    Everybody of the two municipalities may read, observers too. Raises NotAllowed for all others.
    """
    if by.municipality_id not in (introduction.sender_id, introduction.receiver_id) or not may_read(by):
        raise NotAllowed
    _read(introduction, by)
    if by.municipality_id == introduction.sender_id or introduction.status != Status.SENT:
        return introduction
    letter = held(introduction.pk)
    if "open" in WORKFLOW.verbs(
        letter.status
    ):  # otherwise somebody has just answered or withdrawn it: that is no fault
        move(letter, "open")
        letter.opened_at = timezone.now()
        letter.save(update_fields=["status", "opened_at"])
        journal("opened", letter, by)
    return letter


def answer(*, introduction: Introduction, by: Membership, text: str, insist: bool = False) -> Message:
    """Write to the other side, while the letter is undecided and after it was accepted.

    The receiver's first message answers the letter. Raises NotAllowed, InvalidInput for an empty or overlong text,
    DoubtfulMessage where it says what it should not in wartime and nobody insists, Conflict where the letter was
    declined, withdrawn or has expired.
    """
    found = [] if insist else findings(text.strip())
    with transaction.atomic():
        check_acts(by, introduction.sender_id, introduction.receiver_id)
        limits.count("messages", person=by.user, municipality=by.municipality_id)
        letter = held(introduction.pk)
        before, is_first = letter.status, letter.answered_at is None
        move(letter, "answer")
        message = Message(introduction=letter, author=by.user, on_behalf_of=by.municipality, text=text.strip())
        if not message.text:
            raise InvalidInput(fields={"text": [_("The message is empty. Write a few words.")]})
        refuse_invalid(message)
        refuse_doubtful(found, DoubtfulMessage)
        message.save()
        _read(letter, by)
        if by.municipality_id == letter.receiver_id:
            letter.answered_at = letter.answered_at or message.sent_at
            letter.save(update_fields=["status", "answered_at"])
        else:
            letter.status = before
        is_answer = is_first and letter.answered_at is not None
        journal("answered" if is_answer else "message_written", letter, by, message=message.pk, insisted=insist)
        notices.message_written(message.pk)
        return message


def _read(letter: Introduction, by: Membership) -> None:
    """The other side's messages have been read."""
    theirs = letter.messages.filter(read_at__isnull=True).exclude(on_behalf_of=by.municipality_id)
    theirs.update(read_at=timezone.now())
