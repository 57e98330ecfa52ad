"""Territory statuses written by hand."""

from datetime import date

import pytest

from pobratym.core.errors import InvalidInput
from pobratym.places.actions import set_territory_status, withdraw_amendment
from pobratym.places.assertions import amended
from pobratym.places.models import TerritoryStatus
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
BEGIN, END = date(2022, 3, 1), date(2022, 6, 1)


@pytest.fixture
def hromada():
    return MunicipalityFactory(hromada=True)


def stood(place, state="possible_hostilities", valid_from=BEGIN, act="Order 376", reason="Published", **more):
    return set_territory_status(
        municipality=place, state=state, valid_from=valid_from, act=act, reason=reason, by=None, **more
    )


def test_is_added_ended_and_both_are_undone(hromada):
    added = stood(hromada)
    ended = stood(hromada, valid_until=END, instead_of=TerritoryStatus.objects.get(), act="Order 9")
    status = TerritoryStatus.objects.get()
    assert (status.valid_until, status.act, status.pk in amended(TerritoryStatus)) == (END, "Order 9", True)
    assert (ended.before, ended.after) == ("2022-03-01 – …", "2022-03-01 – 2022-06-01")
    withdraw_amendment(amendment=ended, by=None)
    assert TerritoryStatus.objects.get().valid_until is None
    withdraw_amendment(amendment=added, by=None)
    assert not TerritoryStatus.objects.exists()


@pytest.mark.parametrize(
    ("values", "at_fault"),
    [
        ({"act": " "}, "act"),
        ({"reason": ""}, "reason"),
        ({"state": "peace"}, "state"),
        ({"valid_until": BEGIN}, "__all__"),
        ({"source_url": "not an address"}, "source_url"),
    ],
)
def test_refuses_what_cannot_be(hromada, values, at_fault):
    with pytest.raises(InvalidInput) as refusal:
        stood(hromada, **values)
    assert at_fault in refusal.value.fields
    assert not TerritoryStatus.objects.exists()


def test_an_overlap_is_told_in_words_and_another_status_may_stand_beside(hromada):
    stood(hromada, valid_until=END)
    with pytest.raises(InvalidInput) as refusal:
        stood(hromada, valid_from=date(2022, 5, 1))
    assert "already has this status" in str(refusal.value.fields["__all__"][0])
    stood(hromada, state="occupied", valid_from=date(2022, 5, 1))
    stood(hromada, valid_from=END)
    assert TerritoryStatus.objects.count() == 3


def test_abroad_there_is_no_such_list():
    with pytest.raises(InvalidInput):
        stood(MunicipalityFactory())
