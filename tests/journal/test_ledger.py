"""The ledger only grows and its chain holds."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from pobratym.journal.actions import record
from pobratym.journal.anchors import Anchor, anchors_in, current_anchor, verify
from pobratym.journal.chain import BEGINNING, entry_hash
from pobratym.journal.models import Entry
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_entries():
    town = MunicipalityFactory()
    return [record("places.noted", subject=town, by=None, number=number) for number in range(3)]


def rechained(entries):
    """What somebody does who may write the table and knows the arithmetic: every hash fits again."""
    for entry in Entry.objects.order_by("id"):
        previous = Entry.objects.filter(pk__lt=entry.pk).order_by("-id").first()
        entry.previous_hash = previous.hash if previous else BEGINNING
        entry.hash = entry_hash(entry)
        entry.save()


def fault(*anchors):
    return verify(Entry.objects.order_by("id"), anchors).fault


def test_each_entry_follows_from_the_one_before(three_entries):
    assert not fault()


def test_a_changed_entry_breaks_the_chain(three_entries):
    Entry.objects.filter(pk=three_entries[1].pk).update(details={"number": 7})
    assert f"breaks at entry {three_entries[1].pk} " in fault()
    with pytest.raises(CommandError, match="breaks"):
        call_command("verify_journal")


def test_a_removed_entry_breaks_the_chain(three_entries):
    Entry.objects.filter(pk=three_entries[1].pk).delete()
    assert f"breaks at entry {three_entries[2].pk} " in fault()


def test_an_anchor_goes_on_holding_while_the_journal_grows(three_entries):
    anchor = current_anchor()
    record("places.noted", subject=MunicipalityFactory(), by=None)
    assert current_anchor().count == 4
    assert not fault(anchor, current_anchor(), anchor)


def test_an_anchor_shows_that_the_tail_was_cut(three_entries):
    anchor = current_anchor()
    Entry.objects.filter(pk=three_entries[2].pk).delete()
    assert not fault()
    assert "was cut" in fault(anchor)
    record("places.noted", subject=MunicipalityFactory(), by=None)
    assert fault(anchor)
    with pytest.raises(CommandError, match=r"was cut|rewritten"):
        call_command("verify_journal", anchor=[str(anchor)])


def test_an_anchor_shows_that_all_is_gone(three_entries):
    anchor = current_anchor()
    Entry.objects.all().delete()
    assert not fault()
    assert "it is empty" in fault(anchor)


def test_an_anchor_shows_a_forged_entry_whose_chain_was_written_anew(three_entries):
    anchor = current_anchor()
    Entry.objects.filter(pk=three_entries[0].pk).update(verb="places.forged")
    rechained(three_entries)
    assert not fault()
    assert "rewritten" in fault(anchor)


def test_an_anchor_shows_that_an_early_entry_was_taken_out_and_the_chain_mended(three_entries):
    anchor = current_anchor()
    Entry.objects.filter(pk=three_entries[0].pk).delete()
    rechained(three_entries[1:])
    assert not fault()
    assert "rewritten" in fault(anchor)


@given(st.text(), st.integers(0, 10**9), st.integers(0, 10**9), st.binary(min_size=32, max_size=32), st.text())
def test_an_anchor_is_read_from_whatever_text_it_stands_in(before, number, count, digest, after):
    anchor = Anchor(number, count, digest.hex())
    assert anchor in anchors_in(f"{before} {anchor} {after}")


def test_what_is_no_anchor_is_said_to_be_none(three_entries, tmp_path):
    (tmp_path / "empty.txt").write_text("nothing")
    for text in ("no-such-file", str(tmp_path / "empty.txt")):
        with pytest.raises(CommandError, match="anchor"):
            call_command("verify_journal", anchor=[text])


def test_without_an_anchor_no_more_is_said_than_was_proved(three_entries, capsys):
    call_command("verify_journal")
    assert "shows neither that the end was not cut off" in capsys.readouterr().out
    call_command("journal_anchor")
    call_command("verify_journal", anchor=[capsys.readouterr().out.strip()])
    assert f"1 anchors know, up to entry {three_entries[2].pk}" in capsys.readouterr().out


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
