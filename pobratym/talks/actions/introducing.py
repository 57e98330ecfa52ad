"""A partner of a partner: asked for an introduction, the common partner agrees or not; then the asker's letter says so.

The third side answers that letter as any other: nobody agrees for it.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.introductions.moves import check_acts, hold_municipalities
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import Municipality
from pobratym.talks import notices
from pobratym.talks.models import IntroductionRequest
from pobratym.talks.moves import check_text
from pobratym.talks.queries.introducing import can_introduce
from pobratym.talks.rules.silence import EXPIRES_AFTER
from pobratym.talks.workflow import REQUEST, RequestStatus

_OPEN = (RequestStatus.ASKED, RequestStatus.AGREED)


@transaction.atomic
def ask_for_introduction(
    *, common: Municipality, third: Municipality, by: Membership, text: str
) -> IntroductionRequest:
    """Ask a common partner to introduce us; its people are told by mail.

    Raises NotAllowed, InvalidInput where it is no partner of both or not here, DoubtfulWord, Conflict where a partner
    has been asked already.
    """
    check_acts(by, by.municipality_id)
    limits.count("introductions_asked", person=by.user, municipality=by.municipality_id)
    check_text(text, by)
    hold_municipalities(by.municipality_id, third.pk)
    if common.pk not in {each.pk for each in can_introduce(by.municipality, third)}:
        raise InvalidInput(
            fields={"common": [_("Choose a municipality that is a partner of both and is represented here.")]}
        )
    if IntroductionRequest.objects.filter(asker=by.municipality_id, third=third, status__in=_OPEN).exists():
        raise Conflict(_("A partner has been asked to introduce you already."))
    request = IntroductionRequest(
        asker=by.municipality, common=common, third=third, text=text.strip(), asked_by=by.user
    )
    refuse_invalid(request)
    request.save()
    _journal("introduction_asked", request, by)
    notices.introduction_asked(request.pk)
    return request


@transaction.atomic
def agree_to_introduce(*, request: IntroductionRequest, by: Membership, word: str = "") -> IntroductionRequest:
    """The common partner introduces them: its word stands beside the asker's letter to the third side."""
    settled = _settle(request, by, request.common_id, "agree", word)
    _journal("introduction_agreed", settled, by)
    notices.introduction_agreed(settled.pk)
    return settled


@transaction.atomic
def refuse_to_introduce(*, request: IntroductionRequest, by: Membership, word: str = "") -> IntroductionRequest:
    """The common partner would rather not; its word is optional. The third side learns of nothing."""
    settled = _settle(request, by, request.common_id, "refuse", word)
    _journal("introduction_refused", settled, by)
    notices.introduction_refused(settled.pk)
    return settled


@transaction.atomic
def withdraw_request(*, request: IntroductionRequest, by: Membership) -> IntroductionRequest:
    """The asker needs it no longer. Raises NotAllowed, Conflict where it is over."""
    settled = _settle(request, by, request.asker_id, "withdraw", request.word)
    _journal("introduction_withdrawn", settled, by)
    return settled


def expire_requests_to_introduce(*, by: User | None = None) -> int:
    """Close requests that nobody has answered for EXPIRES_AFTER, by the schedule.

    Raises NotAllowed for people who are no administrators.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    return _expire(EXPIRES_AFTER, by)


@transaction.atomic
def _expire(after: timedelta, by: User | None) -> int:
    old = IntroductionRequest.objects.select_for_update().filter(status=RequestStatus.ASKED)
    old = old.filter(asked_at__lte=timezone.now() - after)
    for request in old:
        request.status = REQUEST.target("expire", request.status)
        request.settled_at = timezone.now()
        request.save(update_fields=["status", "settled_at"])
        record("talks.introduction_expired", subject=request, by=by, municipality_id=request.asker_id)
    return len(old)


def _settle(request: IntroductionRequest, by: Membership, side: int, verb: str, word: str) -> IntroductionRequest:
    check_acts(by, side)
    limits.count("decisions", person=by.user, municipality=by.municipality_id)
    check_text(word, by)
    locked = IntroductionRequest.objects.select_for_update().get(pk=request.pk)
    REQUEST.take(locked, verb, lambda: _("This request has since been answered or withdrawn."))
    locked.word = word.strip()
    locked.settled_by, locked.settled_at = by.user, timezone.now()
    refuse_invalid(locked)
    locked.save(update_fields=["status", "word", "settled_by", "settled_at"])
    return locked


def _journal(verb: str, request: IntroductionRequest, by: Membership) -> None:
    record(f"talks.{verb}", subject=request, by=by.user, municipality_id=by.municipality_id, third=request.third_id)
