"""A letter is written, sent, kept for those who are not here yet, and delivered when they come."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.texts import LocalizedText
from pobratym.core.validation import refuse_invalid
from pobratym.introductions import notices
from pobratym.introductions.letter import Addressed, Plan
from pobratym.introductions.models import Addressee, Introduction
from pobratym.introductions.moves import check_acts, held, hold_municipalities, journal, move, stop
from pobratym.introductions.queries import acquaintance, as_read, load_of, not_an_addressee, undecided_letters_of
from pobratym.introductions.rules.acquaintance import letters_would_cross
from pobratym.introductions.rules.capacity import over_capacity
from pobratym.introductions.rules.doubtful import must_wait, refuse_doubtful
from pobratym.introductions.rules.limit import too_many_open
from pobratym.introductions.rules.meanwhile import happened
from pobratym.introductions.workflow import KEPT, Status
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import people_of
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import Municipality
from pobratym.places.queries import is_near_the_front
from pobratym.text_checks import findings


@transaction.atomic
def draft(
    *,
    receiver: Municipality,
    by: Membership,
    subject: str,
    letter: Mapping[str, str],
    reasons: Sequence[Mapping[str, str]] = (),
    plan: Plan | None = None,
    addressee: Addressed | None = None,
) -> Introduction:
    """Write a letter, or go on with the one begun: a municipality has one draft for each receiver.

    `letter` by language; `reasons` of the match, each by language too, are kept as they were shown.
    `plan`: what the writer chose in the guide; `addressee`: whom it is addressed to as she has read it, with its
    source. None of either leaves what there is.

    Raises NotAllowed, InvalidInput where a text is missing or too long, an addressee has no source, or the receiver
    cannot be written to, Conflict where a letter is already on its way.
    """
    check_acts(by, by.municipality_id)
    limits.count("drafts", person=by.user)
    _check_addressee(receiver, by)
    hold_municipalities(by.municipality_id, receiver.pk)
    introduction = _begun(receiver, by)
    introduction.written_by = by.user
    introduction.subject = " ".join(subject.split())
    introduction.letter = LocalizedText(letter)
    introduction.reasons = [dict(reason) for reason in reasons]
    if plan is not None:
        introduction.plan = plan.as_json
    refuse_invalid(introduction)
    introduction.save()
    if addressee is not None:
        _address(introduction, addressee)
    journal("drafted", introduction, by, receiver=receiver.pk)
    return introduction


def send(*, introduction: Introduction, by: Membership, insist: bool = False) -> Introduction:
    """Send a draft. Where nobody represents the receiver yet, it is kept and delivered once somebody does.

    Raises NotAllowed; DoubtfulLetter where it says what it should not in wartime and nobody insists. Who insists sends
    it to a moderator: it is held, and nobody but its side sees it. Raises Conflict where it has been sent or withdrawn
    meanwhile, where letters would cross, where the receiver holds as many talks as it can, or where the sender already
    waits for as many answers as it may: the draft stays.
    """
    asked = _texts(introduction)
    found = findings(*asked, strict=is_near_the_front(introduction.sender_id))
    with transaction.atomic():
        check_acts(by, introduction.sender_id)
        limits.count("letters", person=by.user, municipality=by.municipality_id)
        hold_municipalities(introduction.sender_id, introduction.receiver_id)
        letter = held(introduction.pk)
        is_here = bool(people_of(letter.receiver_id))
        if _texts(letter) != asked:  # somebody of its side changed it meanwhile
            found = findings(*_texts(letter), strict=is_near_the_front(letter.sender_id))
        is_to_wait = insist and must_wait(found)
        move(letter, "hold" if is_to_wait else "send" if is_here else "keep")
        if not insist:
            refuse_doubtful(found)
        _check_addressee(letter.receiver, by)
        stop(letters_would_cross(**acquaintance(letter.sender_id, letter.receiver_id)))
        if is_to_wait:
            return _hold(letter, by)
        letter.sent_at = timezone.now()
        if is_here:
            stop(over_capacity(load_of(letter.receiver)))
            stop(too_many_open(undecided_letters_of(letter.sender_id)))
            letter.delivered_at = letter.sent_at
        letter.save(update_fields=["status", "sent_at", "delivered_at"])
        journal("sent" if is_here else "kept", letter, by, receiver=letter.receiver_id, insisted=insist)
        if is_here:
            notices.letter_delivered(letter.pk, as_read(letter))
        return letter


@transaction.atomic
def take_up(*, introduction: Introduction, by: Membership) -> Introduction:
    """Take a held letter back to rephrase it: a draft again. Raises NotAllowed, or Conflict where it is not held."""
    check_acts(by, introduction.sender_id)
    letter = held(introduction.pk)
    move(letter, "take_up")
    letter.save(update_fields=["status"])
    journal("taken_up", letter, by)
    return letter


@transaction.atomic
def deliver_waiting(*, municipality: Municipality, by: User | None) -> list[Introduction]:
    """Deliver what was kept for a municipality that somebody represents now; by a moderator or a command.

    Does nothing where nobody represents it, or nothing waits. Raises NotAllowed for other people.
    """
    ensure_may(by, PlatformDeed.DECIDE_REQUESTS)
    hold_municipalities(municipality.pk)
    if not people_of(municipality.pk):
        return []
    waiting = Introduction.objects.select_for_update().filter(receiver=municipality, status__in=KEPT)
    return [_deliver(letter, by) for letter in waiting.order_by("sent_at")]


def _address(letter: Introduction, said: Addressed) -> None:
    """Keep to whom it is addressed; nothing where nothing is said."""
    if not any(said._replace(source="")):
        Addressee.objects.filter(introduction=letter).delete()
        return
    present = Addressee.objects.filter(introduction=letter).first() or Addressee(introduction=letter)
    for name, value in said._asdict().items():
        setattr(present, name, value.strip())
    refuse_invalid(present)
    present.save()


def _hold(letter: Introduction, by: Membership) -> Introduction:
    letter.returned_reason = ""
    letter.save(update_fields=["status", "returned_reason"])
    journal("held", letter, by, receiver=letter.receiver_id)
    return letter


def _texts(letter: Introduction) -> list[str | LocalizedText]:
    return [letter.subject, letter.letter]


def _deliver(letter: Introduction, by: User | None) -> Introduction:
    move(letter, "deliver")
    letter.delivered_at = timezone.now()
    letter.save(update_fields=["status", "delivered_at"])
    record("introductions.delivered", subject=letter, by=by, municipality_id=letter.receiver_id)
    notices.letter_delivered(letter.pk, as_read(letter))
    return letter


def _begun(receiver: Municipality, by: Membership) -> Introduction:
    """The open letter to the receiver if it is still a draft, else a new one."""
    present = Introduction.objects.open().filter(sender=by.municipality_id, receiver=receiver).first()
    if present is None:
        return Introduction(sender=by.municipality, receiver=receiver)
    if present.status != Status.DRAFTED:
        raise Conflict(happened(present.status))
    return present


def _check_addressee(receiver: Municipality, by: Membership) -> None:
    reason = not_an_addressee(receiver, of=by.municipality_id)
    if reason:
        raise InvalidInput(reason, fields={"receiver": [reason]})
