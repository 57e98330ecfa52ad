"""A letter by e-mail to a town hall that is not here: what leaves, what waits, what is refused."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone, translation

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed, SecondFactorMissing, TooMany
from pobratym.core.models import OutgoingMail
from pobratym.delivery import actions, queries
from pobratym.delivery.channels.email import LARGEST_PDF, DoubtfulAddress
from pobratym.delivery.models import Attempt, Delivery
from pobratym.delivery.workflow import Status
from pobratym.introductions.actions import withdraw
from pobratym.introductions.models import Introduction, ReplyAddress
from pobratym.introductions.workflow import Status as LetterStatus
from pobratym.journal.models import Entry
from pobratym.memberships.models import LetterCode, Role
from tests.at_once import at_once
from tests.delivery.conftest import PDF
from tests.factories.delivery import DeliveryFactory, NoMoreLettersFactory, OfficialAddressFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory, TerritoryStatusFactory

pytestmark = pytest.mark.django_db
in_threads = pytest.mark.skipif(
    "connection.vendor == 'sqlite'", reason="a SQLite database in memory belongs to one thread; PostgreSQL runs this"
)


class TestTheMail:
    def test_it_carries_the_whole_letter_and_all_that_a_first_mail_owes(self, send, kept, mailoutbox, settings):
        settings.SITE_URL, settings.REPLY_DOMAIN = "https://pobratym.example", "answers.example"
        settings.CONTACT_EMAIL = "team@pobratym.example"
        delivery = send()
        (mail,) = mailoutbox
        assert mail.to == ["office@town.example.pl"]
        assert mail.extra_headers["From"].startswith("Kalush hromada via Pobratym <")
        assert mail.from_email == f"bounce-{ReplyAddress.objects.get().token}@answers.example"
        assert str(kept.letter["en"]) in mail.body
        assert "Kalush hromada" in mail.body
        assert "A national directory" in mail.body
        assert "not now" in mail.body
        assert "team@pobratym.example" in mail.body
        assert mail.reply_to == [f"letter-{ReplyAddress.objects.get().token}@answers.example"]
        (stop,) = re.findall(r"https://pobratym\.example/en/letters/no-more/\S+", mail.body)
        assert mail.extra_headers["List-Unsubscribe"] == f"<{stop}>"
        assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        ((name, content, kind),) = mail.attachments
        assert (name.endswith(".pdf"), content, kind) == (True, PDF, "application/pdf")
        assert Attempt.objects.get().message_id == mail.extra_headers["Message-ID"]
        assert delivery.tries == 1

    def test_the_letter_is_sent_and_its_way_stands_in_the_ledger_without_the_address(self, send, kept, writer):
        delivery = send()
        kept.refresh_from_db()
        assert (delivery.status, kept.status) == (Status.SENT, LetterStatus.SENT)
        assert kept.delivered_at is not None
        entries = Entry.objects.filter(verb__in=["delivery.sent", "introductions.posted"])
        assert {(each.verb, each.actor_id) for each in entries} == {
            ("delivery.sent", writer.user_id),
            ("introductions.posted", writer.user_id),
        }
        assert "town.example" not in str([each.details for each in entries])

    def test_the_outbox_keeps_the_message_id_that_the_delivery_knows(self, send, settings):
        settings.EMAIL_BACKEND = "pobratym.core.mail.OutboxBackend"
        delivery = send()
        mail = OutgoingMail.objects.get()
        assert mail.letter["headers"]["Message-ID"] == mail.message_id
        assert queries.delivery_of_mail(mail.message_id) == delivery
        assert queries.delivery_of_mail(mail.message_id.strip("<>")) == delivery
        assert mail.kind == "delivery/letters/to_town_hall"

    @pytest.mark.parametrize(("country", "language"), [("DE", "de"), ("PL", "pl"), ("FR", "fr")])
    def test_it_is_in_the_receivers_language(self, send, kept, mailoutbox, settings, country, language):
        settings.LANGUAGES = [(each, each) for each in ("uk", "en", "pl", "de", "fr")]
        kept.receiver.country = CountryFactory(code=country)
        kept.receiver.save()
        send()
        assert mailoutbox[0].extra_headers["Content-Language"] == language
        assert f"/{language}/letters/no-more/" in mailoutbox[0].body

    def test_without_https_no_one_click_is_promised(self, send, mailoutbox, settings):
        settings.SITE_URL = "http://localhost:8000"
        send()
        assert "List-Unsubscribe-Post" not in mailoutbox[0].extra_headers

    @pytest.mark.parametrize("made", [b"", b"x" * (LARGEST_PDF + 1)])
    def test_no_pdf_or_one_that_is_too_large_is_left_off(self, kept, writer, mailoutbox, made):
        actions.send_by_email(introduction=kept, by=writer, make=lambda _code: made)
        assert not mailoutbox[0].attachments
        assert "attached" not in mailoutbox[0].body

    def test_names_and_subjects_add_no_header(self, send, kept, writer, mailoutbox):
        writer.municipality.name = {"en": "Kalush\r\nBcc: evil@example.org", "uk": "К"}
        writer.municipality.save()
        Introduction.objects.filter(pk=kept.pk).update(subject="Good day\r\nBcc: evil@example.org")
        send()
        (mail,) = mailoutbox
        message = mail.message()
        assert message["Bcc"] is None
        assert mail.recipients() == ["office@town.example.pl"]
        assert "\n" not in mail.from_email

    def test_the_words_of_a_source_are_shown_only_where_they_are_a_page_of_that_domain(self, send, mailoutbox):
        send(mailbox="info@town.example.pl", source="Win money at https://evil.example")
        assert "evil.example" not in mailoutbox[0].body

    def test_a_page_of_the_towns_own_is_named(self, send, mailoutbox):
        send(mailbox="info@town.example.pl", source="https://www.town.example.pl/contact")
        assert "https://www.town.example.pl/contact" in mailoutbox[0].body


class TestAddresses:
    def test_one_at_the_towns_domain_is_sent_at_once(self, send):
        assert send(mailbox="info@town.example.pl", source="Its website").status == Status.SENT

    def test_another_one_waits_and_nothing_leaves(self, send, kept, mailoutbox):
        delivery = send(mailbox="town@gmail.com", source="Their page")
        kept.refresh_from_db()
        assert (delivery.status, delivery.held_for) == (Status.HELD, ["shared"])
        assert kept.status == LetterStatus.AWAITING_RECIPIENT
        assert not mailoutbox
        assert list(queries.waiting_deliveries()) == [delivery]

    def test_it_needs_a_source(self, send):
        with pytest.raises(InvalidInput) as refusal:
            send(mailbox="info@town.example.pl", source=" ")
        assert "can be read" in str(refusal.value.fields)

    def test_what_takes_no_letters_is_refused(self, send):
        with pytest.raises(InvalidInput) as refusal:
            send(mailbox="noreply@town.example.pl", source="Their page")
        assert list(refusal.value.fields) == ["mailbox"]
        assert not Delivery.objects.exists()

    def test_a_persons_mailbox_is_insisted_upon(self, send):
        given = {"mailbox": "anna.nowak@town.example.pl", "source": "Their page"}
        with pytest.raises(DoubtfulAddress):
            send(**given)
        assert send(**given, insist=True).status == Status.SENT

    def test_without_one_on_file_one_is_entered(self, send, town):
        town.official_addresses.filter(kind="mailbox").delete()
        with pytest.raises(InvalidInput):
            send()

    def test_the_same_mailbox_is_not_written_to_twice(self, send, kept):
        send()
        Delivery.objects.update(sent_at=timezone.now() - timedelta(days=40))
        with pytest.raises(Conflict, match="already"):
            send()


class TestWhoMay:
    @pytest.fixture
    def there(self):
        """Another town with a mailbox on file."""
        return OfficialAddressFactory(mailbox=True).municipality

    def test_editors_and_the_other_side_send_nothing(self, send, kept):
        for by in (
            MembershipFactory(municipality=kept.sender, role=Role.EDITOR),
            MembershipFactory(role=Role.HEAD),
        ):
            with pytest.raises(NotAllowed):
                send(by=by)

    def test_a_password_alone_is_not_enough(self, send, settings):
        settings.SECOND_FACTOR_REQUIRED = True
        with pytest.raises(SecondFactorMissing):
            send()
        assert not LetterCode.objects.exists()

    @pytest.mark.parametrize("state", [{}, {"status": "held"}, {"withdrawn": True}, {"declined": True}])
    def test_a_letter_that_is_held_or_over_does_not_leave(self, send, writer, there, state):
        letter = IntroductionFactory(sender=writer.municipality, receiver=there, **state)
        with pytest.raises(Conflict):
            send(introduction=letter)

    def test_one_whose_receiver_is_here_does_not_leave(self, send, town):
        MembershipFactory(municipality=town)
        with pytest.raises(Conflict, match="inbox"):
            send()

    def test_an_occupied_territory_whose_authority_is_not_here_is_not_written_to(self, send, kept):
        TerritoryStatusFactory(municipality=kept.receiver)
        with pytest.raises(Conflict, match="occupied"):
            send()

    def test_a_town_hall_that_has_refused_letters_is_left_alone(self, send, town):
        NoMoreLettersFactory(municipality=town)
        with pytest.raises(Conflict, match="no more letters"):
            send()

    def test_whoever_is_not_reached_herself_sends_none_for_some_days(self, send, writer):
        actions.note_sender_bounced(person=writer.user, said="550 no such user", by=None)
        with pytest.raises(Conflict, match="your own address"):
            send()

    def test_a_new_address_of_hers_is_trusted_again(self, send, writer):
        actions.note_sender_bounced(person=writer.user, said="550 no such user", by=None)
        writer.user.email = "new@hromada.example"
        writer.user.save()
        assert send().status == Status.SENT


class TestNoSpam:
    def test_a_day_has_a_cap(self, writer, settings):
        settings.LIMITS = {**settings.LIMITS, "letters_sent_outside": {"hours": 24, "municipality": 1}}
        first, second = (IntroductionFactory(kept=True, sender=writer.municipality) for _number in range(2))
        day = timezone.localdate()
        actions.note_posted(introduction=first, by=writer, posted_on=day)
        with pytest.raises(TooMany):
            actions.note_posted(introduction=second, by=writer, posted_on=day)

    def test_five_undecided_in_all(self, send, writer, kept):
        for _number in range(5):
            IntroductionFactory(sent=True, sender=writer.municipality)
        with pytest.raises(Conflict, match="5"):
            send()
        kept.refresh_from_db()
        assert kept.status == LetterStatus.AWAITING_RECIPIENT

    def test_a_town_hall_gets_three_first_letters_a_week_from_all(self, send, town):
        for _number in range(3):
            DeliveryFactory(introduction=IntroductionFactory(declined=True, receiver=town))
        with pytest.raises(Conflict, match="this week"):
            send()
        Delivery.objects.update(sent_at=timezone.now() - timedelta(days=8))
        assert send().status == Status.SENT

    def test_a_town_hall_with_many_undecided_gets_no_more(self, send, town):
        for _number in range(6):
            IntroductionFactory(sent=True, receiver=town)
        with pytest.raises(Conflict, match="not answered yet"):
            send()

    def test_the_same_text_to_many_is_held(self, writer, send, kept, mailoutbox):
        for _number in range(3):
            letter = IntroductionFactory(declined=True, sender=writer.municipality, letter_en=kept.letter["en"])
            DeliveryFactory(introduction=letter)
        delivery = send()
        assert (delivery.status, delivery.held_for) == (Status.HELD, ["similar"])
        assert not mailoutbox

    def test_one_at_a_time(self, send, kept, writer):
        send()
        colleague = MembershipFactory(municipality=writer.municipality)
        with pytest.raises(Conflict, match="already on its way"):
            send(by=colleague, mailbox="info@town.example.pl", source="Their page")

    def test_after_a_month_of_silence_another_mailbox_may_be_tried(self, send, kept):
        send()
        Delivery.objects.update(sent_at=timezone.now() - timedelta(days=31))
        assert send(mailbox="info@town.example.pl", source="Their page").status == Status.SENT
        kept.refresh_from_db()
        assert kept.status == LetterStatus.SENT


@pytest.mark.django_db(transaction=True)
@in_threads
def test_of_two_colleagues_at_once_one_sends_it(kept, writer):
    colleague = MembershipFactory(municipality=writer.municipality)
    told, callers = [], [writer, colleague]

    def attempt():
        translation.activate("en")
        by = callers.pop()
        try:
            actions.send_by_email(introduction=Introduction.objects.get(pk=kept.pk), by=by, make=lambda _code: PDF)
            told.append("sent")
        except Conflict as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    at_once(attempt, 2)
    assert told.count("sent") == 1, told
    assert Delivery.objects.count() == Attempt.objects.count() == 1


class TestReminder:
    def test_once_after_six_weeks_and_only_by_a_person(self, send, writer, mailoutbox):
        delivery = send()
        with pytest.raises(Conflict, match="once"):
            actions.remind_town_hall(delivery=delivery, by=writer)
        Delivery.objects.update(sent_at=timezone.now() - timedelta(weeks=6))
        actions.remind_town_hall(delivery=delivery, by=writer)
        assert mailoutbox[-1].to == ["office@town.example.pl"]
        assert "no further reminder" in mailoutbox[-1].body
        assert "We live on a river" in mailoutbox[-1].body
        assert Attempt.objects.count() == 2
        with pytest.raises(Conflict, match="once"):
            actions.remind_town_hall(delivery=delivery, by=writer)

    def test_not_of_a_letter_that_was_withdrawn(self, send, kept, writer):
        delivery = send()
        Delivery.objects.update(sent_at=timezone.now() - timedelta(weeks=7))
        withdraw(introduction=kept, by=writer)
        with pytest.raises(Conflict, match="withdrawn"):
            actions.remind_town_hall(delivery=delivery, by=writer)


class TestModerators:
    @pytest.fixture
    def held(self, send):
        return send(mailbox="town@gmail.com", source="Their page")

    def test_a_yes_lets_the_mail_go_as_it_was_written(self, held, kept, mailoutbox, writer):
        moderator = UserFactory(moderator=True)
        actions.approve_delivery(delivery=held, by=moderator)
        kept.refresh_from_db()
        letter, told = mailoutbox
        assert letter.to == ["town@gmail.com"]
        assert letter.attachments[0][1] == PDF
        assert kept.status == LetterStatus.SENT
        assert told.to == [writer.user.email]

    def test_a_no_has_a_reason_that_the_sender_reads(self, held, mailoutbox, kept):
        with pytest.raises(InvalidInput):
            actions.refuse_delivery(delivery=held, by=UserFactory(moderator=True), reason=" ")
        actions.refuse_delivery(delivery=held, by=UserFactory(moderator=True), reason="It is a private mailbox.")
        (told,) = mailoutbox
        assert "It is a private mailbox." in told.body
        held.refresh_from_db()
        kept.refresh_from_db()
        assert (held.status, held.mail, kept.status) == (Status.REFUSED, None, LetterStatus.AWAITING_RECIPIENT)

    def test_a_letter_withdrawn_meanwhile_does_not_go(self, held, kept, writer, mailoutbox):
        withdraw(introduction=kept, by=writer)
        assert not queries.waiting_deliveries()
        with pytest.raises(Conflict):
            actions.approve_delivery(delivery=held, by=UserFactory(moderator=True))
        assert not mailoutbox

    def test_a_town_hall_that_has_refused_letters_meanwhile_is_left_alone(self, held, town, mailoutbox):
        actions.refuse_letters(municipality=town, by=None)
        with pytest.raises(Conflict):
            actions.approve_delivery(delivery=held, by=UserFactory(moderator=True))
        assert not mailoutbox

    def test_it_is_decided_once(self, held):
        moderator = UserFactory(moderator=True)
        actions.approve_delivery(delivery=held, by=moderator)
        with pytest.raises(Conflict):
            actions.refuse_delivery(delivery=held, by=moderator, reason="No")

    def test_the_sender_may_think_better_of_it(self, held, writer, mailoutbox):
        actions.give_up(delivery=held, by=writer)
        with pytest.raises(Conflict):
            actions.approve_delivery(delivery=held, by=UserFactory(moderator=True))
        assert not mailoutbox


def test_a_municipality_is_not_written_to_by_somebody_elses_letter(send):
    other = IntroductionFactory(kept=True, receiver=MunicipalityFactory())
    with pytest.raises(NotAllowed):
        send(introduction=other)
