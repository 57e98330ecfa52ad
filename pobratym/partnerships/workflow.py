"""The life of a partnership: stages and the moves between them (docs/domain.md, sections 2.3 and 2.7).

Council decision and ministerial approval come in any order, so one stage, `under_approval`, stands for both.
Signatures move a partnership by themselves (rules.py); the rest is proposed by one side and confirmed by another.
"""

from itertools import product

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.workflow import Transition, Workflow


class Stage(models.TextChoices):
    """How far a partnership has come."""

    IN_TALKS = "in_talks", _("in talks")
    PRELIMINARY = "preliminary", _("preliminary agreement")
    INTENT_DECLARED = "intent_declared", _("intent declared")
    DRAFTING = "drafting", _("draft in preparation")
    UNDER_APPROVAL = "under_approval", _("under approval")
    APPROVED = "approved", _("approved, not yet signed")
    PARTLY_SIGNED = "partly_signed", _("signed by some parties")
    SIGNED = "signed", _("signed by all parties")
    REGISTERED = "registered", _("registered")
    ACTIVE = "active", _("active")
    DORMANT = "dormant", _("dormant")
    PAUSED = "paused", _("paused")
    ENDED = "ended", _("ended")


BEFORE_SIGNATURE = (
    Stage.IN_TALKS,
    Stage.PRELIMINARY,
    Stage.INTENT_DECLARED,
    Stage.DRAFTING,
    Stage.UNDER_APPROVAL,
    Stage.APPROVED,
)
IN_FORCE = (Stage.SIGNED, Stage.REGISTERED, Stage.ACTIVE)
RESTING = (Stage.DORMANT, Stage.PAUSED)
# A document exists that at least one party has signed, and it has not ended.
AGREED = (Stage.PARTLY_SIGNED, *IN_FORCE, *RESTING)

# The verb of a move is the stage it leads to: a proposal names the stage it wants.
WORKFLOW = Workflow(
    [Transition(to, come_from, to) for come_from, to in product(BEFORE_SIGNATURE, BEFORE_SIGNATURE) if come_from != to]
    + [
        Transition(to, come_from, to)
        for come_from in BEFORE_SIGNATURE
        for to in (Stage.PARTLY_SIGNED, Stage.SIGNED, Stage.ENDED)
    ]
    + [Transition(to, Stage.PARTLY_SIGNED, to) for to in (Stage.SIGNED, Stage.ENDED)]
    + [
        Transition(to, come_from, to)
        for come_from, to in product(IN_FORCE, (*IN_FORCE, *RESTING, Stage.ENDED))
        if come_from != to and to != Stage.SIGNED
    ]
    + [Transition(to, come_from, to) for come_from, to in product(RESTING, (Stage.ACTIVE, Stage.ENDED))]
)

# Back again, where a party takes its signature back: to fewer signatures, or to where the parties stood before them.
WITHDRAWAL = Workflow(
    [Transition(Stage.PARTLY_SIGNED, each, Stage.PARTLY_SIGNED) for each in (*IN_FORCE, *RESTING)]
    + [Transition(to, come_from, to) for come_from, to in product(AGREED, BEFORE_SIGNATURE)]
)


class ProposalStatus(models.TextChoices):
    """What became of one side's proposal."""

    OPEN = "open", _("waiting for the other side")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    OVERTAKEN = "overtaken", _("overtaken by events")


PROPOSAL_WORKFLOW = Workflow(
    [
        Transition("confirm", ProposalStatus.OPEN, ProposalStatus.CONFIRMED),
        Transition("decline", ProposalStatus.OPEN, ProposalStatus.DECLINED),
        Transition("withdraw", ProposalStatus.OPEN, ProposalStatus.WITHDRAWN),
        Transition("overtake", ProposalStatus.OPEN, ProposalStatus.OVERTAKEN),
    ]
)
