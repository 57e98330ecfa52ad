"""The register as a page and as a table."""

import csv
import io
import re
import tracemalloc
from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from pobratym.core.keeping import forget
from pobratym.partnerships import actions
from pobratym.partnerships.models import Evidence, Partnership, PartnershipType, Party
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Municipality, Name
from pobratym.places.name_index.opening import rebuild_index
from pobratym.web.partnerships import download
from pobratym.web.partnerships.download import COLUMNS
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """The founding example: signed by one, preliminary, and a memorandum signed by both."""
    odesa = MunicipalityFactory(hromada=True, name_en="Odesa", name_uk="Одеса")
    town = {"country__code": "US", "country__name_en": "United States"}
    miami = MunicipalityFactory(name_en="Miami", **town)
    odessa = MunicipalityFactory(name_en="Odessa", **town)
    district = MunicipalityFactory(name_en="Praha-Řeporyje", country__code="CZ", level="district")
    press = {"evidence": [Evidence.PRESS]}
    return {
        "partly": PartnershipFactory(
            municipalities=[odesa, miami], signed_by_first=True, type=PartnershipType.PARTNERSHIP, **press
        ),
        "preliminary": PartnershipFactory(
            municipalities=[odesa, odessa], stage=Stage.PRELIMINARY, type=PartnershipType.UNDECIDED, **press
        ),
        "signed": PartnershipFactory(
            municipalities=[MunicipalityFactory(hromada=True, name_en="Hostomel"), district],
            signed_by_both=True,
            type=PartnershipType.MEMORANDUM,
            spheres=["housing"],
            **press,
        ),
    }


def register(client, **query):
    """The page, of rows that factories made without a word in the journal."""
    forget()
    return client.get(reverse("web:register"), query)


def count_beside(html, label):
    """The number that stands behind a choice of the panel."""
    return int(re.search(rf">{re.escape(label)} <span class=\"facet__count\">([^<]+)<", html)[1])


def test_the_founding_three_look_different(client, three):
    html = register(client).content.decode()
    assert "3 partnerships" in html
    for words in ("signed by some parties", "preliminary agreement", "signed by all parties"):
        assert words in html
    assert "Signed: Odesa. Signature not known: Miami." in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"stage": "partly_signed"}, "partly"),
        ({"stage": "preliminary"}, "preliminary"),
        ({"type": "memorandum"}, "signed"),
        ({"country": "CZ"}, "signed"),
        ({"sphere": "infrastructure"}, "signed"),
        ({"year": "2023", "stage": "partly_signed"}, None),
    ],
)
def test_filters_in_the_address(client, three, query, found):
    html = register(client, **query).content.decode()
    for name, partnership in three.items():
        address = reverse("web:partnership", args=[partnership.pk])
        assert (f'href="{address}"' in html) == (name == found)


def test_values_show_what_they_would_leave(client, three):
    html = register(client).content.decode()
    assert count_beside(html, "United States") == 2
    assert count_beside(html, "Memorandum") == 1


def test_nothing_found_says_what_to_do(client, three):
    html = register(client, country="DE").content.decode()
    assert "No partnership matches these filters" in html
    assert "Show the whole register" in html


def test_an_empty_register_is_not_broken(client):
    assert "The register is still empty" in register(client).content.decode()


@pytest.mark.parametrize("query", [{"year": "soon"}, {"stage": "married"}, {"oblast": "Odesa"}, {"page": "x"}])
def test_nonsense_in_the_address_is_told_of_and_filters_nothing(client, three, query):
    answer = register(client, **query)
    assert answer.status_code == 200
    assert "3 partnerships" in answer.content.decode()


def test_several_values_widen_and_facets_narrow(client, three):
    both = register(client, stage=["partly_signed", "preliminary"])
    assert both.context["page"].paginator.count == 2
    assert register(client, stage=["partly_signed", "preliminary"], type="partnership").context["rows"][0].link.id == (
        three["partly"].pk
    )
    assert register(client, country=["CZ", "US"]).context["page"].paginator.count == 3


