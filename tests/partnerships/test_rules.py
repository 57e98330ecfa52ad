"""Rules of the register: one idea each."""

from datetime import date

import pytest

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.partnerships import rules
from pobratym.partnerships.models import PartnershipType
from pobratym.partnerships.workflow import AGREED, BEFORE_SIGNATURE, IN_FORCE, RESTING, WORKFLOW, Stage
from pobratym.profiles.vocabulary import FOUNDING_SIX


class TestStageAfterSignatures:
    @pytest.mark.parametrize("stage", BEFORE_SIGNATURE)
    def test_signatures_lead_from_every_stage_before_them(self, stage):
        def after(signed, is_confirmed=True):
            return rules.stage_after_signatures(stage, parties=3, signed=signed, is_confirmed=is_confirmed)

        assert after(0) == stage
        assert after(1) == Stage.PARTLY_SIGNED
        assert after(2) == Stage.PARTLY_SIGNED
        assert after(3) == Stage.SIGNED
        assert after(3, is_confirmed=False) == Stage.PARTLY_SIGNED, "one side's word is not enough"

    @pytest.mark.parametrize("stage", [*IN_FORCE, *RESTING, Stage.ENDED])
    def test_signatures_move_nothing_afterwards(self, stage):
        assert rules.stage_after_signatures(stage, parties=2, signed=1, is_confirmed=True) == stage

    @pytest.mark.parametrize("stage", [*BEFORE_SIGNATURE, Stage.PARTLY_SIGNED])
    def test_every_move_it_names_is_in_the_table(self, stage):
        for signed in range(3):
            reached = rules.stage_after_signatures(stage, parties=2, signed=signed, is_confirmed=True)
            assert reached == stage or WORKFLOW.target(reached, stage) == reached


class TestWorkflow:
    def test_only_the_end_is_terminal(self):
        assert WORKFLOW.terminal_states() == {Stage.ENDED}

    def test_what_is_ended_stays_ended(self):
        for stage in Stage:
            with pytest.raises(Conflict):
                WORKFLOW.target(stage, Stage.ENDED)

    def test_in_force_only_after_all_have_signed(self):
        signed_before = {*IN_FORCE, *RESTING, Stage.PARTLY_SIGNED}
        for move in WORKFLOW.transitions:
            if move.target in (Stage.REGISTERED, Stage.ACTIVE, *RESTING):
                assert move.source in signed_before - {Stage.PARTLY_SIGNED}

    def test_nobody_proposes_a_signature(self):
        for stage in Stage:
            offered = rules.proposable_stages(stage)
            assert offered[0] == stage
            assert not set(offered[1:]) & set(rules.SET_BY_SIGNATURES)


class TestCounting:
    def test_a_preliminary_agreement_and_an_intent_are_no_partnership(self):
        assert not rules.is_agreed(Stage.PRELIMINARY, PartnershipType.UNDECIDED)
        assert not rules.is_agreed(Stage.SIGNED, PartnershipType.INTENT)
        assert rules.is_agreed(Stage.PARTLY_SIGNED, PartnershipType.PARTNERSHIP)
        assert not rules.is_agreed(Stage.ENDED, PartnershipType.PARTNERSHIP)
        assert Stage.ENDED not in AGREED


class TestSpheres:
    def test_once_each_in_the_order_of_the_founding_article(self):
        shuffled = ["sport", "trade", "economic", "tourism", "socio_cultural", "science_education", "trade"]
        assert rules.checked_spheres(shuffled) == [str(sphere) for sphere in FOUNDING_SIX]

    def test_names_what_is_unknown(self):
        with pytest.raises(InvalidInput) as refusal:
            rules.checked_spheres(["trade", "astrology"])
        assert "astrology" in str(refusal.value.fields["spheres"][0])


class TestDays:
    def test_bounds(self):
        today = date(2026, 11, 22)
        for day in (today, date(1945, 1, 1)):
            rules.check_day(day, today=today, field="signed_on")
        for day in (date(2026, 11, 23), date(1944, 12, 31)):
            with pytest.raises(InvalidInput):
                rules.check_day(day, today=today, field="signed_on")


@pytest.mark.django_db
def test_who_may_decide(sides):
    ours, theirs = sides.ours, sides.theirs
    rules.check_may_decide(theirs, proposed_by=ours.municipality_id, proposer=ours.user_id)
    for by in (ours,):
        with pytest.raises(NotAllowed):
            rules.check_may_decide(by, proposed_by=ours.municipality_id, proposer=ours.user_id)
