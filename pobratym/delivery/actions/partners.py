"""A common partner, or an association of the receiver, is asked to pass a letter on, and says yes or no."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import InvalidInput, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.delivery import notices
from pobratym.delivery.channels.paper import check_day
from pobratym.delivery.leaving import begin, go_now, held, journal, move
from pobratym.delivery.models import Channel, Delivery
from pobratym.delivery.queries import may_answer_for
from pobratym.introductions.models import Introduction
from pobratym.memberships.models import Membership, Organisation
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.text_checks import about_wartime, findings


@transaction.atomic
def ask_to_pass_on(
    *,
    introduction: Introduction,
    by: Membership,
    municipality: Municipality | None = None,
    organisation: Organisation | None = None,
) -> Delivery:
    """Ask one who knows both sides and is here. Raises what `leaving.begin` does, InvalidInput for anybody else."""
    delivery = Delivery(
        introduction=introduction,
        channel=Channel.COMMON_PARTNER,
        passed_by=municipality,
        passed_by_organisation=organisation,
    )
    return begin(delivery, by)


@transaction.atomic
def answer_about_passing(*, delivery: Delivery, by: User, has_passed: bool, reason: str = "") -> Delivery:
    """Whoever was asked has passed it on today, or does not and says why.

    Raises NotAllowed for others, InvalidInput without a reason or where it should not be disclosed in wartime, Conflict
    where a colleague was faster or the letter cannot leave any more.
    """
    if not may_answer_for(delivery, by):
        raise NotAllowed
    limits.count("decisions", person=by, municipality=delivery.passed_by_id)
    locked = held(delivery)
    move(locked, "pass" if has_passed else "not_pass")
    locked.decided_at, locked.decided_by, locked.decision_reason = timezone.now(), by, " ".join(reason.split())
    _check_reason(locked)
    if has_passed:
        locked.posted_on = timezone.localdate()
        check_day(locked)
        go_now(locked, "passed", by, municipality_id=locked.passed_by_id)
    else:
        _not_passed(locked, by)
    notices.answered_about_passing(locked.pk)
    return locked


def _not_passed(delivery: Delivery, by: User) -> None:
    if not delivery.decision_reason:
        raise InvalidInput(fields={"reason": [_("Say why: the sender reads it.")]})
    refuse_invalid(delivery)
    delivery.save()
    journal("not_passed", delivery, by, delivery.passed_by_id)


def _check_reason(delivery: Delivery) -> None:
    """The sender reads it, so it is looked at like every text that goes to others."""
    if about_wartime(findings(delivery.decision_reason)):
        raise InvalidInput(
            fields={"reason": [_("Part of this should not be disclosed under martial law. Please rephrase it.")]}
        )
