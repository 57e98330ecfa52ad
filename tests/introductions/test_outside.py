"""A town hall that has no account answers: by the page of its letter, or by mail."""

import pytest

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions.actions import message_from_outside
from pobratym.introductions.models import Message, ReplyAddress
from pobratym.introductions.relay import reply_address
from pobratym.introductions.workflow import Status
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


class TestMessage:
    def test_it_answers_the_letter_and_the_sender_is_told(self, mailoutbox):
        writer = MembershipFactory()
        letter = IntroductionFactory(sender=writer.municipality, sent=True)
        message = message_from_outside(introduction=letter, text=" We would like to know more. ", by=None)
        letter.refresh_from_db()
        assert (message.author, message.on_behalf_of, message.text) == (
            None,
            letter.receiver,
            "We would like to know more.",
        )
        assert letter.status == Status.ANSWERED
        assert letter.answered_at == message.sent_at
        (mail,) = mailoutbox
        assert mail.to == [writer.user.email]
        assert "We would like to know more." in mail.body

    def test_a_question_is_told_from_an_answer(self):
        letter = IntroductionFactory(sent=True)
        message_from_outside(introduction=letter, text="How many children live with you?", verb="ask", by=None)
        letter.refresh_from_db()
        assert letter.status == Status.QUESTION_ASKED

    def test_what_the_checks_doubt_waits_for_a_moderator(self, mailoutbox):
        letter = IntroductionFactory(sent=True)
        text = "The battalion is stationed at 50.45123, 30.52345."
        assert message_from_outside(introduction=letter, text=text, by=None).is_held
        letter.refresh_from_db()
        assert letter.status == Status.SENT
        assert not mailoutbox
        assert not Message.objects.exists()

    @pytest.mark.parametrize("text", ["", "  ", "x" * 6001])
    def test_empty_and_overlong_texts_are_refused(self, text):
        with pytest.raises(InvalidInput):
            message_from_outside(introduction=IntroductionFactory(sent=True), text=text, by=None)

    def test_a_letter_that_was_decided_takes_none(self):
        with pytest.raises(Conflict, match="declined"):
            message_from_outside(introduction=IntroductionFactory(declined=True), text="And yet", by=None)

    def test_nobody_writes_in_its_name_by_hand(self):
        with pytest.raises(NotAllowed):
            message_from_outside(introduction=IntroductionFactory(sent=True), text="It is us", by=UserFactory())


class TestReplyAddress:
    def test_there_is_none_where_no_mail_is_read(self, settings):
        settings.REPLY_DOMAIN = ""
        assert reply_address(IntroductionFactory().pk) == ""
        assert not ReplyAddress.objects.exists()

    def test_each_reader_of_each_letter_has_one_of_its_own(self, settings):
        settings.REPLY_DOMAIN = "answers.example"
        one, other, person = IntroductionFactory(), IntroductionFactory(), UserFactory()
        found = [reply_address(letter.pk, who) for letter in (one, other) for who in (None, person)]
        assert len(set(found)) == 4
        assert found == [reply_address(letter.pk, who) for letter in (one, other) for who in (None, person)]
        assert all(each.endswith("@answers.example") and len(each.partition("@")[0]) <= 64 for each in found)
