"""Yes, no, and thinking better of it: one wins, the other is told."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import translation

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions import actions
from pobratym.introductions.models import Introduction
from pobratym.introductions.workflow import Status
from pobratym.journal.models import Entry
from pobratym.partnerships.models import Partnership
from pobratym.partnerships.workflow import Stage
from tests.factories.memberships import MembershipFactory

pytestmark = pytest.mark.django_db


in_threads = pytest.mark.skipif(
    "connection.vendor == 'sqlite'", reason="a SQLite database in memory belongs to one thread; PostgreSQL runs this"
)


def at_once(*steps):
    """Each (verb, letter, membership) in a thread of its own; the verb's name, or what its person was told."""
    start, outcomes = Barrier(len(steps)), []

    def act(verb, letter, by):
        translation.activate("en")  # a thread begins in the language of the settings
        start.wait()
        try:
            verb(introduction=letter, by=by)
            outcomes.append(verb.__name__)
        except Conflict as told:
            outcomes.append(str(told))
        finally:
            connection.close()

    threads = [Thread(target=act, args=step) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return outcomes


def stale(letter):
    """The letter as another page loaded it before."""
    return Introduction.objects.get(pk=letter.pk)


def test_accepting_opens_talks_in_the_register(letter, hromada, town):
    accepted = actions.accept(introduction=letter, by=town)
    partnership = Partnership.objects.get()
    assert accepted.partnership == partnership
    assert partnership.stage == Stage.IN_TALKS
    assert [party.municipality for party in partnership.parties.all()] == [hromada.municipality, town.municipality]


@pytest.mark.parametrize("verb", ["accept", "decline"])
def test_the_sender_does_not_decide_its_own_letter(letter, hromada, verb):
    with pytest.raises(NotAllowed):
        getattr(actions, verb)(
            introduction=letter, by=hromada, **({"reason": "no_capacity"} if verb == "decline" else {})
        )


def test_the_receiver_does_not_withdraw(letter, town):
    with pytest.raises(NotAllowed):
        actions.withdraw(introduction=letter, by=town)


def test_declining_says_why_in_the_readers_language(letter, town):
    from django.utils import translation

    declined = actions.decline(introduction=letter, by=town, reason="no_capacity", own_words="Пишіть навесні.")
    assert declined.status == Status.DECLINED
    assert "as many talks as we can" in declined.decline_text
    assert declined.decline_text.endswith("Пишіть навесні.")
    with translation.override("uk"):
        assert declined.decline_text.endswith("Пишіть навесні.")


@pytest.mark.parametrize(
    ("reason", "own_words", "field"),
    [
        ("", "", "reason"),
        ("rude", "", "reason"),
        ("own_words", "  ", "own_words"),
        ("own_words", "x" * 1501, "decision_reason"),
    ],
)
def test_declining_without_a_reason_is_refused(letter, town, reason, own_words, field):
    with pytest.raises(InvalidInput) as refused:
        actions.decline(introduction=letter, by=town, reason=reason, own_words=own_words)
    assert list(refused.value.fields) == [field]
    assert stale(letter).status == Status.SENT


def test_of_accepting_and_withdrawing_on_old_pages_the_first_wins(letter, hromada, town):
    before = stale(letter)
    actions.withdraw(introduction=letter, by=hromada)
    with pytest.raises(Conflict, match="sender has since withdrawn"):
        actions.accept(introduction=before, by=town)
    assert not Partnership.objects.exists()


def test_of_withdrawing_and_accepting_on_old_pages_the_first_wins(letter, hromada, town):
    before = stale(letter)
    actions.accept(introduction=letter, by=town)
    with pytest.raises(Conflict, match="has since been accepted"):
        actions.withdraw(introduction=before, by=hromada)
    assert stale(letter).status == Status.ACCEPTED


def test_two_colleagues_do_not_open_talks_twice(letter, town):
    before, colleague = stale(letter), MembershipFactory(municipality=town.municipality)
    actions.accept(introduction=letter, by=town)
    with pytest.raises(Conflict):
        actions.accept(introduction=before, by=colleague)
    assert Partnership.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@in_threads
def test_accepting_and_withdrawing_at_once_has_exactly_one_winner(hromada, town, letter):
    for _round in range(5):
        Introduction.objects.filter(pk=letter.pk).update(
            status=Status.SENT, decided_at=None, decided_by=None, answered_at=None, partnership=None
        )
        Partnership.objects.all().delete()
        outcomes = at_once((actions.accept, stale(letter), town), (actions.withdraw, stale(letter), hromada))
        winners = [each for each in outcomes if each in ("accept", "withdraw")]
        assert len(winners) == 1, outcomes
        assert any("has since" in each for each in outcomes)
        assert stale(letter).status == {"accept": Status.ACCEPTED, "withdraw": Status.WITHDRAWN}[winners[0]]
        assert Partnership.objects.count() == (1 if winners == ["accept"] else 0)


@pytest.mark.django_db(transaction=True)
@in_threads
def test_of_two_letters_sent_to_each_other_at_once_one_goes(hromada, town):
    words = {"subject": "Let us talk", "letter": {"en": "We live on a river."}}
    there = actions.draft(receiver=town.municipality, by=hromada, **words)
    back = actions.draft(receiver=hromada.municipality, by=town, **words)
    outcomes = at_once((actions.send, there, hromada), (actions.send, back, town))
    assert outcomes.count("send") == 1, outcomes
    assert any("already written to you" in each for each in outcomes)


def test_what_was_decided_stands_in_the_ledger(letter, town):
    actions.decline(introduction=letter, by=town, reason="has_partner")
    entry = Entry.objects.get(verb="introductions.declined")
    assert (entry.actor_id, entry.municipality_id) == (town.user_id, town.municipality_id)
    assert entry.details == {"reason": "has_partner"}
