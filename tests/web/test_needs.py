"""Needs and offers of all municipalities on one page."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.core.keeping import forget
from pobratym.profiles import actions
from pobratym.profiles.models import Urgency
from pobratym.profiles.vocabulary import Form, Sphere
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory
from tests.web.test_search_hostile import NASTY

pytestmark = pytest.mark.django_db


def look(client, site="en", /, **query):
    forget()  # factories write nothing into the journal
    answer = client.get(f"/{site}/needs/", query)
    assert answer.status_code == 200
    return answer


def total(answer):
    return answer.context["page"].paginator.count


class TestARow:
    def test_it_answers_at_once_who_what_how_and_until_when(self, client):
        oblast = MunicipalityFactory(oblast=True, name_en="Odesa Oblast")
        hromada = MunicipalityFactory(hromada=True, name_en="Odesa hromada", region=oblast)
        ListingFactory(municipality=hromada, urgency=Urgency.URGENT, expires_on=date(2127, 3, 1))
        html = look(client).content.decode()
        for words in ("Odesa hromada", "Odesa Oblast, Ukraine", "Need · water supply", "know-how", ">urgent<"):
            assert words in html
        for words in ("Experience of a water utility", "until 1 March 2127", "See the municipality"):
            assert words in html
        assert reverse("web:municipality", args=[hromada.pk, hromada.slug]) in html

    def test_a_title_in_the_other_language_says_so(self, client):
        ListingFactory(title_en="")
        html = look(client).content.decode()
        assert 'lang="uk">Досвід водоканалу' in html
        assert "Not translated yet: shown in Ukrainian" in html
        assert "Ще не перекладено" not in look(client, "uk").content.decode()

    def test_the_table_says_the_same(self, client):
        ListingFactory()
        ListingFactory(offer=True, title_en="Training", title_uk="Навчання")
        html = look(client, view="table").content.decode()
        assert html.count('<th scope="row">') == 2
        assert "Offer: <span>Training</span>" in html


class TestNextStep:
    def test_an_officer_of_the_other_side_writes_a_stranger_looks(self, client, signed_in):
        need = ListingFactory(municipality__hromada=True)
        write = reverse("correspondence:write_to", args=[need.municipality_id])
        assert write not in look(client).content.decode()
        signed_in(MembershipFactory().user)
        assert write in look(client).content.decode()
        signed_in(MembershipFactory(municipality__hromada=True).user)
        assert write not in look(client).content.decode()

    def test_no_letter_goes_where_none_may(self, client, signed_in):
        ListingFactory(municipality__country__code="BY")
        signed_in(MembershipFactory(municipality__hromada=True).user)
        assert "Write to them" not in look(client).content.decode()

    def test_an_observer_does_not_write(self, client, signed_in):
        ListingFactory(municipality__hromada=True)
        signed_in(MembershipFactory(role="observer").user)
        assert "Write to them" not in look(client).content.decode()


class TestEmpty:
    def test_nobody_has_told_anything_yet(self, client, signed_in):
        assert "No need or offer is open now" in look(client).content.decode()
        membership = MembershipFactory()
        signed_in(membership.user)
        assert reverse("desk:listing_add", args=[membership.municipality_id]) in look(client).content.decode()

    def test_too_many_filters(self, client):
        ListingFactory()
        html = look(client, country="DE").content.decode()
        assert "No need or offer matches these filters" in html
        assert "Remove a filter" in html
        assert "Nothing found for “zzzz”" in look(client, q="zzzz").content.decode()


class TestFilters:
    def test_values_of_a_facet_widen_facets_narrow(self, client):
        for sphere, form in (("water", "know_how"), ("energy", "equipment"), ("sport", "exchange")):
            ListingFactory(sphere=sphere, form=form)
        assert total(look(client, sphere=["water", "sport"])) == 2
        assert total(look(client, sphere=["infrastructure"])) == 2
        assert total(look(client, sphere=["infrastructure"], form="equipment")) == 1

    def test_what_nobody_offers_is_not_among_the_choices(self, client):
        ListingFactory(sphere="water")
        html = look(client).content.decode()
        assert re.search(r'name="sphere"[^>]*value="water"', html)
        assert not re.search(r'name="sphere"[^>]*value="sport"', html)

    def test_pages_keep_the_question(self, client):
        for _ in range(21):
            ListingFactory()
        html = look(client, direction="need", page="2").content.decode()
        assert "21–21 of 21" in html
        assert 'href="?direction=need&amp;page=1"' in html

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        chosen=st.dictionaries(
            st.sampled_from(["direction", "sphere", "form", "urgency", "country", "oblast", "size", "language"]),
            st.lists(st.sampled_from(["need", "offer", "water", "energy", "uk", "PL", "UA", "urgent", "know_how"])),
            max_size=3,
        )
    )
    def test_the_number_beside_a_choice_is_what_it_leaves(self, client, several, chosen):
        for facet in look(client, **chosen).context["facets"]:
            for option in facet.shown:
                left = look(client, **{**chosen, facet.name: [option.value]})
                assert total(left) == option.count, (chosen, facet.name, option.value)

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        query=st.lists(
            st.tuples(
                st.sampled_from(["q", "topic", "sphere", "country", "oblast", "size", "sort", "view", "page", "year"]),
                st.text(max_size=40) | st.integers().map(str) | st.sampled_from(NASTY),
            ),
            max_size=5,
        )
    )
    @pytest.mark.parametrize("name", ["needs", "register", "news"])
    def test_any_address_gets_an_answer(self, client, several, name, query):
        raw = urlencode([(key, value.encode("utf-8", "replace")) for key, value in query])
        assert client.get(f"{reverse(f'web:{name}')}?{raw}").status_code == 200


@pytest.fixture
def several():
    oblast = MunicipalityFactory(oblast=True)
    for number, place in enumerate([MunicipalityFactory(hromada=True, region=oblast), MunicipalityFactory(), oblast]):
        ListingFactory(municipality=place, urgency=Urgency.values[number])
        ListingFactory(offer=True, municipality=place, sphere=Sphere.ENERGY, form=Form.EQUIPMENT, title_en="")


def test_number_of_queries(client, several, django_assert_num_queries):
    look(client)
    # 1 freshness, 1 the board, 1 the page's rows, 2 names of countries and oblasts
    with django_assert_num_queries(5):
        look(client)
    for _ in range(30):
        ListingFactory(municipality__region=MunicipalityFactory(level="region"))
    with django_assert_num_queries(5):
        look(client)


def test_a_text_costs_one_query_more_and_the_look_up_of_the_name(client, several, django_assert_max_num_queries):
    look(client, q="water")
    with django_assert_max_num_queries(9):
        client.get("/en/needs/", {"q": "water"})


def test_a_kept_page_changes_with_what_is_published(client, settings):
    settings.CACHES = {
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "needs"},
    }
    cache.clear()
    membership = MembershipFactory()
    assert "No need or offer is open now" in client.get(reverse("web:needs")).content.decode()
    listing = actions.add_listing(
        municipality=membership.municipality,
        by=membership,
        direction="need",
        sphere="water",
        form="know_how",
        title={"en": "Clean water"},
    )
    assert "Clean water" in client.get(reverse("web:needs")).content.decode()
    actions.close_listing(listing=listing, by=membership, status="met")
    assert "Clean water" not in client.get(reverse("web:needs")).content.decode()


def test_the_page_is_found_from_everywhere(client):
    assert client.get("/en/accessibility/").content.decode().count(f'href="{reverse("web:needs")}"') >= 3
    assert "/en/needs/" in client.get("/sitemap-pages.xml").content.decode()
