"""Sources outside the platform: press, registers, documents."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.core.texts import LocalizedText
from pobratym.journal.actions import record
from pobratym.partnerships.models import Evidence, Partnership, Statement, StatementTopic
from pobratym.partnerships.moves import locked
from pobratym.partnerships.rules import OUTSIDE_EVIDENCE, check_day
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed

_is_address = URLValidator(schemes=["http", "https"])


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

    `by` is a moderator or an editor, None for the system. Raises NotAllowed for anybody else, InvalidInput for a
    source without a title, with a broken address or from the future.
    """
    ensure_may(by, PlatformDeed.RECORD_FACTS)
    _check(evidence, source_title, source_url, source_date)
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
    if present := current.statements.filter(**said).first():
        return present
    statement = Statement.objects.create(partnership=current, recorded_by=by, **said)
    record(
        "partnerships.source_attached",
        subject=current,
        by=by,
        statement=statement.pk,
        evidence=evidence,
        source_url=source_url,
    )
    return statement


def _check(evidence: str, title: str, url: str, day: date | None) -> None:
    problems: dict[str, list[str]] = {}
    if evidence not in OUTSIDE_EVIDENCE:
        problems["evidence"] = [_("Only the parties themselves confirm. Choose register, document, press or import.")]
    if evidence in (Evidence.PRESS, Evidence.OFFICIAL_REGISTER, Evidence.IMPORT) and not title.strip():
        problems["source_title"] = [_("Name the source.")]
    if url and not _is_web_address(url):
        problems["source_url"] = [_("Give the whole address, beginning with https://.")]
    if problems:
        raise InvalidInput(fields=problems)
    if day:
        check_day(day, today=timezone.localdate(), field="source_date")


def _is_web_address(url: str) -> bool:
    try:
        _is_address(url)
    except ValidationError:
        return False
    return True
