"""Moderators add statements with their sources, put them right, strike them; each can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, InvalidInput, Text
from pobratym.core.texts import LocalizedText
from pobratym.core.validation import refuse_invalid
from pobratym.partnerships.amending import (
    DEED,
    RESTATED,
    STATED,
    STRUCK,
    begin_change,
    finish_change,
    first_municipality,
    kept,
)
from pobratym.partnerships.following import fall_back, follow_signatures
from pobratym.partnerships.models import Partnership, Party, Precision, Signature, Statement, StatementTopic
from pobratym.partnerships.queries.parties import lives_of
from pobratym.partnerships.rules import DOCUMENTARY_EVIDENCE
from pobratym.partnerships.rules.own_words import checked_reason
from pobratym.partnerships.rules.signing import implausible_day
from pobratym.partnerships.rules.sources import source_problems
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.places.amending import Amending
from pobratym.places.models import Amendment


@transaction.atomic
def state_from_source(
    *,
    partnership: Partnership,
    by: User | None,
    reason: str,
    topic: str,
    evidence: str,
    source_title: str = "",
    source_url: str = "",
    source_date: date | None = None,
    text: Mapping[str, str] | None = None,
    party: Party | None = None,
    occurred_on: date | None = None,
    precision: str = Precision.DAY,
) -> Statement:
    """Add what a source says; of a signature with its `party` the signature itself too.

    A document or a register that shows the signatures confirms them. Raises NotAllowed for people who keep no registry,
    InvalidInput for a source that cannot be looked up or a day that cannot be, Conflict for a merged record.
    """
    ensure_may(by, DEED)
    current = kept(partnership)
    why = checked_reason(reason)
    said = _Said(topic, evidence, source_title, source_url, source_date, text, party, occurred_on, precision)
    amending = begin_change(first_municipality(current), reason=why, by=by)
    statement = _write(amending, current, said, by)
    finish_change(amending, STATED, current, by=by, statement=statement.pk)
    if said.shows_signatures:
        follow_signatures(current, by)
    return statement


@transaction.atomic
def restate_from_source(
    *,
    statement: Statement,
    by: User | None,
    reason: str,
    topic: str,
    evidence: str,
    source_title: str = "",
    source_url: str = "",
    source_date: date | None = None,
    text: Mapping[str, str] | None = None,
    party: Party | None = None,
    occurred_on: date | None = None,
    precision: str = Precision.DAY,
) -> Statement:
    """Put right what the register says that a source says: the old words stay in the history, with the reason.

    Raises like `state_from_source`, and Conflict where the statement is withdrawn already.
    """
    ensure_may(by, DEED)
    current = kept(statement.partnership)
    why = checked_reason(reason)
    amending = begin_change(first_municipality(current), reason=why, by=by)
    old = _strike(amending, statement, by, why)
    said = _Said(topic, evidence, source_title, source_url, source_date, text, party, occurred_on, precision)
    anew = _write(amending, current, said, by, corrects=old)
    finish_change(amending, RESTATED, current, by=by, statement=anew.pk, instead_of=old.pk)
    fall_back(current, by, why)
    if said.shows_signatures:
        follow_signatures(current, by)
    return anew


@transaction.atomic
def strike_statement(*, statement: Statement, by: User | None, reason: str) -> Amendment:
    """A statement no longer counts; it stays in the history with the reason, and its signature goes.

    Raises NotAllowed, InvalidInput without a reason, Conflict where it is withdrawn already.
    """
    ensure_may(by, DEED)
    current = kept(statement.partnership)
    why = checked_reason(reason)
    amending = begin_change(first_municipality(current), reason=why, by=by)
    struck = _strike(amending, statement, by, why)
    amendment = finish_change(amending, STRUCK, current, by=by, statement=struck.pk)
    fall_back(current, by, why)
    return amendment


@dataclass(frozen=True)
class _Said:
    """What a source says."""

    topic: str
    evidence: str
    source_title: str
    source_url: str
    source_date: date | None
    text: Mapping[str, str] | None
    party: Party | None
    occurred_on: date | None
    precision: str

    @property
    def shows_signatures(self) -> bool:
        """A document or a register that shows them: it confirms what the sides have said."""
        return self.topic == StatementTopic.SIGNATURE and self.evidence in DOCUMENTARY_EVIDENCE

    def problems(self, partnership: Partnership) -> dict[str, list[Text]]:
        today = timezone.localdate()
        found = source_problems(self.evidence, self.source_title, self.source_url, self.source_date, today=today)
        if self.topic not in StatementTopic.values:
            found["topic"] = [_("Choose what the statement is about.")]
        if self.party and self.party.partnership_id != partnership.pk:
            found["party"] = [_("This municipality is not a party of the partnership.")]
        if self.occurred_on:
            lives = lives_of(partnership) if self.topic == StatementTopic.SIGNATURE else ()
            if reason := implausible_day(self.occurred_on, today=today, parties=lives):
                found["occurred_on"] = [reason]
        if not LocalizedText(self.text) and not (self.topic == StatementTopic.SIGNATURE and self.party):
            found["text"] = [_("Say in a sentence what the source says.")]
        return found


def _write(
    amending: Amending, partnership: Partnership, said: _Said, by: User | None, *, corrects: Statement | None = None
) -> Statement:
    if problems := said.problems(partnership):
        raise InvalidInput(fields=problems)
    value: dict[str, Any] = {}
    if said.party and said.topic == StatementTopic.SIGNATURE:
        value = {"party": said.party.pk, "signed_on": said.occurred_on.isoformat() if said.occurred_on else None}
        _sign(amending, said.party, said)
    statement = Statement(
        partnership=partnership,
        topic=said.topic,
        evidence=said.evidence,
        text=LocalizedText(said.text),
        value=value,
        stated_by=said.party,
        source_title=said.source_title.strip(),
        source_url=said.source_url,
        source_date=said.source_date,
        occurred_on=said.occurred_on,
        precision=said.precision,
        recorded_by=by,
        corrects=corrects,
    )
    refuse_invalid(statement)
    amending.create(statement)
    return statement


def _sign(amending: Amending, party: Party, said: _Said) -> None:
    """The signature that the source tells of, unless it is known already."""
    if not party.signatures.filter(signed_on=said.occurred_on).exists():
        amending.create(Signature(party=party, signed_on=said.occurred_on, precision=said.precision))


def _strike(amending: Amending, statement: Statement, by: User | None, reason: str) -> Statement:
    held = Statement.objects.select_for_update().get(pk=statement.pk)
    if held.withdrawn_at:
        raise Conflict(_("This was withdrawn already."))
    words = {"withdrawn_at": timezone.now(), "withdrawn_by": by, "withdrawal_reason": reason}
    for each in (held, *held.confirmations.standing()):
        amending.alter(each, **words)
    if held.topic == StatementTopic.SIGNATURE and held.stated_by_id and "signed_on" in held.value:
        for signature in Signature.objects.filter(party=held.stated_by_id, signed_on=held.occurred_on):
            amending.delete(signature)
    return held
