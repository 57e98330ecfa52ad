"""What tells namesakes apart."""

import pytest

from pobratym.core.errors import InvalidInput
from pobratym.places.actions import add_municipality
from pobratym.places.models import Amendment
from tests.factories.places import CountryFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


def test_a_district_names_its_city_its_region_and_its_country():
    region = MunicipalityFactory(level="region", name_en="Central Bohemia", country__code="PL")
    city = MunicipalityFactory(name_en="Riverside", region=region)
    district = MunicipalityFactory(name_en="Old Town", level="district", region=region, parent=city)
    assert district.caption == "Old Town, Riverside, Central Bohemia, Poland"
    assert city.caption == "Riverside, Central Bohemia, Poland"


def test_nothing_is_named_twice():
    region = MunicipalityFactory(level="region", name_en="Central Bohemia")
    region.region = region
    assert region.caption == "Central Bohemia, Poland"
    assert MunicipalityFactory(name_en="Central Bohemia", region=region).caption == "Central Bohemia, Poland"
    assert MunicipalityFactory(level="region", name_en="Poland").caption == "Poland"
    assert MunicipalityFactory(name_en="Poland").caption == "Poland"


def test_the_amendment_names_what_was_added_in_the_language_it_has():
    CountryFactory(code="FR")
    told = {
        "level": "county",
        "country": "FR",
        "identifiers": {"national": "1"},
        "source": "SIREN",
        "reason": "It governs.",
        "source_url": "https://example.org",
    }
    for names, after in (
        ({"name_uk": "Метрополія", "name_en": "Metropolis"}, "Метрополія"),
        ({"name_uk": "", "name_en": "Metropolis of Nancy"}, "Metropolis of Nancy"),
    ):
        try:
            add_municipality(by=None, **{**told, "identifiers": {"national": str(len(after))}, **names})
        except InvalidInput as refused:
            pytest.fail(f"{refused.fields}")
        assert Amendment.objects.latest("id").details["after"] == after
