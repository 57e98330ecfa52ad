"""A change and its letters stand or fall together."""

import pytest
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template import TemplateDoesNotExist
from django.utils import timezone

from pobratym.core.mail import forget_mail_to
from pobratym.core.models import MailStatus, OutgoingMail
from pobratym.introductions import notices
from pobratym.introductions.actions import accept, answer
from pobratym.journal.models import Entry
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("outbox")]


@pytest.fixture
def hromada():
    return MembershipFactory()


@pytest.fixture
def letter(hromada):
    receiver = MembershipFactory()
    return IntroductionFactory(sent=True, sender=hromada.municipality, receiver=receiver.municipality)


def test_a_message_its_entry_and_its_mails_are_one_change(letter, hromada):
    with pytest.raises(RuntimeError), transaction.atomic():
        answer(introduction=letter, by=hromada, text="Good day")
        assert OutgoingMail.objects.count() == 1
        raise RuntimeError("the process dies before the commit")
    assert not OutgoingMail.objects.exists()
    assert not letter.messages.exists()
    answer(introduction=letter, by=hromada, text="Good day")
    assert OutgoingMail.objects.get().kind == "introductions/letters/message"


def test_a_letter_that_cannot_be_written_undoes_the_change_aloud(letter, hromada, monkeypatch):
    """Nobody would learn of a change whose letters are lost: it fails, the log says why, nothing is half done."""
    town = letter.receiver.memberships.get()
    monkeypatch.setattr(
        notices, "send_letter", lambda *args, **context: (_ for _ in ()).throw(TemplateDoesNotExist("x"))
    )
    with pytest.raises(TemplateDoesNotExist):
        accept(introduction=letter, by=town)
    letter.refresh_from_db()
    assert letter.status == "sent"
    assert not Entry.objects.exists()


def test_each_recipient_gets_a_mail_of_her_own():
    EmailMessage("Subject", "Text", None, ["a@example.org", "b@example.org"], bcc=["c@example.org"]).send()
    assert set(OutgoingMail.objects.values_list("recipient", flat=True)) == {f"{each}@example.org" for each in "abc"}
    assert len(set(OutgoingMail.objects.values_list("message_id", flat=True))) == 3


def test_the_database_refuses_an_address_in_a_mail_handed_over(mail):
    mail.status, mail.settled_at = MailStatus.DELIVERED, timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        mail.save()


def test_who_is_erased_gets_no_mail_any_more(mail):
    assert forget_mail_to("OLENA@example.org", "nobody@example.org") == 1
    assert not OutgoingMail.objects.exists()
