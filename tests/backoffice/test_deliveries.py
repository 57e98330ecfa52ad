"""Moderators look at letters before they leave for town halls that are not here."""

import pytest
from django.urls import reverse

from pobratym.delivery.workflow import Status
from tests.factories.delivery import DeliveryFactory, NoMoreLettersFactory

pytestmark = pytest.mark.django_db


def test_the_queue_says_why_and_a_yes_sends_it(moderator, client, mailoutbox):
    held = DeliveryFactory(held=True)
    queue = reverse("backoffice_deliveries")
    page = client.get(queue).content.decode()
    assert held.address in page
    assert held.reasons_to_look
    client.post(queue, {"number": held.pk, "decision": "approve"})
    assert mailoutbox[0].to == [held.address]


def test_a_no_without_a_reason_is_asked_for_one(moderator, client):
    held = DeliveryFactory(held=True)
    queue = reverse("backoffice_deliveries")
    assert 'role="alert"' in client.post(queue, {"number": held.pk, "decision": "refuse"}).content.decode()
    client.post(queue, {"number": held.pk, "decision": "refuse", "reason": "Private"})
    held.refresh_from_db()
    assert held.status == Status.REFUSED


def test_a_refusal_is_lifted_with_a_reason(moderator, client):
    refusal = NoMoreLettersFactory()
    queue = reverse("backoffice_deliveries")
    client.post(queue, {"number": refusal.pk, "decision": "lift", "reason": "It wrote to us."})
    refusal.refresh_from_db()
    assert refusal.lifted_at


@pytest.mark.parametrize("typed", [{}, {"decision": "approve", "number": "x"}, {"decision": "burn", "number": "1"}])
def test_what_is_nonsense_is_none(moderator, client, typed):
    assert client.post(reverse("backoffice_deliveries"), typed, follow=True).status_code == 404
