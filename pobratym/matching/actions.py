"""What a municipality settles about its candidates: remember one, put one aside, take that back, save its weights."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.matching.criteria import DEFAULT_WEIGHTS
from pobratym.matching.models import Considered, OwnWeight, Verdict, WhyNot
from pobratym.memberships.models import Membership
from pobratym.memberships.rules import may_edit_profile
from pobratym.places.models import Municipality


@transaction.atomic
def shortlist(*, candidate: Municipality, by: Membership, words: str = "") -> Considered:
    """Remember a candidate, with a note for one's colleagues; once more changes the note. Whoever was put aside comes
    back by it. Raises NotAllowed for those who may not change the search for a partner, InvalidInput, TooMany."""
    return _settle(candidate, by, Verdict.SHORTLISTED, words=words)


@transaction.atomic
def dismiss(*, candidate: Municipality, by: Membership, why_not: str, words: str = "") -> Considered:
    """Say that a candidate is not for us, and why: it leaves the list, and the reason changes the next one
    (matching/rules/aside.py). Raises NotAllowed, InvalidInput without a reason, TooMany."""
    return _settle(candidate, by, Verdict.DISMISSED, why_not=why_not, words=words)


@transaction.atomic
def take_back(*, candidate: Municipality, by: Membership) -> None:
    """Neither remembered nor put aside any more. Raises NotAllowed, Conflict where nothing was settled, TooMany."""
    _ensure_may(by)
    settled = Considered.objects.filter(municipality=by.municipality_id, candidate=candidate)
    row = settled.select_for_update().first()
    if row is None:
        raise Conflict(_("This has been taken back already."))
    _journal("taken_back", row, by, candidate=candidate.pk, verdict=row.verdict)
    row.delete()


@transaction.atomic
def save_weights(*, by: Membership, weights: Mapping[str, float]) -> None:
    """From now on the municipality's lists begin with these weights. Raises NotAllowed, TooMany, and InvalidInput where
    a criterion is not there, a weight is out of bounds, or none counts."""
    _ensure_may(by)
    if set(weights) != set(DEFAULT_WEIGHTS):
        raise InvalidInput(_("Give each criterion a weight."))
    if not any(weights.values()):
        raise InvalidInput(_("At least one criterion must count."))
    _hold(by)
    rows = [OwnWeight(municipality=by.municipality, criterion=key, weight=weights[key]) for key in DEFAULT_WEIGHTS]
    OwnWeight.objects.filter(municipality=by.municipality_id).delete()
    for row in rows:
        refuse_invalid(row)
    OwnWeight.objects.bulk_create(rows)
    _journal("weights_saved", by.municipality, by, weights=dict(weights))


@transaction.atomic
def reset_weights(*, by: Membership) -> None:
    """Begin with the weights of everybody again. Raises NotAllowed, TooMany, Conflict where none were saved."""
    _ensure_may(by)
    gone, _of_each = OwnWeight.objects.filter(municipality=by.municipality_id).delete()
    if not gone:
        raise Conflict(_("Your municipality has no weights of its own."))
    _journal("weights_reset", by.municipality, by)


def _settle(candidate: Municipality, by: Membership, verdict: str, *, words: str, why_not: str = "") -> Considered:
    _ensure_may(by)
    _ensure_possible(candidate, by.municipality)
    if why_not == WhyNot.OTHER and not words.strip():
        raise InvalidInput(fields={"words": [_("Say in a few words why.")]})
    _hold(by)
    row = Considered.objects.filter(municipality=by.municipality_id, candidate=candidate).first()
    row = row or Considered(municipality=by.municipality, candidate=candidate)
    row.verdict, row.why_not, row.words = verdict, why_not, words.strip()
    row.said_by, row.said_at = by.user, timezone.now()
    refuse_invalid(row)
    row.save()
    _journal(verdict, row, by, candidate=candidate.pk, **({"why_not": why_not} if why_not else {}))
    return row


def _ensure_may(by: Membership) -> None:
    """Whoever may settle something may do so a limited number of times."""
    if not may_edit_profile(by):
        raise NotAllowed(
            _("Only the head, a coordinator or an editor of the municipality can change its shortlist and weights.")
        )
    limits.count("candidates_settled", person=by.user, municipality=by.municipality_id)


def _ensure_possible(candidate: Municipality, own: Municipality) -> None:
    """Hromadas and municipalities abroad are brought together, with nobody of an excluded country."""
    if candidate.is_ukrainian == own.is_ukrainian or candidate.country.exclusion_act:
        raise InvalidInput(_("This municipality cannot be proposed to yours."))


def _hold(by: Membership) -> None:
    """Of two colleagues who settle something at once, one waits."""
    Municipality.objects.select_for_update(no_key=True).get(pk=by.municipality_id)


def _journal(verb: str, subject: Considered | Municipality, by: Membership, **details: object) -> None:
    record(
        f"matching.{verb}",
        subject=subject,
        by=by.user,
        municipality_id=by.municipality_id,
        **details,
        **by.acting_for,
    )
