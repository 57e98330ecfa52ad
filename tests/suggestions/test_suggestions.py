"""Anybody suggests a correction, moderators decide, the proposer is told once and forgotten in time."""

import threading
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.core.errors import Conflict, DomainError, InvalidInput, NotAllowed
from pobratym.journal.models import Entry
from pobratym.places.models import Amendment, Municipality
from pobratym.suggestions import actions
from pobratym.suggestions.models import Suggestion
from pobratym.suggestions.queries import facts_on_file, namesakes_of, proposer_of, suggestions_of, waiting_suggestions
from pobratym.suggestions.rules import ERASED_AFTER, MOST_WAITING
from pobratym.suggestions.workflow import WORKFLOW
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.suggestions import SuggestionFactory
from tests.places.whole import held

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


def suggested(**said) -> Suggestion:
    given = {
        "by": None,
        "matter": "name_en",
        "proposed": {"name_en": "Brody City"},
        "source": "https://rada.example/7",
        "email": "Reader@example.org",
    } | said
    if "municipality" not in given:
        given["municipality"] = MunicipalityFactory(name_en="Brody")
    return actions.suggest_correction(**given)


def test_a_suggestion_waits_and_changes_nothing():
    suggestion = suggested(name=" Olena ", language="en")
    assert list(waiting_suggestions()) == [suggestion]
    assert (suggestion.email, suggestion.name) == ("reader@example.org", "Olena")
    assert suggestion.shown == [("Name in English or romanised", "Brody City")]
    assert Municipality.objects.get().name["en"] == "Brody"
    assert Entry.objects.get().verb == "suggestions.suggested"
    assert "reader" not in str(Entry.objects.get().details)


def test_a_point_is_kept_to_about_a_hundred_metres_only():
    precise = {"latitude": "50.4500671", "longitude": "30.5234567"}
    suggestion = suggested(matter="point", proposed=precise)
    suggestion.refresh_from_db()
    assert suggestion.proposed == {"latitude": "50.450", "longitude": "30.523"}
    with pytest.raises(InvalidInput):
        suggested(matter="point", proposed={"latitude": "north", "longitude": "30"})


@pytest.mark.parametrize(
    "said",
    [{"source": " "}, {"email": ""}, {"email": "nobody"}, {"proposed": {"name_en": " "}}, {"municipality": None}],
)
def test_what_is_missing_is_asked_for(said):
    with pytest.raises(InvalidInput):
        suggested(**said)
    assert not Suggestion.objects.exists()


def test_the_same_twice_and_too_many_at_a_time_are_refused():
    first = suggested()
    with pytest.raises(InvalidInput, match="already suggested"):
        suggested(municipality=first.municipality)
    for number in range(MOST_WAITING - 1):
        suggested(municipality=first.municipality, proposed={"name_en": f"Brody {number}"})
    with pytest.raises(InvalidInput, match="waiting for an answer"):
        suggested()
    assert suggested(email="other@example.org").pk


def test_accepted_with_values_it_corrects_and_tells_in_one_go(moderator):
    suggestion = suggested(name="Olena", language="en")
    actions.accept_suggestion(
        suggestion=suggestion, by=moderator, values={"name_en": "Brody City"}, reason="Decision 7"
    )
    place = Municipality.objects.get()
    suggestion.refresh_from_db()
    assert (place.name["en"], held(place)) == ("Brody City", ["name_en"])
    assert (suggestion.status, suggestion.decided_by_id) == ("accepted", moderator.pk)
    assert suggestion.correction == Amendment.objects.get()
    (letter,) = mail.outbox
    assert letter.to == ["reader@example.org"]
    assert f"no. {suggestion.pk}" in letter.subject
    for words in (
        "Dear Olena,",
        "The directory now says: Brody City",
        f"/en/municipalities/{place.pk}-brody-city/",
    ):
        assert words in letter.body


