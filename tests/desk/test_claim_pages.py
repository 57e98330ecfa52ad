"""The pages of a request, of a town hall that is asked, of colleagues, and what a municipality reads of itself."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from pobratym.introductions.models import Introduction
from pobratym.memberships import actions
from pobratym.memberships.models import Membership, Role
from pobratym.places.actions import set_official_address
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import (
    InvitationFactory,
    MailboxProofFactory,
    MembershipFactory,
    MembershipRequestFactory,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_():
    wanted = MembershipRequestFactory()
    told = {"source": "Seen", "reason": "Seen", "by": None}
    set_official_address(municipality=wanted.municipality, kind="website", value="https://town.gov.ua", **told)
    return wanted


def page_of(wanted) -> str:
    return f"/en/desk/represent/{wanted.pk}/"


def test_the_town_hall_is_asked_from_the_page_of_the_request(signed_in, request_):
    client = signed_in(request_.user)
    assert "https://town.gov.ua" in client.get(page_of(request_)).content.decode()
    refused = client.post(page_of(request_), {"step": "mailbox", "mailbox": "me@gmail.com"}).content.decode()
    assert "Anybody can have a mailbox there" in refused
    client.post(page_of(request_), {"step": "mailbox", "mailbox": "me@town.gov.ua"})
    assert mail.outbox[-1].to == ["me@town.gov.ua"]


def test_the_town_hall_answers_by_a_button_and_letters_that_waited_go(client, request_):
    waiting = IntroductionFactory(receiver=request_.municipality, kept=True)
    MailboxProofFactory(request=request_, key="a-key", mailbox="me@town.gov.ua")
    shown = client.get("/en/town-hall/a-key/")
    assert request_.user.full_name in shown.content.decode()
    assert not Membership.objects.filter(user=request_.user).exists()
    answer = client.post("/en/town-hall/a-key/", {"answer": "yes"})
    assert "now represents" in answer.content.decode()
    assert Membership.objects.filter(user=request_.user).exists()
    assert Introduction.objects.get(pk=waiting.pk).delivered_at
    assert client.get("/en/town-hall/a-key/").status_code == 410


def test_only_the_person_reads_the_page_and_a_rival_is_not_named(signed_in, request_):
    rival = MembershipRequestFactory(municipality=request_.municipality, user__full_name="Rival Person")
    page = signed_in(request_.user).get(page_of(request_)).content.decode()
    assert "Somebody else has asked" in page
    assert "Rival Person" not in page
    assert signed_in(rival.user).get(page_of(request_)).status_code == 404


def test_a_question_is_answered_on_the_page(signed_in, request_):
    actions.ask_about_request(request=request_, by=UserFactory(moderator=True), question="Since when?")
    client = signed_in(request_.user)
    assert "Since when?" in client.get(page_of(request_)).content.decode()
    client.post(page_of(request_), {"step": "answer", "answer": "Since May."})
    assert request_.questions.get().answer == "Since May."


def test_the_pace_is_said_to_be_unknown(signed_in, request_):
    assert "not known yet" in signed_in(request_.user).get(page_of(request_)).content.decode()


def test_a_colleague_is_invited_and_comes_in(signed_in):
    head = MembershipFactory(role=Role.HEAD)
    address = reverse("desk:colleagues", args=[head.municipality_id])
    signed_in(head.user).post(address, {"email": "new@example.org", "role": "editor"})
    assert mail.outbox[-1].to == ["new@example.org"]
    InvitationFactory(municipality=head.municipality, key="a-key", invited_by=head.user)
    stranger = Client().get("/en/invitation/a-key/").content.decode()
    assert "next=/en/invitation/a-key/" in stranger
    person = UserFactory()
    signed_in(person).post("/en/invitation/a-key/")
    assert Membership.objects.get(user=person).role == "editor"


def test_an_editor_sees_no_form_to_invite(signed_in):
    editor = MembershipFactory(role=Role.EDITOR)
    address = reverse("desk:colleagues", args=[editor.municipality_id])
    page = signed_in(editor.user).get(address).content.decode()
    assert "Invite a colleague" not in page


def test_the_journal_names_ones_own_people_only(signed_in):
    head = MembershipFactory(role=Role.HEAD, user__full_name="Olena Koval")
    actions.confirm_membership(membership=head, by=head.user)
    moderator = UserFactory(moderator=True, full_name="Moderator Person")
    actions.grant_membership(user=UserFactory(), municipality=head.municipality, role="editor", by=moderator)
    address = reverse("desk:own_journal", args=[head.municipality_id])
    page = signed_in(head.user).get(address).content.decode()
    assert "Olena Koval" in page
    assert "Moderator Person" not in page
    assert signed_in(UserFactory()).get(address).status_code == 403


def test_a_successor_finds_what_is_open(signed_in):
    head = MembershipFactory(role=Role.HEAD)
    IntroductionFactory(receiver=head.municipality, sent=True, subject="A school exchange")
    page = signed_in(head.user).get(reverse("desk:handover", args=[head.municipality_id])).content.decode()
    assert "A school exchange" in page


def test_the_last_head_names_a_successor(signed_in, confirmed):
    head = MembershipFactory(role=Role.HEAD)
    heir = MembershipFactory(municipality=head.municipality)
    address = reverse("desk:membership_end", args=[head.municipality_id, head.pk])
    confirmed(signed_in(head.user)).post(address, {"reason": "Another post", "successor": heir.pk})
    heir.refresh_from_db()
    assert heir.role == Role.HEAD
