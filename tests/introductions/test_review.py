"""What the checks doubt waits for a moderator: nothing is sent meanwhile, and the other side sees nothing."""

import pytest

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions import actions, queries
from pobratym.introductions.models import Message
from pobratym.introductions.rules.doubtful import DoubtfulLetter, DoubtfulMessage, DoubtfulRefusal
from pobratym.introductions.workflow import Status
from pobratym.journal.models import Entry
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory, TerritoryStatusFactory

pytestmark = pytest.mark.django_db
DOUBTFUL = "The substation was damaged in spring and has no guard."


@pytest.fixture
def mailbox(mailoutbox):
    """`mailbox()`: the mails so far."""
    return lambda: list(mailoutbox)


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


@pytest.fixture
def ours():
    return MembershipFactory(municipality=MunicipalityFactory(hromada=True))


@pytest.fixture
def theirs():
    return MembershipFactory()


@pytest.fixture
def draft(ours, theirs):
    return IntroductionFactory(
        sender=ours.municipality, receiver=theirs.municipality, written_by=ours.user, letter_en=DOUBTFUL
    )


@pytest.fixture
def held(draft, ours):
    return actions.send(introduction=draft, by=ours, insist=True)


@pytest.fixture
def sent(ours, theirs):
    return IntroductionFactory(sender=ours.municipality, receiver=theirs.municipality, sent=True)


def test_who_insists_sends_the_letter_to_a_moderator(draft, ours, theirs, mailbox):
    with pytest.raises(DoubtfulLetter):
        actions.send(introduction=draft, by=ours)
    letter = actions.send(introduction=draft, by=ours, insist=True)
    assert letter.status == Status.HELD
    assert letter.sent_at is None
    assert not mailbox()
    assert not queries.received(theirs.municipality)
    assert queries.find(theirs.municipality, letter.pk) is None
    assert list(queries.held_letters()) == [letter]
    assert Entry.objects.filter(verb="introductions.held", subject_id=str(letter.pk)).exists()


def test_what_is_only_in_another_language_goes_at_once(ours, theirs):
    letter = IntroductionFactory(
        sender=ours.municipality,
        receiver=theirs.municipality,
        written_by=ours.user,
        letter_en="Ми шукаємо друзів і будемо раді листу.",
    )
    assert actions.send(introduction=letter, by=ours, insist=True).status == Status.SENT


def test_a_moderator_lets_it_go(held, theirs, moderator, mailbox):
    letter = actions.release_letter(introduction=held, by=moderator)
    assert letter.status == Status.SENT
    assert letter.delivered_at
    assert list(queries.received(theirs.municipality)) == [letter]
    assert {mail.to[0] for mail in mailbox()} == {theirs.user.email, held.written_by.email}
    with pytest.raises(Conflict):
        actions.release_letter(introduction=held, by=moderator)


def test_what_is_let_go_waits_where_nobody_is_here(ours, moderator):
    letter = IntroductionFactory(sender=ours.municipality, written_by=ours.user, letter_en=DOUBTFUL)
    actions.send(introduction=letter, by=ours, insist=True)
    assert actions.release_letter(introduction=letter, by=moderator).status == Status.AWAITING_RECIPIENT


def test_a_moderator_returns_it_with_a_reason_and_it_is_checked_again(held, ours, theirs, moderator, mailbox):
    with pytest.raises(InvalidInput):
        actions.return_letter(introduction=held, by=moderator, reason=" ")
    letter = actions.return_letter(introduction=held, by=moderator, reason="Leave the substation out.")
    assert letter.status == Status.DRAFTED
    (mail,) = mailbox()
    assert mail.to == [ours.user.email]
    assert "Leave the substation out." in mail.body
    actions.draft(receiver=theirs.municipality, by=ours, subject="Hello", letter={"en": DOUBTFUL})
    with pytest.raises(DoubtfulLetter):
        actions.send(introduction=letter, by=ours)
    actions.draft(receiver=theirs.municipality, by=ours, subject="Hello", letter={"en": "We look for friends."})
    letter.refresh_from_db()
    assert actions.send(introduction=letter, by=ours).status == Status.SENT


def test_the_writer_takes_a_held_letter_back(held, ours, theirs):
    with pytest.raises(NotAllowed):
        actions.take_up(introduction=held, by=theirs)
    assert actions.take_up(introduction=held, by=ours).status == Status.DRAFTED
    with pytest.raises(Conflict):
        actions.take_up(introduction=held, by=ours)


