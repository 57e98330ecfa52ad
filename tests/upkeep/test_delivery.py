"""Handing mail over to a mail server that says yes, later, never, or nothing at all."""

import logging
import socket
from datetime import timedelta
from email import message_from_string

import pytest
from django.core.mail.backends.smtp import EmailBackend
from django.db import OperationalError
from django.utils import timezone

from pobratym.core.logs import UtcJsonFormatter
from pobratym.core.models import MailStatus, OutgoingMail
from pobratym.upkeep import delivery
from pobratym.upkeep.claims import release_claims_of_the_dead, this_worker
from pobratym.upkeep.delivery import HandOver, hand_over_next
from pobratym.upkeep.rules.pauses import PAUSES, pause_after

pytestmark = pytest.mark.django_db


def due_now(mail):
    OutgoingMail.objects.filter(pk=mail.pk).update(due_at=timezone.now())


def test_what_is_handed_over_is_forgotten_at_once(mail, postmaster):
    assert hand_over_next() is HandOver.HANDED_OVER
    (text,) = postmaster.received
    received = message_from_string(text)
    assert received["To"] == "olena@example.org"
    assert received["Message-ID"] == mail.message_id
    assert received["Date"] == mail.letter["headers"]["Date"]
    mail.refresh_from_db()
    assert (mail.status, mail.recipient, mail.letter) == (MailStatus.DELIVERED, "", None)
    assert hand_over_next() is HandOver.NOTHING_DUE


def test_later_is_later_by_growing_pauses_for_more_than_a_day(mail, postmaster):
    postmaster.answers["RCPT"] = "451 {address}: greylisted"
    for attempt in range(1, len(PAUSES) + 1):
        due_now(mail)
        assert hand_over_next() is HandOver.REFUSED
        mail.refresh_from_db()
        assert (mail.status, mail.attempts) == (MailStatus.WAITING, attempt)
        assert abs(mail.due_at - timezone.now() - PAUSES[attempt - 1]) < timedelta(seconds=5)
        assert hand_over_next() is HandOver.NOTHING_DUE
    assert sum(PAUSES, timedelta()) >= timedelta(hours=24)
    assert list(PAUSES) == sorted(PAUSES)
    due_now(mail)
    assert hand_over_next() is HandOver.REFUSED
    mail.refresh_from_db()
    assert mail.status == MailStatus.FAILED
    assert pause_after(len(PAUSES) + 1) is None


def test_after_some_refusals_it_arrives_once(mail, postmaster):
    postmaster.answers["DATA"] = "452 mailbox is full"
    hand_over_next()
    postmaster.answers.clear()
    due_now(mail)
    assert hand_over_next() is HandOver.HANDED_OVER
    assert len(postmaster.received) == 1


@pytest.mark.parametrize(("stage", "answer"), [("RCPT", "550 5.1.1 <{address}> unknown"), ("DATA", "554 no")])
def test_never_is_given_up_at_once_and_says_why_without_the_address(mail, postmaster, stage, answer):
    postmaster.answers[stage] = answer
    assert hand_over_next() is HandOver.REFUSED
    mail.refresh_from_db()
    assert (mail.status, mail.recipient) == (MailStatus.FAILED, "olena@example.org")
    assert answer[:3] in mail.problem
    assert "olena" not in mail.problem


def test_a_server_that_is_away_is_no_fault_of_the_mail(mail, by_smtp):
    assert hand_over_next() is HandOver.SERVER_AWAY
    mail.refresh_from_db()
    assert (mail.status, mail.problem) == (MailStatus.WAITING, "ConnectionRefusedError Connection refused")


def test_a_server_that_says_nothing_is_left_after_the_time_out(mail, settings, by_smtp):
    settings.EMAIL_TIMEOUT = 0.3
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", settings.EMAIL_PORT))
        silent.listen()
        assert hand_over_next() is HandOver.SERVER_AWAY
    mail.refresh_from_db()
    assert (mail.status, mail.claimed_by) == (MailStatus.WAITING, "")


