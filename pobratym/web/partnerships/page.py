"""The page of one partnership: what it is, who signed, on whose word, and what the reader may do."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.memberships.models import Membership
from pobratym.memberships.queries import memberships_of
from pobratym.memberships.rules import may_speak
from pobratym.news.queries import of_partnership
from pobratym.partnerships.models import Partnership, Proposal
from pobratym.partnerships.queries import timeline, with_evidence
from pobratym.partnerships.rules import is_over
from pobratym.partnerships.workflow import BEFORE_SIGNATURE, ProposalStatus
from pobratym.people.models import User
from pobratym.web.partnerships.story import meaning, signature_rows


@dataclass(frozen=True)
class ReaderSteps:
    """What the reader is to this partnership."""

    memberships: tuple[Membership, ...]
    proposal: Proposal | None
    can_answer: bool
    can_confirm: bool
    can_withdraw: bool
    can_propose: bool
    can_sign: bool


@require_safe
def partnership(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything public about the partnership, and the next steps for those who speak for a party."""
    found = visible(request.user, pk)
    entries = timeline(found)
    return render(
        request,
        "web/partnerships/partnership.html",
        {
            "partnership": found,
            "trail": [(reverse("web:register"), _("Partnerships register"))],
            "meaning": meaning(found),
            "signatures": signature_rows(found),
            "nothing_signed": found.stage in BEFORE_SIGNATURE,
            "timeline": entries,
            "articles": of_partnership(found),
            "has_disagreement": any(entry.disagrees for entry in entries),
            "steps": steps_of_reader(request.user, found),
        },
    )


def visible(user: User | AnonymousUser, pk: int) -> Partnership:
    """The partnership where the reader may see it, else 404: not public ones are for the parties alone."""
    found = get_object_or_404(with_evidence(Partnership.objects.all()).with_parties(), pk=pk)
    if not found.is_public and not speakers(user, found):
        get_object_or_404(Partnership.objects.public(), pk=pk)
    return found


def speakers(user: User | AnonymousUser, partnership: Partnership) -> tuple[Membership, ...]:
    """The reader's memberships that may speak for a party, in the order of the parties."""
    if not user.is_authenticated:
        return ()
    parties = [party.municipality_id for party in partnership.parties.all()]
    able = [each for each in memberships_of(user) if each.municipality_id in parties and may_speak(each)]
    return tuple(sorted(able, key=lambda each: parties.index(each.municipality_id)))


def steps_of_reader(user: User | AnonymousUser, partnership: Partnership) -> ReaderSteps | None:
    """What the reader may do here; None for the public."""
    memberships = speakers(user, partnership)
    if not memberships:
        return None
    proposal = (
        partnership.proposals.filter(status=ProposalStatus.OPEN)
        .select_related("proposed_by__municipality", "proposer")
        .first()
    )
    over = is_over(partnership.stage)
    return ReaderSteps(
        memberships=memberships,
        proposal=proposal,
        can_answer=proposal is not None and answering(memberships, proposal) is not None,
        can_confirm=proposal is not None and withdrawing(memberships, proposal) is None,
        can_withdraw=proposal is not None and withdrawing(memberships, proposal) is not None,
        can_propose=proposal is None and not over,
        can_sign=not over,
    )


def answering(memberships: tuple[Membership, ...], proposal: Proposal) -> Membership | None:
    """The membership in which the reader may answer the proposal: of another party, and not the proposer herself."""
    proposer = proposal.proposed_by.municipality_id
    others = (each for each in memberships if each.municipality_id != proposer and each.user_id != proposal.proposer_id)
    return next(others, None)


def withdrawing(memberships: tuple[Membership, ...], proposal: Proposal) -> Membership | None:
    """The membership in which the reader may take the proposal back."""
    proposer = proposal.proposed_by.municipality_id
    return next((each for each in memberships if each.municipality_id == proposer), None)
