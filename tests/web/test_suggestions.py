"""Anybody reports a mistake from a municipality's page; a moderator accepts; readers and the proposer see it."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from pobratym.news.actions import give_staff_permissions
from pobratym.places.models import Country, Municipality
from pobratym.suggestions.models import Suggestion
from pobratym.web.directory.addresses import address_of
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.suggestions import SuggestionFactory

pytestmark = pytest.mark.django_db
TYPED = {"source": "https://rada.example/7", "email": "reader@example.org"}


@pytest.fixture
def town():
    return MunicipalityFactory(name_en="Brody", name_uk="Броди", population=20_000)


def _address(place, what="") -> str:
    address = reverse("web:suggest", args=[place.pk, place.slug])
    return f"{address}?what={what}" if what else address


def _text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    ("language", "link", "note", "thanks", "letter"),
    [
        (
            "uk",
            "Повідомити про помилку",
            "Виправлення модераторів",
            "Дякуємо за зауваження",
            "Тепер у довіднику",
        ),
        (
            "en",
            "Report a mistake",
            "Corrections by moderators",
            "Thank you for your suggestion",
            "The directory now says",
        ),
    ],
)
def test_from_a_readers_page_to_the_corrected_page(client, town, language, link, note, thanks, letter):
    """An officer of another hromada sees a wrong name; nobody needs an account for that."""
    with override(language):
        page = _text(client.get(address_of(town)))
        assert link in page
        assert _address(town) in page
        chosen = _text(client.get(_address(town)))
        assert "Brody" in chosen
        assert 'href="?what=name_en"' in chosen
        form = _text(client.get(_address(town, "name_en")))
        assert 'value="Brody"' in form  # what stands there now
        said = client.post(_address(town, "name_en"), TYPED | {"name_en": "Brody City", "name": "Olena"}, follow=True)
        assert thanks in _text(said)
        suggestion = Suggestion.objects.get()
        assert str(suggestion.pk) in _text(said)
        assert note not in _text(client.get(address_of(town)))

    staff, moderator = Client(), UserFactory(moderator=True, language="en")
    give_staff_permissions(by=None)
    staff.force_login(moderator)
    queue = _text(staff.get("/backoffice/suggestions/"))
    assert f"/backoffice/suggestions/{suggestion.pk}/" in queue
    detail = _text(staff.get(f"/backoffice/suggestions/{suggestion.pk}/"))
    fields = dict(re.findall(r'name="(name_en-\w+)"[^>]*value="([^"]*)"', detail))
    assert fields == {"name_en-name_en": "Brody City"}
    data = {"decision": "correct", "name_en-reason": "Decision 7 of the council", **fields}
    assert "Corrected, and the person has been told" in _text(
        staff.post(f"/backoffice/suggestions/{suggestion.pk}/", data, follow=True)
    )

    town.refresh_from_db()
    with override(language):
        page = _text(Client().get(address_of(town)))
        for words in (note, "Brody City", "Decision 7 of the council"):
            assert words in page
        assert "Olena" not in page
    (sent,) = mail.outbox
    assert sent.to == ["reader@example.org"]
    assert letter in sent.body


def test_a_refused_form_keeps_what_was_typed(client, town):
    page = _text(client.post(_address(town, "population"), {"population": "21777", "population_as_of": "2090-01-01"}))
    for words in ('value="21777"', "not later than today", "Where can it be looked up?: ", "E-mail address: "):
        assert words in page
    assert not Suggestion.objects.exists()


def test_what_the_registry_says_already_is_no_suggestion(client, town):
    assert "already says" in _text(client.post(_address(town, "name_en"), TYPED | {"name_en": "Brody"}))
    client.post(_address(town, "name_en"), TYPED | {"name_en": "Brody", "details": "It was renamed."})
    assert Suggestion.objects.get().details == "It was renamed."


def test_points_are_rounded_before_anybody_keeps_them(client, town):
    client.post(_address(town, "point"), TYPED | {"latitude": "50,4500671", "longitude": "30.5234567"})
    assert Suggestion.objects.get().proposed == {"latitude": "50.450", "longitude": "30.523"}
    page = _text(client.post(_address(town, "point"), TYPED | {"latitude": "91", "longitude": "nan"}))
    assert page.count('aria-invalid="true"') == 2


@pytest.mark.parametrize("what", ["parent", "identifier", "duplicate", "ended", "other", "name_uk", "population"])
def test_each_matter_has_a_form_that_can_be_sent(client, town, what):
    right = {
        "parent": "Lviv", "scheme": "wikidata", "value": "Q123", "duplicate_of": "Brody 2", "ended_on": "2020-07-17",
        "details": "All of it.", "name_uk": "Бро́ди", "population": "5", "population_as_of": "2022-01-01",
    }  # fmt: skip
    answer = client.post(_address(town, what), TYPED | right)
    assert answer.status_code == 302
    assert Suggestion.objects.get().matter == what


def test_only_units_of_ukraine_have_a_kind_and_a_territory_status(client, town):
    assert "?what=territory" not in _text(client.get(_address(town)))
    hromada = MunicipalityFactory(hromada=True)
    page = _text(client.get(_address(hromada)))
    assert "?what=territory" in page
    assert "?what=kind" in page
    sent = client.post(_address(hromada, "territory"), TYPED | {"state": "none", "valid_until": "2026-01-01"})
    assert sent.status_code == 302


def test_programs_are_kept_out_and_people_may_try_again(client, town):
    page = _text(client.post(_address(town, "name_en"), TYPED | {"name_en": "Spam", "website": "https://spam.example"}))
    assert "filled this in" in page
    assert "spam.example" not in page
    assert 'value="Spam"' in page
    assert not Suggestion.objects.exists()


def test_one_address_sends_so_many_in_an_hour(client, town, settings):
    settings.CACHES = {
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limit"},
    }
    settings.SUGGESTIONS_AN_HOUR = 2
    cache.clear()
    for number in range(2):
        assert client.post(_address(town, "name_en"), TYPED | {"name_en": f"Brody {number}"}).status_code == 302
    refused = client.post(_address(town, "name_en"), TYPED | {"name_en": "Brody 3"})
    assert refused.status_code == 429
    assert 'value="Brody 3"' in _text(refused)
    other = client.post(_address(town, "name_en"), TYPED | {"name_en": "Brody 3"}, REMOTE_ADDR="10.9.8.7")
    assert other.status_code == 302
    cache.clear()


def test_a_form_without_its_token_is_refused(town):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(_address(town, "name_en"), TYPED | {"name_en": "B"}).status_code == 403


def test_signed_in_one_is_not_asked_who_one_is_and_sees_the_answer_on_the_desk(client, signed_in, town):
    reader = UserFactory(language="uk")
    signed_in(reader)
    form = _text(client.get(_address(town, "name_en")))
    assert 'name="email"' not in form
    client.post(_address(town, "name_en"), {"source": "Decision 7", "name_en": "Brody City"})
    suggestion = Suggestion.objects.get()
    assert (suggestion.proposer_id, suggestion.email, suggestion.language) == (reader.pk, reader.email, "uk")
    desk = _text(client.get(reverse("desk:desk")))
    assert "waiting for a moderator" in desk
    client.post(reverse("web:suggestion_withdraw", args=[suggestion.pk]))
    assert "Brody City" not in _text(client.get(reverse("desk:desk")))
    foreign = SuggestionFactory()
    assert client.post(reverse("web:suggestion_withdraw", args=[foreign.pk])).status_code == 404


def test_a_missing_municipality_is_told_from_an_empty_search(client, django_assert_num_queries):
    CountryFactory(code="DE")
    CountryFactory(code="RU")
    empty = _text(client.get(reverse("web:directory"), {"q": "Nowhereville"}))
    assert f"{reverse('web:suggest_missing')}?q=Nowhereville" in empty
    assert reverse("web:suggest_missing") in _text(client.get(reverse("web:search"), {"q": "Nowhereville"}))
    form = _text(client.get(reverse("web:suggest_missing"), {"q": "Nowhereville"}))
    assert 'value="Nowhereville"' in form
    assert 'value="RU"' not in form
    typed = TYPED | {"name_of_place": "Nowhereville", "country": "DE", "level": "municipality"}
    assert "Thank you" in _text(client.post(reverse("web:suggest_missing"), typed, follow=True))
    suggestion = Suggestion.objects.with_place().get()
    assert suggestion.about == "Nowhereville"
    with django_assert_num_queries(0):
        assert ("Country", "Germany") in suggestion.shown


def test_nobody_reads_anothers_suggestion(client, town):
    suggestion = SuggestionFactory(municipality=town, details="Secret words")
    assert "Secret words" not in _text(client.get(address_of(town)))
    thanks = reverse("web:suggest_thanks", args=[f"{suggestion.pk}:forged"])
    assert client.get(thanks).status_code == 404
    assert client.get(reverse("desk:desk")).status_code == 302


def test_a_merged_row_leads_to_the_one_that_stands(client, town):
    merged = MunicipalityFactory(merged_into=town)
    assert client.get(_address(merged, "name_en"))["Location"] == _address(town)


def test_the_pages_ask_the_database_little(client, town, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get(_address(town))
    with django_assert_num_queries(1):
        client.get(_address(town, "name_en"))
    assert Country.objects.count()
    assert Municipality.objects.get() == town
