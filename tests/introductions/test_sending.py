"""What a draft is held against once more when it is sent: time has passed since it was written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions import actions
from pobratym.introductions.models import Introduction
from pobratym.introductions.rules.doubtful import DoubtfulLetter
from pobratym.introductions.workflow import Status
from pobratym.journal.models import Entry
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory

pytestmark = pytest.mark.django_db


def _stays_a_draft(drafted):
    drafted.refresh_from_db()
    assert (drafted.status, drafted.sent_at, drafted.delivered_at) == (Status.DRAFTED, None, None)


def test_a_receiver_that_ended_meanwhile_is_not_written_to(drafted, hromada, town):
    town.municipality.ended_on = timezone.localdate()
    town.municipality.save()
    with pytest.raises(InvalidInput):
        actions.send(introduction=drafted, by=hromada)
    _stays_a_draft(drafted)


def test_nor_is_one_whose_country_is_excluded_meanwhile(drafted, hromada, town):
    country = town.municipality.country
    country.exclusion_act, country.excluded_since = "Act 1", timezone.localdate()
    country.save()
    with pytest.raises(InvalidInput):
        actions.send(introduction=drafted, by=hromada)
    _stays_a_draft(drafted)


def test_a_letter_that_came_from_there_meanwhile_is_answered_first(drafted, hromada, town):
    IntroductionFactory(sent=True, sender=town.municipality, receiver=hromada.municipality)
    with pytest.raises(Conflict):
        actions.send(introduction=drafted, by=hromada)
    _stays_a_draft(drafted)


def test_somebody_who_may_no_longer_speak_does_not_send(drafted, hromada):
    hromada.ended_at, hromada.ended_by = timezone.now(), hromada.user
    hromada.save()
    with pytest.raises(NotAllowed):
        actions.send(introduction=drafted, by=hromada)
    _stays_a_draft(drafted)


def test_a_doubtful_letter_goes_to_a_moderator_where_one_insists_which_the_journal_keeps(hromada, town):
    told = actions.draft(
        receiver=town.municipality, by=hromada, subject="Bridge", letter={"en": "It stands at 50.45010, 30.52340."}
    )
    with pytest.raises(DoubtfulLetter):
        actions.send(introduction=told, by=hromada)
    _stays_a_draft(told)
    assert actions.send(introduction=told, by=hromada, insist=True).status == Status.HELD
    entry = Entry.objects.filter(verb="introductions.held").latest("id")
    assert entry.details["receiver"] == town.municipality_id


def test_the_receiver_hears_of_it_once_it_is_delivered(
    drafted, hromada, town, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        actions.send(introduction=drafted, by=hromada)
    assert [message.to for message in mailoutbox] == [[town.user.email]]


def test_one_that_waits_for_its_receiver_is_told_to_nobody(hromada, mailoutbox, django_capture_on_commit_callbacks):
    letter = IntroductionFactory(sender=hromada.municipality)
    with django_capture_on_commit_callbacks(execute=True):
        kept = actions.send(introduction=letter, by=hromada)
    assert (kept.status, kept.delivered_at, mailoutbox) == (Status.AWAITING_RECIPIENT, None, [])
    assert kept.sent_at


def test_both_municipalities_are_held_in_one_order_before_the_letter_is_looked_at(drafted, hromada):
    """Else of two letters that cross both would leave."""
    with CaptureQueriesContext(connection) as asked:
        actions.send(introduction=drafted, by=hromada)
    statements = [each["sql"] for each in asked.captured_queries]
    of_both = f"IN ({drafted.sender_id}, {drafted.receiver_id}) ORDER BY"
    held = next(number for number, sql in enumerate(statements) if of_both in sql)
    looked_at = next(number for number, sql in enumerate(statements) if 'FROM "introductions_introduction"' in sql)
    assert held < looked_at


def test_the_letters_of_a_colleague_are_sent_in_her_own_name(drafted, hromada):
    colleague = MembershipFactory(municipality=hromada.municipality)
    actions.send(introduction=drafted, by=colleague)
    assert Entry.objects.latest("id").actor_id == colleague.user_id
    assert Introduction.objects.get().written_by == hromada.user
