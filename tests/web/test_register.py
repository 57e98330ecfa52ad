"""The register as a page and as a table."""

import csv
import io

import pytest
from django.urls import reverse

from pobratym.partnerships.models import Evidence, PartnershipType
from pobratym.partnerships.workflow import Stage
from pobratym.web.partnerships.download import COLUMNS
from tests.factories.partnerships import PartnershipFactory
from tests.factories.registry import MunicipalityFactory

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
    return client.get(reverse("web:register"), query)


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
    assert "United States (2)" in html
    assert "memorandum (1)" in html


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


def test_number_of_queries(client, three, django_assert_num_queries):
    register(client)
    # 2 count and rows, 3 parties with signatures and spheres, 7 filters, 2 their names, 6 numbers
    with django_assert_num_queries(20):
        register(client)


class TestDownload:
    def rows(self, client, **query):
        answer = client.get(reverse("web:register_csv"), query)
        assert answer["Content-Type"].startswith("text/csv")
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    def test_same_selection_as_the_page(self, client, three):
        assert len(self.rows(client)) == 3
        (row,) = self.rows(client, stage="partly_signed")
        assert row["parties_en"] == "Odesa; Miami"
        assert row["signed"] == "2023-05-21; not known"
        assert row["strongest_evidence"] == "press"

    def test_only_the_allowed_columns_leave_the_house(self, client, three):
        allowed = (
            "number parties_uk parties_en levels countries regions_en kind stage spheres began signed "
            "strongest_evidence is_demonstration page"
        )
        assert [name for name, _value in COLUMNS] == allowed.split()
        assert list(self.rows(client)[0]) == allowed.split()

    def test_not_public_ones_stay(self, client):
        PartnershipFactory(is_public=False)
        assert self.rows(client) == []

    def test_no_cell_is_a_formula(self, client):
        PartnershipFactory(municipalities=[MunicipalityFactory(name_en="=1+1", name_uk="=1+1"), MunicipalityFactory()])
        assert self.rows(client)[0]["parties_en"].startswith("'=")

    def test_queries_do_not_grow_with_the_register(self, client, three, django_assert_num_queries):
        with django_assert_num_queries(4):
            client.get(reverse("web:register_csv"))
