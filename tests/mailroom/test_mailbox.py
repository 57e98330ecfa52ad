"""Mail goes out by a mail server and comes in by a mailbox: both are real ones, of this machine."""

import imaplib
import socket
import subprocess
import sys
import time
from email import message_from_bytes
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.db import OperationalError, connection

from pobratym.delivery.queries import sender_bounces
from pobratym.gateways.mailbox import MailboxFailed, place
from pobratym.introductions.actions import answer, decline
from pobratym.introductions.models import Message
from pobratym.introductions.relay import reply_address, return_path
from pobratym.mailroom.actions import fetch_mail
from pobratym.mailroom.models import DroppedMail
from pobratym.upkeep.delivery import hand_over_next
from tests.mailroom.mails import bounce, mail

pytestmark = pytest.mark.django_db


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def imap_port():
    """A mail server with one mailbox."""
    port = _free_port()
    command = [Path(sys.executable).with_name("pymap"), "--host", "127.0.0.1", "--port", str(port), "--no-tls", "dict"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        server.kill()
        server.wait()


def _wait_for(port):
    for _attempt in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("The mail server does not answer")


@pytest.fixture
def box(imap_port, settings):
    """The mailbox, empty, and the settings that name it."""
    settings.INCOMING_MAIL_URL = f"imap://demouser:demopass@127.0.0.1:{imap_port}/INBOX"
    server = imaplib.IMAP4("127.0.0.1", imap_port, timeout=10)
    server.login("demouser", "demopass")
    server.select("INBOX")
    server.store("1:*", "+FLAGS", r"(\Deleted)") if server.search(None, "ALL")[1][0] else None
    server.expunge()
    yield server
    server.logout()


def put(box, raw):
    box.append("INBOX", None, None, raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def left(box):
    box.noop()
    return len(box.search(None, "ALL")[1][0].split())


class Keeper:
    """A mail server that keeps each mail with the sender of its envelope."""

    def __init__(self):
        self.envelopes = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.envelopes.append(envelope)
        return "250 OK"


@pytest.fixture
def keeper(settings):
    settings.EMAIL_BACKEND = "pobratym.core.mail.OutboxBackend"
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", _free_port(), 5
    keeper = Keeper()
    controller = Controller(keeper, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    controller.start()
    yield keeper
    controller.stop()


def test_a_mail_that_left_is_answered_by_mail_and_the_answer_arrives(keeper, box, letter, hromada, town):
    answer(introduction=letter, by=hromada, text="When shall we talk?")
    hand_over_next()
    (envelope,) = keeper.envelopes
    sent = message_from_bytes(envelope.content)
    assert envelope.mail_from == return_path(letter.pk, town.user)
    assert sent["Reply-To"] == reply_address(letter.pk, town.user)
    assert sent["From"].endswith("<noreply@localhost>")
    assert sent["References"] == sent["In-Reply-To"]
    assert sent["Auto-Submitted"] is None
    put(box, mail(sent["Reply-To"], "On Thursday.", sender=town.user.email, In_Reply_To=sent["Message-ID"]).as_bytes())
    assert fetch_mail() == 1
    assert [each.text for each in Message.objects.order_by("pk")] == ["When shall we talk?", "On Thursday."]
    assert left(box) == 0


def test_what_comes_back_to_the_envelopes_sender_is_known(keeper, box, letter, hromada, town):
    answer(introduction=letter, by=hromada, text="When shall we talk?")
    hand_over_next()
    put(box, bounce(keeper.envelopes[0].mail_from))
    fetch_mail()
    assert sender_bounces(town.user)


def test_a_notice_says_that_a_machine_sent_it(keeper, letter, town):
    decline(introduction=letter, by=town, reason="no_capacity")
    hand_over_next()
    sent = message_from_bytes(keeper.envelopes[0].content)
    assert (sent["Auto-Submitted"], sent["X-Auto-Response-Suppress"]) == ("auto-generated", "All")


def test_a_mail_that_lies_there_twice_is_taken_in_once(box, to_nobody):
    raw = mail(to_nobody).as_bytes()
    put(box, raw)
    put(box, raw)
    assert fetch_mail() == 2
    assert Message.objects.count() == 1


def test_a_mail_stays_while_the_database_is_away(box, to_nobody):
    put(box, mail(to_nobody).as_bytes())
    with connection.execute_wrapper(_away), pytest.raises(OperationalError):
        fetch_mail()
    assert left(box) == 1
    assert fetch_mail() == 1
    assert Message.objects.count() == 1


def _away(execute, sql, params, many, context):
    raise OperationalError("gone")


def test_a_mail_over_which_we_stumble_is_put_aside_and_the_next_is_read(box, to_nobody, settings):
    limits = settings.LIMITS
    put(box, mail(to_nobody).as_bytes())
    settings.LIMITS = {}
    assert fetch_mail() == 0
    settings.LIMITS = limits
    put(box, mail(to_nobody, "The next one").as_bytes())
    assert fetch_mail() == 1
    assert left(box) == 1


def test_too_large_a_mail_is_counted_without_being_fetched(box, to_nobody):
    put(box, mail(to_nobody).as_bytes() + b"x" * 26_214_400)
    assert fetch_mail() == 1
    assert DroppedMail.objects.get().reason == "too_large"
    assert left(box) == 0


def test_without_a_mailbox_nothing_is_done(settings):
    settings.INCOMING_MAIL_URL = ""
    assert fetch_mail() == 0


@pytest.mark.parametrize("url", ["imap://demouser:wrong@127.0.0.1:{port}", "imap://demouser:demopass@127.0.0.1:1/x"])
def test_a_mailbox_that_does_not_let_us_in_is_said(imap_port, settings, url):
    settings.INCOMING_MAIL_URL = url.format(port=imap_port)
    with pytest.raises(MailboxFailed):
        fetch_mail()


@pytest.mark.parametrize(
    "url", ["imap://a:b@mail.example/INBOX", "imaps://mail.example", "https://a:b@c", "imaps://a@/"]
)
def test_how_a_mailbox_is_named(url):
    with pytest.raises(ValueError, match="imaps://user"):
        place(url)


def test_a_password_stands_in_no_log():
    found = place("imaps://bot%40answers.example:s%2Fecret@mail.example/Answers")
    assert (found.user, found.password, found.port, found.folder) == ("bot@answers.example", "s/ecret", 993, "Answers")
    assert "ecret" not in repr(found)


def test_the_command_takes_a_mail_from_a_pipe(to_nobody, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(mail(to_nobody).as_bytes())))
    call_command("read_mail", "--stdin")
    assert Message.objects.count() == 1
    assert capsys.readouterr().out == "passed_on\n"
