"""Each side says yes or no to its pairs."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, NotAllowed
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import represents
from pobratym.rounds.models import Answer, Pair, Round
from pobratym.rounds.moves import check_acts, held_pair, held_round, journal
from pobratym.rounds.rules.sides import may_not_confirm
from pobratym.rounds.workflow import Status


@transaction.atomic
def confirm_pair(*, pair: Pair, by: Membership) -> Answer:
    """Yes, we would talk to them. Raises NotAllowed, also for whoever stands on the other side too; Conflict."""
    _round, answer = _answer(pair, by, is_yes=True)
    return answer


@transaction.atomic
def decline_pair(*, pair: Pair, by: Membership) -> Answer:
    """No: the two are not proposed to each other again in this round. Raises NotAllowed, Conflict."""
    round, answer = _answer(pair, by, is_yes=False)
    round.needs_repeat = True
    round.save(update_fields=["needs_repeat"])
    return answer


def _answer(pair: Pair, by: Membership, *, is_yes: bool) -> tuple[Round, Answer]:
    check_acts(by, pair.hromada.municipality_id, pair.abroad.municipality_id)
    other = pair.other_side(by.municipality_id)
    reason = may_not_confirm(represents_other_side=is_yes and represents(by.user, other.municipality_id))
    if reason:
        raise NotAllowed(reason)
    limits.count("round_answers", person=by.user, municipality=by.municipality_id)
    round = held_round(pair.round_id)
    if round.status != Status.CONFIRMING:
        raise Conflict(_("Pairs of this round are not confirmed now."))
    locked = held_pair(pair.pk)
    if not locked.is_proposed:
        raise Conflict(_("This pair is no longer proposed. Look at your pairs again."))
    said = {"is_yes": is_yes, "answered_by": by.user, "answered_at": timezone.now()}
    mine = locked.side_of(by.municipality_id)
    answer, _is_new = Answer.objects.update_or_create(pair=locked, participant=mine, defaults=said)
    journal("confirmed" if is_yes else "declined", round, by, pair=locked.pk)
    return round, answer
