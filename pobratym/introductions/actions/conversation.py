"""Reading and writing to and fro."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.introductions import notices
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.moves import check_acts, held, journal, move, reached
from pobratym.introductions.rules.doubtful import DoubtfulMessage, must_wait, refuse_doubtful
from pobratym.introductions.workflow import WORKFLOW, Status
from pobratym.memberships.models import Membership
from pobratym.memberships.rules import may_read
from pobratym.places.queries import is_near_the_front
from pobratym.text_checks import Finding, findings


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
    declined, withdrawn or has expired. Who insists sends it to a moderator: it is held, and only its side sees it.
    """
    found = findings(text.strip(), strict=is_near_the_front(by.municipality_id))
    with transaction.atomic():
        check_acts(by, introduction.sender_id, introduction.receiver_id)
        return _write(introduction, by, text, found, verb="answer", insist=insist)


def ask(*, introduction: Introduction, by: Membership, text: str, insist: bool = False) -> Message:
    """The receiver asks something before it decides: a message, and the letter waits for the sender's answer.

    Raises NotAllowed for others than the receiver's speakers, and what `answer` raises.
    """
    found = findings(text.strip(), strict=is_near_the_front(by.municipality_id))
    with transaction.atomic():
        check_acts(by, introduction.receiver_id)
        return _write(introduction, by, text, found, verb="ask", insist=insist)


@transaction.atomic
def discard_message(*, message: Message, by: Membership) -> str:
    """Take a held message back: nobody but its side has seen it. Its text, to be rephrased.

    Raises NotAllowed, or Conflict where it was sent.
    """
    check_acts(by, message.on_behalf_of_id)
    letter = held(message.introduction_id)
    locked = Message.including_held.select_for_update().filter(pk=message.pk, is_held=True).first()
    if locked is None:
        raise Conflict(_("This message has since been sent or taken back."))
    journal("message_discarded", letter, by, message=locked.pk)
    text = locked.text
    locked.delete()
    return text


def _write(
    introduction: Introduction, by: Membership, text: str, found: list[Finding], *, verb: str, insist: bool
) -> Message:
    """The message of a step of the table; it is held where the checks doubt it and the writer insists."""
    limits.count("messages", person=by.user, municipality=by.municipality_id)
    letter = held(introduction.pk)
    before = letter.status
    move(letter, verb)
    message = Message(introduction=letter, author=by.user, on_behalf_of=by.municipality, text=text.strip())
    if not message.text:
        raise InvalidInput(fields={"text": [_("The message is empty. Write a few words.")]})
    refuse_invalid(message)
    if not insist:
        refuse_doubtful(found, DoubtfulMessage)
    message.is_held, message.is_question = must_wait(found), verb == "ask"
    message.save()
    _read(letter, by)
    if message.is_held:
        letter.status = before
        journal("message_held", letter, by, message=message.pk)
        return message
    journal(reached(letter, message, before), letter, by, message=message.pk, insisted=insist)
    notices.message_written(message.pk)
    return message


def _read(letter: Introduction, by: Membership) -> None:
    """The other side's messages have been read."""
    theirs = letter.messages.filter(read_at__isnull=True).exclude(on_behalf_of=by.municipality_id)
    theirs.update(read_at=timezone.now())
