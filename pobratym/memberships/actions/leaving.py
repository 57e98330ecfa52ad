"""Leaving the platform for good."""

from django.db import transaction

from pobratym.memberships.actions.members import end_membership
from pobratym.memberships.actions.organisations import dismiss_representative
from pobratym.memberships.models import Membership, Representative
from pobratym.people.actions import erase_account
from pobratym.people.models import User
from pobratym.people.rules import ensure_may_leave
from pobratym.suggestions.actions import withdraw_suggestion
from pobratym.suggestions.models import Suggestion
from pobratym.suggestions.workflow import SuggestionStatus


@transaction.atomic
def leave_the_platform(*, by: User) -> None:
    """The person's memberships and her roles in organisations end, her reports that wait are taken back, her account is
    erased; what those verbs raise."""
    ensure_may_leave(by)
    for membership in Membership.objects.active().filter(user=by).select_related("user"):
        end_membership(membership=membership, by=by)
    for role in Representative.objects.filter(user=by, ended_at__isnull=True).select_related("organisation"):
        dismiss_representative(representative=role, by=by)
    for suggestion in Suggestion.objects.filter(proposer=by, status=SuggestionStatus.WAITING):
        withdraw_suggestion(suggestion=suggestion, by=by)
    erase_account(by=by, user=by)
