"""One side proposes kind, spheres and stage; another side answers."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed, Text
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import represents
from pobratym.partnerships import notices
from pobratym.partnerships.models import (
    Evidence,
    Partnership,
    PartnershipType,
    Precision,
    Proposal,
    Signature,
    Statement,
    StatementTopic,
)
from pobratym.partnerships.moves import acting_party, confirmed_now, locked, move, set_spheres
from pobratym.partnerships.rules import (
    check_may_confirm,
    check_may_decide,
    check_proposed_stage,
    checked_spheres,
    is_over,
)
from pobratym.partnerships.rules.registration import Registration, registration_problems
from pobratym.partnerships.rules.staleness import overtaken_in_words
from pobratym.partnerships.rules.wartime import refuse_doubtful
from pobratym.partnerships.workflow import PROPOSAL_WORKFLOW, ProposalStatus, Stage
from pobratym.places.queries import is_near_the_front

REGISTRATION = ("registration_number", "registered_on", "registration_act")
NOTE_LENGTH = 1000
REASON_LENGTH = 500


@transaction.atomic
def propose(
    *,
    partnership: Partnership,
    by: Membership,
    type: str,
    stage: str,
    spheres: Iterable[str],
    note: str = "",
    registration_number: str = "",
    registered_on: date | None = None,
    registration_act: str = "",
) -> Proposal:
    """Propose to the other parties what the partnership is and how far it has come.

    «Registered» is proposed with the number, the day and the act of the entry in the official register. Raises
    NotAllowed for outsiders, Conflict where a proposal already waits or the partnership has ended, InvalidInput for a
    kind, stage, sphere or registration that cannot be.
    """
    party = acting_party(partnership, by)
    _count(by)
    current = locked(partnership.pk)
    if is_over(current.stage):
        raise Conflict(_("This partnership has ended. Nothing can be proposed any more."))
    if current.proposals.filter(status=ProposalStatus.OPEN).exists():
        raise Conflict(_("A proposal is already waiting for an answer. Answer or withdraw it first."))
    _check_type(type)
    check_proposed_stage(current.stage, stage)
    registration = Registration(registration_number, registered_on, registration_act)
    if problems := _registration_problems(current, stage, registration):
        raise InvalidInput(fields=problems)
    if len(note) > NOTE_LENGTH:
        raise InvalidInput(fields={"note": [_("Shorten the note to 1,000 characters.")]})
    refuse_doubtful("note", note, strict=is_near_the_front(by.municipality_id))
    proposal = Proposal.objects.create(
        partnership=current,
        proposed_by=party,
        proposer=by.user,
        type=type,
        stage=stage,
        spheres=checked_spheres(spheres),
        note=note,
        **(registration.columns() if stage == Stage.REGISTERED else {}),
    )
    _journal("proposed", proposal, by)
    notices.proposal_waits(proposal.pk)
    return proposal


@transaction.atomic
def confirm_proposal(*, proposal: Proposal, by: Membership) -> Partnership:
    """Another party says yes: kind, spheres and stage become those proposed, on the word of both sides.

    Raises NotAllowed for the side that proposed and for whoever speaks for it too, Conflict where the proposal is no
    longer open or a signature has moved the partnership past the proposed stage.
    """
    acting_party(proposal.partnership, by)
    _check_other_side(proposal, by)
    check_may_confirm(represents_proposer=represents(by.user, proposal.proposed_by.municipality_id))
    _count(by)
    partnership, waiting = _open_proposal(proposal)
    target = PROPOSAL_WORKFLOW.target("confirm", waiting.status)
    partnership.type = waiting.type
    if waiting.stage == Stage.REGISTERED:
        for column in REGISTRATION:
            setattr(partnership, column, getattr(waiting, column))
    partnership.save(update_fields=["type", *REGISTRATION])
    move(partnership, waiting.stage, by.user)
    set_spheres(partnership, waiting.spheres)
    _decide(waiting, target, by)
    _state(waiting, by)
    confirmed_now(partnership)
    _journal("confirmed", waiting, by)
    notices.proposal_decided(waiting.pk)
    return partnership


@transaction.atomic
def decline_proposal(*, proposal: Proposal, by: Membership, reason: str) -> Proposal:
    """Another party says no and why: the proposer reads the reason. Raises like `confirm_proposal`."""
    acting_party(proposal.partnership, by)
    _check_other_side(proposal, by)
    _count(by)
    _partnership, waiting = _open_proposal(proposal)
    target = PROPOSAL_WORKFLOW.target("decline", waiting.status)
    if not reason.strip():
        raise InvalidInput(fields={"reason": [_("Say why you decline: the other side reads it.")]})
    if len(reason) > REASON_LENGTH:
        raise InvalidInput(fields={"reason": [_("Shorten the reason to 500 characters.")]})
    refuse_doubtful("reason", reason, strict=is_near_the_front(by.municipality_id))
    _decide(waiting, target, by, reason.strip())
    _journal("declined", waiting, by)
    notices.proposal_decided(waiting.pk)
    return waiting


@transaction.atomic
def withdraw_proposal(*, proposal: Proposal, by: Membership) -> Proposal:
    """The proposing party takes its proposal back. Raises NotAllowed for others, Conflict where it is decided."""
    acting_party(proposal.partnership, by)
    if proposal.proposed_by.municipality_id != by.municipality_id:
        raise NotAllowed(_("Only the side that proposed can withdraw."))
    _count(by)
    _partnership, waiting = _open_proposal(proposal)
    target = PROPOSAL_WORKFLOW.target("withdraw", waiting.status)
    _decide(waiting, target, by)
    _journal("withdrawn", waiting, by)
    notices.proposal_decided(waiting.pk)
    return waiting


def _count(by: Membership) -> None:
    limits.count("proposals", person=by.user, municipality=by.municipality_id)


def _registration_problems(partnership: Partnership, stage: str, registration: Registration) -> dict[str, list[Text]]:
    signatures = Signature.objects.filter(party__partnership=partnership, precision=Precision.DAY)
    last = signatures.order_by("-signed_on").values_list("signed_on", flat=True).first()
    return registration_problems(stage, registration, today=timezone.localdate(), signed_on=last)


def _check_type(type_: str) -> None:
    if type_ not in PartnershipType.values:
        raise InvalidInput(fields={"type": [_("Choose a kind of partnership from the list.")]})


def _open_proposal(proposal: Proposal) -> tuple[Partnership, Proposal]:
    """The partnership, locked, and the proposal read again behind the lock."""
    partnership = locked(proposal.partnership_id)
    waiting = Proposal.objects.select_related("proposed_by").get(pk=proposal.pk)
    waiting.partnership = partnership
    if waiting.status == ProposalStatus.OVERTAKEN:
        raise Conflict(overtaken_in_words(waiting))
    return partnership, waiting


def _check_other_side(proposal: Proposal, by: Membership) -> None:
    check_may_decide(by, proposed_by=proposal.proposed_by.municipality_id, proposer=proposal.proposer_id)


def _decide(proposal: Proposal, status: str, by: Membership, reason: str = "") -> None:
    proposal.status = status
    proposal.decided_at = timezone.now()
    proposal.decided_by = by.user
    proposal.reason = reason
    proposal.save(update_fields=["status", "decided_at", "decided_by", "reason"])


def _state(proposal: Proposal, by: Membership) -> None:
    """What both sides now say, as statements: kind, spheres and stage."""
    values: list[tuple[str, dict[str, object]]] = [
        (StatementTopic.TYPE, {"type": proposal.type}),
        (StatementTopic.STAGE, {"stage": proposal.stage}),
    ]
    if proposal.spheres:
        values.append((StatementTopic.SPHERES, {"spheres": proposal.spheres}))
    Statement.objects.bulk_create(
        Statement(
            partnership=proposal.partnership,
            topic=topic,
            evidence=Evidence.CONFIRMED_BY_BOTH,
            value=value,
            occurred_on=timezone.localdate(),
            recorded_by=by.user,
        )
        for topic, value in values
    )


def _journal(verb: str, proposal: Proposal, by: Membership) -> None:
    record(
        f"partnerships.{verb}",
        subject=proposal.partnership,
        by=by.user,
        municipality_id=by.municipality_id,
        proposal=proposal.pk,
        type=proposal.type,
        stage=proposal.stage,
        spheres=proposal.spheres,
    )
