"""Home, register, map, page about the data and API count the same things by the same words."""

import pytest
from django.urls import reverse

from pobratym.partnerships.models import PartnershipType
from pobratym.partnerships.queries import numbers
from pobratym.partnerships.workflow import Stage
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
WORDS = ("hromadas with a partner abroad", "signed partnerships", "partners abroad", "countries")


@pytest.fixture
def register():
    """Two signed ones, one of three parties; talks, a declaration, one within Ukraine, one ended, one private."""
    oblast = MunicipalityFactory(oblast=True)
    ours = MunicipalityFactory.create_batch(4, hromada=True, region=oblast)
    abroad = [MunicipalityFactory(country__code=code) for code in ("PL", "DE", "FR")]
    PartnershipFactory(municipalities=[ours[0], abroad[0]], stage=Stage.SIGNED)
    PartnershipFactory(municipalities=[ours[0], abroad[0], abroad[1]], stage=Stage.PARTLY_SIGNED)
    PartnershipFactory(municipalities=[ours[1], abroad[2]], stage=Stage.IN_TALKS)
    PartnershipFactory(municipalities=[ours[1], abroad[2]], stage=Stage.SIGNED, type=PartnershipType.INTENT)
    PartnershipFactory(municipalities=[ours[1], ours[2]], stage=Stage.SIGNED, type=PartnershipType.UKRAINIAN)
    PartnershipFactory(municipalities=[ours[2], abroad[2]], stage=Stage.ENDED)
    PartnershipFactory(municipalities=[ours[3], abroad[2]], stage=Stage.SIGNED, is_public=False)


def test_the_numbers(register):
    counted = numbers()
    assert (counted.hromadas_with_partner, counted.partnerships, counted.partners, counted.countries) == (1, 2, 2, 2)


@pytest.mark.parametrize("name", ["home", "register"])
def test_home_and_register_say_them_by_the_same_words(register, client, name):
    counted = numbers()
    page = client.get(f"/en{reverse(f'web:{name}')[3:]}").context["numbers"]
    shown = page.register if name == "home" else page
    html = " ".join(client.get(f"/en{reverse(f'web:{name}')[3:]}").content.decode().split())
    assert shown == counted
    for words in WORDS:
        assert words in html


def test_the_map_counts_the_same_hromadas(register, client):
    rows = client.get(f"/en{reverse('web:map')[3:]}").context["rows"]
    assert sum(row.partnered for row in rows) == numbers().hromadas_with_partner
    assert "With a partner abroad" in client.get(f"/en{reverse('web:map')[3:]}").content.decode()
