"""Whoever reads the town hall's post answers, and what becomes of the letter and of the sender's inbox."""

from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from pobratym.answers.actions import acknowledge, decline, name_another, reply, report_wrong_address
from pobratym.answers.models import Answer, AnswerKind
from pobratym.answers.queries import answers_of
from pobratym.core.errors import Conflict, DomainError, InvalidInput, NotAllowed, TooMany
from pobratym.introductions.actions import withdraw
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.queries import received
from pobratym.introductions.rules.doubtful import DoubtfulRefusal
from pobratym.introductions.workflow import Status
from pobratym.journal.models import Entry
from tests.at_once import at_once
from tests.factories.answers import AnswerLinkFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
KEY = "the-key"
DOUBTFUL = "The battalion is stationed at 50.45123, 30.52345."


@pytest.fixture
def link(letter):
    return AnswerLinkFactory(introduction=letter, key=KEY)


@pytest.fixture
def answered(link, letter):
    """What became of the letter."""

    def look() -> Introduction:
        letter.refresh_from_db()
        return letter

    return look


def test_it_has_reached_us(link, answered, mailoutbox):
    answer = acknowledge(key=KEY, by=None)
    letter = answered()
    assert (answer.kind, letter.status) == (AnswerKind.RECEIVED, Status.OPENED)
    assert letter.delivered_at
    assert list(received(letter.receiver)) == [letter], "it stands in the inbox of whoever joins"
    assert not mailoutbox


def test_interest_without_words_is_said_courteously_in_the_senders_language(link, answered, mailoutbox, writer):
    reply(key=KEY, kind="interested", by=None)
    assert answered().status == Status.ANSWERED
    assert "letter" not in Message.objects.get().text
    assert "Дякуємо" in Message.objects.get().text
    (mail,) = mailoutbox
    assert mail.to == [writer.user.email]


def test_own_words_stay_as_they_were_written(link):
    answer = reply(key=KEY, kind="interested", text=" Gern! <b>Ja</b> ", name="A. Huber", post="Büro", by=None)
    assert answer.message.text == "Gern! <b>Ja</b>"
    assert (answer.name, answer.post, answer.is_official) == ("A. Huber", "Büro", False)


def test_a_question_asks(link, answered):
    reply(key=KEY, kind="question", text="How many children?", by=None)
    assert answered().status == Status.QUESTION_ASKED


def test_a_question_has_words(link, answered):
    with pytest.raises(InvalidInput):
        reply(key=KEY, kind="question", by=None)
    assert answered().status == Status.AWAITING_RECIPIENT
    assert not Answer.objects.exists()


def test_not_now_says_when_to_ask_again(link, answered):
    answer = reply(key=KEY, kind="not_now", again_on=date(2027, 5, 1), text="After the election.", by=None)
    assert "After the election." in answer.message.text
    assert "2027" in answer.message.text
    assert answered().status == Status.ANSWERED


def test_no_declines_without_a_person_of_ours(link, answered, mailoutbox):
    decline(key=KEY, reason="no_capacity", by=None)
    letter = answered()
    assert (letter.status, letter.decided_by, letter.is_decided_outside) == (Status.DECLINED, None, True)
    assert letter.decided_at
    assert letter.answered_at
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(("reason", "own_words"), [("", ""), ("nonsense", ""), ("own_words", " ")])
def test_no_has_a_reason(link, answered, reason, own_words):
    with pytest.raises(InvalidInput):
        decline(key=KEY, reason=reason, own_words=own_words, by=None)
    assert answered().status == Status.AWAITING_RECIPIENT


def test_another_addressee_is_told_to_the_sender_and_written_to_by_nobody(link, answered, mailoutbox, writer):
    name_another(key=KEY, text="Landkreis, post@lk.example", has_consent=True, by=None)
    (mail,) = mailoutbox
    assert mail.to == [writer.user.email]
    assert "post@lk.example" in mail.body
    assert answered().status == Status.OPENED


@pytest.mark.parametrize("typed", [{"text": "", "has_consent": True}, {"text": "Them", "has_consent": False}])
def test_another_addressee_has_words_and_agrees(link, typed, mailoutbox):
    with pytest.raises(InvalidInput):
        name_another(key=KEY, by=None, **typed)
    assert not mailoutbox


def test_a_wrong_address_is_known_to_whoever_delivers_and_no_answer_of_the_town(link, answered, mailoutbox):
    answer = report_wrong_address(key=KEY, text="We are a bakery.", by=None)
    letter = answered()
    assert list(answers_of(letter).filter(kind=AnswerKind.WRONG_ADDRESS)) == [answer]
    assert (letter.status, letter.answered_at) == (Status.AWAITING_RECIPIENT, None)
    assert "We are a bakery." in mailoutbox[0].body


