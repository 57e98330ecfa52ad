"""The desk of an organisation, the consent of a municipality, and a question to somebody who may vouch, as pages."""

import pytest
from django.urls import reverse

from pobratym.memberships.models import Affiliation, Mandate, Membership, Role, Vouching
from pobratym.profiles.actions import save_passport
from tests.factories.memberships import (
    AffiliationFactory,
    MandateFactory,
    MembershipFactory,
    MembershipRequestFactory,
    RepresentativeFactory,
    VouchingFactory,
)
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return RepresentativeFactory()


def _page(of) -> str:
    return f"/en/desk/organisations/{of.pk}/"


def test_who_asks_names_an_association_and_it_answers(signed_in, secretary):
    wanted = MembershipRequestFactory()
    AffiliationFactory(organisation=secretary.organisation, municipality=wanted.municipality)
    address = reverse("desk:claim_request", args=[wanted.pk])
    client = signed_in(wanted.user)
    assert str(secretary.organisation) in client.get(f"/en{address[3:]}").content.decode()
    client.post(address, {"step": "vouch", "voucher": f"organisation-{secretary.organisation_id}"})
    vouching = Vouching.objects.get()
    client = signed_in(secretary.user)
    question = f"/en/desk/vouching/{vouching.pk}/"
    assert question in client.get("/en/desk/").content.decode()
    assert question in client.get(_page(secretary.organisation)).content.decode()
    refused = client.post(question, {"answer": "yes", "words": ""})
    assert "Say how you know the person" in refused.content.decode()
    client.post(question, {"answer": "yes", "words": "We met in Lviv."})
    vouching.refresh_from_db()
    assert (vouching.answer, vouching.words) == ("known", "We met in Lviv.")
    assert question not in client.get("/en/desk/").content.decode()


@pytest.mark.parametrize("voucher", ["organisation-0", "municipality-x", "organisation-", "x", ""])
def test_nobody_else_can_be_named(signed_in, voucher):
    wanted = MembershipRequestFactory()
    answer = signed_in(wanted.user).post(
        reverse("desk:claim_request", args=[wanted.pk]), {"step": "vouch", "voucher": voucher}
    )
    assert answer.status_code == 200
    assert not Vouching.objects.exists()


def test_a_stranger_reads_no_question(signed_in):
    vouching = VouchingFactory()
    assert signed_in(MembershipFactory().user).get(f"/en/desk/vouching/{vouching.pk}/").status_code == 403


def test_a_municipality_consents_after_showing_that_it_is_she(signed_in, confirmed, secretary):
    head = MembershipFactory(role=Role.HEAD)
    AffiliationFactory(organisation=secretary.organisation, municipality=head.municipality)
    page, sent = f"/en/desk/{head.municipality_id}/organisations/", {"organisation": secretary.organisation_id}
    client = signed_in(head.user)
    assert "reauthenticate" in client.post(page, sent).headers["Location"]
    assert not Mandate.objects.exists()
    confirmed(client).post(page, sent)
    mandate = Mandate.objects.get()
    theirs = signed_in(secretary.user)
    theirs.post(f"{_page(secretary.organisation)}act/{mandate.pk}/")
    assert Membership.objects.get(user=secretary.user).mandate == mandate
    assert str(secretary.organisation) in theirs.get("/en/desk/").content.decode()
    signed_in(head.user).post(f"{page}{mandate.pk}/end/")
    assert not Membership.objects.active().filter(user=secretary.user).exists()
    assert signed_in(secretary.user).get(f"/en/desk/{head.municipality_id}/people/").status_code == 403


def test_the_journal_of_the_municipality_says_who_acted_and_for_whom(signed_in):
    acting = MandateFactory(acting=True).memberships.get()
    save_passport(municipality=acting.municipality, by=acting, about={"en": "A town by a river."})
    head = acting.municipality.memberships.get(role=Role.HEAD)
    journal = signed_in(head.user).get(f"/en/desk/{acting.municipality_id}/journal/").content.decode()
    assert f"{acting.user} of {acting.mandate.organisation}, for the municipality" in journal


def test_an_organisation_keeps_its_list(signed_in, secretary):
    town = MunicipalityFactory()
    client = signed_in(secretary.user)
    adding = f"{_page(secretary.organisation)}members/?municipality={town.pk}"
    assert "Say where" in client.post(adding, {"source": " "}).content.decode() or not Affiliation.objects.exists()
    client.post(adding, {"source": "The list of May", "since": "2024-05-01"})
    listed = Affiliation.objects.get()
    assert "The list of May" in client.get(_page(secretary.organisation)).content.decode()
    client.post(f"{_page(secretary.organisation)}members/{listed.pk}/end/")
    listed.refresh_from_db()
    assert listed.until


def test_the_desk_of_an_organisation_is_for_its_people(signed_in, secretary):
    client = signed_in(RepresentativeFactory().user)
    assert client.get(_page(secretary.organisation)).status_code == 403
