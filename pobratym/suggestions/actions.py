"""Anybody suggests, a moderator accepts or declines, the proposer is told and her address erased in time."""

from collections.abc import Mapping
from decimal import InvalidOperation
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed, Text
from pobratym.core.languages import default_language
from pobratym.core.mail import forget_mail_to
from pobratym.core.retention import Retention, throws_away
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed, ensure_active
from pobratym.places.actions.corrections import correct
from pobratym.places.actions.official_addresses import set_official_address
from pobratym.places.models import AddressKind, Amendment, Municipality
from pobratym.places.queries.facts import CORRECTED_COLUMNS
from pobratym.suggestions import notices
from pobratym.suggestions.models import Suggestion
from pobratym.suggestions.rules import ERASED_AFTER, rounded, too_many_waiting
from pobratym.suggestions.workflow import WORKFLOW, SuggestionStatus


@transaction.atomic
def suggest_correction(
    *,
    by: User | None,
    municipality: Municipality | None,
    matter: str,
    proposed: Mapping[str, str],
    source: str,
    email: str,
    name: str = "",
    details: str = "",
    language: str | None = None,
) -> Suggestion:
    """File what somebody holds for wrong; `by` is the account, None for a person without one.

    Points are rounded to three decimals before they are kept. Raises InvalidInput where the right value, the source or
    the address is missing, where the same already waits, or where too many do.
    """
    if by is not None:
        ensure_active(by)
    suggestion = Suggestion(
        municipality=municipality,
        matter=matter,
        proposed=_rounded({key: text.strip() for key, text in proposed.items()}),
        details=details.strip(),
        source=source.strip(),
        proposer=by,
        name=name.strip(),
        email=email.strip().lower(),
        language=language or default_language(),
        suggested_at=timezone.now(),
    )
    refuse_invalid(suggestion)
    _refuse_empty(suggestion)
    _refuse_more(suggestion)
    suggestion.save()
    record("suggestions.suggested", subject=suggestion, by=by, **_about(suggestion))
    return suggestion


@transaction.atomic
def accept_suggestion(
    *,
    suggestion: Suggestion,
    by: User,
    values: Mapping[str, Any] | None = None,
    reason: str = "",
    answer: str = "",
) -> Suggestion:
    """Say yes, and tell the proposer what was done.

    With `values` (by column, see CORRECTED_COLUMNS; of an address as `set_official_address` takes them) the fact is
    corrected in the same transaction for `reason`; without them the moderator has done it by other means and `answer`
    says what. Raises Conflict where somebody decided first, InvalidInput where the correction is refused or `answer` is
    missing; nothing changes then.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    limits.count("moderation", person=by)
    locked = _decide(suggestion, by, "accept")
    locked.answer = answer.strip()
    if values is not None:
        locked.correction = _put_right(locked, values, reason, by)
    elif not locked.answer:
        raise InvalidInput(fields={"answer": [_("Say what was done: the person reads it.")]})
    return _decided(locked, by, "suggestions.accepted")


@transaction.atomic
def decline_suggestion(*, suggestion: Suggestion, by: User, reason: str) -> Suggestion:
    """Say no, with a reason that the proposer reads. Raises InvalidInput without one, Conflict where it is decided."""
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    limits.count("moderation", person=by)
    locked = _decide(suggestion, by, "decline")
    locked.answer = reason.strip()
    if not locked.answer:
        raise InvalidInput(fields={"reason": [_("Say why the suggestion is declined: the person reads it.")]})
    return _decided(locked, by, "suggestions.declined")


@transaction.atomic
def withdraw_suggestion(*, suggestion: Suggestion, by: User) -> Suggestion:
    """Take one's own suggestion back while it waits. Raises NotAllowed, or Conflict where it was decided meanwhile."""
    ensure_active(by)
    if suggestion.proposer_id != by.pk:
        raise NotAllowed(_("Only the person who made the suggestion may take it back."))
    locked = _locked(suggestion.pk)
    locked.status = WORKFLOW.target("withdraw", locked.status)
    locked.name = locked.email = ""
    locked.erased_at = timezone.now()  # no answer follows: nobody needs the address any more
    locked.save(update_fields=["status", "name", "email", "erased_at"])
    record("suggestions.withdrawn", subject=locked, by=by, **_about(locked))
    return locked


