"""A moderator asks before deciding; the request waits for the answer and comes back; how long answers take."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone, translation

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.memberships import actions
from pobratym.memberships.models import MembershipRequest
from pobratym.memberships.queries import (
    is_claimed_by_another,
    other_open_claims,
    usual_answer_in_days,
    waiting_requests,
)
from pobratym.memberships.rules.pace import usual_days
from pobratym.memberships.workflow import WORKFLOW, RequestStatus
from tests.factories.memberships import MembershipRequestFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


def test_the_question_goes_to_the_person_in_her_language_and_the_answer_comes_back(moderator):
    request = MembershipRequestFactory(user__language="uk")
    with translation.override("en"):
        actions.ask_about_request(request=request, by=moderator, question="З якого дня?")
    assert mail.outbox[-1].to == [request.user.email]
    assert "З якого дня?" in mail.outbox[-1].body
    assert f"/uk/desk/represent/{request.pk}/" in mail.outbox[-1].body
    assert not waiting_requests()
    actions.answer_question(request=request, by=request.user, answer="З травня.")
    assert list(waiting_requests()) == [request]
    assert mail.outbox[-1].to == [moderator.email]
    assert request.questions.get().answer == "З травня."


def test_one_question_at_a_time_and_with_words(moderator):
    request = MembershipRequestFactory()
    with pytest.raises(InvalidInput):
        actions.ask_about_request(request=request, by=moderator, question=" ")
    actions.ask_about_request(request=request, by=moderator, question="Since?")
    with pytest.raises(Conflict):
        actions.ask_about_request(request=request, by=moderator, question="And?")
    with pytest.raises(InvalidInput):
        actions.answer_question(request=request, by=request.user, answer=" ")
    with pytest.raises(NotAllowed):
        actions.answer_question(request=request, by=UserFactory(), answer="Mine")
    actions.answer_question(request=request, by=request.user, answer="May.")
    with pytest.raises(Conflict):
        actions.answer_question(request=request, by=request.user, answer="June.")


@pytest.mark.parametrize("decision", ["approve", "refuse", "withdraw"])
def test_what_is_asked_can_be_decided(moderator, decision):
    request = MembershipRequestFactory()
    actions.ask_about_request(request=request, by=moderator, question="Since?")
    if decision == "approve":
        actions.approve_request(request=request, by=moderator, role="head")
    elif decision == "refuse":
        actions.refuse_request(request=request, by=moderator, reason="No answer.")
    else:
        actions.withdraw_request(request=request, by=request.user)
        assert not request.questions.exists()
    assert MembershipRequest.objects.get().status in WORKFLOW.terminal_states()


@pytest.mark.parametrize("status", [RequestStatus.APPROVED, RequestStatus.REFUSED, RequestStatus.WITHDRAWN])
@pytest.mark.parametrize("verb", ["ask", "answer", "approve", "prove", "refuse", "withdraw"])
def test_nothing_leads_out_of_a_decision(status, verb):
    with pytest.raises(Conflict):
        WORKFLOW.target(verb, status)


def test_of_two_claims_for_one_municipality_everybody_is_told_without_a_name():
    one = MembershipRequestFactory()
    other = MembershipRequestFactory(municipality=one.municipality)
    assert list(other_open_claims(one)) == [other]
    assert is_claimed_by_another(one.user, one.municipality_id)
    assert is_claimed_by_another(other.user, one.municipality_id)
    actions.withdraw_request(request=other, by=other.user)
    assert not is_claimed_by_another(one.user, one.municipality_id)


def test_moderators_are_reminded_once_in_three_days(moderator):
    request = MembershipRequestFactory(requested_at=timezone.now() - timedelta(days=3))
    MembershipRequestFactory()
    assert actions.remind_moderators(by=None) == 1
    assert mail.outbox[-1].to == [moderator.email]
    assert actions.remind_moderators(by=None) == 0
    MembershipRequest.objects.filter(pk=request.pk).update(reminded_at=timezone.now() - timedelta(days=4))
    assert actions.remind_moderators(by=None) == 1


def test_how_long_it_takes_is_measured_or_not_said(moderator):
    for days in (1, 1, 1, 2):
        _decided(moderator, days)
    assert usual_answer_in_days() is None
    _decided(moderator, 9)
    assert usual_answer_in_days() == 2
    MembershipRequest.objects.update(decided_at=timezone.now() - timedelta(days=91))
    assert usual_answer_in_days() is None


def test_four_of_five_were_answered_within():
    hours = [timedelta(hours=each) for each in (1, 2, 3, 25, 400)]
    assert usual_days(hours) == 2
    assert usual_days(hours[:4]) is None


def _decided(moderator, days) -> None:
    now = timezone.now()
    MembershipRequestFactory(
        status="refused", reason="No", requested_at=now - timedelta(days=days), decided_at=now, decided_by=moderator
    )
