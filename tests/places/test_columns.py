"""The columns are those of the registry as it is, for the next question of the same process."""

import pytest
from django.utils import timezone

from pobratym.journal.actions import record
from pobratym.places.actions import correct, undo_correction
from pobratym.places.models import CorrectedField
from pobratym.places.queries.columns import all_columns
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


def _population(place) -> int:
    columns = all_columns()
    return int(columns.populations[columns.positions_of([place.pk])[0]])


def test_a_correction_and_its_undoing_are_seen_by_the_next_question():
    place = MunicipalityFactory(population=5)
    assert _population(place) == 5
    values = {"population": 700, "population_as_of": timezone.localdate(), "population_source": "a census"}
    correction = correct(municipality=place, field=CorrectedField.POPULATION, values=values, reason="counted", by=None)
    assert _population(place) == 700
    undo_correction(correction=correction, by=None)
    assert _population(place) == 5


def test_they_are_read_once_while_nothing_changes(django_assert_num_queries):
    MunicipalityFactory()
    columns = all_columns()
    with django_assert_num_queries(1):
        assert all_columns() is columns


def test_the_words_of_other_rooms_do_not_cost_a_reading(django_assert_num_queries):
    place = MunicipalityFactory()
    columns = all_columns()
    record("suggestions.suggested", subject=place, by=None)
    record("partnerships.proposed", subject=place, by=None)
    with django_assert_num_queries(1):
        assert all_columns() is columns


def test_larger_places_come_first_and_ended_ones_are_left_out():
    small, large, unknown = (MunicipalityFactory(population=people) for people in (1, 2, None))
    MunicipalityFactory(population=3, ended_on="2020-01-01")
    MunicipalityFactory(population=4, merged_into=small)
    assert all_columns().ids.tolist() == [large.pk, small.pk, unknown.pk]
