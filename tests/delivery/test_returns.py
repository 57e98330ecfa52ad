"""What comes back: refused addresses, full mailboxes, notes of absence, wrong addresses; and what is done by itself."""

from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from pobratym.core.errors import NotAllowed
from pobratym.delivery import actions, queries
from pobratym.delivery.models import Attempt, BouncedSender, Delivery, NoMoreLetters
from pobratym.delivery.workflow import Status
from pobratym.introductions.actions import deliver_waiting, withdraw
from pobratym.introductions.models import Introduction
from pobratym.introductions.relay import reply_address
from pobratym.introductions.workflow import Status as LetterStatus
from tests.factories.delivery import AttemptFactory, DeliveryFactory, NoMoreLettersFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(send):
    """A letter that has left by e-mail."""
    return send()


def bounced(delivery, kind="refused"):
    return actions.note_bounced(delivery=delivery, kind=kind, said="550 5.1.1 no such user", by=None)


def letter_of(delivery):
    return Introduction.objects.get(pk=delivery.introduction_id)


class TestBounced:
    def test_a_refused_address_brings_the_letter_back_and_its_sender_learns_what_to_do(self, sent, writer, mailoutbox):
        back = bounced(sent)
        letter = letter_of(sent)
        assert (back.status, back.next_try_at, back.mail) == (Status.CAME_BACK, None, None)
        assert (letter.status, letter.delivered_at) == (LetterStatus.BOUNCED, None)
        told = mailoutbox[-1]
        assert told.to == [writer.user.email]
        assert "another address" in told.body
        assert "town.example" not in told.body

    def test_it_can_be_sent_to_another_address_then(self, sent, send, kept):
        bounced(sent)
        again = send(mailbox="info@town.example.pl", source="Their page")
        assert (again.status, letter_of(sent).status) == (Status.SENT, LetterStatus.SENT)

    def test_a_full_mailbox_is_waited_for(self, sent, mailoutbox):
        back = bounced(sent, "full")
        assert letter_of(sent).status == LetterStatus.SENT
        assert timedelta(days=2) < back.next_try_at - timezone.now() <= timedelta(days=3)
        assert "need do nothing" in mailoutbox[-1].body

    def test_another_way_that_is_going_keeps_the_letter_sent(self, sent, kept, writer):
        actions.note_posted(introduction=kept, by=writer, posted_on=timezone.localdate())
        bounced(sent)
        assert letter_of(sent).status == LetterStatus.SENT

    def test_a_letter_that_was_opened_has_not_come_back(self, sent):
        Introduction.objects.update(status=LetterStatus.OPENED)
        bounced(sent)
        assert letter_of(sent).status == LetterStatus.OPENED

    def test_told_twice_is_once(self, sent, mailoutbox):
        bounced(sent)
        mails = len(mailoutbox)
        bounced(sent)
        assert len(mailoutbox) == mails

    def test_what_the_server_says_is_one_line_that_fits(self, sent):
        back = actions.note_bounced(delivery=sent, kind="unknown", said="a\r\nBcc: x\x00" + "y" * 900, by=None)
        assert back.came_back_text.startswith("a Bcc: x")
        assert len(back.came_back_text) == 300

    def test_an_unknown_kind_is_an_error_of_ours(self, sent):
        with pytest.raises(ValueError, match="lost"):
            bounced(sent, "lost")

    def test_people_note_nothing(self, sent):
        with pytest.raises(NotAllowed):
            actions.note_bounced(delivery=sent, kind="full", said="", by=UserFactory(moderator=True))

    def test_one_that_came_back_is_delivered_when_somebody_joins(self, sent, town):
        bounced(sent)
        MembershipFactory(municipality=town)
        assert deliver_waiting(municipality=town, by=None) == [letter_of(sent)]
        assert letter_of(sent).status == LetterStatus.SENT
        assert letter_of(sent).delivered_at


class TestFullMailboxes:
    def test_two_more_tries_then_it_has_come_back(self, sent, mailoutbox):
        for days in (3, 7):
            bounced(sent, "full")
            assert actions.try_full_mailboxes(by=None) == 0
            Delivery.objects.update(next_try_at=timezone.now())
            assert actions.try_full_mailboxes(by=None) == 1, days
            sent.refresh_from_db()
        assert (sent.tries, Attempt.objects.count()) == (3, 3)
        assert len({each.message_id for each in Attempt.objects.all()}) == 3
        assert [mail.body for mail in mailoutbox if mail.to == ["office@town.example.pl"]].count(
            mailoutbox[0].body
        ) == 3
        bounced(sent, "full")
        assert letter_of(sent).status == LetterStatus.BOUNCED

    def test_repeating_the_job_does_nothing_more(self, sent):
        bounced(sent, "full")
        Delivery.objects.update(next_try_at=timezone.now())
        assert [actions.try_full_mailboxes(by=None) for _time in range(2)] == [1, 0]

    @pytest.mark.parametrize("why", ["withdrawn", "refused"])
    def test_nothing_is_sent_after_all(self, sent, kept, writer, town, why):
        bounced(sent, "full")
        Delivery.objects.update(next_try_at=timezone.now())
        if why == "withdrawn":
            withdraw(introduction=kept, by=writer)
        else:
            NoMoreLettersFactory(municipality=town)
        assert actions.try_full_mailboxes(by=None) == 0
        sent.refresh_from_db()
        assert (sent.next_try_at, sent.mail, Attempt.objects.count()) == (None, None, 1)


