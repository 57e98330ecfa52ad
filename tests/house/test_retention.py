"""What the page about privacy says is deleted goes by the schedule, and what is younger stays."""

import os
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from django.utils.module_loading import import_string

from pobratym.answers.models import Answer
from pobratym.core.models import MailStatus, OutgoingMail
from pobratym.delivery.models import BouncedSender
from pobratym.mailroom.models import ReceivedMail
from pobratym.memberships.models import Invitation
from pobratym.people.models import Draft
from pobratym.suggestions.models import Suggestion
from pobratym.upkeep.schedule import retentions
from tests.factories.answers import AnswerFactory
from tests.factories.delivery import DeliveryFactory
from tests.factories.introductions import IntroductionFactory, NoteFactory
from tests.factories.memberships import InvitationFactory
from tests.factories.people import UserFactory
from tests.factories.profiles import PassportPictureFactory
from tests.factories.suggestions import SuggestionFactory

pytestmark = pytest.mark.django_db
PRUNES = ("prune_", "erase_")
# Jobs that delete nothing of a person.
OF_NOBODY = {"prune_tasks": "background tasks that have ended; letters are not among them"}


def _draft(at):
    return Draft.objects.create(person=UserFactory(), form="/x/", page="/x/", typed={"a": ["b"]}, saved_at=at)


def _mail(status):
    def make(at):
        to = "" if status == MailStatus.DELIVERED else "x@example.org"
        number = OutgoingMail.objects.count()
        return OutgoingMail.objects.create(recipient=to, status=status, settled_at=at, message_id=f"<{number}@x>")

    return make


def _session(is_staff):
    def make(at):
        key = f"key{UserSession.objects.count()}"
        Session.objects.create(session_key=key, expire_date=timezone.now() + timedelta(days=90), session_data="")
        user = UserFactory(is_staff=is_staff)
        return UserSession.objects.create(user=user, session_key=key, ip="192.0.2.1", user_agent="x", created_at=at)

    return make


def _named_proposer(at):
    moderator = UserFactory()
    return SuggestionFactory(
        email="x@example.org", name="Olena", status="declined", answer="No.", decided_at=at, decided_by=moderator
    )


def _invitation(at):
    return InvitationFactory(expires_at=at, made_at=at - timedelta(days=7))


def _answering(at):
    return AnswerFactory(said_at=at, name="A. Huber", mailbox="huber@amberg.example")


def _picture(at):
    return PassportPictureFactory(withdrawn_at=at, withdrawn_by=UserFactory())


def _note(at):
    return NoteFactory(introduction=IntroductionFactory(declined=True, decided_at=at))


def _received(**facts):
    def make(at):
        letter, number = IntroductionFactory(sent=True), ReceivedMail.objects.count()
        return ReceivedMail.objects.create(
            introduction=letter, message_id=f"<{number}@x>", token=str(number), received_at=at, **facts
        )

    return make


class _File:
    """A private file that no row names."""

    def __init__(self, at) -> None:
        storage = storages["private"]
        self.name = storage.save("membership-requests/x.pdf", ContentFile(b"%PDF-"))
        os.utime(storage.path(self.name), (at.timestamp(), at.timestamp()))

    def is_there(self) -> bool:
        return storages["private"].exists(self.name)


class _Delivery:
    """A column of a delivery that is emptied."""

    def __init__(self, column, **facts) -> None:
        self.made, self.column = DeliveryFactory(**facts), column

    def is_there(self) -> bool:
        self.made.refresh_from_db()
        return bool(getattr(self.made, self.column))


def _mailbox(at):
    return _Delivery("address", introduction=IntroductionFactory(declined=True), requested_at=at, mail=None)


def _letter_for_another_try(at):
    return _Delivery("mail", sent_at=at)


def _bounced_sender(at):
    return BouncedSender.objects.create(person=UserFactory(), address="x@example.org", since=at)


# The English words of the page -> what makes such a record, as old as it is told to be.
MADE = {
    "Texts that you have begun and not sent": _draft,
    "E-mails that could not be delivered, with address and text": _mail(MailStatus.FAILED),
    "That an e-mail was sent; its address and text are deleted at once": _mail(MailStatus.DELIVERED),
    "Where you are signed in: IP address and browser": _session(is_staff=False),
    "Active sessions of moderators and editors: IP address and browser": _session(is_staff=True),
    "Name and e-mail address of whoever reported a mistake, after the answer": _named_proposer,
    "Documents of requests that are deleted or were never sent": _File,
    "Pictures that a moderator has taken off a page": _picture,
    "Internal notes about a letter, after the letter is over": _note,
    "Name, post and e-mail address of whoever answered a letter without an account": _answering,
    "Mailboxes of town halls to which letters were sent, and what was said when one came back": _mailbox,
    "The text of a letter to a town hall, kept for another try": _letter_for_another_try,
    "That e-mail to your address came back": _bounced_sender,
    "Texts of e-mails to us that were not passed on": _received(
        kind="answer", status="refused", refused="loop", text="x"
    ),
    "Automatic answers of mailboxes to e-mails about letters": _received(kind="auto_reply", status="shown", text="x"),
    "That an e-mail came in, without its text": _received(kind="answer", status="passed_on"),
    "E-mail addresses of colleagues who were invited, after the invitation is over": _invitation,
}


def is_there(made) -> bool:
    if isinstance(made, _File | _Delivery):
        return made.is_there()
    if isinstance(made, Suggestion | Invitation):
        made.refresh_from_db()
        return bool(made.email)
    if isinstance(made, Answer):
        made.refresh_from_db()
        return bool(made.name or made.mailbox)
    if isinstance(made, ReceivedMail) and made.text:
        made.refresh_from_db()
        return bool(made.text)
    return type(made)._base_manager.filter(pk=made.pk).exists()


def test_every_job_that_deletes_says_what():
    for name, (path, _rhythm) in settings.SCHEDULE.items():
        if name.startswith(PRUNES) and name not in OF_NOBODY:
            assert getattr(import_string(path), "retentions", ()), name


def test_every_line_of_the_page_has_its_test():
    assert {str(each.what) for each in retentions()} == set(MADE)


@pytest.mark.parametrize("what", MADE)
def test_the_schedule_deletes_it_in_time_and_nothing_younger(what):
    (retention,) = (each for each in retentions() if str(each.what) == what)
    now = timezone.now()
    old = MADE[what](now - retention.kept() - timedelta(minutes=5))
    young = MADE[what](now - retention.kept() + timedelta(minutes=5))
    assert is_there(old)
    for name, (path, _rhythm) in settings.SCHEDULE.items():
        if name.startswith(PRUNES):
            import_string(path)()
    assert not is_there(old)
    assert is_there(young)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_page_says_all_of_them(client, language):
    text = client.get(f"/{language}/about/privacy/").content.decode()
    assert text.partition('id="kept"')[2].count('<th scope="row">') == len(retentions())
