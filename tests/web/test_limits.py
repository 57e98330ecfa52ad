"""One address for every limit, and what happens while the cache is away."""

import pytest
from django.core import mail
from django.http import HttpResponse
from django.urls import reverse

from pobratym.introductions.models import Message
from pobratym.suggestions.models import Suggestion
from pobratym.web.middleware import ClientAddressMiddleware
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import PASSWORD, UserFactory
from tests.factories.places import MunicipalityFactory
from tests.web.test_suggestions import TYPED, _address

EXPORT = "/en/partnerships/register.csv"
AWAY = {
    "BACKEND": "django_redis.cache.RedisCache",
    "LOCATION": "redis://127.0.0.1:1/0",  # nothing listens there
    "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 0.5},
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def counting(settings):
    """Settings whose limits a test sets."""
    return settings


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


def test_while_the_cache_is_away_pages_are_shown_and_all_limits_hold(client, settings):
    settings.CACHES = {**settings.CACHES, "default": AWAY}
    settings.API_RATE = settings.SUGGESTIONS_AN_HOUR = settings.EXPORTS_AN_HOUR = 1
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "1/m/key"}
    place = MunicipalityFactory(name_en="Brody", name_uk="Броди")
    for path in ("/en/", "/en/municipalities/", "/en/search/?q=Brody", "/api/v1/municipalities/", "/en/partnerships/"):
        assert client.get(path).status_code == 200
    assert _asks_api(client) == 429
    assert [_suggests(client, place, number) for number in range(3)] == [302, 429, 429]
    assert Suggestion.objects.count() == 1
    assert [client.get(EXPORT).status_code for _time in range(2)] == [200, 429]
    user = UserFactory()
    attempt = {"login": user.email, "password": "wrong"}
    assert "are not correct" in client.post("/en/account/login/", attempt).content.decode()
    right = attempt | {"password": PASSWORD}
    assert "Too many failed" in client.post("/en/account/login/", right).content.decode()


def test_a_hundred_tables_are_not_made_for_one_address(client):
    answers = [client.get(EXPORT) for _time in range(31)]
    assert [answer.status_code for answer in answers].count(200) == 30
    refused = answers[-1]
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 3600
    assert "Please come again later" in refused.content.decode()
    assert client.get(EXPORT, REMOTE_ADDR="203.0.113.8").status_code == 200


def test_an_officer_writes_no_hundred_and_fifty_messages(signed_in, django_capture_on_commit_callbacks):
    by = MembershipFactory()
    letter = IntroductionFactory(sent=True, receiver=by.municipality)
    MembershipFactory(municipality=letter.sender)
    client = signed_in(by.user)
    address = f"/en/desk/{by.municipality_id}/letters/{letter.pk}/answer/"
    with django_capture_on_commit_callbacks(execute=True):
        answers = [client.post(address, {"text": f"Message {number}"}) for number in range(32)]
    assert [answer.status_code for answer in answers] == [302] * 30 + [429] * 2
    assert len(mail.outbox) == Message.objects.count() == 30
    refused = answers[-1].content.decode()
    assert "as often as one person may" in refused
    assert "Message 31" in refused  # nothing that was typed is lost
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 3600


def test_signatures_of_invented_days_come_to_an_end(signed_in):
    by = MembershipFactory()
    partnership = PartnershipFactory(municipalities=[by.municipality, MunicipalityFactory()], spheres=["water"])
    client = signed_in(by.user)
    address = f"/en/partnerships/{partnership.pk}/signatures/add/"
    typed = {"signatory_en": "The mayor", "confirmed": "yes"}
    answers = [client.post(address, typed | {"signed_on": f"2024-01-{day:02}"}) for day in range(1, 23)]
    assert [answer.status_code for answer in answers] == [302] * 20 + [429] * 2
    assert 'value="The mayor"' in answers[-1].content.decode()


def test_requests_to_represent_come_to_an_end(signed_in):
    client = signed_in(UserFactory())
    typed = {"position": "Head", "note": "Call us."}
    answers = [client.post(f"/en/desk/represent/?municipality={MunicipalityFactory().pk}", typed) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert "Call us." in answers[-1].content.decode()


def test_the_access_log_reads_the_same_address(rf, settings):
    """gunicorn writes REMOTE_ADDR of the environment that Django was given, once the answer is made."""
    settings.TRUSTED_PROXIES = 1
    request = rf.get("/", HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.7", REMOTE_ADDR="")
    ClientAddressMiddleware(lambda request: HttpResponse())(request)
    assert request.environ["REMOTE_ADDR"] == "203.0.113.7"
