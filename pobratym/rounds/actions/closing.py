"""A round ends: with introductions in talks, or cancelled."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratym.core import limits
from pobratym.core.errors import DomainError
from pobratym.core.languages import ENGLISH
from pobratym.core.texts import translated
from pobratym.introductions.actions import introduce_agreed
from pobratym.introductions.models import Introduction
from pobratym.introductions.queries import letter_between
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import members_of
from pobratym.memberships.rules import may_speak
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.rounds import notices
from pobratym.rounds.models import Pair, Participant, Round
from pobratym.rounds.moves import held_round, journal, move
from pobratym.rounds.workflow import Status


@transaction.atomic
def close_round(*, round: Round, by: User) -> Round:
    """The talks are held: each pair that both sides confirmed goes on as an introduction in talks, and both are told.

    A pair without anybody who speaks for a side any more stays without one, and one that writes or talks already keeps
    what it has. Raises NotAllowed, Conflict.
    """
    ensure_may(by, PlatformDeed.HOLD_ROUNDS)
    limits.count("rounds_told", person=by)
    locked = held_round(round.pk)
    move(locked, "close")
    pairs = list(Pair.objects.filter(round=locked).confirmed().with_sides().order_by("pk"))
    for pair in pairs:
        pair.introduction = _introduced(locked, pair, by)
        pair.save(update_fields=["introduction"])
    locked.save(update_fields=["status"])
    introduced = [pair for pair in pairs if pair.introduction_id]
    journal("closed", locked, by, introductions=len(introduced), pairs=len(pairs))
    notices.round_closed(sorted({side for pair in introduced for side in (pair.hromada_id, pair.abroad_id)}))
    return locked


@transaction.atomic
def cancel_round(*, round: Round, by: User) -> Round:
    """The round does not take place; whoever is invited or registered is mailed. Raises NotAllowed, Conflict."""
    ensure_may(by, PlatformDeed.HOLD_ROUNDS)
    limits.count("rounds_told", person=by)
    locked = held_round(round.pk)
    was_seen = locked.status != Status.DRAFTED
    move(locked, "cancel")
    locked.save(update_fields=["status"])
    journal("cancelled", locked, by)
    if was_seen:
        notices.round_cancelled(locked.pk)
    return locked


def _introduced(round: Round, pair: Pair, by: User) -> Introduction | None:
    existing = letter_between(pair.hromada.municipality_id, pair.abroad.municipality_id)
    if existing:
        return existing
    asked = _speaker(pair, pair.hromada)
    accepted = _speaker(pair, pair.abroad, but=asked)
    if asked is None or accepted is None:
        return None
    with override(ENGLISH):  # both sides read it as it is
        subject = _("Talks after the round: %(round)s") % {"round": round.name}
    letter = translated(
        lambda: (
            _(
                "The round “%(round)s” brought our municipalities together: both of us confirmed that we would like to "
                "talk. This conversation goes on from there."
            )
            % {"round": round.name}
        )
    )
    try:
        with transaction.atomic():
            return introduce_agreed(asked=asked, accepted=accepted, subject=subject[:160], letter=letter, by=by)
    except DomainError:
        return None  # an end of one of the two, or a letter that crosses: moderators see that the pair has none


def _speaker(pair: Pair, side: Participant, but: Membership | None = None) -> Membership | None:
    """Whoever said yes for the side, while she speaks for it; else a colleague of hers who does."""
    answer = pair.answer_of(side)
    speakers = [each for each in members_of(side.municipality_id).order_by("pk") if may_speak(each)]
    others = [each for each in speakers if but is None or each.user_id != but.user_id]
    said = [each for each in others if answer is not None and each.user_id == answer.answered_by_id]
    return next(iter([*said, *others]), None)
