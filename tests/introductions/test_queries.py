"""What waits, who answers, who may read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratym.introductions import actions, queries
from pobratym.introductions.workflow import Status
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory

pytestmark = pytest.mark.django_db


def test_a_letter_waits_until_it_is_answered(letter, hromada, town):
    assert queries.waiting_for(town.municipality) == 1
    assert queries.waiting_for(hromada.municipality) == 0
    actions.answer(introduction=letter, by=town, text="Hello")
    assert queries.waiting_for(town.municipality) == 0
    assert queries.waiting_for(hromada.municipality) == 1
    actions.open_letter(introduction=letter, by=hromada)
    assert queries.waiting_for(hromada.municipality) == 0


def test_undecided_letters_come_first_and_the_longest_waiting_on_top(town):
    now = timezone.now()
    old, new = (
        IntroductionFactory(receiver=town.municipality, sent=True, delivered_at=now - timedelta(days=days))
        for days in (9, 1)
    )
    over = IntroductionFactory(receiver=town.municipality, declined=True)
    IntroductionFactory(receiver=town.municipality, kept=True)
    assert list(queries.received(town.municipality)) == [old, new, over]


def test_what_was_sent_shows_drafts_but_not_discarded_ones(hromada):
    kept = IntroductionFactory(sender=hromada.municipality, kept=True)
    draft = IntroductionFactory(sender=hromada.municipality)
    discarded = IntroductionFactory(sender=hromada.municipality)
    actions.withdraw(introduction=discarded, by=hromada)
    assert set(queries.sent(hromada.municipality)) == {kept, draft}


def test_the_triage_table_sets_senders_beside_our_wishes(letter, hromada, town):
    ListingFactory(municipality=hromada.municipality, sphere="water")
    ListingFactory(municipality=hromada.municipality, sphere="youth", status="met")
    ListingFactory(municipality=hromada.municipality, sphere="sport", offer=True)
    PartnerSearchFactory(municipality=town.municipality, countries=["UA"], sizes=["over_200"])
    [row] = queries.triage(town.municipality, [letter])
    assert row.spheres == ("water",)
    assert [wish.is_met for wish in row.wishes] == [True, False]


def test_outsiders_find_no_letter(letter):
    assert queries.find(MembershipFactory().municipality, letter.pk) is None


def test_the_history_tells_the_way_of_a_letter(letter, town):
    actions.open_letter(introduction=letter, by=town)
    actions.answer(introduction=letter, by=town, text="Hello")
    actions.answer(introduction=letter, by=town, text="Hello?")
    actions.accept(introduction=letter, by=town)
    assert [line.text for line in queries.history(letter)] == [
        "The letter was sent",
        "The receiver opened the letter",
        "The receiver answered the letter",
        "The letter was accepted and talks were opened",
    ]


def test_the_reply_record_counts_answers_and_the_usual_time(town):
    now = timezone.now()
    for days in (1, 3, 8, 3):
        IntroductionFactory(
            receiver=town.municipality,
            answered=True,
            delivered_at=now - timedelta(days=10),
            answered_at=now - timedelta(days=10 - days),
        )
    IntroductionFactory(receiver=town.municipality, sent=True)
    IntroductionFactory(receiver=town.municipality, withdrawn=True)
    record = queries.reply_record(town.municipality)
    assert (record.received, record.answered, record.rate, record.days) == (5, 4, 80, 3)


def test_fewer_than_five_letters_tell_nothing_of_a_habit(town):
    IntroductionFactory.create_batch(4, receiver=town.municipality, answered=True)
    record = queries.reply_record(town.municipality)
    assert (record.is_telling, record.rate, record.days) == (False, None, None)


def test_an_empty_record_claims_nothing(town):
    record = queries.reply_record(town.municipality)
    assert (record.rate, record.days) == (None, None)


def test_the_load_of_a_receiver_counts_letters_and_talks(town):
    PartnerSearchFactory(municipality=town.municipality, capacity=2)
    IntroductionFactory(receiver=town.municipality, sent=True)
    assert not queries.load_of(town.municipality).is_full
    PartnershipFactory(municipalities=[town.municipality, MembershipFactory().municipality])
    assert queries.load_of(town.municipality).is_full


def test_letters_on_each_table_are_counted_for_matching(letter, town):
    IntroductionFactory(receiver=town.municipality, answered=True)
    IntroductionFactory(receiver=town.municipality, declined=True)
    assert queries.letters_waiting() == {town.municipality_id: 2}
    assert queries.letters_waiting([letter.sender_id]) == {}


def test_a_crossing_letter_and_open_talks_are_known(letter, hromada, town):
    assert queries.acquaintance(town.municipality_id, hromada.municipality_id)["their_letter_waits"]
    assert not queries.acquaintance(hromada.municipality_id, town.municipality_id)["their_letter_waits"]
    accepted = actions.accept(introduction=letter, by=town)
    assert accepted.status == Status.ACCEPTED
    assert queries.acquaintance(hromada.municipality_id, town.municipality_id)["in_talks"]
