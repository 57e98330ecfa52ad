"""The page of one partnership: what it is, who signed, on whose word, and what the reader may do."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.core.texts import ShownText
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import memberships_of
from pobratym.memberships.rules import may_speak
from pobratym.news.queries import of_partnership
from pobratym.partnerships.models import Evidence, Partnership, Proposal, Statement, StatementTopic
from pobratym.partnerships.queries import TimelineEntry, overtaken_proposal, timeline, with_evidence
from pobratym.partnerships.rules import is_over
from pobratym.partnerships.rules.signing import not_ready_to_sign
from pobratym.partnerships.rules.staleness import overtaken_in_words
from pobratym.partnerships.workflow import BEFORE_SIGNATURE, ProposalStatus
from pobratym.people.models import User
from pobratym.talks.queries import letter_of, sheet_of
from pobratym.web.partnerships.story import meaning, signature_rows


@dataclass(frozen=True)
class SignatureSteps:
    """A signature that was stated here, and what the reader may do about it."""

    statement: Statement
    text: ShownText
    confirmed_by: tuple[str, ...]
    is_own: bool
    can_confirm: bool


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
    not_ready: str
    """What has to be agreed on before a signature; empty where it can be recorded."""
    overtaken: str
    """What became of a proposal that no longer applies."""
    signatures: tuple[SignatureSteps, ...]
    agreed_to_publish: tuple[str, ...]
    can_publish: bool
    can_keep_private: bool


@require_safe
def partnership(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything public about the partnership, and the next steps for those who speak for a party."""
    found = visible(request.user, pk)
    if found.merged_into_id:
        return redirect("web:partnership", found.merged_into_id)
    entries = timeline(found)
    return render(
        request,
        "web/partnerships/partnership.html",
        {
            "partnership": found,
            "trail": [(reverse("web:register"), _("Partnerships register"))],
            "meaning": meaning(found),
            "signatures": signature_rows(found, entries),
            "nothing_signed": found.stage in BEFORE_SIGNATURE,
            "timeline": entries,
            "articles": of_partnership(found),
            "has_disagreement": any(entry.disagrees for entry in entries),
            "steps": steps_of_reader(request.user, found, entries),
            **_talks(request.user, found),
        },
    )


def _talks(user: User | AnonymousUser, partnership: Partnership) -> dict[str, object]:
    """For people of a party only: the letter that the talks began with, and their first steps."""
    letter = letter_of(partnership) if user.is_authenticated else None
    sides = (letter.sender_id, letter.receiver_id) if letter else ()
    own = next((each.municipality_id for each in memberships_of(user) if each.municipality_id in sides), None)
    return {"letter": letter, "own": own, "sheet": sheet_of(letter)} if letter and own else {}


def visible(user: User | AnonymousUser, pk: int) -> Partnership:
    """The partnership where the reader may see it, else 404: talks that are not public are for the parties alone. Of a
    merged one the record that remains says what may be seen."""
    found = get_object_or_404(with_evidence(Partnership.objects.all()).with_parties(), pk=pk)
    if found.merged_into_id:
        visible(user, found.merged_into_id)
    elif not found.is_public and not _is_of_a_party(user, found):
        raise Http404
    return found


def _is_of_a_party(user: User | AnonymousUser, partnership: Partnership) -> bool:
    """Whether the reader belongs to one of the parties, in whatever role."""
    if not user.is_authenticated:
        return False
    parties = {party.municipality_id for party in partnership.parties.all()}
    return any(each.municipality_id in parties for each in memberships_of(user))


def speakers(user: User | AnonymousUser, partnership: Partnership) -> tuple[Membership, ...]:
    """The reader's memberships that may speak for a party, in the order of the parties."""
    if not user.is_authenticated:
        return ()
    parties = [party.municipality_id for party in partnership.parties.all()]
    able = [each for each in memberships_of(user) if each.municipality_id in parties and may_speak(each)]
    return tuple(sorted(able, key=lambda each: parties.index(each.municipality_id)))


def steps_of_reader(
    user: User | AnonymousUser, partnership: Partnership, entries: list[TimelineEntry]
) -> ReaderSteps | None:
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
    not_ready = not_ready_to_sign(partnership.type, partnership.spheres)
    agreed = {party.municipality_id: party for party in partnership.parties.all() if party.published_at}
    ours_agreed = all(each.municipality_id in agreed for each in memberships)
    past = overtaken_proposal(partnership)
    return ReaderSteps(
        memberships=memberships,
        proposal=proposal,
        can_answer=proposal is not None and answering(memberships, proposal) is not None,
        can_confirm=proposal is not None and withdrawing(memberships, proposal) is None,
        can_withdraw=proposal is not None and withdrawing(memberships, proposal) is not None,
        can_propose=proposal is None and not over,
        can_sign=not over and not_ready is None,
        not_ready="" if over else str(not_ready or ""),
        overtaken=overtaken_in_words(past) if past else "",
        signatures=tuple(_signature_steps(memberships, entries)),
        agreed_to_publish=tuple(str(party.municipality) for party in agreed.values()),
        can_publish=not partnership.is_public and not ours_agreed,
        can_keep_private=any(each.municipality_id in agreed for each in memberships)
        and not (partnership.is_public and partnership.stage not in BEFORE_SIGNATURE),
    )


def _signature_steps(memberships: tuple[Membership, ...], entries: list[TimelineEntry]) -> Iterator[SignatureSteps]:
    """The signatures that parties have recorded here, with what the reader may do about each."""
    own = {each.municipality_id for each in memberships}
    for entry in entries:
        said = entry.statement
        if not is_own_word(said) or said.withdrawn_at or said.stated_by is None:
            continue
        of_others = [each for each in memberships if each.municipality_id != said.stated_by.municipality_id]
        yield SignatureSteps(
            said,
            entry.text,
            entry.confirmed_by,
            is_own=said.stated_by.municipality_id in own,
            can_confirm=bool(of_others)
            and said.stated_by.municipality_id not in own
            and said.recorded_by_id != of_others[0].user_id
            and not any(str(each.municipality) in entry.confirmed_by for each in of_others),
        )


def is_own_word(statement: Statement) -> bool:
    """Whether a party has said it here of its own signature."""
    return (
        statement.topic == StatementTopic.SIGNATURE
        and statement.evidence == Evidence.STATED_BY_ONE
        and statement.recorded_by_id is not None
        and statement.confirms_id is None
        and not statement.source_title
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
