"""A moderator sees everybody who represents a municipality, and ends a membership."""

import pytest
from django.urls import reverse

from pobratym.memberships.models import Role
from tests.factories.memberships import MembershipFactory

pytestmark = pytest.mark.django_db


def test_the_list_and_one_municipality_of_it(client, moderator):
    one, other = MembershipFactory(position="Mayor"), MembershipFactory()
    page = client.get(reverse("representatives")).content.decode()
    assert one.user.email in page
    assert other.user.email in page
    assert "Mayor" in page
    page = client.get(reverse("representatives"), {"municipality": one.municipality_id}).content.decode()
    assert other.user.email not in page


def test_ending_asks_once_more_and_warns(client, moderator, confirmed):
    head = MembershipFactory(role=Role.HEAD)
    address = reverse("representative_end", args=[head.pk])
    assert "Nobody else represents" in client.get(address).content.decode()
    assert "reauthenticate" in client.post(address).headers["Location"]
    head.refresh_from_db()
    assert head.ended_at is None
    answer = confirmed(client).post(address, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("representatives")
    head.refresh_from_db()
    assert head.ended_at
    assert client.get(address, follow=True).status_code == 404


def test_editors_of_news_end_nothing(client, editor):
    membership = MembershipFactory()
    for answer in (
        client.get(reverse("representatives")),
        client.post(reverse("representative_end", args=[membership.pk])),
    ):
        assert answer.status_code in (302, 403)
    membership.refresh_from_db()
    assert membership.ended_at is None
