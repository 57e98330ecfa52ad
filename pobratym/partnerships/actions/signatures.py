"""A party records its own signature, corrects it, takes it back; the other side confirms it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.texts import LocalizedText
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import represents
from pobratym.partnerships import notices
from pobratym.partnerships.following import fall_back, follow_signatures
from pobratym.partnerships.models import Evidence, Partnership, Party, Precision, Signature, Statement, StatementTopic
from pobratym.partnerships.moves import (
    acting_party,
    begin_anew,
    begin_on,
    confirmed_now,
    locked,
    withdraw,
)
from pobratym.partnerships.queries.parties import lives_of
from pobratym.partnerships.rules import check_may_confirm, is_over
from pobratym.partnerships.rules.own_words import check_is_of_others, check_is_own, checked_reason
from pobratym.partnerships.rules.signing import implausible_day, not_ready_to_sign
from pobratym.partnerships.workflow import Stage
from pobratym.people.queries import ensure_second_factor
from pobratym.places.queries import is_near_the_front

Words = Mapping[str, str]


@dataclass(frozen=True)
class ForeseenSignature:
    """What recording a signature would do: the stage it leads to, and whether strangers will read it."""

    stage: str
    is_public: bool
    is_confirmed: bool

    @property
    def stage_label(self) -> str:
        return str(Stage(self.stage).label)


@transaction.atomic
def record_signature(
    *,
    partnership: Partnership,
    by: Membership,
    signed_on: date,
    place: Words | None = None,
    signatory: Words | None = None,
    post: Words | None = None,
) -> Signature:
    """Record that the party `by` speaks for has signed. Who signed for the others, only they can say.

    `place`, `signatory` and `post` by language. It is one side's word until the other side or a document confirms it.
    Raises NotAllowed for outsiders, SecondFactorMissing for whoever signs in by a password alone, Conflict for an ended
    partnership and while kind and spheres are not agreed, InvalidInput for an impossible day or a signature of that day
    already recorded.
    """
    party = acting_party(partnership, by)
    ensure_second_factor(by.user)
    limits.count("signatures", person=by.user, municipality=by.municipality_id)
    current = locked(partnership.pk)
    signature, statement = _sign(current, party, by, _Told(signed_on, place, signatory, post))
    _journal("signature_recorded", current, by, signed_on=signed_on.isoformat(), statement=statement.pk)
    notices.signature_recorded(signature.pk)
    return signature


def foresee_signature(
    *,
    partnership: Partnership,
    by: Membership,
    signed_on: date,
    place: Words | None = None,
    signatory: Words | None = None,
    post: Words | None = None,
) -> ForeseenSignature:
    """What `record_signature` would do, by doing it and taking it back; raises what it would raise."""
    party = acting_party(partnership, by)
    with transaction.atomic():
        current = locked(partnership.pk)
        _sign(current, party, by, _Told(signed_on, place, signatory, post))
        agreed = current.statements.standing().filter(
            topic=StatementTopic.STAGE, evidence=Evidence.CONFIRMED_BY_BOTH, value__stage=current.stage
        )
        foreseen = ForeseenSignature(current.stage, current.is_public, agreed.exists())
        transaction.set_rollback(True)
    return foreseen


@transaction.atomic
def correct_signature(
    *,
    statement: Statement,
    by: Membership,
    reason: str,
    signed_on: date,
    place: Words | None = None,
    signatory: Words | None = None,
    post: Words | None = None,
) -> Statement:
    """The party says anew what it said of its signature, and why; the old words stay, withdrawn, with the reason.

    Whoever had confirmed the old words is asked anew. Raises NotAllowed for the words of others, Conflict where they
    are withdrawn already, InvalidInput like `record_signature` and without a reason.
    """
    party, current, said = _own_statement(statement, by)
    why = checked_reason(reason, strict=is_near_the_front(by.municipality_id))
    old = _signature_of(said)
    withdraw([said], by.user, why)
    if old:
        old.delete()
    told = _Told(signed_on, place, signatory, post)
    _check_day(current, party, told)
    _signature, anew = _write(current, party, by, told, corrects=said)
    begin_anew(current, said.occurred_on)
    begin_on(current, told.signed_on)
    fall_back(current, by.user, why)
    follow_signatures(current, by.user)
    _journal("statement_corrected", current, by, statement=anew.pk, instead_of=said.pk)
    notices.statement_changed(anew.pk)
    return anew


@transaction.atomic
def withdraw_signature(*, statement: Statement, by: Membership, reason: str) -> Statement:
    """The party takes back what it said of its signature, and says why; the words stay in the history.

    The stage goes back to where the signatures that are left put it. Raises NotAllowed for the words of others,
    Conflict where they are withdrawn already, InvalidInput without a reason.
    """
    _party, current, said = _own_statement(statement, by)
    why = checked_reason(reason, strict=is_near_the_front(by.municipality_id))
    old = _signature_of(said)
    withdraw([said], by.user, why)
    if old:
        old.delete()
    begin_anew(current, said.occurred_on)
    fall_back(current, by.user, why)
    said.refresh_from_db()
    _journal("statement_withdrawn", current, by, statement=said.pk)
    notices.statement_changed(said.pk)
    return said


@transaction.atomic
def confirm_signature(*, statement: Statement, by: Membership) -> Statement:
    """Another party says that a signature was given as it was told.

    Raises NotAllowed for the side that told it and for whoever speaks for it too, Conflict where the words are
    withdrawn or confirmed already.
    """
    party = acting_party(statement.partnership, by)
    said_by = statement.stated_by
    check_is_of_others(said_by=said_by.pk if said_by else None, party=party.pk, topic=statement.topic)
    speaks_for_both = said_by is not None and represents(by.user, said_by.municipality_id)
    check_may_confirm(represents_proposer=speaks_for_both or statement.recorded_by_id == by.user_id)
    limits.count("signatures", person=by.user, municipality=by.municipality_id)
    current = locked(statement.partnership_id)
    said = _standing(statement)
    if said.confirms_id or said.confirmations.standing().filter(stated_by=party).exists():
        raise Conflict(_("Your side has confirmed this already."))
    confirmation = Statement.objects.create(
        partnership=current,
        topic=StatementTopic.SIGNATURE,
        evidence=Evidence.CONFIRMED_BY_BOTH,
        value=said.value,
        stated_by=party,
        confirms=said,
        occurred_on=said.occurred_on,
        precision=said.precision,
        recorded_by=by.user,
    )
    follow_signatures(current, by.user)
    confirmed_now(current)
    _journal("signature_confirmed", current, by, statement=said.pk)
    notices.signature_confirmed(confirmation.pk)
    return confirmation


@dataclass(frozen=True)
class _Told:
    """What a party tells of its signature."""

    signed_on: date
    place: Words | None
    signatory: Words | None
    post: Words | None

    @property
    def texts(self) -> dict[str, LocalizedText]:
        told = {"place": self.place, "signatory": self.signatory, "post": self.post}
        return {name: LocalizedText(text) for name, text in told.items()}


def _sign(partnership: Partnership, party: Party, by: Membership, told: _Told) -> tuple[Signature, Statement]:
    if is_over(partnership.stage):
        raise Conflict(_("This partnership has ended. No signature can be recorded any more."))
    if reason := not_ready_to_sign(partnership.type, partnership.spheres):
        raise Conflict(reason)
    _check_day(partnership, party, told)
    begin_on(partnership, told.signed_on)
    signature, statement = _write(partnership, party, by, told)
    follow_signatures(partnership, by.user)
    return signature, statement


def _check_day(partnership: Partnership, party: Party, told: _Told) -> None:
    if reason := implausible_day(told.signed_on, today=timezone.localdate(), parties=lives_of(partnership)):
        raise InvalidInput(fields={"signed_on": [reason]})
    if party.signatures.filter(signed_on=told.signed_on).exists():
        raise InvalidInput(fields={"signed_on": [_("Your signature of that day is already recorded.")]})


def _write(
    partnership: Partnership, party: Party, by: Membership, told: _Told, *, corrects: Statement | None = None
) -> tuple[Signature, Statement]:
    signature = Signature.objects.create(party=party, signed_on=told.signed_on, recorded_by=by.user, **told.texts)
    texts = {name: text.as_json() for name, text in told.texts.items() if text}
    statement = Statement.objects.create(
        partnership=partnership,
        topic=StatementTopic.SIGNATURE,
        evidence=Evidence.STATED_BY_ONE,
        value={"party": party.pk, "signed_on": told.signed_on.isoformat(), **texts},
        stated_by=party,
        occurred_on=told.signed_on,
        precision=Precision.DAY,
        recorded_by=by.user,
        corrects=corrects,
    )
    return signature, statement


def _own_statement(statement: Statement, by: Membership) -> tuple[Party, Partnership, Statement]:
    """The party, the partnership, locked, and the words read again behind the lock."""
    party = acting_party(statement.partnership, by)
    check_is_own(
        said_by=statement.stated_by_id,
        party=party.pk,
        is_said_here=statement.recorded_by_id is not None
        and statement.confirms_id is None
        and statement.topic == StatementTopic.SIGNATURE
        and statement.evidence == Evidence.STATED_BY_ONE
        and not statement.source_title,
    )
    limits.count("signatures", person=by.user, municipality=by.municipality_id)
    current = locked(statement.partnership_id)
    return party, current, _standing(statement)


def _standing(statement: Statement) -> Statement:
    said = Statement.objects.select_related("stated_by").get(pk=statement.pk)
    if said.withdrawn_at:
        raise Conflict(_("This was withdrawn already."))
    return said


def _signature_of(said: Statement) -> Signature | None:
    return Signature.objects.filter(party=said.stated_by, signed_on=said.occurred_on).first()


def _journal(verb: str, partnership: Partnership, by: Membership, **noted: Any) -> None:
    record(
        f"partnerships.{verb}",
        subject=partnership,
        by=by.user,
        municipality_id=by.municipality_id,
        stage=partnership.stage,
        **noted,
    )
