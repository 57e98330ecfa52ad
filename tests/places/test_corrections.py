"""Facts that a moderator puts right, and takes back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.journal.models import Entry
from pobratym.places.actions import correct, withdraw_amendment
from pobratym.places.models import Amendment, Municipality
from tests.factories.places import MunicipalityFactory
from tests.places.whole import held

pytestmark = pytest.mark.django_db
COUNT = {"population": 21_500, "population_as_of": date(2024, 1, 1), "population_source": "Census"}


def town(**facts) -> Municipality:
    return MunicipalityFactory(**({"name_en": "Brody", "population": 20_000} | facts))


def corrected(place, field, values, reason="The council's letter of 3 May") -> Amendment:
    return correct(municipality=place, field=field, values=values, reason=reason, by=None)


def test_a_population_is_corrected_with_its_day_and_source():
    place = town(is_population_of_centre=True)
    correction = corrected(place, "population", COUNT)
    place.refresh_from_db()
    assert (place.population, place.population_source, place.is_population_of_centre) == (21_500, "Census", False)
    assert (correction.before, correction.after) == ("20000", "21500, 2024-01-01, Census")
    assert "population" in held(place)
    assert Entry.objects.get().verb == "places.corrected"


@pytest.mark.parametrize(
    ("field", "values", "at_fault"),
    [
        ("population", {"population": 5}, "population_as_of"),
        ("population", COUNT | {"population_source": ""}, "population_source"),
        ("population", COUNT | {"population_as_of": timezone.localdate() + timedelta(days=2)}, "population_as_of"),
        ("name_en", {"name_en": ""}, "name_en"),
        ("kind", {"kind": "urban"}, "kind"),
        ("point", {"latitude": "91", "longitude": "20"}, "__all__"),
        ("point", {"latitude": "50", "longitude": None}, "latitude"),
    ],
)
def test_refuses_what_cannot_be_and_changes_nothing(field, values, at_fault):
    place = town()
    with pytest.raises(InvalidInput) as refusal:
        corrected(place, field, values)
    assert at_fault in refusal.value.fields
    assert held(place) == []
    assert not Amendment.objects.exists()


def test_needs_a_reason_and_a_difference():
    place = town()
    with pytest.raises(InvalidInput):
        corrected(place, "name_en", {"name_en": "Brody nad Styrem"}, reason=" ")
    with pytest.raises(InvalidInput):
        corrected(place, "name_en", {"name_en": "Brody"})


def test_a_unit_is_no_part_of_itself():
    city = town()
    district = town(parent=city)
    with pytest.raises(InvalidInput):
        corrected(city, "parent", {"parent": district})
    assert corrected(district, "parent", {"parent": None}).new == {"parent": None}


def test_a_corrected_name_is_found_until_the_correction_is_undone():
    place = town()
    correction = corrected(place, "name_en", {"name_en": "Brody City"})
    assert place.names.get().key == "brody city"
    withdraw_amendment(amendment=correction, by=None)
    place.refresh_from_db()
    assert (place.name["en"], held(place), place.names.count()) == ("Brody", [], 0)


def test_undoing_puts_every_column_back():
    place = town(population_as_of=date(2020, 1, 1), population_source="GeoNames")
    withdraw_amendment(amendment=corrected(place, "population", COUNT), by=None)
    place.refresh_from_db()
    assert (place.population, place.population_as_of) == (20_000, date(2020, 1, 1))
    assert held(place) == []


def test_the_latest_goes_first_and_the_earlier_still_holds():
    place = town()
    first = corrected(place, "name_en", {"name_en": "Second"})
    second = corrected(place, "name_en", {"name_en": "Third"})
    with pytest.raises(Conflict):
        withdraw_amendment(amendment=first, by=None)
    withdraw_amendment(amendment=second, by=None)
    place.refresh_from_db()
    assert (place.name["en"], held(place)) == ("Second", ["name_en"])
    with pytest.raises(Conflict):
        withdraw_amendment(amendment=second, by=None)


def test_a_region_and_a_county_are_of_their_level_and_country():
    place = town()
    region, county = town(level="region"), town(level="county")
    abroad = MunicipalityFactory(oblast=True)
    assert corrected(place, "region", {"region": region}).after == str(region)
    assert corrected(place, "county", {"county": county}).new == {"county": str(county.pk)}
    for field, unit in (("region", county), ("region", abroad), ("county", region)):
        with pytest.raises(InvalidInput) as refusal:
            corrected(place, field, {field: unit})
        assert list(refusal.value.fields) == [field]


def test_a_row_merged_away_is_not_corrected():
    place = town(merged_into=town())
    with pytest.raises(Conflict):
        corrected(place, "name_en", {"name_en": "Other"})
