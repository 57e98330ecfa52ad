"""The receiver says yes or no, the sender thinks better of it: whoever is first decides, the other one is told."""

from django.db import transaction
from django.utils import timezone

from pobratym.core import limits
from pobratym.core.errors import NotAllowed
from pobratym.introductions import notices
from pobratym.introductions.models import Introduction
from pobratym.introductions.moves import DECISION, check_acts, held, journal, move, refuse
from pobratym.introductions.rules.sides import may_not_accept
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import represents
from pobratym.partnerships.actions import open_talks


@transaction.atomic
def accept(*, introduction: Introduction, by: Membership) -> Introduction:
    """The receiver wants to talk: talks open that only the two sides see, both are told.

    Raises NotAllowed for others and for whoever stands on the sender's side too, Conflict where the letter was decided,
    withdrawn or has expired meanwhile.
    """
    check_acts(by, introduction.receiver_id)
    _check_is_somebody_else(by, introduction)
    limits.count("decisions", person=by.user, municipality=by.municipality_id)
    letter = held(introduction.pk)
    move(letter, "accept")
    letter.partnership = open_talks(municipalities=[letter.sender, letter.receiver], by=by)
    _decide(letter, by)
    letter.answered_at = letter.answered_at or letter.decided_at
    letter.save(update_fields=DECISION)
    journal("accepted", letter, by, partnership=letter.partnership.pk)
    notices.accepted(letter.pk)
    return letter


@transaction.atomic
def decline(
    *, introduction: Introduction, by: Membership, reason: str, own_words: str = "", language: str = ""
) -> Introduction:
    """The receiver says no, politely and why: `reason` of DeclineReason, own words beside it or instead of it.

    The sender reads the reason in its own language and the words as they were written, in `language` where that is
    said (a language we write; others count as not said).

    Raises NotAllowed for others, InvalidInput without a reason, DoubtfulRefusal where the words should not be
    disclosed in wartime, Conflict where somebody was faster.
    """
    check_acts(by, introduction.receiver_id)
    limits.count("decisions", person=by.user, municipality=by.municipality_id)
    letter = held(introduction.pk)
    refuse(letter, reason, own_words, by.user, language=language)
    journal("declined", letter, by, reason=reason)
    notices.declined(letter.pk)
    return letter


@transaction.atomic
def withdraw(*, introduction: Introduction, by: Membership) -> Introduction:
    """The sender takes a draft, a kept or an undecided letter back; the receiver is told of one it has received.

    Raises NotAllowed for others, Conflict where the letter was decided or has expired meanwhile.
    """
    check_acts(by, introduction.sender_id)
    limits.count("decisions", person=by.user, municipality=by.municipality_id)
    letter = held(introduction.pk)
    move(letter, "withdraw")
    _decide(letter, by)
    letter.save(update_fields=DECISION)
    journal("withdrawn", letter, by)
    if letter.delivered_at:
        notices.withdrawn(letter.pk)
    return letter


def _check_is_somebody_else(by: Membership, letter: Introduction) -> None:
    reason = may_not_accept(
        by, written_by=letter.written_by_id, represents_sender=represents(by.user, letter.sender_id)
    )
    if reason:
        raise NotAllowed(reason)


def _decide(letter: Introduction, by: Membership) -> None:
    letter.decided_at, letter.decided_by = timezone.now(), by.user
