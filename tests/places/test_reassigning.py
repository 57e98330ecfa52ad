"""Since a day a municipality belongs elsewhere or is of another kind; the past stays queryable."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.places.actions import correct, merge_municipalities, reassign_municipality, withdraw_amendment
from pobratym.places.models import Level, PastFact
from pobratym.places.queries.history import belonging_on, past_facts_of
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 1)


@pytest.fixture
def regions():
    return MunicipalityFactory.create_batch(3, oblast=True)


@pytest.fixture
def hromada(regions):
    return MunicipalityFactory(hromada=True, region=regions[0])


def reassigned(place, field, value, on=DAY, act="Resolution 807-IX", reason="The new division", **more):
    return reassign_municipality(
        municipality=place, field=field, value=value, on=on, act=act, reason=reason, by=None, **more
    )


def test_the_past_is_known_as_of_a_day(hromada, regions):
    reassigned(hromada, "region", regions[1])
    amendment = reassigned(hromada, "region", regions[2], on=date(2025, 1, 1))
    hromada.refresh_from_db()
    assert [belonging_on(hromada, date(year, 6, 1)).region for year in (2020, 2024, 2025)] == regions
    assert belonging_on(hromada, DAY).region == regions[1]
    assert belonging_on(hromada, DAY - timedelta(days=1)).region == regions[0]
    assert (amendment.before, amendment.after) == (str(regions[1]), str(regions[2]))
    assert "1 January 2025" in amendment.what


def test_a_kind_has_periods_too_and_the_others_stay_as_they_are(hromada, regions):
    reassigned(hromada, "kind", "rural")
    hromada.refresh_from_db()
    then = belonging_on(hromada, date(2020, 1, 1))
    assert (hromada.kind, then.kind, then.region) == ("rural", "urban", regions[0])


def test_part_of_nothing_before(hromada):
    district = MunicipalityFactory(hromada=True, level=Level.DISTRICT, region=hromada.region)
    reassigned(district, "parent", hromada)
    district.refresh_from_db()
    assert (district.parent, belonging_on(district, date(2020, 1, 1)).parent) == (hromada, None)


def test_withdrawn_it_is_as_it_was_and_the_later_one_goes_first(hromada, regions):
    first = reassigned(hromada, "region", regions[1])
    second = reassigned(hromada, "region", regions[2], on=date(2025, 1, 1))
    with pytest.raises(Conflict):
        withdraw_amendment(amendment=first, by=None)
    for amendment in (second, first):
        withdraw_amendment(amendment=amendment, by=None)
    hromada.refresh_from_db()
    assert hromada.region == regions[0]
    assert not PastFact.objects.exists()


@pytest.mark.parametrize(
    ("values", "at_fault"),
    [
        ({"on": timezone.localdate() + timedelta(days=1)}, "on"),
        ({"act": " "}, "act"),
        ({"reason": ""}, "reason"),
        ({"field": "population", "value": 5}, "field"),
        ({"field": "kind", "value": "planet"}, "kind"),
        ({"field": "county"}, "county"),
        ({"source_url": "nowhere"}, "source_url"),
    ],
)
def test_refuses_what_cannot_be(hromada, regions, values, at_fault):
    given = {"field": "region", "value": regions[1]} | values
    with pytest.raises(InvalidInput) as refusal:
        reassigned(hromada, **given)
    assert at_fault in refusal.value.fields
    assert not PastFact.objects.exists()


def test_not_before_the_last_change_and_not_to_what_it_is(hromada, regions):
    reassigned(hromada, "region", regions[1])
    for region, on, at_fault in ((regions[2], DAY, "on"), (regions[1], date(2025, 1, 1), "region")):
        with pytest.raises(InvalidInput) as refusal:
            reassigned(hromada, "region", region, on=on)
        assert list(refusal.value.fields) == [at_fault]


def test_a_correction_changes_what_is_now_and_not_the_past(hromada, regions):
    reassigned(hromada, "region", regions[1])
    correct(municipality=hromada, field="region", values={"region": regions[2]}, reason="r", by=None)
    hromada.refresh_from_db()
    assert (hromada.region, belonging_on(hromada, date(2020, 1, 1)).region) == (regions[2], regions[0])


def test_a_past_region_that_is_merged_away_leads_to_what_it_became(hromada, regions):
    reassigned(hromada, "region", regions[1])
    merge_municipalities(duplicate=regions[0], into=regions[2], reason="Twice", by=None)
    assert [each.unit for each in past_facts_of(hromada.pk)] == [regions[2]]
