"""What each page asks of the database, frozen as text, so that a change shows which query came or went.

The texts stand in tests/web/queries/, one file a page, without the columns that are read and the values that are asked
for. After a change that is meant: POBRATYM_FREEZE=1 pytest tests/web/test_queries_of_pages.py, and read the difference.
"""

import os
import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pobratym.core.keeping import forget
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the texts are those of one database"),
]
FROZEN = Path(__file__).parent / "queries"
PUBLIC = (
    *("home", "directory", "directory_text", "map", "countries", "country", "municipality", "region", "register"),
    *("card", "partnership", "needs", "news", "article", "search", "api_municipalities"),
)


@pytest.fixture
def officer():
    """Speaks for a hromada with a passport, a need, a partner, a letter and news about it."""
    by = MembershipFactory(municipality=MunicipalityFactory(hromada=True, region=MunicipalityFactory(oblast=True)))
    hromada, town = by.municipality, MunicipalityFactory(name_en="Riverside")
    PassportFactory(municipality=hromada)
    PartnerSearchFactory(municipality=hromada)
    ListingFactory(municipality=hromada)
    PartnershipFactory(municipalities=[hromada, town], signed_by_both=True)
    IntroductionFactory(sent=True, sender=MunicipalityFactory(), receiver=hromada)
    article(places=[hromada])
    return by


def _addresses(by):
    place, region = by.municipality, by.municipality.region
    return {
        "home": reverse("web:home"),
        "directory": reverse("web:directory"),
        "directory_text": reverse("web:directory") + "?q=Riverside",
        "map": reverse("web:map"),
        "countries": reverse("web:countries"),
        "country": reverse("web:country", args=["PL"]),
        "municipality": reverse("web:municipality", args=[place.pk, place.slug]),
        "card": reverse("web:card", args=[place.pk, place.slug]),
        "region": reverse("web:municipality", args=[region.pk, region.slug]),
        "register": reverse("web:register"),
        "partnership": reverse("web:partnership", args=[place.party_in.get().partnership_id]),
        "needs": reverse("web:needs"),
        "news": reverse("web:news"),
        "article": reverse("web:article", args=["miami"]),
        "search": reverse("web:search") + "?q=Riverside",
        "api_municipalities": reverse("api:municipalities"),
    }


def _of_the_officer(by):
    own = [by.municipality_id]
    return {
        "desk": reverse("desk:desk"),
        "inbox": reverse("correspondence:inbox", args=own),
        "candidates": reverse("desk:candidates", args=own),
        "passport": reverse("desk:passport_edit", args=own),
        "listings": reverse("desk:listings", args=own),
        "my_data": reverse("desk:my_data"),
    }


def _in_short(statement):
    """The query without its columns and values, one clause a line."""
    text = re.sub(r"SELECT (DISTINCT )?.*? FROM ", r"SELECT \1… FROM ", statement, count=1)
    text = re.sub(r"'[^']*'|\b\d+(\.\d+)?\b|%s|NULL", "?", text.replace('"', ""))
    text = re.sub(r"\((\?(, )?)+\)", "(?)", text)
    return re.sub(r" (INNER JOIN|LEFT OUTER JOIN|WHERE|GROUP BY|ORDER BY|UNION ALL|LIMIT) ", r"\n  \1 ", text)


def _asked(client, address):
    cache.clear()
    client.get(address)  # sites, content types and translations are asked for once a process
    forget()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    statements = [each["sql"] for each in asked.captured_queries if "SAVEPOINT" not in each["sql"]]
    return "\n".join(map(_in_short, statements)) + "\n"


def _compare(name, text):
    file = FROZEN / f"{name}.sql"
    if os.environ.get("POBRATYM_FREEZE"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    assert text == file.read_text()


@pytest.mark.parametrize("page", PUBLIC)
def test_of_everybody(client, officer, page):
    _compare(page, _asked(client, _addresses(officer)[page]))


@pytest.mark.parametrize("page", ["desk", "inbox", "candidates", "passport", "listings", "my_data"])
def test_of_an_officer(signed_in, officer, page):
    _compare(page, _asked(signed_in(officer.user), _of_the_officer(officer)[page]))


def test_of_a_moderator(signed_in, officer):
    _compare("moderators_desk", _asked(signed_in(UserFactory(moderator=True)), reverse("desk:desk")))


def test_a_query_more_is_seen(client, officer):
    """That the comparison can fail."""
    if os.environ.get("POBRATYM_FREEZE"):
        pytest.skip("it would be frozen")
    asked = _asked(client, reverse("web:needs"))
    with pytest.raises(AssertionError):
        _compare("needs", asked + asked.splitlines()[-1])
