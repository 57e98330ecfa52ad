"""A mailbox of the town hall makes an answer official, and what is old is forgotten."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from pobratym.answers.actions import ask_mailbox, confirm, erase_answering, reply
from pobratym.answers.models import Confirmation
from pobratym.answers.queries import answers_of, confirmation_with
from pobratym.core.errors import Conflict, InvalidInput, TooMany
from pobratym.journal.models import Entry
from pobratym.places.models import OfficialAddress
from tests.factories.answers import AnswerFactory, AnswerLinkFactory, ConfirmationFactory

pytestmark = pytest.mark.django_db
KEY = "the-key"


@pytest.fixture
def answer(letter):
    told = {"value": "https://www.amberg.example", "source": "Seen there", "as_of": timezone.localdate()}
    OfficialAddress.objects.create(municipality=letter.receiver, kind="website", **told)
    return AnswerFactory(link=AnswerLinkFactory(introduction=letter, key=KEY), language="de")


@pytest.fixture
def key_sent(answer, mailoutbox):
    """Ask, and read the key in the mail."""

    def ask(mailbox="buero@amberg.example"):
        ask_mailbox(key=KEY, mailbox=mailbox, by=None)
        return mailoutbox[-1].body.split("/answer/confirm/")[1].split("/")[0]

    return ask


def test_whoever_reads_the_mailbox_makes_the_answer_official(answer, key_sent, mailoutbox, writer):
    confirm(key=key_sent(), by=None)
    answer.refresh_from_db()
    assert answer.is_official
    assert answer.confirmed_at
    assert [mail.to for mail in mailoutbox] == [["buero@amberg.example"], [writer.user.email]]
    assert Entry.objects.filter(verb="answers.confirmed").exists()


def test_the_sender_never_sees_the_mailbox(key_sent, mailoutbox):
    confirm(key=key_sent(), by=None)
    assert "buero@" not in mailoutbox[-1].body


@pytest.mark.parametrize("mailbox", ["somebody@gmail.com", "buero@amberg.example.org", "buero@other.example"])
def test_a_mailbox_elsewhere_is_asked_nothing(answer, mailoutbox, mailbox):
    with pytest.raises(InvalidInput):
        ask_mailbox(key=KEY, mailbox=mailbox, by=None)
    assert not mailoutbox


def test_the_key_of_the_letter_confirms_nothing(answer, key_sent):
    key_sent()
    with pytest.raises(Conflict):
        confirm(key=KEY, by=None)


def test_a_key_confirms_once_and_a_later_one_makes_it_void(key_sent):
    first, second = key_sent(), key_sent()
    with pytest.raises(Conflict):
        confirm(key=first, by=None)
    confirm(key=second, by=None)
    with pytest.raises(Conflict):
        confirm(key=second, by=None)


def test_what_is_said_afterwards_is_not_confirmed_by_it(answer, key_sent, letter):
    confirm(key=key_sent(), by=None)
    reply(key=KEY, kind="not_now", by=None)
    assert [each.is_official for each in answers_of(letter)] == [False, True]


def test_before_an_answer_there_is_nothing_to_confirm(letter, mailoutbox):
    AnswerLinkFactory(introduction=letter, key="unanswered")
    for key in ("unanswered", "no-key"):
        with pytest.raises(Conflict):
            ask_mailbox(key=key, mailbox="buero@amberg.example", by=None)
    assert not mailoutbox


def test_it_is_valid_for_two_days():
    ConfirmationFactory(key="old", made_at=timezone.now() - timedelta(days=3))
    assert confirmation_with("old") is None


def test_nobody_makes_us_write_often(answer, key_sent, settings):
    settings.LIMITS = {**settings.LIMITS, "answers_confirmed": {"hours": 24, "municipality": 1}}
    key_sent()
    with pytest.raises(TooMany):
        key_sent()


def test_who_answered_is_forgotten_after_a_year_and_what_was_said_is_not():
    who = {"name": "A. Huber", "post": "Büro", "mailbox": "a.huber@amberg.example", "text": "Write to B."}
    old = AnswerFactory(said_at=timezone.now() - settings.ANSWERING_KEPT - timedelta(hours=1), **who)
    young = AnswerFactory(**who)
    ConfirmationFactory(answer=old, made_at=old.said_at)
    assert erase_answering() == 1
    assert erase_answering() == 0
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.name, old.post, old.mailbox, old.text, old.kind) == ("", "", "", "", "interested")
    assert (young.name, young.mailbox) == ("A. Huber", "a.huber@amberg.example")
    assert not Confirmation.objects.exists()