def test_each_filter_in_use_can_be_taken_away_alone(client, three):
    chips = register(client, stage=["partly_signed", "preliminary"], q="Odesa").context["chips"]
    assert [chip.label for chip in chips] == ["“Odesa”", "Preliminary agreement", "Signed by some parties"]
    assert chips[1].url == "?q=Odesa&stage=partly_signed"
    html = register(client, stage=["partly_signed", "preliminary"], q="Odesa").content.decode()
    assert 'href="?q=Odesa&amp;stage=partly_signed"' in html


def test_orders(client, three):
    def titles(sort):
        return [row.title.split(" – ")[0] for row in register(client, sort=sort).context["rows"]]

    assert titles("name")[0] == "Hostomel"
    three["preliminary"].began_on = date(1991, 8, 24)
    three["preliminary"].save()
    three["signed"].last_confirmed_at = timezone.now()
    three["signed"].save()
    ids = {sort: [row.link.id for row in register(client, sort=sort).context["rows"]] for sort in ("oldest", "newest")}
    assert ids["oldest"][0] == ids["newest"][0] == three["preliminary"].pk, "what has no day stands last"
    assert titles("confirmed")[0] == "Hostomel"


def test_a_misspelt_name_finds_and_says_so(client, three, settings, tmp_path):
    settings.NAMES_INDEX = tmp_path / "names-index"
    odesa = three["partly"].parties.first().municipality
    Name.objects.create(municipality=odesa, text="Odesa", key="odesa", source="test")
    rebuild_index()
    answer = register(client, q="Odeesa")
    assert answer.context["page"].paginator.count == 2
    assert "No party is called “Odeesa”" in answer.content.decode()
    forget()


@pytest.mark.parametrize("text", ["!!!", "%", "_"])
def test_a_text_without_a_letter_finds_nothing(client, three, text):
    assert register(client, q=text).context["page"].paginator.count == 0


def test_the_table_says_the_same(client, three):
    html = register(client, view="table").content.decode()
    assert html.count('<th scope="row">') == 3
    assert register(client, view="table", stage="signed").content.decode().count('<th scope="row">') == 1
    assert 'name="view" value="table"' in html, "a filter leaves the view as it is"


def test_number_of_queries(client, three, django_assert_num_queries):
    register(client)
    # 1 freshness, 5 the register as tuples, 2 the page's parties and signatures, 1 names of countries
    with django_assert_num_queries(9):
        register(client)
    for _ in range(30):
        PartnershipFactory(signed_by_both=True, spheres=["water"], evidence=[Evidence.PRESS])
    with django_assert_num_queries(9):
        register(client)


