"""What comes from a town hall that has no account here: an answer on the page of the letter, or by mail."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.introductions import notices
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.moves import held, move, reached, refuse
from pobratym.introductions.rules.doubtful import must_wait
from pobratym.introductions.rules.meanwhile import happened
from pobratym.introductions.workflow import KEPT, Status
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.queries import is_near_the_front
from pobratym.text_checks import findings


def message_from_outside(*, introduction: Introduction, text: str, by: User | None, verb: str = "answer") -> Message:
    """A message of the receiver's town hall that nobody with an account wrote; `verb`: "answer" or "ask".

    What the checks doubt waits for a moderator: its writer is not here to be asked. Called by the service itself, which
    has made sure where it comes from. Raises NotAllowed for people who are no administrators, InvalidInput for an empty
    or overlong text, Conflict where the letter was decided, withdrawn or has expired.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    text = text.strip()
    found = findings(text, strict=is_near_the_front(introduction.receiver_id))
    with transaction.atomic():
        letter = held(introduction.pk)
        before = letter.status
        move(letter, verb)
        if not text:
            raise InvalidInput(fields={"text": [_("The message is empty. Write a few words.")]})
        message = Message(introduction=letter, author=None, on_behalf_of=letter.receiver, text=text)
        refuse_invalid(message)
        message.is_held, message.is_question = must_wait(found), verb == "ask"
        message.save()
        if message.is_held:
            record("introductions.message_held", subject=letter, by=by, message=message.pk)
            return message
        done = reached(letter, message, before)
        record(f"introductions.{done}", subject=letter, by=by, municipality_id=letter.receiver_id, message=message.pk)
        notices.message_written(message.pk)
        return message


@transaction.atomic
def receive_outside(*, introduction: Introduction, by: User | None) -> Introduction:
    """The letter has reached a town hall that has no account, which says so itself: opened, if it was not yet.

    One that was kept or came back is sent by that, whichever way it went; it stands in the inbox of whoever represents
    the receiver later. Raises NotAllowed for people who are no administrators, Conflict where it is decided.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    letter = held(introduction.pk)
    if letter.status in KEPT:
        move(letter, "post")
    if letter.status != Status.SENT:
        _ensure_undecided(letter)
        return letter
    move(letter, "open")
    now = timezone.now()
    letter.delivered_at, letter.opened_at = letter.delivered_at or now, letter.opened_at or now
    letter.save(update_fields=["status", "delivered_at", "opened_at"])
    record("introductions.opened", subject=letter, by=by, municipality_id=letter.receiver_id)
    return letter


@transaction.atomic
def decline_from_outside(
    *, introduction: Introduction, reason: str, by: User | None, own_words: str = ""
) -> Introduction:
    """A town hall that has no account says no: `decline` without a person of ours.

    Called by the service itself, which has made sure where it comes from. Raises NotAllowed for people who are no
    administrators, and all that `decline` raises.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    letter = held(introduction.pk)
    refuse(letter, reason, own_words, None)
    record("introductions.declined", subject=letter, by=by, municipality_id=letter.receiver_id, reason=reason)
    notices.declined(letter.pk)
    return letter


def _ensure_undecided(letter: Introduction) -> None:
    if not letter.is_undecided:
        raise Conflict(happened(letter.status))
