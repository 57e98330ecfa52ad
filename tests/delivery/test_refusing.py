"""A town hall refuses all further letters, and is left alone."""

import pytest

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.delivery import actions, queries
from pobratym.delivery.models import NoMoreLetters
from pobratym.delivery.stop_links import delivery_of_token, stop_token
from pobratym.journal.models import Entry
from tests.factories.delivery import DeliveryFactory, NoMoreLettersFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_it_holds_for_every_hromada_and_twice_is_once(town):
    for _time in range(2):
        actions.refuse_letters(municipality=town, address="office@town.example.pl", by=None)
    assert queries.wants_no_letters(town.pk)
    assert NoMoreLetters.objects.count() == Entry.objects.filter(verb="delivery.stopped").count() == 1


def test_a_moderator_lifts_it_with_a_reason_and_it_can_be_said_again(town):
    moderator = UserFactory(moderator=True)
    refusal = actions.refuse_letters(municipality=town, by=moderator, how_said="in_writing")
    with pytest.raises(InvalidInput):
        actions.lift_refusal(refusal=refusal, by=moderator, reason=" ")
    actions.lift_refusal(refusal=refusal, by=moderator, reason="The mayor wrote to us on 3 May.")
    assert not queries.wants_no_letters(town.pk)
    with pytest.raises(Conflict):
        actions.lift_refusal(refusal=refusal, by=moderator, reason="Again")
    actions.refuse_letters(municipality=town, by=None)
    assert queries.wants_no_letters(town.pk)


def test_nobody_else_refuses_or_lifts(town):
    person = MembershipFactory().user
    with pytest.raises(NotAllowed):
        actions.refuse_letters(municipality=town, by=person)
    with pytest.raises(NotAllowed):
        actions.lift_refusal(refusal=NoMoreLettersFactory(), by=person, reason="I want to write.")


class TestLinks:
    def test_a_link_is_of_its_delivery(self):
        delivery = DeliveryFactory()
        assert delivery_of_token(stop_token(delivery.pk)) == delivery

    @pytest.mark.parametrize("token", ["", ":", "1", "1:", "1:abc", "x" * 5000])
    def test_nobody_makes_one_up(self, token):
        DeliveryFactory()
        assert delivery_of_token(token) is None

    def test_that_of_another_delivery_does_not_fit(self):
        one, other = DeliveryFactory(), DeliveryFactory()
        signature = stop_token(one.pk).partition(":")[2]
        assert delivery_of_token(f"{other.pk}:{signature}") is None
