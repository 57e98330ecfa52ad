"""Needs and offers come to their end: told of once beforehand, ended on the day after, opened again by hand."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.journal.models import Entry
from pobratym.profiles import actions
from pobratym.profiles.models import Listing
from tests.factories.memberships import MembershipFactory
from tests.factories.profiles import ListingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return MembershipFactory()


def listing(by, days, **more) -> Listing:
    return ListingFactory(municipality=by.municipality, expires_on=timezone.localdate() + timedelta(days=days), **more)


def test_what_is_past_its_day_expires_and_the_rest_stays(by):
    past, today = listing(by, -1), listing(by, 0)
    assert actions.expire_listings() == [past]
    assert actions.expire_listings() == []
    assert list(Listing.objects.open()) == [today]
    assert Entry.objects.latest("id").verb == "profiles.listing_expired"


def test_one_letter_tells_of_all_that_end_soon_and_only_once(by):
    MembershipFactory(municipality=by.municipality, role="observer")
    listing(by, 3, title_en="Pumps")
    listing(by, 13, title_en="Pipes", offer=True)
    listing(by, 40, title_en="Later")
    assert actions.remind_of_listings() == 1
    assert actions.remind_of_listings() == 0
    [letter] = mail.outbox  # the observer cannot change anything
    assert letter.to == [by.user.email]
    assert "Later" not in letter.body
    assert letter.body.count("–") == 2


def test_a_later_day_is_reminded_of_anew(by):
    soon = listing(by, 3)
    actions.remind_of_listings()
    actions.change_listing(listing=soon, by=by, expires_on=timezone.localdate() + timedelta(days=10))
    assert actions.remind_of_listings() == 1


def test_what_has_ended_is_opened_again_but_not_what_was_withdrawn(by):
    past = listing(by, -1)
    actions.expire_listings()
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert actions.reopen_listing(listing=past, by=by, expires_on=tomorrow).status == "open"
    with pytest.raises(InvalidInput):
        actions.reopen_listing(listing=past, by=by, expires_on=timezone.localdate() - timedelta(days=1))
    withdrawn = ListingFactory(municipality=by.municipality, status="withdrawn")
    for ended in (withdrawn, past):  # the second is open already
        with pytest.raises(Conflict):
            actions.reopen_listing(listing=ended, by=by)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"amount": 5000}, "currency"),
        ({"currency": "EUR"}, "currency"),
        ({"starts_on": "2026-05-02", "ends_on": "2026-05-01"}, "before it begins"),
        ({"people": -1}, "people"),
    ],
)
def test_size_and_period_make_sense(by, fields, wrong):
    known = {"direction": "need", "sphere": "water", "form": "know_how", "title": {"en": "Pumps"}}
    with pytest.raises(InvalidInput) as refused:
        actions.add_listing(municipality=by.municipality, by=by, **known, **fields)
    assert wrong in str(dict(refused.value.fields))
