"""What becomes of a mail that comes in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratym.core.errors import NotAllowed
from pobratym.delivery.queries import sender_bounces
from pobratym.introductions.models import Message
from pobratym.introductions.relay import reply_address, return_path
from pobratym.introductions.workflow import Status
from pobratym.mailroom.actions import prune_received, receive
from pobratym.mailroom.models import DroppedMail, ReceivedMail
from pobratym.mailroom.queries import automatic_answers, counts
from pobratym.memberships.actions import end_membership
from pobratym.memberships.models import Role
from pobratym.talks.actions import scan_waiting_files
from pobratym.talks.models import Attachment, Scan
from pobratym.talks.queries import find_attachment
from tests.factories.introductions import IntroductionFactory
from tests.factories.people import UserFactory
from tests.mailroom.mails import bounce, mail, out_of_office, with_files
from tests.talks.test_scanning import EICAR, daemon

pytestmark = pytest.mark.django_db
ANNA = "anna@jaslo.example"
PDF = b"%PDF-1.7 a programme"


class TestAnswerOfMember:
    def test_it_is_hers_in_the_conversation(self, taken_in, to_town, letter, town, hromada, mailoutbox):
        done = taken_in(mail(to_town, "We would like to talk.\n\n> your letter\n> was read", sender=f"Anna <{ANNA}>"))
        message = Message.objects.get()
        letter.refresh_from_db()
        assert (message.author, message.on_behalf_of, message.text) == (
            town.user,
            town.municipality,
            "We would like to talk.",
        )
        assert (done.status, done.person, done.introduction) == ("passed_on", town.user.pk, letter.pk)
        assert letter.status == Status.ANSWERED
        assert [each.to for each in mailoutbox] == [[hromada.user.email]]

    def test_no_text_of_it_is_kept_beside_the_conversation(self, taken_in, to_town):
        taken_in(mail(to_town, sender=ANNA))
        assert ReceivedMail.objects.get().text == ""

    def test_a_stranger_who_knows_the_address_is_not_heard_and_she_is_told(self, taken_in, to_town, mailoutbox):
        done = taken_in(mail(to_town, sender="mallory@evil.example"))
        assert (done.status, done.refused) == ("refused", "other_sender")
        assert not Message.objects.exists()
        (told,) = mailoutbox
        assert told.to == [ANNA]
        assert "mallory" not in told.body

    def test_two_senders_are_nobody(self, taken_in, to_town):
        assert taken_in(mail(to_town, sender=f"{ANNA}, mallory@evil.example")).refused == "other_sender"

    def test_a_sender_that_the_mail_server_found_forged_is_refused_and_nobody_is_answered(
        self, taken_in, to_town, mailoutbox
    ):
        checks = "mx.answers.example; spf=fail smtp.mailfrom=jaslo.example; dmarc=fail header.from=jaslo.example"
        assert taken_in(mail(to_town, sender=ANNA, Authentication_Results=checks)).refused == "failed_checks"
        assert not mailoutbox

    def test_checks_that_the_sender_wrote_below_ours_do_not_count(self, taken_in, to_town):
        forged = mail(to_town, sender=ANNA, Authentication_Results="mx.answers.example; dmarc=fail")
        raw = forged.as_bytes().replace(b"\n\n", b"\nAuthentication-Results: mx.answers.example; dmarc=pass\n\n", 1)
        assert taken_in(raw).refused == "failed_checks"

    def test_who_represents_the_town_no_more_is_told_so(self, taken_in, to_town, town, mailoutbox):
        end_membership(membership=town, by=town.user)
        assert taken_in(mail(to_town, sender=ANNA)).refused == "no_right"
        assert [each.to for each in mailoutbox] == [[ANNA]]

    def test_an_observer_does_not_speak(self, taken_in, to_town, town):
        town.role = Role.OBSERVER
        town.save()
        assert taken_in(mail(to_town, sender=ANNA)).refused == "no_right"
        assert not Message.objects.exists()

    def test_a_closed_account_does_not_speak(self, taken_in, to_town, town):
        town.user.is_active = False
        town.user.save()
        assert taken_in(mail(to_town, sender=ANNA)).refused == "no_right"

    def test_what_the_checks_doubt_waits_for_a_moderator_and_she_is_told(self, taken_in, to_town, mailoutbox):
        done = taken_in(mail(to_town, "The battalion is stationed at 50.45123, 30.52345.", sender=ANNA))
        assert done.status == "held"
        assert Message.including_held.get().is_held
        (told,) = mailoutbox
        assert told.to == [ANNA]
        assert "moderator" in told.subject

    def test_an_empty_one_is_told(self, taken_in, to_town, mailoutbox):
        assert taken_in(mail(to_town, "> only\n> a\n> quotation", sender=ANNA)).refused == "empty"
        assert "no text of its own" in mailoutbox[0].body

    def test_an_overlong_one_is_told(self, taken_in, to_town, mailoutbox):
        assert taken_in(mail(to_town, "word " * 2000, sender=ANNA)).refused == "not_accepted"
        assert "6000" in mailoutbox[0].body.replace("\xa0", "")

    def test_a_letter_that_was_declined_takes_no_answer_and_says_its_number_once(
        self, taken_in, to_town, letter, mailoutbox
    ):
        letter.status = Status.EXPIRED
        letter.save()
        sent = mail(to_town, sender=ANNA, message_id="<first@jaslo.example>")
        assert taken_in(sent).refused == "closed"
        (told,) = mailoutbox
        assert f"No. {letter.pk}" in told.subject
        assert "/letters/" in told.body
        headers = told.message()
        assert (headers["Auto-Submitted"], headers["In-Reply-To"]) == ("auto-replied", "<first@jaslo.example>")
        assert taken_in(mail(to_town, "And again", sender=ANNA)).refused == "closed"
        assert not mailoutbox


class TestAnswerOfTownHall:
    def test_it_stands_in_the_conversation_without_an_author(self, taken_in, to_nobody, letter):
        done = taken_in(mail(to_nobody))
        message = Message.objects.get()
        assert (message.author, message.on_behalf_of) == (None, letter.receiver)
        assert (done.status, done.person) == ("passed_on", None)

    def test_a_withdrawn_letter_is_answered_in_its_language(self, taken_in, hromada, mailoutbox):
        letter = IntroductionFactory(sender=hromada.municipality, withdrawn=True)
        assert taken_in(mail(reply_address(letter.pk))).refused == "closed"
        (told,) = mailoutbox
        assert told.to == ["office@jaslo.example"]
        assert hromada.user.email not in told.message().as_string()

    @pytest.mark.parametrize("headers", [{"Auto_Submitted": "auto-replied"}, {"Return_Path": "<>"}])
    def test_no_machine_is_answered(self, taken_in, hromada, mailoutbox, headers):
        letter = IntroductionFactory(sender=hromada.municipality, withdrawn=True)
        taken_in(mail(reply_address(letter.pk), **headers))
        assert not mailoutbox

    def test_a_reader_of_another_letter_is_another_address(self, taken_in, to_nobody, letter):
        other = IntroductionFactory(sent=True)
        taken_in(mail(reply_address(other.pk)))
        assert Message.objects.get().introduction == other


class TestFiles:
    @pytest.fixture(autouse=True)
    def no_scanner(self, settings):
        settings.CLAMAV_ADDRESS = ""

    def test_they_go_with_the_message_and_what_cannot_be_taken_is_told_in_one_answer(
        self, taken_in, to_town, letter, town, hromada, mailoutbox
    ):
        sent = with_files(
            mail(to_town, sender=ANNA),
            *[("Програма візиту.pdf", PDF), ("../../Budget.xlsx", b"PK\x03\x04 a workbook"), ("page.html", b"<html>")],
            ("long.pdf", PDF + b" " * (8 * 1024 * 1024)),
        )
        assert taken_in(sent).status == "passed_on"
        (kept,) = Attachment.objects.all()
        assert (kept.name, kept.file.read(), kept.scan) == ("Програма візиту.pdf", PDF, Scan.UNCHECKED)
        assert (kept.message, kept.message.author) == (Message.objects.get(), town.user)
        assert find_attachment(letter, kept.pk, reader=hromada.municipality) == kept
        (told,) = [each for each in mailoutbox if each.to == [ANNA]]
        assert "Budget: This is not a PDF" in told.body
        assert "page: This is not a PDF" in told.body
        assert "long: The file is larger than 8 MB" in told.body
        assert "Програма" not in told.body
        assert told.message()["Auto-Submitted"] == "auto-replied"

    def test_where_all_are_taken_the_writer_is_told_nothing(self, taken_in, to_nobody, letter, mailoutbox):
        sent = with_files(mail(to_nobody), ("Programm.pdf", PDF))
        assert taken_in(sent).status == "passed_on"
        kept = Attachment.objects.get()
        assert (kept.name, kept.message.author, kept.message.on_behalf_of) == ("Programm.pdf", None, letter.receiver)
        assert "office@jaslo.example" not in [address for each in mailoutbox for address in each.to]

    def test_a_second_file_within_the_hour_is_told_too_and_the_same_one_is_not(self, taken_in, to_town, mailoutbox):
        told = []
        for number, name in enumerate(["b.exe", "c.exe", "b.exe"]):
            taken_in(with_files(mail(to_town, f"Word {number}", sender=ANNA), (name, b"MZ")))
            told.append([each.body for each in mailoutbox if each.to == [ANNA]])
        assert ["b: This is not a PDF" in text for text in told[0]] == [True]
        assert ["c: This is not a PDF" in text for text in told[1]] == [True]
        assert told[2] == []

    def test_a_mailbox_that_sends_ever_new_files_is_answered_a_few_times(self, taken_in, to_town, mailoutbox, settings):
        told = 0
        for number in range(9):
            taken_in(with_files(mail(to_town, f"Word {number}", sender=ANNA), (f"{number}.exe", b"MZ")))
            told += sum(each.to == [ANNA] for each in mailoutbox)
        assert told == settings.LIMITS["mails_answered"]["person"]

    def test_a_sixth_is_left_out(self, taken_in, to_town, mailoutbox):
        taken_in(with_files(mail(to_town, sender=ANNA), *[(f"{number}.pdf", PDF) for number in range(1, 7)]))
        assert Attachment.objects.count() == 5
        (told,) = [each for each in mailoutbox if each.to == [ANNA]]
        assert "6: At most five files" in told.body

    def test_the_scanner_sees_them_before_anybody_gets_them(self, taken_in, to_town, settings):
        with daemon() as scanner:
            settings.CLAMAV_ADDRESS = scanner.at
            taken_in(with_files(mail(to_town, sender=ANNA), ("a.pdf", PDF), ("b.pdf", PDF + EICAR)))
            assert not any(each.is_handed_out for each in Attachment.objects.all())
            assert not scanner.seen, "nobody waits for it while the mail is taken in"
            scan_waiting_files()
        assert [each.scan for each in Attachment.objects.all()] == [Scan.CLEAN, Scan.HARMFUL]

    def test_with_a_text_that_waits_they_wait_too(self, taken_in, to_town, letter, hromada, town, mailoutbox):
        text = "The battalion is stationed at 50.45123, 30.52345."
        taken_in(with_files(mail(to_town, text, sender=ANNA), ("a.pdf", PDF), ("b.exe", b"MZ")))
        kept = Attachment.objects.get()
        assert kept.message.is_held
        assert find_attachment(letter, kept.pk, reader=hromada.municipality) is None
        (told,) = mailoutbox
        assert "moderator" in told.subject
        assert "b: This is not a PDF" in told.body

    def test_those_of_a_machine_are_neither_taken_nor_answered(self, taken_in, back_to_nobody, to_town, mailoutbox):
        taken_in(with_files(out_of_office(back_to_nobody), ("a.pdf", PDF), ("b.exe", b"MZ")))
        taken_in(with_files(mail(to_town, sender=ANNA, Precedence="bulk"), ("b.exe", b"MZ")))
        assert not Attachment.objects.exists()
        assert not mailoutbox

    def test_those_of_a_mail_that_is_refused_are_not_kept(self, taken_in, to_town):
        taken_in(with_files(mail(to_town, sender="mallory@evil.example"), ("a.pdf", PDF)))
        assert not Attachment.objects.exists()

    def test_the_same_words_with_another_file_are_another_mail(self, taken_in, to_town):
        for content in (PDF, PDF, PDF + b" the second page"):
            taken_in(with_files(mail(to_town, "See the file.", sender=ANNA), ("a.pdf", content)))
        assert Attachment.objects.count() == 2

    def test_the_seal_of_a_signed_mail_is_no_file(self, taken_in, to_town, mailoutbox):
        sent = mail(to_town, sender=ANNA)
        sent.add_attachment(b"0\x82", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
        assert taken_in(sent).status == "passed_on"
        assert [ANNA] not in [each.to for each in mailoutbox]


class TestBounces:
    def test_one_of_a_town_hall_is_noted_for_the_delivery(self, taken_in, back_to_nobody, letter, mailoutbox):
        done = taken_in(bounce(back_to_nobody))
        assert (done.status, done.introduction, done.person) == ("noted", letter.pk, None)
        assert (done.bounce.is_final, done.bounce.status) == (True, "5.1.1")
        assert not mailoutbox
        assert not Message.objects.exists()

    def test_a_person_whose_mailbox_is_gone_is_known(self, taken_in, letter, town):
        assert not sender_bounces(town.user)
        taken_in(bounce(return_path(letter.pk, town.user)))
        assert sender_bounces(town.user)

    def test_a_full_mailbox_passes(self, taken_in, letter, town):
        taken_in(bounce(return_path(letter.pk, town.user), status="5.2.2", said="smtp; 552 mailbox full"))
        assert not sender_bounces(town.user)

    def test_another_address_of_hers_is_not_blamed(self, taken_in, letter, town):
        taken_in(bounce(return_path(letter.pk, town.user)))
        town.user.email = "anna.new@jaslo.example"
        town.user.save()
        assert not sender_bounces(town.user)

    def test_an_answer_of_hers_shows_that_she_is_there(self, taken_in, letter, town, to_town):
        taken_in(bounce(return_path(letter.pk, town.user)))
        taken_in(mail(to_town, sender=ANNA))
        assert not sender_bounces(town.user)

    def test_it_keeps_no_address(self, taken_in, back_to_nobody):
        taken_in(bounce(back_to_nobody, said="smtp; 550 <anna@jaslo.example> unknown"))
        assert "jaslo" not in ReceivedMail.objects.get().diagnostic


class TestAutomaticAnswers:
    def test_it_is_shown_to_the_sender_and_answers_nothing(
        self, taken_in, back_to_nobody, letter, hromada, town, mailoutbox
    ):
        done = taken_in(out_of_office(back_to_nobody))
        letter.refresh_from_db()
        assert (done.status, letter.status) == ("shown", Status.SENT)
        assert not mailoutbox
        assert [each.text for each in automatic_answers(letter, reader=hromada.municipality)] == [
            "I am away until Monday."
        ]
        assert not automatic_answers(letter, reader=town.municipality)

    def test_what_comes_back_without_any_header_is_one_too(self, taken_in, back_to_nobody):
        assert taken_in(mail(back_to_nobody, "Your message has been filed as 4711.")).status == "shown"

    def test_one_of_the_senders_side_is_shown_to_the_receiver(self, taken_in, letter, hromada, town):
        taken_in(out_of_office(return_path(letter.pk, hromada.user)))
        assert automatic_answers(letter, reader=town.municipality).count() == 1

    def test_what_should_not_be_disclosed_is_not_shown(self, taken_in, back_to_nobody):
        taken_in(out_of_office(back_to_nobody, text="The battalion is stationed at 50.45123, 30.52345."))
        assert ReceivedMail.objects.get().text == ""


class TestMisuse:
    def test_a_mail_is_taken_in_once(self, taken_in, to_nobody):
        sent = mail(to_nobody)
        assert not taken_in(sent).is_repeated
        assert taken_in(sent).is_repeated
        assert Message.objects.count() == 1

    def test_the_same_words_within_minutes_are_one_mail(self, taken_in, to_nobody):
        taken_in(mail(to_nobody))
        assert taken_in(mail(to_nobody)).refused == "repeated"
        ReceivedMail.objects.update(received_at=timezone.now() - timedelta(minutes=11))
        assert taken_in(mail(to_nobody)).status == "passed_on"

    def test_our_own_mail_that_comes_back_goes_no_further(self, taken_in, to_nobody, letter, mailoutbox):
        taken_in(mail(to_nobody))
        (ours,) = mailoutbox
        ours.extra_headers["To"] = to_nobody
        raw = ours.message().as_bytes()
        assert taken_in(raw).refused == "loop"
        assert not mailoutbox
        assert Message.objects.count() == 1

    @pytest.mark.parametrize("headers", [{"Precedence": "bulk"}, {"Precedence": "list"}, {"List_Id": "<a.b>"}])
    def test_mail_of_lists_is_no_answer(self, taken_in, to_nobody, headers):
        assert taken_in(mail(to_nobody, **headers)).refused == "loop"

    def test_mail_for_nobody_is_counted_and_forgotten(self, taken_in, mailoutbox):
        for _each in range(3):
            assert taken_in(mail("letter-abcdefghjkmnpqrstuvwxyz234@answers.example")).dropped == "unknown"
        assert not ReceivedMail.objects.exists()
        assert DroppedMail.objects.get().number == 3
        assert not mailoutbox

    def test_another_domain_is_not_ours(self, taken_in, to_nobody):
        assert taken_in(mail(to_nobody.replace("answers.example", "answers.example.evil"))).dropped == "unknown"

    def test_a_mail_bomb_is_dropped(self, taken_in, to_nobody, letter):
        done = [taken_in(mail(to_nobody, f"Number {number}")) for number in range(35)]
        assert [each.dropped for each in done].count("too_many") == 5
        assert Message.objects.count() == 30

    def test_too_large_a_mail_is_dropped(self, taken_in, to_nobody):
        assert taken_in(mail(to_nobody).as_bytes() + b"x" * 26_214_400).dropped == "too_large"

    def test_nobody_takes_mail_in_by_hand(self, to_nobody):
        with pytest.raises(NotAllowed):
            receive(raw=mail(to_nobody).as_bytes(), by=UserFactory())

    def test_html_alone_is_read_as_text(self, taken_in, to_nobody):
        sent = mail(to_nobody)
        sent.set_content("<p>Yes, <b>gladly</b>.</p><script>alert(1)</script>", subtype="html")
        taken_in(sent)
        assert Message.objects.get().text == "Yes, gladly."


class TestForgetting:
    def test_texts_go_before_their_rows(self, taken_in, to_town, back_to_nobody):
        taken_in(mail(to_town, sender="mallory@evil.example"))
        taken_in(out_of_office(back_to_nobody))
        ReceivedMail.objects.update(received_at=timezone.now() - timedelta(days=31))
        prune_received()
        assert sorted(ReceivedMail.objects.values_list("status", "text")) == [
            ("refused", ""),
            ("shown", "I am away until Monday."),
        ]
        ReceivedMail.objects.update(received_at=timezone.now() - timedelta(days=91))
        prune_received()
        assert not ReceivedMail.objects.exclude(text="").exists()
        ReceivedMail.objects.update(received_at=timezone.now() - timedelta(days=366))
        prune_received()
        assert not ReceivedMail.objects.exists()


def test_moderators_see_how_many_of_which_kind(taken_in, to_nobody, back_to_nobody):
    taken_in(mail(to_nobody))
    taken_in(mail(to_nobody, "Another one"))
    taken_in(out_of_office(back_to_nobody))
    taken_in(mail("x@answers.example"))
    assert [each.number for each in counts()] == [2, 1, 1]
