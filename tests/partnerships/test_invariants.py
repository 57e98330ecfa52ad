"""What must hold however the sides act: drawn at random from both sides' real verbs, and shown to find seeded faults.

The walk is directed at the parties' roles: every step is tried by somebody who could do it and by somebody who
could not, else a machine that draws actors at random stays green on a broken rule.
"""

from contextlib import ExitStack
from datetime import date, timedelta
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.core.errors import Conflict, DomainError
from pobratym.partnerships import actions, following, moves, rules
from pobratym.partnerships.models import Partnership, Party, Proposal, Statement
from pobratym.partnerships.workflow import IN_FORCE, RESTING, WITHDRAWAL, WORKFLOW, ProposalStatus, Stage
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory

pytestmark = pytest.mark.django_db(transaction=False)

SIDE = st.sampled_from([0, 1, 2])  # 2 is an outsider
STEP = st.one_of(
    st.tuples(st.just("propose"), SIDE, st.sampled_from(Stage.values)),
    st.tuples(st.just("confirm"), SIDE, st.none()),
    st.tuples(st.just("decline"), SIDE, st.none()),
    st.tuples(st.just("withdraw"), SIDE, st.none()),
    st.tuples(st.just("sign"), SIDE, st.integers(0, 400)),
    st.tuples(st.just("confirm_signature"), SIDE, st.none()),
    st.tuples(st.just("correct_signature"), SIDE, st.integers(0, 400)),
    st.tuples(st.just("withdraw_signature"), SIDE, st.none()),
)
# A life as it usually goes, so that walks reach the late stages too.
WHOLE_LIFE = [
    ("propose", 0, Stage.DRAFTING),
    ("confirm", 1, None),
    ("sign", 0, 10),
    ("sign", 1, 20),
    ("propose", 1, Stage.ACTIVE),
    ("confirm", 0, None),
    ("propose", 0, Stage.ENDED),
    ("confirm", 1, None),
]
WALK = st.builds(lambda start, rest: WHOLE_LIFE[:start] + rest, st.integers(0, 8), st.lists(STEP, max_size=8))


class Broken(AssertionError):
    """An invariant does not hold."""


class World:
    """Two parties, an outsider, one partnership; every step is tried and then everything is checked."""

    def __init__(self) -> None:
        self.partnership = PartnershipFactory(spheres=["water"])
        parties = list(self.partnership.parties.all())
        self.people = [MembershipFactory(municipality=party.municipality) for party in parties]
        self.people.append(MembershipFactory())
        self.proposers: dict[int, int] = {}
        self.before = str(self.partnership.stage)

    def take(self, verb, side, argument) -> None:
        by = self.people[side]
        try:
            self._act(verb, by, argument)
        except DomainError:
            self._check(done=None, side=side)
        else:
            self._check(done=verb, side=side)

    def _act(self, verb, by, argument) -> None:
        if verb == "propose":
            actions.propose(partnership=self.partnership, by=by, type="memorandum", stage=argument, spheres=["water"])
        elif verb == "sign":
            day = date(2024, 1, 1) + timedelta(days=argument)
            actions.record_signature(partnership=self.partnership, by=by, signed_on=day)
        elif verb.endswith("_signature"):
            self._speak_of_a_signature(verb, by, argument)
        elif proposal := Proposal.objects.filter(partnership=self.partnership).order_by("-id").first():
            reason = {"reason": "no"} if verb == "decline" else {}
            getattr(actions, f"{verb}_proposal")(proposal=proposal, by=by, **reason)

    def _speak_of_a_signature(self, verb, by, argument) -> None:
        said = Statement.objects.filter(partnership=self.partnership, topic="signature", confirms=None)
        if (statement := said.order_by("-id").first()) is None:
            raise Conflict("nobody has signed")
        given = {} if verb == "confirm_signature" else {"reason": "A wrong day"}
        if verb == "correct_signature":
            given["signed_on"] = date(2024, 1, 1) + timedelta(days=argument)
        getattr(actions, verb)(statement=statement, by=by, **given)

    def _check(self, *, done, side) -> None:
        partnership = Partnership.objects.get(pk=self.partnership.pk)
        stage = partnership.stage
        if done == "confirm" and Proposal.objects.filter(partnership=partnership).exists():
            self._confirmed_by_the_other(side)
        if side == 2 and done and Proposal.objects.filter(partnership=partnership).exists():
            raise Broken("an outsider acted")
        if self.before == Stage.ENDED and stage != Stage.ENDED:
            raise Broken("what had ended went on")
        signed = Party.objects.filter(partnership=partnership, signatures__isnull=False).distinct().count()
        if stage in (*IN_FORCE, *RESTING) and signed < 2:
            raise Broken("in force without all signatures")
        if stage == Stage.PARTLY_SIGNED and signed == 0:
            raise Broken("signed by nobody")
        if stage != self.before:
            self._kept(partnership)
        if Proposal.objects.filter(partnership=partnership, status=ProposalStatus.OPEN).count() > 1:
            raise Broken("two open proposals")
        self.before = stage

    def _confirmed_by_the_other(self, side) -> None:
        proposal = Proposal.objects.filter(partnership=self.partnership).order_by("-id").first()
        if proposal.proposed_by.municipality_id == self.people[side].municipality_id:
            raise Broken("the proposer confirmed")

    def _kept(self, partnership) -> None:
        last = partnership.stage_changes.last()
        if last is None or (last.from_stage, last.to_stage) != (self.before, partnership.stage):
            raise Broken("a move was not kept")
        known = WORKFLOW.verbs(self.before) + WITHDRAWAL.verbs(self.before)
        if partnership.stage not in known:
            raise Broken("a move that the table does not know")