class TestOtherNews:
    def test_a_wrong_address_brings_the_letter_back(self, sent):
        noted = actions.note_wrong_address(delivery=sent, said="Please write to the county.", by=None)
        assert (noted.status, letter_of(sent).status) == (Status.WRONG_ADDRESS, LetterStatus.BOUNCED)
        assert noted.came_back_text == "Please write to the county."

    def test_acknowledged_it_needs_no_copy_of_the_mail(self, sent):
        noted = actions.note_acknowledged(delivery=sent, by=None)
        assert (noted.status, noted.mail) == (Status.ACKNOWLEDGED, None)
        assert actions.note_acknowledged(delivery=sent, by=None).acknowledged_at == noted.acknowledged_at

    def test_a_sender_who_bounces_is_noted_once(self, writer):
        for said in ("550 no", "550 still no"):
            actions.note_sender_bounced(person=writer.user, said=said, by=None)
        assert BouncedSender.objects.get().said == "550 still no"
        assert queries.sender_bounces(writer.user)
        BouncedSender.objects.update(since=timezone.now() - timedelta(days=8))
        assert not queries.sender_bounces(writer.user)


class TestFinding:
    def test_by_message_id_with_or_without_brackets_and_nothing_else(self):
        attempt = AttemptFactory(message_id="<abc@pobratym.example>")
        for said in ("<abc@pobratym.example>", "abc@pobratym.example", " <abc@pobratym.example> "):
            assert queries.delivery_of_mail(said) == attempt.delivery
        for said in ("", "<>", "<other@pobratym.example>", "<" + "a" * 5000 + ">"):
            assert queries.delivery_of_mail(said) is None

    def test_by_the_town_halls_own_address_for_answers(self, sent, settings, writer):
        settings.REPLY_DOMAIN = "answers.example"
        token = reply_address(sent.introduction_id).partition("@")[0].removeprefix("letter-")
        other = reply_address(sent.introduction_id, writer.user).partition("@")[0].removeprefix("letter-")
        assert queries.delivery_with_address(token) == sent
        assert queries.delivery_with_address(other) is None
        assert queries.delivery_with_address("") is None


class TestJobs:
    def test_whoever_has_not_posted_is_asked_once_after_a_week(self, writer, mailoutbox):
        letter = IntroductionFactory(kept=True, sender=writer.municipality)
        ready = DeliveryFactory(ready=True, introduction=letter)
        assert actions.remind_to_post(by=None) == 0
        Delivery.objects.filter(pk=ready.pk).update(requested_at=timezone.now() - timedelta(days=7))
        assert [actions.remind_to_post(by=None) for _time in range(2)] == [1, 0]
        assert mailoutbox[0].to == [writer.user.email]

    def test_after_a_month_of_silence_the_sender_is_told_once(self, sent, writer, mailoutbox):
        assert actions.tell_of_silence(by=None) == 0
        Delivery.objects.update(sent_at=timezone.now() - timedelta(days=30))
        assert [actions.tell_of_silence(by=None) for _time in range(2)] == [1, 0]
        told = mailoutbox[-1]
        assert told.to == [writer.user.email]
        assert f"/desk/{writer.municipality_id}/candidates/" in told.body

    def test_nobody_is_told_of_a_letter_that_was_answered(self, sent):
        Delivery.objects.update(sent_at=timezone.now() - timedelta(days=30))
        Introduction.objects.update(status=LetterStatus.ANSWERED)
        assert actions.tell_of_silence(by=None) == 0

    def test_addresses_of_what_is_over_are_forgotten_and_refusals_stay(self, sent, kept, writer):
        withdraw(introduction=kept, by=writer)
        NoMoreLettersFactory(address="office@town.example.pl", since=timezone.now() - timedelta(days=400))
        assert actions.erase_addresses(by=None) == 0
        old = timezone.now() - django_settings.DELIVERY_ADDRESSES_KEPT - timedelta(days=1)
        Delivery.objects.update(requested_at=old)
        assert actions.erase_addresses(by=None) == 1
        sent.refresh_from_db()
        assert (sent.address, sent.source, sent.mail) == ("", "", None)
        assert NoMoreLetters.objects.in_force().get().address == ""

    def test_of_an_open_letter_only_the_mail_goes(self, sent):
        long_ago = timezone.now() - timedelta(days=400)
        Delivery.objects.update(requested_at=long_ago, sent_at=long_ago)
        actions.erase_addresses(by=None)
        sent.refresh_from_db()
        assert (sent.address, sent.mail) == ("office@town.example.pl", None)

    def test_a_mail_that_waits_for_a_moderator_or_another_try_stays(self, send, sent):
        bounced(sent, "full")
        Delivery.objects.update(sent_at=timezone.now() - timedelta(days=20))
        actions.erase_addresses(by=None)
        sent.refresh_from_db()
        assert sent.mail