@throws_away(
    Retention(
        gettext_lazy("Name and e-mail address of whoever reported a mistake, after the answer"), lambda: ERASED_AFTER
    )
)
def erase_proposers(*, by: User | None = None) -> int:
    """Erase names and addresses of proposers whose answer is older than ERASED_AFTER; how many. For the daily command.

    What was suggested and decided stays. Repeating it does nothing more. Raises NotAllowed for people who do not run
    the service.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    due = Suggestion.objects.decided().filter(erased_at__isnull=True, decided_at__lt=timezone.now() - ERASED_AFTER)
    return sum(_erase(pk, by) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _erase(pk: int, by: User | None) -> int:
    locked = _locked(pk)
    if locked.erased_at:
        return 0
    forget_mail_to(locked.email)
    locked.name = locked.email = ""
    locked.erased_at = timezone.now()
    locked.save(update_fields=["name", "email", "erased_at"])
    record("suggestions.proposer_erased", subject=locked, by=by, **_about(locked))
    return 1


def _locked(pk: int) -> Suggestion:
    locked: Suggestion = Suggestion.objects.select_for_update().get(pk=pk)
    return locked


def _decide(suggestion: Suggestion, by: User, verb: str) -> Suggestion:
    """The suggestion, locked and moved; who and when are set, nothing is saved yet."""
    locked = _locked(suggestion.pk)
    if locked.status != SuggestionStatus.WAITING:
        outcome = SuggestionStatus(locked.status).label
        raise Conflict(_("This suggestion has already been decided: %(status)s.") % {"status": outcome})
    locked.status = WORKFLOW.target(verb, locked.status)
    locked.decided_at, locked.decided_by = timezone.now(), by
    return locked


def _decided(locked: Suggestion, by: User, verb: str) -> Suggestion:
    refuse_invalid(locked)
    locked.save(update_fields=["status", "decided_at", "decided_by", "answer", "correction"])
    record(verb, subject=locked, by=by, **_about(locked))
    notices.suggestion_decided(locked.pk)
    return locked


def _put_right(suggestion: Suggestion, values: Mapping[str, Any], reason: str, by: User) -> Amendment:
    place, matter = suggestion.municipality, suggestion.matter
    if place and matter in AddressKind.values:
        return set_official_address(municipality=place, kind=matter, reason=reason, by=by, **values)
    if place and matter in CORRECTED_COLUMNS:
        return correct(municipality=place, field=matter, values=values, reason=reason, by=by)
    raise InvalidInput(_("This is not a fact that a correction can change. Say what was done instead."))


def _about(suggestion: Suggestion) -> dict[str, Any]:
    return {"municipality_id": suggestion.municipality_id, "matter": suggestion.matter}


def _rounded(proposed: Mapping[str, str]) -> dict[str, str]:
    try:
        return rounded(proposed)
    except InvalidOperation:
        raise InvalidInput(fields={"latitude": [_("Give coordinates as numbers, for example 46.483.")]}) from None


def _refuse_empty(suggestion: Suggestion) -> None:
    """A right value, or words that say what is wrong."""
    if any(suggestion.proposed.values()) or suggestion.details:
        return
    raise InvalidInput(fields={"details": [_("Say what is wrong and what it should be.")]})


def _refuse_more(suggestion: Suggestion) -> None:
    waiting = Suggestion.objects.waiting().of(proposer_id=suggestion.proposer_id, email=suggestion.email)
    same = waiting.filter(municipality=suggestion.municipality, matter=suggestion.matter)
    if any((each.proposed, each.details) == (suggestion.proposed, suggestion.details) for each in same):
        raise InvalidInput(_("You have already suggested this. A moderator will answer."))
    problem: Text | None = too_many_waiting(waiting.count())
    if problem:
        raise InvalidInput(problem)
