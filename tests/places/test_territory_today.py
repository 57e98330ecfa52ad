"""Who is occupied today, and whose texts are read by the strict rules."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratym.places.queries import is_near_the_front, occupied_today
from tests.factories.places import MunicipalityFactory, TerritoryStatusFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hromada():
    return MunicipalityFactory(hromada=True, name_uk="Маріуполь")


def test_a_line_of_its_own_or_of_its_region_or_raion(hromada):
    oblast = MunicipalityFactory(oblast=True)
    within = MunicipalityFactory(hromada=True, region=oblast)
    under = MunicipalityFactory(hromada=True, parent=oblast)
    assert not occupied_today()
    TerritoryStatusFactory(municipality=oblast)
    assert occupied_today() == {oblast.pk, within.pk, under.pk}
    assert occupied_today([hromada.pk, within.pk]) == {within.pk}
    assert is_near_the_front(within.pk)
    assert is_near_the_front(under.pk)
    assert not is_near_the_front(hromada.pk)


@pytest.mark.parametrize("days", [(-10, -1), (-10, 0), (1, None)])
def test_only_on_its_days(hromada, days):
    begins, ends = (each if each is None else timezone.localdate() + timedelta(days=each) for each in days)
    TerritoryStatusFactory(municipality=hromada, valid_from=begins, valid_until=ends)
    assert not occupied_today()
    assert not is_near_the_front(hromada.pk)


@pytest.mark.parametrize(
    ("part_name", "is_occupied"), [("м. Маріуполь", True), ("с. Пікузи", False), ("за винятком м. Маріуполь", False)]
)
def test_a_part_counts_where_it_is_the_centre(hromada, part_name, is_occupied):
    TerritoryStatusFactory(municipality=hromada, part="UA14140050010029262", part_name=part_name)
    assert bool(occupied_today()) is is_occupied
    assert is_near_the_front(hromada.pk), "part of it is occupied"


@pytest.mark.parametrize(
    ("state", "is_strict"),
    [("active_hostilities", True), ("active_with_e_resources", True), ("possible_hostilities", False)],
)
def test_hostilities_are_no_occupation(hromada, state, is_strict):
    TerritoryStatusFactory(municipality=hromada, state=state)
    assert not occupied_today()
    assert is_near_the_front(hromada.pk) is is_strict