def test_nobody_goes_round_the_moderator(held, ours, theirs):
    with pytest.raises(Conflict):
        actions.send(introduction=held, by=ours, insist=True)
    with pytest.raises(Conflict):
        actions.draft(receiver=theirs.municipality, by=ours, subject="Hello", letter={"en": "Something else."})
    for verb in (actions.release_letter, actions.return_letter):
        with pytest.raises(NotAllowed):
            verb(introduction=held, by=ours.user, **({"reason": "x"} if verb is actions.return_letter else {}))


def test_a_held_message_is_seen_by_its_own_side_only(sent, ours, theirs, mailbox):
    with pytest.raises(DoubtfulMessage):
        actions.answer(introduction=sent, by=theirs, text=DOUBTFUL)
    message = actions.answer(introduction=sent, by=theirs, text=DOUBTFUL, insist=True)
    sent.refresh_from_db()
    assert message.is_held
    assert sent.status == Status.SENT
    assert sent.answered_at is None
    assert not mailbox()
    assert list(queries.thread(sent, reader=theirs.municipality)) == [message]
    assert not queries.thread(sent, reader=ours.municipality)
    assert not queries.unread(sent, by=ours.municipality)
    assert not queries.waiting_for(ours.municipality)
    assert list(queries.held_messages()) == [message]


def test_a_message_that_is_let_go_answers_the_letter(sent, ours, theirs, moderator, mailbox):
    message = actions.answer(introduction=sent, by=theirs, text=DOUBTFUL, insist=True)
    actions.release_message(message=message, by=moderator)
    sent.refresh_from_db()
    assert sent.status == Status.ANSWERED
    assert sent.answered_at
    assert list(queries.thread(sent, reader=ours.municipality)) == [message]
    assert [mail.to for mail in mailbox()] == [[ours.user.email]]
    with pytest.raises(Conflict):
        actions.release_message(message=message, by=moderator)


def test_a_returned_message_is_rephrased(sent, ours, theirs, moderator, mailbox):
    message = actions.answer(introduction=sent, by=theirs, text=DOUBTFUL, insist=True)
    actions.return_message(message=message, by=moderator, reason="No objects, please.")
    (mail,) = mailbox()
    assert mail.to == [theirs.user.email]
    assert "No objects, please." in mail.body
    assert not queries.held_messages()
    with pytest.raises(NotAllowed):
        actions.discard_message(message=message, by=ours)
    actions.discard_message(message=message, by=theirs)
    assert not Message.including_held.exists()
    with pytest.raises(Conflict):
        actions.discard_message(message=message, by=theirs)


def test_a_message_of_a_letter_that_is_over_goes_nowhere(sent, ours, theirs, moderator):
    message = actions.answer(introduction=sent, by=theirs, text=DOUBTFUL, insist=True)
    actions.withdraw(introduction=sent, by=ours)
    with pytest.raises(Conflict):
        actions.release_message(message=message, by=moderator)


def test_the_words_of_a_refusal_are_looked_at_too(sent, theirs):
    with pytest.raises(DoubtfulRefusal):
        actions.decline(introduction=sent, by=theirs, reason="own_words", own_words=DOUBTFUL)
    sent.refresh_from_db()
    assert sent.status == Status.SENT


def test_near_the_front_letters_are_read_by_the_strict_rules(ours, theirs):
    letter = IntroductionFactory(
        sender=ours.municipality,
        receiver=theirs.municipality,
        written_by=ours.user,
        letter_en="Our school was damaged.",
    )
    TerritoryStatusFactory(municipality=ours.municipality, state="active_hostilities")
    with pytest.raises(DoubtfulLetter):
        actions.send(introduction=letter, by=ours)


def test_nobody_is_told_to_write_to_an_occupied_town_hall(ours):
    occupied = MunicipalityFactory(hromada=True)
    TerritoryStatusFactory(municipality=occupied, state="occupied")
    with pytest.raises(InvalidInput, match="temporarily occupied"):
        actions.draft(receiver=occupied, by=ours, subject="Hello", letter={"en": "We look for friends."})
    in_evacuation = MembershipFactory(municipality=occupied)
    letter = actions.draft(receiver=occupied, by=ours, subject="Hello", letter={"en": "We look for friends."})
    assert actions.send(introduction=letter, by=ours).status == Status.SENT
    assert list(queries.received(in_evacuation.municipality)) == [letter]
