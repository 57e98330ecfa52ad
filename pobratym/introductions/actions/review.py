"""A moderator looks at letters and messages that the checks held back: lets them go, or returns them with a reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.introductions import notices
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.moves import held, hold_municipalities, move, reached, stop
from pobratym.introductions.queries import acquaintance, as_read, undecided_letters_of
from pobratym.introductions.rules.acquaintance import letters_would_cross
from pobratym.introductions.rules.limit import too_many_open
from pobratym.introductions.workflow import WORKFLOW
from pobratym.journal.actions import record
from pobratym.memberships.queries import people_of
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed


@transaction.atomic
def release_letter(*, introduction: Introduction, by: User) -> Introduction:
    """Nothing harmful: the letter is sent, or kept until somebody represents the receiver.

    Raises NotAllowed; Conflict where it is held no longer, letters would cross, or its sender waits for as many
    answers as it may.
    """
    ensure_may(by, PlatformDeed.REVIEW_TEXTS)
    limits.count("decisions", person=by)
    hold_municipalities(introduction.sender_id, introduction.receiver_id)
    letter = held(introduction.pk)
    is_here = bool(people_of(letter.receiver_id))
    move(letter, "release" if is_here else "release_to_keep")
    stop(letters_would_cross(**acquaintance(letter.sender_id, letter.receiver_id)))
    letter.sent_at = timezone.now()
    if is_here:
        stop(too_many_open(undecided_letters_of(letter.sender_id)))
        letter.delivered_at = letter.sent_at
    letter.save(update_fields=["status", "sent_at", "delivered_at"])
    record("introductions.released", subject=letter, by=by, municipality_id=letter.sender_id)
    record(
        "introductions.sent" if is_here else "introductions.kept",
        subject=letter,
        by=by,
        municipality_id=letter.sender_id,
        receiver=letter.receiver_id,
    )
    notices.letter_released(letter.pk)
    if is_here:
        notices.letter_delivered(letter.pk, as_read(letter))
    return letter


@transaction.atomic
def return_letter(*, introduction: Introduction, by: User, reason: str) -> Introduction:
    """The letter is a draft again, with the reason beside it. Raises NotAllowed, InvalidInput or Conflict."""
    ensure_may(by, PlatformDeed.REVIEW_TEXTS)
    limits.count("decisions", person=by)
    _check_reason(reason)
    letter = held(introduction.pk)
    move(letter, "return")
    letter.returned_reason = reason.strip()
    refuse_invalid(letter)
    letter.save(update_fields=["status", "returned_reason"])
    record("introductions.returned", subject=letter, by=by, municipality_id=letter.sender_id)
    notices.letter_returned(letter.pk)
    return letter


@transaction.atomic
def release_message(*, message: Message, by: User) -> Message:
    """Nothing harmful: the message goes to the other side, a question as a question while the letter is undecided.

    Raises NotAllowed, or Conflict where it is held no longer or the letter has come to its end meanwhile.
    """
    ensure_may(by, PlatformDeed.REVIEW_TEXTS)
    limits.count("decisions", person=by)
    letter = held(message.introduction_id)
    locked = _locked(message)
    before = letter.status
    move(letter, "ask" if locked.is_question and WORKFLOW.allows("ask", before) else "answer")
    locked.is_held, locked.returned_reason, locked.sent_at = False, "", timezone.now()
    locked.save(update_fields=["is_held", "returned_reason", "sent_at"])
    verb = reached(letter, locked, before)
    record("introductions.message_released", subject=letter, by=by, municipality_id=locked.on_behalf_of_id)
    record(f"introductions.{verb}", subject=letter, by=by, municipality_id=locked.on_behalf_of_id, message=locked.pk)
    notices.message_written(locked.pk)
    return locked


@transaction.atomic
def return_message(*, message: Message, by: User, reason: str) -> Message:
    """The message stays unsent, with the reason beside it. Raises NotAllowed, InvalidInput or Conflict."""
    ensure_may(by, PlatformDeed.REVIEW_TEXTS)
    limits.count("decisions", person=by)
    _check_reason(reason)
    letter = held(message.introduction_id)
    locked = _locked(message)
    locked.returned_reason = reason.strip()
    refuse_invalid(locked)
    locked.save(update_fields=["returned_reason"])
    record("introductions.message_returned", subject=letter, by=by, municipality_id=locked.on_behalf_of_id)
    notices.message_returned(locked.pk)
    return locked


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise InvalidInput(fields={"reason": [_("Say what to rephrase: the municipality reads it.")]})


def _locked(message: Message) -> Message:
    found = Message.including_held.select_for_update(of=("self",)).filter(pk=message.pk, is_held=True).first()
    if found is None:
        raise Conflict(_("This message has since been sent or taken back."))
    return found
