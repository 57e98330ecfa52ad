"""Two moderators at the same moment: one wins, the other is told."""

import threading

import pytest
from django.db import connection

from pobratym.core.errors import Conflict
from pobratym.places.actions import merge_municipalities, withdraw_amendment
from pobratym.places.models import Amendment, Municipality
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="threads do not share a database in memory"),
]


def together(*acts) -> list[str]:
    """What came of each act, all begun at once."""
    barrier, outcomes = threading.Barrier(len(acts)), []

    def do(act) -> None:
        barrier.wait()
        try:
            act()
            outcomes.append("won")
        except Conflict:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def test_of_two_merging_one_duplicate_one_wins():
    duplicate, *targets = MunicipalityFactory.create_batch(3)
    listing = ListingFactory(municipality=duplicate)
    acts = [
        lambda into=into: merge_municipalities(duplicate=duplicate, into=into, reason="Twice", by=None)
        for into in targets
    ]
    assert together(*acts) == ["told", "won"]
    listing.refresh_from_db()
    assert listing.municipality_id == Municipality.including_merged.get(pk=duplicate.pk).merged_into_id
    assert Amendment.objects.count() == 1


def test_of_two_merging_each_other_one_wins():
    one, two = MunicipalityFactory.create_batch(2)
    acts = [
        lambda pair=pair: merge_municipalities(duplicate=pair[0], into=pair[1], reason="Twice", by=None)
        for pair in ((one, two), (two, one))
    ]
    assert together(*acts) == ["told", "won"]
    assert Municipality.objects.count() == 1


def test_of_two_undoing_one_change_one_wins():
    one, two = MunicipalityFactory.create_batch(2)
    change = merge_municipalities(duplicate=one, into=two, reason="Twice", by=None)
    acts = [lambda: withdraw_amendment(amendment=Amendment.objects.get(pk=change.pk), by=None)] * 2
    assert together(*acts) == ["told", "won"]
    assert Municipality.objects.count() == 2