def test_a_wrong_password_of_ours_loses_no_mail(mail, settings, postmaster):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "we", "wrong"
    assert hand_over_next() is HandOver.SERVER_AWAY
    mail.refresh_from_db()
    assert mail.status == MailStatus.WAITING


def test_a_mail_that_is_broken_itself_is_given_up(mail, postmaster):
    mail.letter = {**mail.letter, "subject": "two\nlines"}
    mail.save()
    assert hand_over_next() is HandOver.REFUSED
    mail.refresh_from_db()
    assert (mail.status, mail.problem) == (MailStatus.FAILED, "BadHeaderError")


def test_a_bad_goodbye_does_not_send_it_twice(mail, postmaster, monkeypatch):
    def break_off(self):
        raise TimeoutError

    monkeypatch.setattr(EmailBackend, "close", break_off)
    assert hand_over_next() is HandOver.HANDED_OVER
    assert hand_over_next() is HandOver.NOTHING_DUE


class TestDeathBetweenHandOverAndMark:
    @pytest.fixture
    def held(self, mail, postmaster, monkeypatch):
        """The server has the mail, and nobody has said so to the database."""
        with monkeypatch.context() as dying:
            dying.setattr(delivery, "_mark_delivered", lambda mail: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                hand_over_next()
        mail.refresh_from_db()
        assert mail.claimed_by == this_worker()
        return mail

    def test_nobody_else_sends_it_while_the_claim_holds(self, held):
        assert hand_over_next() is HandOver.NOTHING_DUE

    def test_when_the_claim_has_run_out_it_is_repeated_by_the_same_message_id(self, held, postmaster):
        OutgoingMail.objects.update(claimed_by="another-host:1", claimed_until=timezone.now() - timedelta(seconds=1))
        assert hand_over_next() is HandOver.HANDED_OVER
        assert [message_from_string(each)["Message-ID"] for each in postmaster.received] == [held.message_id] * 2

    def test_the_next_worker_of_this_host_takes_it_up_at_once(self, held):
        assert release_claims_of_the_dead() == 1
        assert hand_over_next() is HandOver.HANDED_OVER

    @pytest.mark.parametrize(
        ("claimed_by", "released"), [("another-host:1", 0), ("{host}:1", 0), ("{host}:99999999", 1)]
    )
    def test_the_living_and_other_hosts_keep_theirs(self, held, claimed_by, released):
        host = this_worker().rpartition(":")[0]
        OutgoingMail.objects.update(claimed_by=claimed_by.format(host=host))
        assert release_claims_of_the_dead() == released


def test_a_database_that_is_away_for_the_mark_repeats_the_mark_and_not_the_mail(mail, postmaster, monkeypatch):
    mark, failures = delivery._mark_delivered, [OperationalError("away"), OperationalError("away")]

    def first_away(mail):
        if failures:
            raise failures.pop()
        mark(mail)

    monkeypatch.setattr(delivery, "_mark_delivered", first_away)
    monkeypatch.setattr(delivery.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(delivery.connections, "close_all", lambda: None)
    assert hand_over_next() is HandOver.HANDED_OVER
    assert len(postmaster.received) == 1


@pytest.mark.parametrize("answer", ["250 OK", "451 {address} later", "550 {address} never"])
def test_no_address_stands_in_a_log(mail, postmaster, caplog, answer):
    postmaster.answers["RCPT"] = answer if answer[0] != "2" else ""
    with caplog.at_level(logging.DEBUG):
        hand_over_next()
    formatter = UtcJsonFormatter()
    lines = [formatter.format(record) for record in caplog.records if record.name.startswith("pobratym")]
    assert lines
    assert not [line for line in lines if "olena" in line or "example.org" in line]


def test_whatever_a_library_logs_its_addresses_are_unreadable():
    error = ValueError("cannot send to Olena <olena.k+x@mail.example.org>")
    record = logging.LogRecord("allauth", 40, "x", 1, "%s", ("olena@example.org",), (ValueError, error, None))
    line = UtcJsonFormatter().format(record)
    assert "olena" not in line
    assert "…@…" in line or "\\u2026@\\u2026" in line
