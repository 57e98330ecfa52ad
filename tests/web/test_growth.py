"""A page costs as many queries for fifty rows as for five, and shows them by pages: guards growth without a clock.

What it costs on a large set is told by `benchmarks.growth`.
"""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pobratym.core.keeping import forget
from pobratym.news.actions import give_staff_permissions
from tests.factories.introductions import IntroductionFactory, MessageFactory
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory
from tests.factories.suggestions import SuggestionFactory

pytestmark = pytest.mark.django_db
FEW, MANY = 5, 50
OF_EVERYBODY = (
    "home",
    "directory",
    "register",
    "register_csv",
    "needs",
    "needs_word",
    "search",
    "news",
    "municipality",
)
OF_THE_OFFICER = ("desk", "inbox", "letter", "candidates", "listings", "municipality", "needs")
OF_A_MODERATOR = ("journal", "membership_requests", "doubtful_texts", "suggestions", "representatives")


class World:
    """A town that everybody is linked with, and as many others as are asked for."""

    def __init__(self):
        give_staff_permissions(by=None)
        self.moderator = UserFactory(moderator=True)
        self.by = MembershipFactory(municipality=MunicipalityFactory(name_en="Riverside"))
        self.hub = self.by.municipality
        PassportFactory(municipality=self.hub)
        self.letter = IntroductionFactory(answered=True, receiver=self.hub)
        MessageFactory(introduction=self.letter)
        self.size = 0

    def grow(self, size):
        for number in range(self.size, size):
            hromada = MunicipalityFactory(hromada=True, region=MunicipalityFactory(oblast=True))
            MembershipFactory(municipality=hromada)
            PassportFactory(municipality=hromada)
            PartnerSearchFactory(municipality=hromada, needs_review=bool(number % 2))
            ListingFactory(municipality=hromada)
            ListingFactory(municipality=self.hub, needs_review=not number % 5)
            PartnershipFactory(municipalities=[hromada, self.hub], signed_by_both=True, spheres=["water"])
            IntroductionFactory(sent=True, sender=hromada, receiver=self.hub)
            MessageFactory(introduction=self.letter)
            MembershipRequestFactory()
            SuggestionFactory()
            if number < FEW or not number % 5:
                article(f"news-{number}", places=[self.hub, hromada])
        self.size = size

    def address(self, page):
        own = [self.hub.pk]
        if page in OF_A_MODERATOR:
            return reverse({"journal": "backoffice_journal"}.get(page, page))
        return {
            "municipality": lambda: reverse("web:municipality", args=[self.hub.pk, self.hub.slug]),
            "needs_word": lambda: reverse("web:needs") + "?q=utility",
            "search": lambda: reverse("web:search") + "?q=Riverside",
            "inbox": lambda: reverse("correspondence:inbox", args=own),
            "letter": lambda: reverse("correspondence:introduction", args=[self.hub.pk, self.letter.pk]),
            "desk": lambda: reverse("desk:desk"),
            "candidates": lambda: reverse("desk:candidates", args=own),
            "listings": lambda: reverse("desk:listings", args=own),
        }.get(page, lambda: reverse(f"web:{page}"))()


@pytest.fixture
def world():
    return World()


def _number_of_queries(client, address):
    """Of a page that nothing is kept of."""
    client.get(address).getvalue()  # sites and content types are asked for once a process
    cache.clear()
    forget()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        assert answer.status_code == 200
        answer.getvalue()
    return len([each for each in asked.captured_queries if "SAVEPOINT" not in each["sql"]])


def _grows(client, world, pages):
    """Page -> queries of few and of many rows, where they differ."""
    counts = []
    for size in (FEW, MANY):
        world.grow(size)
        counts.append({page: _number_of_queries(client, world.address(page)) for page in pages})
    few, many = counts
    return {page: (few[page], many[page]) for page in pages if many[page] > few[page] + LATER.get(page, 0)}


# Queries that come once where there is more than a page: the number of all of them.
LATER = {"municipality": 1, "desk": 1}


def test_pages_of_everybody(client, world):
    assert _grows(client, world, OF_EVERYBODY) == {}


def test_pages_of_an_officer(signed_in, world):
    assert _grows(signed_in(world.by.user), world, OF_THE_OFFICER) == {}


def test_lists_of_a_moderator(signed_in, world):
    assert _grows(signed_in(world.moderator), world, OF_A_MODERATOR) == {}


def test_a_query_a_row_would_be_seen(client, world, monkeypatch):
    """That the comparison can fail."""
    from pobratym.places.models import Municipality
    from pobratym.search.listings import Listings

    right = Listings.rows

    def one_by_one(self, records):
        for each in records:
            Municipality.objects.get(pk=each.municipality)
        return right(self, records)

    monkeypatch.setattr(Listings, "rows", one_by_one)
    assert _grows(client, world, ["needs"]) != {}


class TestPaged:
    def test_a_conversation_begins_with_the_newest_and_leads_to_the_oldest(self, signed_in, world):
        for number in range(45):
            MessageFactory(introduction=world.letter, text=f"Word {number:02}.")
        client, address = signed_in(world.by.user), world.address("letter")
        last = client.get(address).content.decode()
        assert "Word 44." in last
        assert "Word 20." not in last
        assert 'href="?page=1"' in last
        assert 'rel="prev"' in last
        first = client.get(address, {"page": 1}).content.decode()
        assert "Word 00." in first
        assert "Word 44." not in first
        assert 'href="?page=3"' in first
        assert client.get(address, {"page": "x"}).status_code == 200

    def test_a_refused_message_stands_beside_the_newest(self, signed_in, world):
        MessageFactory.create_batch(30, introduction=world.letter, text="Earlier.")
        MessageFactory(introduction=world.letter, text="The newest.")
        answer = signed_in(world.by.user).post(world.address("letter") + "answer/", {"text": ""})
        assert answer.status_code == 422
        assert "The newest." in answer.content.decode()

    def test_of_very_many_partnerships_the_newest_and_the_way_to_all(self, client, world):
        world.grow(FEW)
        link = f"{reverse('web:register')}?municipality={world.hub.pk}"
        assert link not in client.get(world.address("municipality")).content.decode()
        for _ in range(30):
            PartnershipFactory(municipalities=[MunicipalityFactory(hromada=True), world.hub])
        page = client.get(world.address("municipality")).content.decode()
        assert link in page
        assert "of 35 in all" in page
        assert client.get(link).context["found"].total == 35

    def test_queues_of_moderators(self, signed_in, world):
        MembershipRequestFactory.create_batch(51)
        ListingFactory.create_batch(21, needs_review=True)
        client = signed_in(world.moderator)
        for page, size in (("membership_requests", 51), ("doubtful_texts", 21)):
            shown = client.get(world.address(page))
            assert shown.context["page"].paginator.count == size
            assert shown.context["page"].has_next()
            assert "?p=2" in shown.content.decode()
            assert len(client.get(world.address(page), {"p": 2}).context["page"].object_list) == 1
