"""What follows from signatures: the stage goes on or back, and a proposal that can no longer come true is closed."""

from collections.abc import Iterable

from django.utils import timezone

from pobratym.journal.actions import record
from pobratym.partnerships import notices
from pobratym.partnerships.models import (
    Evidence,
    Partnership,
    Party,
    Statement,
    StatementQuerySet,
    StatementTopic,
)
from pobratym.partnerships.moves import confirmed_now, move, step_back, withdraw
from pobratym.partnerships.rules import (
    DOCUMENTARY_EVIDENCE,
    SET_BY_SIGNATURES,
    is_word_of_each,
    stage_after_signatures,
)
from pobratym.partnerships.rules.staleness import is_overtaken
from pobratym.partnerships.workflow import (
    AGREED,
    BEFORE_SIGNATURE,
    PROPOSAL_WORKFLOW,
    ProposalStatus,
    Stage,
)
from pobratym.people.models import User


def follow_signatures(partnership: Partnership, by: User | None) -> None:
    """Bring the stage where the signatures put it, and say on whose word all have signed.

    One side's word leads to «signed by some»; «signed by all» needs the word of each side, or a document.
    """
    parties = _with_signatures(partnership)
    signed = [party for party in parties if party.signatures.all()]
    own_words, document = _is_word_of_each(partnership, parties), _document_of(partnership)
    stage = stage_after_signatures(
        partnership.stage,
        parties=len(parties),
        signed=len(signed),
        is_confirmed=own_words or document is not None,
    )
    if stage != partnership.stage:
        move(partnership, stage, by)
        overtake_proposals(partnership, by)
    if (
        partnership.stage in AGREED
        and own_words
        and len(signed) == len(parties)
        and not _said_to_be_signed(partnership).exists()
    ):
        _state_all_signed(partnership, by)
        confirmed_now(partnership)


def fall_back(partnership: Partnership, by: User | None, reason: str) -> None:
    """Bring the stage back where the signatures that are left put it.

    What sources reported as signed stays so: no party's word made it, none unmakes it.
    """
    before = _stage_before_signatures(partnership)
    if before is None or partnership.stage not in AGREED:
        return
    parties = _with_signatures(partnership)
    signed = sum(bool(party.signatures.all()) for party in parties)
    confirmed = _is_word_of_each(partnership, parties) or _document_of(partnership) is not None
    stage = stage_after_signatures(before, parties=len(parties), signed=signed, is_confirmed=confirmed)
    if stage in (Stage.SIGNED, partnership.stage):
        return
    step_back(partnership, stage, by, reason)
    withdraw(list(_said_to_be_signed(partnership)), by, reason)
    overtake_proposals(partnership, by)


def overtake_proposals(partnership: Partnership, by: User | None) -> None:
    """Close the open proposal that can no longer come true, tell both sides what has happened."""
    for proposal in partnership.proposals.filter(status=ProposalStatus.OPEN):
        if not is_overtaken(proposal.stage, partnership.stage):
            continue
        proposal.status = PROPOSAL_WORKFLOW.target("overtake", proposal.status)
        proposal.decided_at, proposal.decided_by = timezone.now(), by
        proposal.overtaken_by = partnership.stage
        proposal.save(update_fields=["status", "decided_at", "decided_by", "overtaken_by"])
        record(
            "partnerships.overtaken",
            subject=partnership,
            by=by,
            proposal=proposal.pk,
            proposed=proposal.stage,
            stage=partnership.stage,
        )
        notices.proposal_overtaken(proposal.pk, by)


def _with_signatures(partnership: Partnership) -> list[Party]:
    return list(Party.objects.filter(partnership=partnership).prefetch_related("signatures"))


def _is_word_of_each(partnership: Partnership, parties: Iterable[Party]) -> bool:
    """Whether different people have spoken for each side: by its own signature, or by confirming the other one's."""
    confirmations = partnership.statements.standing().filter(confirms__isnull=False, recorded_by__isnull=False)
    spoken: dict[int | None, set[int]] = {}
    for party, person in confirmations.values_list("stated_by_id", "recorded_by_id"):
        spoken.setdefault(party, set()).add(person)
    return is_word_of_each(
        [
            {each.recorded_by_id for each in party.signatures.all() if each.recorded_by_id}
            | spoken.get(party.pk, set())
            for party in parties
        ]
    )


def _document_of(partnership: Partnership) -> Statement | None:
    """A document or a register that shows the signatures."""
    shown = partnership.statements.standing().filter(evidence__in=DOCUMENTARY_EVIDENCE)
    return shown.filter(topic=StatementTopic.SIGNATURE).first()


def _said_to_be_signed(partnership: Partnership) -> StatementQuerySet:
    """What the sides have said together: that all have signed."""
    said = partnership.statements.standing().filter(evidence=Evidence.CONFIRMED_BY_BOTH)
    return said.filter(topic=StatementTopic.STAGE, value__stage=Stage.SIGNED)


def _state_all_signed(partnership: Partnership, by: User | None) -> None:
    Statement.objects.create(
        partnership=partnership,
        topic=StatementTopic.STAGE,
        evidence=Evidence.CONFIRMED_BY_BOTH,
        value={"stage": Stage.SIGNED},
        occurred_on=timezone.localdate(),
        recorded_by=by,
    )


def _stage_before_signatures(partnership: Partnership) -> str | None:
    """Where the parties stood before somebody of them signed on the platform; None where sources reported it signed."""
    made_here = partnership.stage_changes.filter(
        changed_by__isnull=False, reason="", to_stage__in=SET_BY_SIGNATURES, from_stage__in=BEFORE_SIGNATURE
    )
    first = made_here.order_by("-changed_at", "-id").first()
    return first.from_stage if first else None
