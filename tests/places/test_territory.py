"""Periods of a territory status."""

from datetime import date

import pytest

from pobratym.core.errors import InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.places.models import Municipality, TerritoryStatus
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hromada():
    hromada = MunicipalityFactory(hromada=True)
    _status(hromada, date(2022, 3, 1), date(2022, 6, 1)).save()
    return hromada


def _status(hromada: Municipality, begin: date, end: date | None, state="possible_hostilities") -> TerritoryStatus:
    return TerritoryStatus(municipality=hromada, state=state, valid_from=begin, valid_until=end, act="Order 376")


@pytest.mark.parametrize(
    ("begin", "end"),
    [(date(2022, 5, 31), None), (date(2022, 1, 1), date(2022, 3, 2)), (date(2022, 4, 1), date(2022, 4, 2))],
)
def test_an_overlap_is_told_in_words(hromada, begin, end):
    with pytest.raises(InvalidInput) as refusal:
        refuse_invalid(_status(hromada, begin, end))
    assert "already has this status" in str(refusal.value.fields["__all__"][0])


def test_what_follows_on_the_last_day_or_is_another_status_stands(hromada):
    refuse_invalid(_status(hromada, date(2022, 6, 1), None))
    refuse_invalid(_status(hromada, date(2022, 1, 1), date(2022, 3, 1)))
    refuse_invalid(_status(hromada, date(2022, 4, 1), None, state="occupied"))
    refuse_invalid(TerritoryStatus.objects.get())
