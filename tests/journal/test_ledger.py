"""The ledger only grows and its chain holds."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from pobratym.journal.actions import record
from pobratym.journal.chain import first_break
from pobratym.journal.models import Entry
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_entries():
    town = MunicipalityFactory()
    return [record("places.noted", subject=town, by=None, number=number) for number in range(3)]


def test_each_entry_follows_from_the_one_before(three_entries):
    assert first_break(Entry.objects.order_by("id")) is None


def test_a_changed_entry_breaks_the_chain(three_entries):
    Entry.objects.filter(pk=three_entries[1].pk).update(details={"number": 7})
    assert first_break(Entry.objects.order_by("id")).pk == three_entries[1].pk
    with pytest.raises(CommandError, match="breaks"):
        call_command("verify_journal")


def test_a_removed_entry_breaks_the_chain(three_entries):
    Entry.objects.filter(pk=three_entries[1].pk).delete()
    assert first_break(Entry.objects.order_by("id")).pk == three_entries[2].pk


@pytest.mark.django_db(transaction=True)
def test_an_entry_needs_the_transaction_of_its_change():
    with pytest.raises(transaction.TransactionManagementError):
        record("places.noted", subject=MunicipalityFactory(), by=None)


@pytest.mark.django_db(transaction=True)
def test_an_entry_falls_with_its_change():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("places.noted", subject=MunicipalityFactory(), by=None)
        raise ZeroDivisionError
    assert not Entry.objects.exists()
