"""Moderators see which mail hangs, waits or was given up, never its text, and send it again."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from pobratym.backoffice.mail import JOBS, KINDS
from pobratym.core.models import MailStatus, OutgoingMail
from pobratym.journal.models import Entry
from pobratym.upkeep.models import JobRun
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
SENT_AGAIN = "upkeep.mail_sent_again"
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def filed(**state):
    number = OutgoingMail.objects.count()
    facts = {"kind": "introductions/letters/message", "recipient": f"reader{number}@example.org"}
    letter = {"subject": "Secret subject", "body": "Secret text"}
    return OutgoingMail.objects.create(**{"message_id": str(number), "letter": letter, **facts, **state})


def given_up(**state):
    problem = "SMTPRecipientsRefused 550 unknown"
    return filed(status=MailStatus.FAILED, settled_at=timezone.now(), attempts=13, problem=problem, **state)


def row_of(page, mail):
    return next((row for row in page.split("<tr>") if mail.recipient in row), "")


def test_what_needs_somebody_stands_first_with_its_reason(client, moderator):
    now = timezone.now()
    waiting, retried = filed(), filed(attempts=2, due_at=now + timedelta(minutes=15), problem="451 later")
    hung = filed(attempts=1, claimed_by="dead-host:1", claimed_until=now - timedelta(minutes=1))
    under_way, failed = filed(attempts=1, claimed_by="host:1", claimed_until=now + timedelta(minutes=1)), given_up()
    page = client.get(reverse("backoffice_mail")).content.decode()
    assert page.index(failed.recipient) < page.index(hung.recipient) < page.index(waiting.recipient)
    for mail, words, has_button in (
        (failed, "given up", True),
        (hung, "no worker takes it", True),
        (retried, "is tried again", True),
        (under_way, "is being handed over", False),
        (waiting, "waits", False),
    ):
        assert words in row_of(page, mail)
        assert ("Send again" in row_of(page, mail)) is has_button
    assert "550 unknown" in row_of(page, failed)
    assert "Message of a conversation" in row_of(page, failed)
    assert "Secret" not in page


def test_sending_again_puts_it_in_line_and_is_journaled(client, moderator):
    mail = given_up()
    answer = client.post(reverse("backoffice_mail_again", args=[mail.pk]), follow=True)
    assert "queued again" in answer.content.decode()
    mail.refresh_from_db()
    assert (mail.status, mail.attempts, mail.settled_at) == (MailStatus.WAITING, 0, None)
    entry = Entry.objects.get(verb=SENT_AGAIN)
    assert entry.actor_id == moderator.pk
    assert mail.recipient not in str(entry.details)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            {"status": "delivered", "settled_at": timezone.now(), "recipient": "", "letter": None},
            "has since been handed over",
        ),
        ({"claimed_by": "h:1", "claimed_until": timezone.now() + timedelta(hours=1)}, "at this moment"),
    ],
)
def test_what_is_on_its_way_or_there_is_not_sent_again(client, moderator, state, said):
    mail = filed(**state)
    assert said in client.post(reverse("backoffice_mail_again", args=[mail.pk]), follow=True).content.decode()
    assert not Entry.objects.filter(verb=SENT_AGAIN).exists()


def test_nobody_else_may_look_or_send(client, signed_in):
    mail = given_up()
    signed_in(UserFactory())
    assert mail.recipient not in client.get(reverse("backoffice_mail")).content.decode()
    client.post(reverse("backoffice_mail_again", args=[mail.pk]))
    mail.refresh_from_db()
    assert mail.status == MailStatus.FAILED


def test_a_worker_that_is_away_and_a_job_that_failed_are_told(client, moderator):
    filed(due_at=timezone.now() - timedelta(hours=1))
    JobRun.objects.create(name="expire_letters", problem="ValueError")
    page = client.get(reverse("backoffice_mail")).content.decode()
    assert "the worker does not run" in page
    assert "ValueError" in page
    given_up()
    assert "Mail that could not be delivered" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_every_letter_and_every_job_has_a_name_that_people_read():
    def kinds(pattern, ending):
        found = (str(each.relative_to(TEMPLATES)).removesuffix(ending) for each in TEMPLATES.glob(pattern))
        return {each for each in found if "/_" not in each}

    assert kinds("**/*_subject.txt", "_subject.txt") | kinds("partnerships/letters/*.txt", ".txt") <= set(KINDS)
    assert set(JOBS) == set(settings.SCHEDULE)
