"""A hromada joined to another one."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.places.actions import end_municipality, withdraw_amendment
from pobratym.places.models import Municipality, Succession
from pobratym.places.queries import look_up
from pobratym.places.queries.history import lineage_of
from tests.factories.places import MunicipalityFactory
from tests.places.whole import held

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 1)


@pytest.fixture
def hromada():
    return MunicipalityFactory(hromada=True)


def ended(place, *successors, on=DAY, act="Resolution 3285-IX", reason="Joined to its neighbour", **more):
    return end_municipality(
        municipality=place, ended_on=on, successors=successors, act=act, reason=reason, by=None, **more
    )


def test_it_leaves_the_lists_and_names_its_successors(hromada):
    heirs = MunicipalityFactory.create_batch(2, hromada=True)
    change = ended(hromada, *heirs)
    hromada.refresh_from_db()
    assert (hromada.ended_on, hromada.is_counted, held(hromada)) == (DAY, False, ["is_counted"])
    assert not Municipality.objects.shown().filter(pk=hromada.pk).exists()
    assert not look_up(hromada.name["uk"])
    assert [passage.municipality for passage in lineage_of(hromada).successors] == heirs
    assert lineage_of(heirs[0]).predecessors[0].act == "Resolution 3285-IX"
    assert change.after == ", ".join(heir.name["uk"] for heir in heirs)


def test_undone_it_is_in_force_and_counted_again(hromada):
    withdraw_amendment(amendment=ended(hromada, MunicipalityFactory(hromada=True)), by=None)
    hromada.refresh_from_db()
    assert (hromada.ended_on, hromada.is_counted, held(hromada)) == (None, True, [])
    assert not Succession.objects.exists()


def test_refuses_a_day_to_come_no_act_itself_and_those_before_it(hromada):
    earlier, gone = MunicipalityFactory.create_batch(2, hromada=True)
    Succession.objects.create(predecessor=earlier, successor=hromada, happened_on=DAY, act="Law")
    Municipality.objects.filter(pk=gone.pk).update(ended_on=DAY)
    tomorrow = timezone.localdate() + timedelta(days=1)
    for arguments, more, at_fault in (
        ((), {"on": tomorrow}, "ended_on"),
        ((), {"act": " "}, "act"),
        ((), {"reason": ""}, "reason"),
        ((hromada,), {}, "successors"),
        ((earlier,), {}, "successors"),
        ((gone,), {}, "successors"),
    ):
        with pytest.raises(InvalidInput) as refusal:
            ended(hromada, *arguments, **more)
        assert at_fault in refusal.value.fields
    assert Municipality.objects.shown().filter(pk=hromada.pk).exists()


def test_ends_once(hromada):
    ended(hromada)
    with pytest.raises(Conflict):
        ended(hromada)