def walk(steps) -> None:
    world = World()
    for step in steps:
        world.take(*step)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WALK)
def test_whatever_the_sides_do(steps):
    walk(steps)


class LawlessTable:
    """A workflow that lets everything through."""

    def target(self, verb, source):
        return verb


def first_party(partnership, by):
    return partnership.parties.first()


def no_record(**kwargs):
    return None


FAULTS = {
    "the proposer may confirm": [
        mock.patch.object(actions.proposals, "check_may_decide"),
        mock.patch.object(actions.proposals, "check_may_confirm"),
    ],
    "outsiders may act": [mock.patch.object(actions.proposals, "acting_party", first_party)],
    "one signature is enough": [mock.patch.object(following, "stage_after_signatures", return_value=Stage.SIGNED)],
    "a signed stage may be proposed": [mock.patch.object(rules, "SET_BY_SIGNATURES", ())],
    "the end is no end": [
        mock.patch.object(actions.signatures, "is_over", return_value=False),
        mock.patch.object(following, "stage_after_signatures", return_value=Stage.PARTLY_SIGNED),
        mock.patch.object(moves, "WORKFLOW", LawlessTable()),
    ],
    "a withdrawn signature leaves the stage": [mock.patch.object(actions.signatures, "fall_back")],
    "moves are not kept": [mock.patch.object(moves.StageChange.objects, "create", no_record)],
}
SHORT_WALKS = [
    [("propose", 0, Stage.DRAFTING), ("confirm", 0, None)],
    [("propose", 2, Stage.DRAFTING)],
    [("sign", 0, 1)],
    [("propose", 0, Stage.SIGNED), ("confirm", 1, None)],
    [("propose", 0, Stage.ENDED), ("confirm", 1, None), ("sign", 0, 1)],
    WHOLE_LIFE,
    [*WHOLE_LIFE[:6], ("withdraw_signature", 1, None)],
]


@pytest.mark.parametrize("fault", FAULTS)
def test_the_check_finds_a_seeded_fault(fault):
    """With the fault in the code at least one directed walk breaks an invariant; without it none does."""
    found = []
    for steps in SHORT_WALKS:
        walk(steps)
        with ExitStack() as faulty:
            for patch in FAULTS[fault]:
                faulty.enter_context(patch)
            try:
                walk(steps)
            except (Broken, DomainError) as broken:
                found.append(broken)
    assert any(isinstance(each, Broken) for each in found)
