"""While the cache is away pages are made anew: none fails, and none waits long."""

import socket
import time

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.urls import reverse

from pobratym.core.keeping import KeptAnswer
from tests.factories.memberships import MembershipFactory
from tests.factories.news import PictureFactory, article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
# Seconds: a connection is given up after 0.5, an answer after 1, and a page asks for two things kept at most.
LONGEST = 5


def _redis(port: int) -> dict:
    """As the settings make it where REDIS_URL is set."""
    return {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": f"redis://127.0.0.1:{port}/0",
        "OPTIONS": settings.REDIS_OPTIONS,
    }


@pytest.fixture
def dead():
    """Nobody listens there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def silent():
    """Somebody takes the connection and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        yield listener.getsockname()[1]


@pytest.fixture(params=["dead", "silent"])
def away(request, settings):
    port = request.getfixturevalue(request.param)
    settings.CACHES = {**settings.CACHES, "default": _redis(port)}
    settings.API_RATE = 600
    caches.close_all()
    yield request.param
    caches.close_all()


@pytest.fixture
def addresses():
    by = MembershipFactory(municipality=MunicipalityFactory(hromada=True))
    place, partnership = by.municipality, PartnershipFactory(municipalities=[by.municipality, MunicipalityFactory()])
    article("miami", places=[place], picture=PictureFactory())
    public = [
        *(reverse(f"web:{name}") for name in ("home", "directory", "map", "countries", "register", "needs", "news")),
        reverse("web:search") + "?q=Riverside",
        reverse("web:municipality", args=[place.pk, place.slug]),
        reverse("web:partnership", args=[partnership.pk]),
        reverse("web:article", args=["miami"]),
        *(reverse(f"api:{name}") for name in ("municipalities", "partnerships")),
        reverse("account_login"),
        reverse("account_signup"),
        "/robots.txt",
        "/sitemap.xml",
    ]
    own = [
        reverse("desk:desk"),
        reverse("correspondence:inbox", args=[place.pk]),
        reverse("desk:candidates", args=[place.pk]),
    ]
    return by.user, public, own


def test_no_page_fails_and_none_waits(away, addresses, client):
    user, public, own = addresses
    for is_signed_in, paths in ((False, public), (True, own)):
        if is_signed_in:
            client.force_login(user)
        for path in paths:
            begun = time.monotonic()
            assert client.get(path).status_code == 200, path
            assert time.monotonic() - begun < LONGEST, path


def test_forms_are_taken(away, client):
    data = {"login": "nobody@example.org", "password": "nothing of use"}
    assert client.post(reverse("account_login"), data).status_code == 200


def test_the_cache_of_these_tests_is_really_away(away):
    KeptAnswer("x", 1).keep(b"x")
    assert cache.get("kept:x") is None
    assert KeptAnswer("x", 1).get() is None
