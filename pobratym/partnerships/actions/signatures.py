"""A party records its own signature; signatures move the partnership."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.texts import LocalizedText
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.partnerships import notices
from pobratym.partnerships.models import Evidence, Partnership, Party, Precision, Signature, Statement, StatementTopic
from pobratym.partnerships.moves import acting_party, confirmed_now, locked, move
from pobratym.partnerships.rules import check_day, is_over, is_word_of_each, stage_after_signatures
from pobratym.partnerships.workflow import BEFORE_SIGNATURE, Stage
from pobratym.people.queries import ensure_second_factor


@transaction.atomic
def record_signature(
    *,
    partnership: Partnership,
    by: Membership,
    signed_on: date,
    place: Mapping[str, str] | None = None,
    signatory: Mapping[str, str] | None = None,
    post: Mapping[str, str] | None = None,
) -> Signature:
    """Record that the party `by` speaks for has signed. Who signed for the others, only they can say.

    `place`, `signatory` and `post` by language.
    Raises NotAllowed for outsiders, SecondFactorMissing for whoever signs in by a password alone, Conflict for an ended
    partnership, InvalidInput for an impossible day or a signature of that day already recorded.
    """
    party = acting_party(partnership, by)
    ensure_second_factor(by.user)
    limits.count("signatures", person=by.user, municipality=by.municipality_id)
    current = locked(partnership.pk)
    if is_over(current.stage):
        raise Conflict(_("This partnership has ended. No signature can be recorded any more."))
    check_day(signed_on, today=timezone.localdate(), field="signed_on")
    if party.signatures.filter(signed_on=signed_on).exists():
        raise InvalidInput(fields={"signed_on": [_("Your signature of that day is already recorded.")]})
    signature = Signature.objects.create(
        party=party,
        signed_on=signed_on,
        place=LocalizedText(place),
        signatory=LocalizedText(signatory),
        post=LocalizedText(post),
        recorded_by=by.user,
    )
    _begin(current, signed_on)
    _state(signature, current, by)
    _follow_signatures(current, by)
    record(
        "partnerships.signature_recorded",
        subject=current,
        by=by.user,
        municipality_id=by.municipality_id,
        signed_on=signed_on.isoformat(),
        stage=current.stage,
    )
    notices.signature_recorded(signature.pk)
    return signature


def _begin(partnership: Partnership, signed_on: date) -> None:
    """A partnership counts from its first signature: talks before it do not, an earlier known day does."""
    if partnership.stage in BEFORE_SIGNATURE or partnership.began_on is None or signed_on < partnership.began_on:
        partnership.began_on, partnership.began_precision = signed_on, Precision.DAY
        partnership.save(update_fields=["began_on", "began_precision"])


def _state(signature: Signature, partnership: Partnership, by: Membership) -> None:
    Statement.objects.create(
        partnership=partnership,
        topic=StatementTopic.SIGNATURE,
        evidence=Evidence.STATED_BY_ONE,
        value={"party": signature.party_id, "signed_on": str(signature.signed_on)},
        stated_by=signature.party,
        occurred_on=signature.signed_on,
        precision=Precision.DAY,
        recorded_by=by.user,
    )


def _follow_signatures(partnership: Partnership, by: Membership) -> None:
    """Bring the stage where the signatures put it, and say on whose word all have signed."""
    parties = list(Party.objects.filter(partnership=partnership).prefetch_related("signatures"))
    signed = [party for party in parties if party.signatures.all()]
    stage = stage_after_signatures(partnership.stage, parties=len(parties), signed=len(signed))
    if stage != partnership.stage:
        move(partnership, stage, by.user)
        if stage == Stage.SIGNED:
            _state_all_signed(partnership, parties, by)
    elif stage == Stage.SIGNED and not _is_confirmed(partnership) and _is_word_of_each(parties):
        _state_all_signed(partnership, parties, by)


def _state_all_signed(partnership: Partnership, parties: list[Party], by: Membership) -> None:
    own_words = _is_word_of_each(parties)
    Statement.objects.create(
        partnership=partnership,
        topic=StatementTopic.STAGE,
        evidence=Evidence.CONFIRMED_BY_BOTH if own_words else Evidence.STATED_BY_ONE,
        stated_by=None if own_words else next(p for p in parties if p.municipality_id == by.municipality_id),
        value={"stage": Stage.SIGNED},
        occurred_on=timezone.localdate(),
        recorded_by=by.user,
    )
    if own_words:
        confirmed_now(partnership)


def _is_word_of_each(parties: list[Party]) -> bool:
    return is_word_of_each(
        [{each.recorded_by_id for each in party.signatures.all() if each.recorded_by_id} for party in parties]
    )


def _is_confirmed(partnership: Partnership) -> bool:
    said = partnership.statements.filter(topic=StatementTopic.STAGE, evidence=Evidence.CONFIRMED_BY_BOTH)
    return said.filter(value__stage=Stage.SIGNED).exists()
