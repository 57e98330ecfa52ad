"""Proof by the mailbox of the town hall: asked there, answered once, in time, by whoever reads its mail."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed, TooMany
from pobratym.journal.models import Entry
from pobratym.memberships import actions
from pobratym.memberships.models import MailboxProof, Membership
from pobratym.memberships.queries import mailbox_proof_with
from pobratym.places.actions import set_official_address
from pobratym.places.models import OfficialAddress
from tests.factories.memberships import MailboxProofFactory, MembershipFactory, MembershipRequestFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
SITE, OFFICER = "https://borodianka.gov.ua", "officer@borodianka.gov.ua"


@pytest.fixture
def moderator():
    return UserFactory(moderator=True, language="en")


@pytest.fixture
def request_(moderator):
    return MembershipRequestFactory()


def on_file(request, value=SITE, kind="website", *, by_moderator=True) -> None:
    if by_moderator:
        set_official_address(
            municipality=request.municipality, kind=kind, value=value, source="Seen", reason="Seen", by=None
        )
    else:
        OfficialAddress.objects.create(
            municipality=request.municipality, kind=kind, value=value, source="Wikidata", as_of=timezone.localdate()
        )


def asked(request, mailbox=OFFICER) -> str:
    """The key, as it stands in the letter to the town hall."""
    actions.ask_town_hall(request=request, mailbox=mailbox, by=request.user)
    letter = mail.outbox[-1]
    assert letter.to == [mailbox.lower()]
    return re.search(r"/town-hall/([\w-]{20,90})/", letter.body)[1]


def test_a_yes_from_the_domain_of_the_website_opens_the_door_at_once(request_, moderator):
    on_file(request_)
    colleague = MembershipFactory(municipality=request_.municipality)
    key = asked(request_)
    actions.answer_for_town_hall(key=key, is_ours=True, by=None)
    request_.refresh_from_db()
    assert (request_.status, request_.proven_by, request_.decided_by) == ("approved", "mailbox", None)
    assert Membership.objects.get(user=request_.user).role == "coordinator"
    told = {letter.to[0] for letter in mail.outbox[1:]}
    assert told == {request_.user.email, moderator.email, colleague.user.email}
    assert Entry.objects.latest("id").verb == "memberships.request_proven"


def test_the_official_mailbox_may_be_of_any_provider(request_):
    on_file(request_, "rada.borodianka@ukr.net", "mailbox")
    key = asked(request_, "Rada.Borodianka@ukr.net")
    assert actions.answer_for_town_hall(key=key, is_ours=True, by=None).status == "approved"


@pytest.mark.parametrize(
    "mailbox",
    [
        "officer@gmail.com",
        "officer@gov.ua",
        "officer@school.borodianka.gov.ua",
        "officer@borodianka.gov.ua.evil.com",
        "officer@borоdianka.gov.ua",  # a Cyrillic letter
        "officer@xn--bordianka-66k.gov.ua",
        "nonsense",
        "",
    ],
)
def test_no_other_mailbox_is_asked(request_, mailbox):
    on_file(request_)
    with pytest.raises(InvalidInput) as refusal:
        actions.ask_town_hall(request=request_, mailbox=mailbox, by=request_.user)
    assert "mailbox" in refusal.value.fields
    assert not MailboxProof.objects.exists()
    assert not mail.outbox


def test_without_an_address_on_file_no_mailbox_is_asked(request_):
    with pytest.raises(InvalidInput):
        actions.ask_town_hall(request=request_, mailbox=OFFICER, by=request_.user)


def test_what_an_open_encyclopedia_says_opens_no_door_until_a_moderator_confirms_it(request_, moderator):
    on_file(request_, by_moderator=False)
    actions.answer_for_town_hall(key=asked(request_), is_ours=True, by=None)
    request_.refresh_from_db()
    assert (request_.status, request_.mailbox_proofs.get().answer) == ("requested", "confirmed")
    assert mail.outbox[-1].to == [moderator.email]
    assert not Membership.objects.exists()
    on_file(request_)
    assert actions.answer_for_town_hall(key=asked(request_), is_ours=True, by=None).status == "approved"


def test_a_no_stands_in_the_queue(request_, moderator):
    on_file(request_)
    actions.answer_for_town_hall(key=asked(request_), is_ours=False, by=None)
    request_.refresh_from_db()
    assert (request_.status, request_.mailbox_proofs.get().answer) == ("requested", "denied")
    assert "not known there" in mail.outbox[-1].body


def test_a_key_works_once(request_):
    on_file(request_)
    key = asked(request_)
    actions.answer_for_town_hall(key=key, is_ours=False, by=None)
    assert mailbox_proof_with(key) is None
    with pytest.raises(Conflict):
        actions.answer_for_town_hall(key=key, is_ours=True, by=None)
    assert not Membership.objects.exists()


def test_a_key_expires_and_a_later_one_makes_it_void(request_):
    on_file(request_)
    proof = MailboxProofFactory(request=request_, key="late", mailbox=OFFICER)
    MailboxProof.objects.filter(pk=proof.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    first, second = asked(request_), asked(request_)
    for void in ("late", first, "", "x" * 10_000):
        with pytest.raises(Conflict):
            actions.answer_for_town_hall(key=void, is_ours=True, by=None)
    assert actions.answer_for_town_hall(key=second, is_ours=True, by=None).status == "approved"


def test_the_key_is_kept_nowhere(request_):
    on_file(request_)
    assert asked(request_) not in MailboxProof.objects.get().digest


def test_nobody_asks_for_somebody_else_or_for_what_is_decided(request_, moderator):
    on_file(request_)
    with pytest.raises(NotAllowed):
        actions.ask_town_hall(request=request_, mailbox=OFFICER, by=moderator)
    key = asked(request_)
    actions.refuse_request(request=request_, by=moderator, reason="No.")
    with pytest.raises(Conflict):
        actions.ask_town_hall(request=request_, mailbox=OFFICER, by=request_.user)
    with pytest.raises(Conflict):
        actions.answer_for_town_hall(key=key, is_ours=True, by=None)


def test_a_town_hall_is_asked_a_few_times_a_day(request_):
    on_file(request_)
    for _time in range(3):
        asked(request_)
    with pytest.raises(TooMany):
        asked(request_)