def test_the_letter_speaks_the_language_of_the_proposer(moderator):
    suggestion = suggested(language="uk")
    actions.decline_suggestion(suggestion=suggestion, by=moderator, reason="Рішення ради говорить інше.")
    (letter,) = mail.outbox
    assert "Рішення ради говорить інше." in letter.body
    assert "Дякуємо" in letter.body
    assert "/uk/municipalities/" in letter.body
    assert "Thank you" not in letter.body


def test_where_the_correction_is_refused_nothing_is_decided(moderator):
    suggestion = suggested()
    with pytest.raises(InvalidInput):
        actions.accept_suggestion(suggestion=suggestion, by=moderator, values={"name_en": "Brody"}, reason="Same")
    with pytest.raises(InvalidInput):
        actions.accept_suggestion(suggestion=suggestion, by=moderator, values={"name_en": "X"}, reason="")
    suggestion.refresh_from_db()
    assert suggestion.status == "waiting"
    assert not Amendment.objects.exists()
    assert not mail.outbox


def test_what_no_correction_can_do_is_accepted_with_what_was_done(moderator):
    suggestion = suggested(matter="duplicate", proposed={"duplicate_of": "Brody, Lviv Oblast"})
    for values in ({"name_en": "X"}, None):
        with pytest.raises(InvalidInput):
            actions.accept_suggestion(suggestion=suggestion, by=moderator, values=values, reason="r")
    actions.accept_suggestion(suggestion=suggestion, by=moderator, answer="Both entries are one now.")
    assert "Both entries are one now." in mail.outbox[0].body


def test_declining_needs_a_reason(moderator):
    with pytest.raises(InvalidInput) as refused:
        actions.decline_suggestion(suggestion=suggested(), by=moderator, reason=" ")
    assert "reason" in refused.value.fields


def test_one_takes_back_only_ones_own_and_only_while_it_waits(moderator):
    reader = UserFactory()
    suggestion = suggested(by=reader, email=reader.email)
    with pytest.raises(NotAllowed):
        actions.withdraw_suggestion(suggestion=suggestion, by=moderator)
    actions.withdraw_suggestion(suggestion=suggestion, by=reader)
    assert not suggestions_of(reader.pk).exists()
    suggestion.refresh_from_db()
    assert (suggestion.status, suggestion.email) == ("withdrawn", "")
    with pytest.raises(Conflict):
        actions.withdraw_suggestion(suggestion=suggestion, by=reader)
    with pytest.raises(Conflict):
        actions.decline_suggestion(suggestion=suggestion, by=moderator, reason="Late")


