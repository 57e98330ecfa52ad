"""A moderator reads a request beside what the directory knows, asks back, issues a code, names a head."""

import pytest

from pobratym.memberships.models import LetterCode
from tests.factories.memberships import MailboxProofFactory, MembershipFactory, MembershipRequestFactory

pytestmark = pytest.mark.django_db


def test_evidence_rivals_and_comparison_stand_beside_the_request(moderator, client):
    request = MembershipRequestFactory(user__email="officer@gmail.com")
    rival = MembershipRequestFactory(municipality=request.municipality)
    MailboxProofFactory(request=request, mailbox="rada@example.gov.ua", answer="denied", used_at="2026-01-01T10:00Z")
    page = client.get(f"/backoffice/membership-requests/{request.pk}/").content.decode()
    for words in ("Anybody can have a mailbox there", rival.user.email, "rada@example.gov.ua", "not known there"):
        assert words in page


def test_a_question_is_asked_from_the_page(moderator, client):
    request = MembershipRequestFactory()
    client.post(f"/backoffice/membership-requests/{request.pk}/", {"decision": "ask", "question": "Since when?"})
    assert request.questions.get().question == "Since when?"


def test_a_code_is_shown_once(moderator, client):
    place = MembershipRequestFactory().municipality
    address = f"/backoffice/registry/{place.pk}/letter-code/"
    assert not LetterCode.objects.exists()
    shown = client.post(address).content.decode()
    assert "kept nowhere" in shown
    assert LetterCode.objects.filter(municipality=place).count() == 1
    assert "kept nowhere" not in client.get(address).content.decode()


def test_a_municipality_without_a_head_is_listed_and_gets_one(moderator, client, confirmed):
    membership = MembershipFactory()
    assert "Municipalities without a head" in client.get("/backoffice/representatives/").content.decode()
    confirmed(client).post(f"/backoffice/representatives/{membership.pk}/role/", {"role": "head"})
    assert "Municipalities without a head" not in client.get("/backoffice/representatives/").content.decode()


def test_an_address_is_entered_confirmed_and_removed(moderator, client):
    place = MembershipRequestFactory().municipality
    typed = {
        "kind": "website",
        "value": "https://town.gov.ua",
        "source": "Seen",
        "as_of": "2026-01-01",
        "reason": "Seen",
    }
    client.post(f"/backoffice/registry/{place.pk}/addresses/", typed)
    address = place.official_addresses.get()
    assert "https://town.gov.ua" in client.get(f"/backoffice/registry/{place.pk}/").content.decode()
    client.post(f"/backoffice/registry/{place.pk}/addresses/{address.pk}/remove/", {"reason": "Another's"})
    assert not place.official_addresses.exists()
