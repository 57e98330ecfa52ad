"""Which moves are refused with which reason, and on whose word all have signed."""

from datetime import date

import pytest
from django.utils import timezone

from pobratym.core.errors import InvalidInput
from pobratym.partnerships import actions
from pobratym.partnerships.models import Evidence, Signature, Statement, StatementTopic
from pobratym.partnerships.rules import check_proposed_stage
from pobratym.partnerships.workflow import Stage
from tests.factories.partnerships import PartnershipFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("present", [Stage.IN_TALKS, Stage.APPROVED, Stage.PARTLY_SIGNED])
def test_who_proposes_that_all_have_signed_is_told_to_record_a_signature(present):
    with pytest.raises(InvalidInput) as refused:
        check_proposed_stage(present, Stage.SIGNED)
    assert "Record your signature" in str(refused.value.fields["stage"][0])


@pytest.mark.parametrize("stage", [Stage.PARTLY_SIGNED, Stage.SIGNED])
def test_a_proposal_may_leave_the_stage_that_signatures_set(stage):
    check_proposed_stage(stage, stage)


def test_a_stage_out_of_reach_is_told_from_a_signature():
    with pytest.raises(InvalidInput) as refused:
        check_proposed_stage(Stage.IN_TALKS, Stage.DORMANT)
    assert "cannot be reached" in str(refused.value.fields["stage"][0])


def _stage_statements(partnership):
    return Statement.objects.filter(partnership=partnership, topic=StatementTopic.STAGE)


def test_where_the_press_told_of_the_others_they_confirm_before_all_have_signed(sides):
    ours, theirs = sides.partnership.parties.order_by("position")
    Signature.objects.create(party=ours, signed_on=date(2023, 5, 21))  # as the press said

    actions.record_signature(partnership=sides.partnership, by=sides.theirs, signed_on=date(2023, 6, 1))

    sides.partnership.refresh_from_db()
    assert (sides.partnership.stage, sides.partnership.last_confirmed_at) == (Stage.PARTLY_SIGNED, None)
    assert not _stage_statements(sides.partnership).exists()
    said = Statement.objects.get(partnership=sides.partnership, topic=StatementTopic.SIGNATURE, stated_by=theirs)
    actions.confirm_signature(statement=said, by=sides.ours)
    told = _stage_statements(sides.partnership).get()
    assert (told.evidence, told.occurred_on) == (Evidence.CONFIRMED_BY_BOTH, timezone.localdate())
    sides.partnership.refresh_from_db()
    assert sides.partnership.stage == Stage.SIGNED
    assert sides.partnership.last_confirmed_at


def test_on_the_word_of_both_it_is_confirmed(sides):
    for by in (sides.ours, sides.theirs):
        assert not _stage_statements(sides.partnership).exists()
        actions.record_signature(partnership=sides.partnership, by=by, signed_on=date(2023, 6, 1))
    told = _stage_statements(sides.partnership).get()
    assert (told.evidence, told.stated_by) == (Evidence.CONFIRMED_BY_BOTH, None)
    sides.partnership.refresh_from_db()
    assert sides.partnership.last_confirmed_at


def test_a_further_signature_says_nothing_new_of_the_stage(sides):
    for by in (sides.ours, sides.theirs):
        actions.record_signature(partnership=sides.partnership, by=by, signed_on=date(2023, 6, 1))
    actions.record_signature(partnership=sides.partnership, by=sides.ours, signed_on=date(2024, 6, 1))
    assert _stage_statements(sides.partnership).count() == 1
    assert sides.partnership.stage_changes.count() == 2


def test_one_of_three_that_signs_moves_it_once(sides):
    three = PartnershipFactory(
        municipalities=[
            sides.ours.municipality,
            sides.theirs.municipality,
            PartnershipFactory().parties.first().municipality,
        ],
        spheres=["water"],
    )
    for by in (sides.ours, sides.theirs):
        actions.record_signature(partnership=three, by=by, signed_on=date(2023, 6, 1))
    three.refresh_from_db()
    assert three.stage == Stage.PARTLY_SIGNED
    assert three.stage_changes.count() == 1
    assert not _stage_statements(three).exists()
