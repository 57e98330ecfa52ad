"""Sources outside the platform: press, registers, documents."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from pobratym.core.errors import InvalidInput
from pobratym.core.texts import LocalizedText
from pobratym.journal.actions import record
from pobratym.partnerships.following import follow_signatures
from pobratym.partnerships.models import Partnership, Statement, StatementTopic
from pobratym.partnerships.moves import locked
from pobratym.partnerships.rules import DOCUMENTARY_EVIDENCE
from pobratym.partnerships.rules.sources import source_problems
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed


@transaction.atomic
def attach_source(
    *,
    partnership: Partnership,
    by: User | None,
    evidence: str,
    source_title: str,
    source_url: str = "",
    source_date: date | None = None,
    text: Mapping[str, str] | None = None,
    topic: str = StatementTopic.EXISTENCE,
    occurred_on: date | None = None,
) -> Statement:
    """Put a statement with its source to the partnership; the same statement twice is one.

    A document or a register that shows the signatures confirms them. `by` is a moderator or an editor, None for the
    system. Raises NotAllowed for anybody else, InvalidInput for a source without a title, with a
    broken address or from the future.
    """
    ensure_may(by, PlatformDeed.RECORD_FACTS)
    today = timezone.localdate()
    if problems := source_problems(evidence, source_title, source_url, source_date, today=today):
        raise InvalidInput(fields=problems)
    current = locked(partnership.pk)
    said = {
        "topic": topic,
        "evidence": evidence,
        "source_title": source_title,
        "source_url": source_url,
        "source_date": source_date,
        "text": LocalizedText(text),
        "occurred_on": occurred_on,
    }
    if present := current.statements.standing().filter(**said).first():
        return present
    statement = Statement.objects.create(partnership=current, recorded_by=by, **said)
    if topic == StatementTopic.SIGNATURE and evidence in DOCUMENTARY_EVIDENCE:
        follow_signatures(current, by)
    record(
        "partnerships.source_attached",
        subject=current,
        by=by,
        statement=statement.pk,
        evidence=evidence,
        source_url=source_url,
    )
    return statement