def test_a_month_after_the_answer_nobody_knows_who_it_was(moderator):
    old, fresh, waiting = suggested(name="Olena"), suggested(email="b@example.org"), suggested(email="c@example.org")
    for suggestion in (old, fresh):
        actions.decline_suggestion(suggestion=suggestion, by=moderator, reason="No.")
    long_ago = timezone.now() - ERASED_AFTER - timedelta(minutes=1)
    Suggestion.objects.filter(pk=old.pk).update(decided_at=long_ago)
    Suggestion.objects.filter(pk=waiting.pk).update(suggested_at=long_ago)
    call_command("erase_proposers", stdout=StringIO())
    assert actions.erase_proposers(by=None) == 0
    old.refresh_from_db()
    assert (old.name, old.email, old.answer) == ("", "", "No.")
    assert set(Suggestion.objects.exclude(email="").values_list("pk", flat=True)) == {fresh.pk, waiting.pk}
    assert Entry.objects.filter(verb="suggestions.proposer_erased").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "accepted"},
        {"status": "waiting", "decided_at": timezone.now(), "decided_by_id": 1},
        {"status": "declined", "decided_at": timezone.now(), "decided_by_id": 1, "answer": ""},
        {"status": "accepted", "decided_at": timezone.now(), "decided_by_id": 1, "answer": ""},
        {"decided_at": timezone.now()},
        {"municipality": None},
        {"email": ""},
        {"erased_at": timezone.now(), "email": ""},
    ],
)
def test_the_database_refuses_half_a_decision(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        SuggestionFactory(**wrong)


def test_moderators_see_how_the_person_fared_before_and_who_is_called_alike(moderator):
    namesake = MunicipalityFactory(name_en="Brody City")
    namesake.names.create(text="Brody City", language="en", key="brody city", source="test")
    for number, decide in enumerate(["accept", "decline", "decline"]):
        earlier = suggested(proposed={"name_en": f"Earlier {number}"})
        if decide == "accept":
            actions.accept_suggestion(suggestion=earlier, by=moderator, answer="Done.")
        else:
            actions.decline_suggestion(suggestion=earlier, by=moderator, reason="No.")
    suggestion = suggested()
    proposer = proposer_of(suggestion)
    assert (proposer.accepted, proposer.declined, proposer.waiting) == (1, 2, 0)
    assert namesakes_of(suggestion) == [namesake]


def test_what_stands_there_now():
    place = MunicipalityFactory(population=20_000, population_as_of=date(2022, 1, 1), population_source="Census")
    assert facts_on_file(place, "population") == [
        ("Population", "20,000"),
        ("Population as of", "1 January 2022"),
        ("Source of the population", "Census"),
    ]
    assert facts_on_file(place, "point")[0] == ("Latitude of the centre", "50.000")
    assert facts_on_file(place, "other") == facts_on_file(place, "ended") == []


VERBS = ("accept", "decline", "withdraw", "erase")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 2)), max_size=12))
def test_whatever_is_tried_a_decision_stands_and_is_told_once(steps):
    """Any order of verbs: the first decision stays as it was, each decided suggestion has exactly one letter."""
    reader, mod = UserFactory(), UserFactory(moderator=True)
    mail.outbox.clear()
    suggestions = [SuggestionFactory(proposer_id=reader.pk) for _ in range(3)]
    addressees = {each.pk: each.email for each in suggestions}
    kept: dict[int, tuple] = {}
    for verb, at in steps:
        try:
            _step(verb, suggestions[at], reader, mod)
        except DomainError:
            assert verb == "erase" or suggestions[at].pk in kept
        for row in Suggestion.objects.exclude(status="waiting"):
            now = (row.status, row.decided_at, row.decided_by_id, row.answer, row.correction_id, row.proposed)
            assert kept.setdefault(row.pk, now) == now
    decided = Suggestion.objects.decided().filter(pk__in=addressees)
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(addressees[each.pk] for each in decided)
    assert {row.status for row in Suggestion.objects.filter(pk__in=kept)} <= WORKFLOW.terminal_states()


def _step(verb, suggestion, reader, mod) -> None:
    if verb == "accept":
        actions.accept_suggestion(suggestion=suggestion, by=mod, values={"name_en": "New"}, reason="Because")
    elif verb == "decline":
        actions.decline_suggestion(suggestion=suggestion, by=mod, reason="No.")
    elif verb == "withdraw":
        actions.withdraw_suggestion(suggestion=suggestion, by=reader)
    else:
        actions.erase_proposers(by=None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads do not share a database in memory")
@pytest.mark.parametrize("second", ["accept", "decline"])
def test_of_two_moderators_at_the_same_moment_one_wins(second):
    suggestion = SuggestionFactory()
    moderators = [UserFactory(moderator=True), UserFactory(moderator=True)]
    together, outcomes = threading.Barrier(2), []

    def decide(moderator, verb: str) -> None:
        own = Suggestion.objects.get(pk=suggestion.pk)
        together.wait()
        try:
            _step(verb, own, None, moderator)
            outcomes.append("won")
        except Conflict:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=pair) for pair in zip(moderators, ["accept", second], strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["told", "won"]
    suggestion.refresh_from_db()
    assert Amendment.objects.count() == (1 if suggestion.status == "accepted" else 0)
    assert len(mail.outbox) == 1
