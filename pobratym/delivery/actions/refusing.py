"""A town hall that is not here refuses all further letters; a moderator lifts that where it has changed its mind."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.delivery.models import HowSaid, NoMoreLetters
from pobratym.delivery.queries import wants_no_letters
from pobratym.introductions.moves import hold_municipalities
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import Municipality


@transaction.atomic
def refuse_letters(
    *, municipality: Municipality, by: User | None, address: str = "", how_said: str = HowSaid.ONE_CLICK
) -> NoMoreLetters:
    """No hromada writes to this town hall through us any more, from now on. Twice is once.

    By the service itself, for whoever has pressed the link of a letter, or by a moderator to whom it was written.
    Raises NotAllowed for others.
    """
    ensure_may(by, PlatformDeed.DECIDE_REQUESTS)
    hold_municipalities(municipality.pk)
    if wants_no_letters(municipality.pk):
        return NoMoreLetters.objects.in_force().get(municipality=municipality)
    refusal = NoMoreLetters(municipality=municipality, address=address, how_said=how_said)
    refuse_invalid(refusal)
    refusal.save()
    record("delivery.stopped", subject=refusal, by=by, municipality_id=municipality.pk, how=str(how_said))
    return refusal


@transaction.atomic
def lift_refusal(*, refusal: NoMoreLetters, by: User, reason: str) -> NoMoreLetters:
    """Hromadas may write to it again: it said so itself, or pressed by mistake.

    Raises NotAllowed, InvalidInput without a reason, Conflict where somebody has lifted it already.
    """
    ensure_may(by, PlatformDeed.DECIDE_REQUESTS)
    limits.count("moderation", person=by)
    said = " ".join(reason.split())
    if not said:
        raise InvalidInput(fields={"reason": [_("Say why the refusal is lifted.")]})
    locked = NoMoreLetters.objects.select_for_update().get(pk=refusal.pk)
    if locked.lifted_at:
        raise Conflict
    locked.lifted_at, locked.lifted_by, locked.lift_reason = timezone.now(), by, said
    refuse_invalid(locked)
    locked.save()
    record("delivery.stop_lifted", subject=locked, by=by, municipality_id=locked.municipality_id, reason=said)
    return locked
