"""The anchor of the journal leaves the house by mail, and what arrives proves the journal."""

from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command

from pobratym.journal.actions import record
from pobratym.journal.anchors import anchors_in, current_anchor
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


def test_every_administrator_and_nobody_else_gets_the_anchor_in_her_language(django_capture_on_commit_callbacks):
    UserFactory(email="admin@example.org", is_superuser=True, language="uk")
    UserFactory(email="former@example.org", is_superuser=True, is_active=False)
    UserFactory(email="moderator@example.org", moderator=True)
    record("places.noted", subject=MunicipalityFactory(), by=None)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("send_anchor")
    assert [letter.to for letter in mail.outbox] == [["admin@example.org"]]
    assert "Якір журналу" in mail.outbox[0].subject
    assert set(anchors_in(mail.outbox[0].body)) == {current_anchor()}


def test_a_letter_as_it_was_saved_proves_the_journal(django_capture_on_commit_callbacks, tmp_path: Path, capsys):
    UserFactory(is_superuser=True)
    record("places.noted", subject=MunicipalityFactory(), by=None)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("send_anchor")
    saved = tmp_path / "letter.eml"
    saved.write_bytes(mail.outbox[0].message().as_bytes())
    call_command("verify_journal", anchor=[str(saved)])
    assert "1 anchors know" in capsys.readouterr().out


def test_an_empty_journal_has_no_anchor_to_send():
    UserFactory(is_superuser=True)
    call_command("send_anchor")
    assert not mail.outbox