def test_what_the_checks_doubt_waits_for_a_moderator(link, answered, mailoutbox):
    answer = reply(key=KEY, kind="interested", text=DOUBTFUL, by=None)
    assert Message.including_held.get(pk=answer.message_id).is_held
    assert answered().status == Status.OPENED
    assert not mailoutbox


def test_what_goes_at_once_is_to_be_rephrased(link, answered, mailoutbox):
    for verb, typed in (
        (decline, {"reason": "own_words", "own_words": DOUBTFUL}),
        (name_another, {"text": DOUBTFUL, "has_consent": True}),
        (report_wrong_address, {"text": DOUBTFUL}),
    ):
        with pytest.raises(DoubtfulRefusal):
            verb(key=KEY, by=None, **typed)
    assert answered().status == Status.AWAITING_RECIPIENT
    assert not mailoutbox


def test_an_answer_is_changed_until_the_letter_is_decided(link, letter, answered):
    reply(key=KEY, kind="not_now", by=None)
    reply(key=KEY, kind="interested", by=None)
    assert [each.kind for each in answers_of(letter)] == ["interested", "not_now"]
    decline(key=KEY, reason="no_capacity", by=None)
    with pytest.raises(Conflict, match="declined"):
        reply(key=KEY, kind="interested", by=None)
    assert answered().status == Status.DECLINED


@pytest.mark.parametrize("gone", ["expired", "revoked"])
def test_a_void_link_answers_nothing(letter, gone):
    AnswerLinkFactory(introduction=letter, key="old", **{gone: True})
    for key in ("old", "never-made"):
        with pytest.raises(Conflict, match="no longer works"):
            acknowledge(key=key, by=None)
    assert not Answer.objects.exists()


@pytest.mark.parametrize("state", ["declined", "withdrawn", "accepted"])
def test_a_link_is_of_no_use_once_the_letter_is_over(state):
    letter = IntroductionFactory(**{state: True})
    AnswerLinkFactory(introduction=letter, key=KEY)
    before = letter.status
    for verb, typed in ((acknowledge, {}), (reply, {"kind": "interested"}), (decline, {"reason": "no_capacity"})):
        with pytest.raises(Conflict):
            verb(key=KEY, by=None, **typed)
    letter.refresh_from_db()
    assert (letter.status, Message.objects.count()) == (before, 0)


def test_once_somebody_represents_the_receiver_strangers_decide_nothing(link, letter):
    MembershipFactory(municipality=letter.receiver)
    with pytest.raises(Conflict, match="represented"):
        decline(key=KEY, reason="no_capacity", by=None)


def test_the_sender_does_not_answer_itself(link, writer):
    with pytest.raises(NotAllowed):
        reply(key=KEY, kind="interested", by=writer.user)


def test_whoever_is_signed_in_stands_in_the_journal(link):
    person = UserFactory()
    acknowledge(key=KEY, by=person)
    assert Entry.objects.get(verb="answers.said").actor_id == person.pk


def test_answers_are_limited(link, letter, settings):
    settings.LIMITS = {**settings.LIMITS, "outside_answers": {"hours": 24, "municipality": 2}}
    for _each in range(2):
        reply(key=KEY, kind="interested", by=None)
    with pytest.raises(TooMany):
        reply(key=KEY, kind="interested", by=None)


def _together(*deeds):
    """Each at the same moment as the others; which of them were refused."""
    barrier, waiting, refused = Barrier(len(deeds)), list(deeds), []

    def do():
        deed = waiting.pop()
        barrier.wait()
        try:
            deed()
        except DomainError as refusal:
            refused.append(type(refusal))

    at_once(do, len(deeds))
    return refused


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="a database in memory belongs to one thread")
class TestAtTheSameMoment:
    def test_of_withdrawal_and_no_one_wins(self, link, letter, writer, answered):
        refused = _together(
            lambda: withdraw(introduction=letter, by=writer), lambda: decline(key=KEY, reason="no_capacity", by=None)
        )
        assert refused == [Conflict]
        letter = answered()
        assert letter.is_decided_outside == (letter.status == Status.DECLINED)
        assert letter.status in (Status.DECLINED, Status.WITHDRAWN)

    def test_two_colleagues_decline_once(self, link, answered, mailoutbox):
        refused = _together(*[lambda: decline(key=KEY, reason="no_capacity", by=None)] * 2)
        assert refused == [Conflict]
        assert Answer.objects.count() == 1

    def test_two_colleagues_say_different_things_and_the_sender_sees_both(self, link, letter, answered):
        refused = _together(
            lambda: reply(key=KEY, kind="interested", by=None), lambda: reply(key=KEY, kind="not_now", by=None)
        )
        assert not refused
        assert {each.kind for each in answers_of(letter)} == {"interested", "not_now"}
        assert answered().status == Status.ANSWERED
