"""The worker: ends on SIGTERM after the mail at hand, outlives a database that is away, does all kinds of work."""

import os
import signal
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from pobratym.core.models import MailStatus, OutgoingMail
from pobratym.upkeep import worker as working
from pobratym.upkeep.delivery import HandOver
from pobratym.upkeep.models import JobRun
from pobratym.upkeep.worker import Worker

pytestmark = pytest.mark.django_db
DONE = []


@task()
def note(word):
    DONE.append(word)


@pytest.fixture(autouse=True)
def a_quiet_process(settings, monkeypatch):
    """The connection of the test stays, and so do the signals of its process."""
    DONE.clear()
    settings.SCHEDULE = {"prune_mail": ("pobratym.upkeep.pruning.prune_mail", timedelta(hours=1))}
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(working.connections, "close_all", lambda: None)
    monkeypatch.setattr(working, "close_old_connections", lambda: None)
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_one_step_does_a_mail_a_task_and_what_is_due(mail, postmaster):
    note.enqueue("task")
    assert Worker(0.01).step()
    mail.refresh_from_db()
    assert mail.status == MailStatus.DELIVERED
    assert DONE == ["task"]
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert JobRun.objects.get().finished_at
    assert not Worker(0.01).step()


def test_sigterm_ends_it_after_the_mail_at_hand(mail, postmaster, monkeypatch):
    OutgoingMail.objects.create(message_id="<second@example.org>", recipient="b@example.org", letter=mail.letter)
    hand_over = working.hand_over_next

    def terminated_meanwhile(goes_on):
        os.kill(os.getpid(), signal.SIGTERM)
        return hand_over(goes_on)

    monkeypatch.setattr(working, "hand_over_next", terminated_meanwhile)
    Worker(60).run()
    assert [each.status for each in OutgoingMail.objects.order_by("pk")] == [MailStatus.DELIVERED, MailStatus.WAITING]


def test_sigterm_ends_it_at_once_while_it_has_nothing_to_do(monkeypatch):
    begun = timezone.now()
    monkeypatch.setattr(Worker, "step", lambda self: _terminate_in(0.2))
    Worker(60).run()
    assert timezone.now() - begun < timedelta(seconds=5)


def _terminate_in(seconds):
    signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    return False


def test_it_outlives_a_database_that_is_away_and_takes_up_what_it_held(mail, postmaster, monkeypatch):
    """It held the mail when the database went; the pauses between its attempts grow."""
    mail.claimed_by, mail.claimed_until = working.this_worker(), timezone.now() + timedelta(hours=1)
    mail.save()
    step, pauses, steps = Worker.step, [], []

    def away_at_first(self):
        steps.append(1)
        if len(steps) <= 3:
            raise OperationalError("the connection is closed")
        self.ending.set()
        return step(self)

    monkeypatch.setattr(Worker, "step", away_at_first)
    worker = Worker(60)
    monkeypatch.setattr(worker.ending, "wait", pauses.append)
    worker.run()
    assert pauses == [0.5, 1.0, 2.0]
    mail.refresh_from_db()
    assert mail.status == MailStatus.DELIVERED


def test_a_mail_server_that_is_away_is_left_alone_for_a_while(mail, by_smtp, monkeypatch):
    outcomes = []
    hand_over = working.hand_over_next
    monkeypatch.setattr(working, "hand_over_next", lambda goes_on: outcomes.append(hand_over(goes_on)) or outcomes[-1])
    worker = Worker(0.01)
    OutgoingMail.objects.create(message_id="<second@example.org>", recipient="b@example.org", letter=mail.letter)
    worker.step()
    worker.step()
    assert outcomes == [HandOver.SERVER_AWAY]
