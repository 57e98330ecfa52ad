"""Moderators enter organisations and who speaks for them, and read who vouches for whom."""

import pytest
from django.urls import reverse

from pobratym.memberships.models import Vouching
from tests.factories.memberships import AffiliationFactory, MandateFactory, RepresentativeFactory, VouchingFactory
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


def test_a_moderator_enters_an_organisation_and_who_speaks_for_it(client, moderator, confirmed):
    person, country = UserFactory(), CountryFactory()
    typed = {"name_en": "Association of Towns", "name_uk": "Асоціація міст", "kind": "association"}
    typed |= {"source": "Its page", "country": country.pk}
    pk = int(client.post(reverse("organisation_enter"), typed).headers["Location"].rstrip("/").rsplit("/", 1)[1])
    appoint = reverse("organisation_appoint", args=[pk])
    assert "reauthenticate" in client.post(appoint, {"email": person.email}).headers["Location"]
    assert not person.represents_organisations.exists()
    confirmed(client).post(appoint, {"email": person.email, "position": "Secretary"})
    assert person.represents_organisations.get().organisation_id == pk
    client.post(
        reverse("organisation_list_member", args=[pk]), {"municipality": MunicipalityFactory().pk, "source": "A"}
    )
    page = client.get(reverse("organisation", args=[pk])).content.decode()
    assert person.email in page
    assert "Association of Towns" in client.get(reverse("organisations")).content.decode()
    corrected = typed | {"name_en": "Association of Towns and Villages"}
    client.post(reverse("organisation_correct", args=[pk]), corrected)
    assert "Towns and Villages" in client.get(reverse("organisation", args=[pk])).content.decode()


def test_nobody_without_an_account_speaks_for_it(client, moderator, confirmed):
    pk = RepresentativeFactory().organisation_id
    answer = confirmed(client).post(reverse("organisation_appoint", args=[pk]), {"email": "nobody@example.org"})
    assert "Nobody has an account with this address" in answer.content.decode()


def test_a_moderator_ends_what_is_wrong(client, moderator, confirmed):
    mandate = MandateFactory(acting=True)
    organisation, acting = mandate.organisation, mandate.memberships.get()
    listed = AffiliationFactory(organisation=organisation, municipality=mandate.municipality)
    role = organisation.representatives.get()
    confirmed(client).post(reverse("organisation_end_mandate", args=[organisation.pk, mandate.pk]))
    client.post(reverse("organisation_unlist_member", args=[organisation.pk, listed.pk]))
    client.post(reverse("organisation_dismiss", args=[organisation.pk, role.pk]))
    for each in (mandate, acting, role):
        each.refresh_from_db()
        assert each.ended_at, each
    listed.refresh_from_db()
    assert listed.until


def test_the_moderator_reads_who_vouches(client, moderator):
    secretary = RepresentativeFactory()
    vouching = VouchingFactory(organisation=secretary.organisation)
    Vouching.objects.update(
        answer="known", words="We met in Lviv.", answered_at=vouching.asked_at, answered_by=secretary.user
    )
    page = client.get(reverse("membership_request", args=[vouching.request_id])).content.decode()
    assert "We met in Lviv." in page
    assert secretary.user.email in page
    assert "somebody vouches" in client.get(reverse("membership_requests")).content.decode()
