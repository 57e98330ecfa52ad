"""A mail server of our own, which says what it is told to."""

import socket

import pytest
from aiosmtpd.controller import Controller

from pobratym.core.letters import send_letter
from pobratym.core.models import OutgoingMail


class Postmaster:
    """Keeps what it was handed; `answers` says otherwise by the stage of the hand-over («RCPT», «DATA», «QUIT»)."""

    def __init__(self):
        self.received = []
        self.answers = {}

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if answer := self.answers.get("RCPT"):
            return answer.format(address=address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if answer := self.answers.get("DATA"):
            return answer
        self.received.append(envelope.content.decode(errors="replace"))
        return "250 OK"

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802
        return self.answers.get("QUIT", "221 Bye")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def outbox(settings):
    """As mail leaves in use; the test runner would put its own backend in place of the outbox."""
    settings.EMAIL_BACKEND = "pobratym.core.mail.OutboxBackend"


@pytest.fixture
def by_smtp(settings):
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 2


@pytest.fixture
def postmaster(settings, by_smtp):
    keeper = Postmaster()
    controller = Controller(keeper, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    controller.start()
    yield keeper
    controller.stop()


@pytest.fixture
def mail(outbox, db):
    """A letter that waits."""
    send_letter("olena@example.org", language="en", template="memberships/letters/request_refused")
    return OutgoingMail.objects.get()
