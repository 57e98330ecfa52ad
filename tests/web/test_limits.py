"""One address for every limit, and what happens while the cache is away."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from pobratym.suggestions.models import Suggestion
from tests.factories.places import MunicipalityFactory
from tests.web.test_suggestions import TYPED, _address

AWAY = {
    "BACKEND": "django_redis.cache.RedisCache",
    "LOCATION": "redis://127.0.0.1:1/0",  # nothing listens there
    "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 0.5},
}
IN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def counting(settings):
    settings.CACHES = {"default": IN_MEMORY}
    cache.clear()
    yield settings
    cache.clear()


def _asks_api(client, **headers):
    return client.get("/api/v1/municipalities/", **headers).status_code


def _suggests(client, place, number, **headers):
    return client.post(_address(place, "name_en"), TYPED | {"name_en": f"Brody {number}"}, **headers).status_code


def test_behind_our_proxy_each_address_has_a_limit_of_its_own(client, counting):
    counting.API_RATE, counting.TRUSTED_PROXIES = 1, 1
    assert _asks_api(client, HTTP_X_FORWARDED_FOR="203.0.113.7") == 200
    assert _asks_api(client, HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.7") == 429  # what stands before is made up
    assert _asks_api(client, HTTP_X_FORWARDED_FOR="203.0.113.8") == 200


def test_without_a_proxy_of_ours_nobody_names_the_own_address(client, counting):
    counting.API_RATE, counting.TRUSTED_PROXIES = 1, 0
    assert _asks_api(client, HTTP_X_FORWARDED_FOR="203.0.113.7") == 200
    assert _asks_api(client, HTTP_X_FORWARDED_FOR="203.0.113.8") == 429


def test_one_person_cannot_shut_the_door_for_everybody_behind_the_proxy(client, counting):
    counting.ACCOUNT_RATE_LIMITS, counting.TRUSTED_PROXIES = {"login": "1/m/ip"}, 1
    attempt = {"login": "a@b.example", "password": "wrong"}
    address = reverse("account_login")
    assert client.post(address, attempt, HTTP_X_FORWARDED_FOR="203.0.113.7").status_code == 200
    assert client.post(address, attempt, HTTP_X_FORWARDED_FOR="203.0.113.7").status_code == 429
    assert client.post(address, attempt, HTTP_X_FORWARDED_FOR="203.0.113.8").status_code == 200


def test_one_household_is_one_address(client, counting):
    counting.SUGGESTIONS_AN_HOUR = 1
    place = MunicipalityFactory(name_en="Brody", name_uk="Броди")
    assert _suggests(client, place, 1, REMOTE_ADDR="2001:db8:1:2::1") == 302
    assert _suggests(client, place, 2, REMOTE_ADDR="2001:db8:1:2::2") == 429
    assert _suggests(client, place, 3, REMOTE_ADDR="2001:db8:1:3::1") == 302


@pytest.mark.parametrize("told", ["", "unknown", "not an address, unknown", "203.0.113.7:1234"])
def test_an_address_that_is_none_stops_nothing(client, counting, told):
    counting.API_RATE, counting.TRUSTED_PROXIES = 1, 1
    assert _asks_api(client, HTTP_X_FORWARDED_FOR=told, REMOTE_ADDR="") == 200


def test_no_limit_where_the_setting_says_so(client, counting):
    counting.API_RATE = 0
    assert {_asks_api(client) for _ in range(3)} == {200}


def test_while_the_cache_is_away_pages_are_shown_and_suggestions_taken(client, settings):
    settings.CACHES = {"default": AWAY}
    settings.API_RATE = settings.SUGGESTIONS_AN_HOUR = 1
    place = MunicipalityFactory(name_en="Brody", name_uk="Броди")
    for path in ("/en/", "/en/municipalities/", "/en/search/?q=Brody", "/api/v1/municipalities/", "/en/partnerships/"):
        assert client.get(path).status_code == 200
    assert [_suggests(client, place, number) for number in range(3)] == [302] * 3
    assert Suggestion.objects.count() == 3
