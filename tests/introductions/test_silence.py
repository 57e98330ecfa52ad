"""Letters that nobody decides expire."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from pobratym.introductions import actions
from pobratym.introductions.models import Introduction
from pobratym.introductions.workflow import Status
from tests.factories.introductions import IntroductionFactory, MessageFactory

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=91)


@pytest.fixture
def old(letter):
    Introduction.objects.filter(pk=letter.pk).update(sent_at=LONG_AGO, delivered_at=LONG_AGO)
    return letter


def test_silence_ends_a_letter_and_both_sides_are_told(old, hromada, town, mailoutbox, capsys):
    call_command("expire_letters")
    old.refresh_from_db()
    assert old.status == Status.EXPIRED
    assert {mail.to[0] for mail in mailoutbox} == {hromada.user.email, town.user.email}
    assert "expired: 1" in capsys.readouterr().out
    assert actions.expire_letters() == []


def test_a_recent_message_keeps_a_letter_alive(old):
    MessageFactory(introduction=old)
    assert actions.expire_letters() == []


def test_an_old_message_does_not(old):
    MessageFactory(introduction=old, sent_at=LONG_AGO)
    assert actions.expire_letters() == [old]


def test_kept_letters_and_decided_ones_stay():
    IntroductionFactory(kept=True, sent_at=LONG_AGO)
    IntroductionFactory(declined=True, sent_at=LONG_AGO, delivered_at=LONG_AGO)
    assert actions.expire_letters() == []
