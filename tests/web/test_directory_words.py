"""Looking for a place by a word."""

import pytest
from django.urls import reverse

from pobratym.naming.folding import fold
from pobratym.places.models import Level, Name
from tests.factories.places import CountryFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


def _place(*names, **fields):
    place = MunicipalityFactory(name_en=names[0], **fields)
    Name.objects.bulk_create(Name(municipality=place, text=name, key=fold(name), source="test") for name in names)
    return place


@pytest.fixture
def ask(client):
    def results(**query):
        answer = client.get(reverse("web:directory"), query)
        assert answer.status_code == 200
        return answer.context["results"]

    return results


def test_a_word_in_another_script_finds_the_place_and_says_by_which_name(ask):
    odesa = _place("Odesa", "Одеса", "Odessa", hromada=True)
    (row,) = ask(q="Odessa").rows
    assert (row.municipality, row.matched_name) == (odesa, "Odessa")


def test_namesakes_are_told_apart_and_the_larger_comes_first(client):
    texas = MunicipalityFactory(name_en="Texas", level=Level.REGION)
    florida = MunicipalityFactory(name_en="Florida", level=Level.REGION)
    small = _place("Odessa", region=florida, population=7_000)
    large = _place("Odessa", region=texas, population=114_000)
    answer = client.get(reverse("web:directory"), {"q": "odessa"})
    assert [row.municipality for row in answer.context["results"].rows] == [large, small]
    assert "Texas, Poland" in " ".join(answer.content.decode().split())


def test_filters_narrow_what_the_word_finds(ask):
    _place("Halle", country__code="DE")
    polish = _place("Halle", country__code="PL")
    assert [row.municipality for row in ask(q="Halle", country="PL").rows] == [polish]
    assert ask(q="Halle", side="ukraine").rows == []


def test_without_the_filters_there_would_be_something(ask):
    found = _place("Halle", country__code="DE")
    CountryFactory(code="PL")
    results = ask(q="Halle", country="PL").selection
    assert (results.total, results.nearby) == (0, [found])


def test_a_slip_at_the_end_still_leads_somewhere(ask):
    found = _place("Regensburg", country__code="DE")
    assert ask(q="Regensbrug").selection.nearby == [found]


def test_nobody_is_led_to_the_aggressor_states(ask):
    theirs = _place("Odesskoye", country__code="RU")
    assert ask(q="Odesskoje").selection.nearby == []
    assert theirs not in [row.municipality for row in ask(side="abroad").rows]
    assert [row.municipality for row in ask(q="Odesskoye").rows] == [theirs]


def test_places_as_json_carry_what_tells_them_apart(client):
    region = MunicipalityFactory(name_en="Mazovia", level=Level.REGION)
    place = _place("Warsaw", "Варшава", region=region)
    (result,) = client.get(reverse("web:places"), {"q": "Варшава"}).json()["results"]
    assert result["id"] == place.pk
    assert result["caption"] == "Warsaw, Mazovia, Poland"
    assert result["matched_name"] == "Варшава"
    assert client.get(reverse("web:places")).json()["results"] == []


@pytest.mark.parametrize("text", ["%", "' OR 1=1 --", "🏡", "a" * 5000, "‮", ",,,", "\\", "*", '"'])
def test_hostile_words_find_nothing_and_break_nothing(ask, text):
    assert ask(q=text).selection.total == 0


def test_a_heap_of_letters_leads_nowhere(ask):
    _place("Kosice", country__code="SK")
    assert ask(q="Kosxqzwvvh").selection.nearby == []
