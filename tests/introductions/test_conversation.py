"""Reading and writing to and fro."""

import pytest

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions import actions
from pobratym.introductions.models import Message
from pobratym.introductions.rules.doubtful import DoubtfulMessage
from pobratym.introductions.workflow import Status
from tests.factories.memberships import MembershipFactory

pytestmark = pytest.mark.django_db


def test_the_receivers_first_look_opens_the_letter(letter, town):
    assert actions.open_letter(introduction=letter, by=town).status == Status.OPENED


def test_observers_read_for_their_municipality(letter, observer):
    assert actions.open_letter(introduction=letter, by=observer).status == Status.OPENED


def test_the_senders_own_look_opens_nothing(letter, hromada):
    actions.open_letter(introduction=letter, by=hromada)
    letter.refresh_from_db()
    assert letter.status == Status.SENT


def test_outsiders_do_not_read(letter):
    with pytest.raises(NotAllowed):
        actions.open_letter(introduction=letter, by=MembershipFactory())


def test_opening_a_letter_withdrawn_a_moment_ago_is_no_fault(letter, hromada, town):
    actions.withdraw(introduction=letter.__class__.objects.get(), by=hromada)
    stale = letter
    assert actions.open_letter(introduction=stale, by=town).status == Status.WITHDRAWN


def test_the_receivers_first_message_answers_the_letter(letter, town):
    message = actions.answer(introduction=letter, by=town, text=" Gladly, tell us more. ")
    letter.refresh_from_db()
    assert letter.status == Status.ANSWERED
    assert letter.answered_at == message.sent_at
    assert message.text == "Gladly, tell us more."


def test_a_word_of_the_sender_is_not_an_answer(letter, hromada):
    actions.answer(introduction=letter, by=hromada, text="One more thing.")
    letter.refresh_from_db()
    assert (letter.status, letter.answered_at) == (Status.SENT, None)


def test_both_go_on_writing_after_the_letter_was_accepted(letter, hromada, town):
    actions.accept(introduction=letter, by=town)
    actions.answer(introduction=letter, by=hromada, text="Thank you!")
    actions.answer(introduction=letter, by=town, text="When do we meet?")
    letter.refresh_from_db()
    assert letter.status == Status.ACCEPTED
    assert letter.messages.count() == 2


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 6001])
def test_an_empty_or_overlong_message_is_refused(letter, town, text):
    with pytest.raises(InvalidInput) as refused:
        actions.answer(introduction=letter, by=town, text=text)
    assert list(refused.value.fields) == ["text"]
    letter.refresh_from_db()
    assert letter.status == Status.SENT
    assert not Message.objects.exists()


def test_after_a_decline_nobody_writes_here(letter, hromada, town):
    actions.decline(introduction=letter, by=town, reason="no_capacity")
    with pytest.raises(Conflict, match="has since been declined"):
        actions.answer(introduction=letter, by=hromada, text="But why?")


def test_observers_do_not_answer(letter, observer):
    with pytest.raises(NotAllowed, match="lets you read"):
        actions.answer(introduction=letter, by=observer, text="Hello")


def test_looking_at_the_conversation_reads_the_other_sides_messages(letter, hromada, town):
    message = actions.answer(introduction=letter, by=town, text="Hello")
    actions.open_letter(introduction=letter, by=town)
    message.refresh_from_db()
    assert message.read_at is None
    actions.open_letter(introduction=letter, by=hromada)
    message.refresh_from_db()
    assert message.read_at is not None


def test_a_message_is_looked_at_like_a_letter_and_can_be_insisted_on(letter, town):
    text = "Our shelter stands at 46.48253, 30.72331."
    with pytest.raises(DoubtfulMessage) as told:
        actions.answer(introduction=letter, by=town, text=text)
    assert told.value.findings
    letter.refresh_from_db()
    assert (letter.status, Message.objects.count()) == (Status.SENT, 0), "nothing has gone"
    held = actions.answer(introduction=letter, by=town, text=text, insist=True)
    assert (held.text, held.is_held) == (text, True)