class TestDownload:
    def rows(self, client, **query):
        answer = client.get(reverse("web:register_csv"), query)
        assert answer["Content-Type"].startswith("text/csv")
        return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))

    def test_same_selection_as_the_page(self, client, three):
        assert len(self.rows(client)) == 3
        (row,) = self.rows(client, stage="partly_signed")
        assert row["parties_en"] == "Odesa; Miami"
        assert row["signed"] == "2023-05-21; not known"
        assert row["strongest_evidence"] == "press"
        assert len(self.rows(client, country=["CZ", "US"], stage=["signed", "preliminary"])) == 2

    def test_only_the_allowed_columns_leave_the_house(self, client, three):
        allowed = (
            "number parties_uk parties_en levels countries regions_en kind stage spheres began signed "
            "strongest_evidence is_demonstration page parties_pl parties_de parties_fr"
        )
        allowed = (*allowed.split(), "katottg", "geonames", "wikidata")
        assert allowed == COLUMNS
        assert tuple(self.rows(client)[0]) == allowed

    def test_the_numbers_of_the_parties_by_which_it_is_asked_too(self, client, three):
        odesa, miami = (party.municipality for party in three["partly"].parties.all())
        IdentifierFactory(municipality=odesa, scheme="katottg", value="UA51100270000073549")
        IdentifierFactory(municipality=MunicipalityFactory(merged_into=miami), value="4164138")
        IdentifierFactory(municipality=miami, value="4164137")
        (row,) = self.rows(client, katottg="UA51100270000073549", geonames="4164138")
        assert (row["katottg"], row["geonames"], row["wikidata"]) == (
            "UA51100270000073549;",
            "; 4164137, 4164138",
            ";",
        )

    def test_not_public_ones_stay(self, client):
        PartnershipFactory(is_public=False)
        assert self.rows(client) == []

    def test_no_cell_is_a_formula(self, client):
        PartnershipFactory(municipalities=[MunicipalityFactory(name_en="=1+1", name_uk="=1+1"), MunicipalityFactory()])
        assert self.rows(client)[0]["parties_en"].startswith("'=")

    @pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r\n=", " \t@", "|", "%"])
    def test_nor_does_one_hide_behind_what_is_not_seen(self, client, begin):
        PartnershipFactory(
            municipalities=[MunicipalityFactory(name_en=f"{begin}cmd", name_uk="x"), MunicipalityFactory()]
        )
        assert self.rows(client)[0]["parties_en"].startswith("'")

    @pytest.mark.parametrize("name", ["Sankt Pölten", "’s-Hertogenbosch", "Saint-Denis", "24 de Mayo", "Ж – Є"])
    def test_honest_names_stay_as_they_are(self, client, name):
        PartnershipFactory(municipalities=[MunicipalityFactory(name_en=name, name_uk="x"), MunicipalityFactory()])
        assert self.rows(client)[0]["parties_en"].startswith(f"{name}; ")

    def test_queries_do_not_grow_with_the_register(self, client, three, django_assert_num_queries):
        self.rows(client)  # reads the register
        # 1 freshness, 3 what the file tells of some hundred partnerships
        with django_assert_num_queries(5):
            self.rows(client)
        PartnershipFactory.create_batch(20)
        forget()
        self.rows(client)
        with django_assert_num_queries(5):
            assert len(self.rows(client)) == 23

    def test_it_is_sent_as_it_is_made(self, client, three, monkeypatch):
        monkeypatch.setattr(download, "AT_A_TIME", 2)
        answer = client.get(reverse("web:register_csv"))
        assert answer.streaming
        heading, *parts = answer.streaming_content
        assert heading.startswith(b"\xef\xbb\xbfnumber,")
        assert [part.count(b"\r\n") for part in parts] == [2, 1]

    def test_memory_does_not_grow_with_the_register(self, rf):
        """What is put together for the file is let go of as it is sent: nine times the rows, not twice the peak."""
        few, many = (self._peak(rf, partnerships) for partnerships in (600, 5_400))
        assert many < 2 * few

    def _peak(self, rf, partnerships):
        """Bytes at most while the file is sent, the register itself left out."""
        towns = Municipality.objects.bulk_create(MunicipalityFactory.build_batch(40, country=CountryFactory()))
        made = Partnership.objects.bulk_create(Partnership(stage="signed") for _ in range(partnerships))
        Party.objects.bulk_create(
            Party(partnership=each, municipality=towns[place % 40 - side], position=side + 1)
            for place, each in enumerate(made)
            for side in (0, 1)
        )
        forget()
        answer = download.register_csv(rf.get("/"))  # reads the register
        tracemalloc.start()
        try:
            assert sum(part.count(b"\n") for part in answer) >= partnerships
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


class TestKept:
    """What a stranger is shown is kept until the register changes."""

    @pytest.fixture(autouse=True)
    def with_a_cache(self, settings):
        settings.CACHES = {
            **settings.CACHES,
            "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "reg"},
        }
        cache.clear()

    def test_it_costs_only_the_question_whether_it_is_fresh(self, client, three, django_assert_num_queries):
        register(client)
        with django_assert_num_queries(1):
            register(client)

    def test_every_verb_of_the_room_is_seen_by_the_next_reader(self, client):
        sides = [MembershipFactory(municipality__hromada=True), MembershipFactory()]
        assert "The register is still empty" in register(client).content.decode()
        actions.open_talks(municipalities=[each.municipality for each in sides], by=sides[0])
        assert "The register is still empty" in register(client).content.decode(), "talks are nobody else's"
        partnership = PartnershipFactory(municipalities=[each.municipality for each in sides], spheres=["water"])
        for side, words in zip(sides, ("signed by some parties", "signed by all parties"), strict=True):
            today = timezone.localdate()
            actions.record_signature(partnership=partnership, by=side, signed_on=today, signatory={"en": "A. Mayor"})
            assert words in register(client).content.decode()
