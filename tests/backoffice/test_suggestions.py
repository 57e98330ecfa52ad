"""Moderators decide the suggestions of readers."""

import pytest
from django.core import mail

from pobratym.places.models import Amendment
from pobratym.suggestions.actions import decline_suggestion
from pobratym.suggestions.models import Suggestion
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.suggestions import SuggestionFactory

pytestmark = pytest.mark.django_db
ALL = "/backoffice/suggestions/"


def _text(answer) -> str:
    return " ".join(answer.content.decode().split())


def _decide(client, suggestion, decision, **typed):
    return _text(client.post(f"{ALL}{suggestion.pk}/", {"decision": decision} | typed, follow=True))


def test_only_moderators_see_and_decide(client, editor):
    suggestion = SuggestionFactory()
    for address in (ALL, f"{ALL}{suggestion.pk}/"):
        assert client.get(address).status_code == 302
    _decide(client, suggestion, "decline", reason="No.")
    suggestion.refresh_from_db()
    assert suggestion.status == "waiting"


def test_the_first_page_counts_what_waits(client, moderator):
    SuggestionFactory.create_batch(2)
    assert '<strong class="waiting__count">2</strong> Suggestions about the directory' in _text(
        client.get("/backoffice/")
    )


def test_the_present_stands_beside_the_proposed_with_the_source_and_the_person(client, moderator):
    town = MunicipalityFactory(name_en="Brody", population=20_000)
    earlier = SuggestionFactory(email="olena@example.org")
    decline_suggestion(suggestion=earlier, by=moderator, reason="No.")
    suggestion = SuggestionFactory(
        municipality=town,
        matter="population",
        proposed={"population": "21500", "population_as_of": "2022-01-01"},
        details="<b>Census</b>",
        email="olena@example.org",
        name="Olena",
    )
    page = _text(client.get(f"{ALL}{suggestion.pk}/"))
    for words in (
        "20,000", "21500", 'href="https://rada.example/decision-7"', "olena@example.org", "&lt;b&gt;Census",
        "accepted: 0, declined: 1, waiting: 0", 'name="population-population" value="21500"', 'value="2022-01-01"',
    ):  # fmt: skip
        assert words in page, words


def test_one_click_corrects_and_answers(client, moderator):
    suggestion = SuggestionFactory()
    values = {"name_en-name_en": "Right Town", "name_en-reason": "Decision 7"}
    assert "told by e-mail" in _decide(client, suggestion, "correct", **values)
    assert Amendment.objects.get().after == "Right Town"
    assert len(mail.outbox) == 1
    assert "already been decided: accepted" in _decide(client, suggestion, "decline", reason="No.")
    assert len(mail.outbox) == 1
    decided = _text(client.get(f"{ALL}{suggestion.pk}/"))
    assert moderator.full_name in decided
    assert 'name="decision"' not in decided
    assert f"{ALL}{suggestion.pk}/" in _text(client.get(f"{ALL}?decided"))


def test_the_unit_that_is_meant_is_chosen_for_the_moderator(client, moderator):
    city, town = MunicipalityFactory(name_en="Lviv City"), MunicipalityFactory()
    suggestion = SuggestionFactory(
        municipality=town, matter="parent", proposed={"parent": "Lviv", "parent_id": str(city.pk)}
    )
    assert "Lviv City" in _text(client.get(f"{ALL}{suggestion.pk}/"))
    city.names.create(text="Lviv", language="en", key="lviv", source="test")
    suggestion = SuggestionFactory(municipality=town, matter="parent", proposed={"parent": "Lviv"})
    assert "Lviv City" in _text(client.get(f"{ALL}{suggestion.pk}/"))


@pytest.mark.parametrize("matter", ["territory", "identifier", "duplicate", "ended", "other", "missing"])
def test_what_a_correction_cannot_do_is_answered_with_what_was_done(client, moderator, matter):
    suggestion = SuggestionFactory(matter=matter, proposed={"name": "X"}, details="Look")
    page = _text(client.get(f"{ALL}{suggestion.pk}/"))
    assert "This button changes nothing" in page
    assert "Correct and answer" not in page
    assert "This field is required" in _decide(client, suggestion, "correct", answer="")
    _decide(client, suggestion, "done", answer="Both entries are one now.")
    suggestion.refresh_from_db()
    assert (suggestion.status, suggestion.answer) == ("accepted", "Both entries are one now.")


def test_what_was_typed_stays_when_it_is_refused(client, moderator):
    suggestion = SuggestionFactory()
    page = _decide(client, suggestion, "correct", **{"name_en-name_en": "Other", "name_en-reason": ""})
    assert 'value="Other"' in page
    same = suggestion.municipality.name["en"]
    page = _decide(client, suggestion, "correct", **{"name_en-name_en": same, "name_en-reason": "r"})
    assert "Nothing would change" in page
    assert Suggestion.objects.get().status == "waiting"


def test_the_queue_costs_the_same_whatever_waits(client, moderator, django_assert_max_num_queries):
    SuggestionFactory.create_batch(12)
    UserFactory()
    with django_assert_max_num_queries(13):
        client.get(ALL)
