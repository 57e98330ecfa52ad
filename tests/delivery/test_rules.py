"""Mailboxes that take no letters, letters that are the same, days and tries."""

from datetime import date, timedelta

import pytest

from pobratym.delivery.rules.caps import (
    FIRST_LETTERS_A_WEEK,
    UNDECIDED_AT_ONE,
    receiver_has_enough,
    sender_waits_for_many,
)
from pobratym.delivery.rules.mailboxes import look_at, refused
from pobratym.delivery.rules.outside import cannot_leave, leaves_now
from pobratym.delivery.rules.similarity import ALIKE_ALLOWED, NEARLY_THE_SAME, is_mass_mail, likeness, shingles
from pobratym.delivery.rules.standing import said_to_sender
from pobratym.delivery.rules.times import next_try, wrong_day
from pobratym.introductions.workflow import Status
from pobratym.places.rules.domains import Known

KNOWN = Known(website="https://www.town.example.pl/", mailbox="office@town.example.pl")


class TestMailboxes:
    @pytest.mark.parametrize(
        "mailbox",
        [
            "noreply@town.example.pl",
            "no-reply@town.example.pl",
            "NO_REPLY@town.example.pl",
            "noreply-web@town.example.pl",
            "nie-odpowiadaj@town.example.pl",
            "donotreply@town.example.pl",
            "mailer-daemon@town.example.pl",
            "filetransfer@town.example.pl",
            "upload@town.example.pl",
            "somebody@wetransfer.com",
            "somebody@eu.wetransfer.com",
            "not an address",
            "a@b",
            "a@town.example.pl\nBcc: b@evil.example",
            "",
        ],
    )
    def test_what_takes_no_letters_is_refused(self, mailbox):
        assert refused(mailbox)
        assert look_at(mailbox, KNOWN).refusal

    @pytest.mark.parametrize(
        "mailbox", ["office@town.example.pl", "info@town.example.pl", "post@town.example.pl", "reply@town.example.pl"]
    )
    def test_a_mailbox_at_the_towns_own_domain_goes_at_once(self, mailbox):
        verdict = look_at(mailbox, KNOWN)
        assert (verdict.refusal, verdict.held_for, verdict.warning) == (None, [], None)

    @pytest.mark.parametrize(
        ("mailbox", "why"),
        [
            ("town@gmail.com", "shared"),
            ("office@elsewhere.example", "other_domain"),
            ("office@mail.town.example.pl", "other_domain"),
            ("office@t0wn.example.pl", "lookalike"),
        ],
    )
    def test_any_other_waits_for_a_moderator(self, mailbox, why):
        assert look_at(mailbox, KNOWN).held_for == [why]

    def test_without_a_website_on_file_nothing_proves_it(self):
        assert look_at("office@town.example.pl", Known()).held_for == ["nothing_on_file"]

    @pytest.mark.parametrize("mailbox", ["anna.nowak@town.example.pl", "j.smith2@town.example.pl"])
    def test_what_looks_like_a_person_is_warned_of(self, mailbox):
        assert look_at(mailbox, KNOWN).warning

    @pytest.mark.parametrize("mailbox", ["urzad.miasta@town.example.pl", "town.clerk@town.example.pl"])
    def test_an_office_of_two_words_is_no_person(self, mailbox):
        mailbox = mailbox.replace("town.clerk", "office.clerk")
        assert look_at(mailbox, KNOWN).warning is None


class TestSimilarity:
    LETTER = "We live on a river and look for a town like yours, with a school and a mill and many bridges to mend."

    def test_punctuation_case_and_numbers_make_no_difference(self):
        assert likeness(self.LETTER, self.LETTER.upper().replace(",", " -") + " 2026") == 1

    def test_another_name_in_a_long_letter_is_nearly_the_same(self):
        long = f"{self.LETTER} " + " ".join(f"Sentence {word} about our work." for word in "abcdefghijklmnop")
        assert likeness(f"Dear Jasło. {long}", f"Dear Krosno. {long}") >= NEARLY_THE_SAME

    def test_another_letter_is_another(self):
        assert likeness(self.LETTER, "Our hospital needs a partner that has rebuilt one, and we offer experience.") == 0

    @pytest.mark.parametrize("text", ["", "  ", "one", "1 2 3"])
    def test_hardly_anything_breaks_nothing(self, text):
        assert likeness(text, self.LETTER) == 0
        assert len(shingles(text)) <= 1

    def test_two_may_be_alike_and_the_next_one_is_mass_mail(self):
        others = [{"en": self.LETTER}] * ALIKE_ALLOWED
        assert not is_mass_mail({"en": self.LETTER}, others)
        assert is_mass_mail({"en": self.LETTER}, [*others, {"en": self.LETTER, "uk": "Інше"}])

    def test_languages_are_compared_one_by_one(self):
        others = [{"uk": self.LETTER}] * (ALIKE_ALLOWED + 1)
        assert not is_mass_mail({"en": self.LETTER}, others)


class TestTimes:
    def test_a_full_mailbox_is_tried_after_three_and_after_seven_days_and_then_no_more(self):
        assert [next_try(tries) for tries in (1, 2, 3)] == [timedelta(days=3), timedelta(days=7), None]

    @pytest.mark.parametrize(("day", "is_wrong"), [(None, True), (5, True), (10, False), (12, False), (13, True)])
    def test_a_letter_was_posted_after_it_was_written_and_before_tomorrow(self, day, is_wrong):
        posted = date(2026, 5, day) if day else None
        reason = wrong_day(posted, written_on=date(2026, 5, 10), today=date(2026, 5, 12))
        assert bool(reason) is is_wrong


class TestCaps:
    def test_five_undecided_are_enough(self):
        assert sender_waits_for_many(4) is None
        assert "5" in str(sender_waits_for_many(5))

    def test_a_town_hall_has_enough_by_the_week_and_in_all(self):
        assert receiver_has_enough(this_week=FIRST_LETTERS_A_WEEK - 1, undecided=UNDECIDED_AT_ONE - 1) is None
        assert receiver_has_enough(this_week=FIRST_LETTERS_A_WEEK, undecided=0)
        assert receiver_has_enough(this_week=0, undecided=UNDECIDED_AT_ONE)


class TestLeaving:
    FREE = {"is_here": False, "is_cut_off": False, "is_refused": False}

    @pytest.mark.parametrize("status", ["awaiting_recipient", "bounced", "sent", "opened"])
    def test_a_letter_to_a_town_hall_that_is_not_here_leaves(self, status):
        assert cannot_leave(status, **self.FREE) is None

    @pytest.mark.parametrize("status", ["drafted", "held", "answered", "accepted", "declined", "withdrawn", "expired"])
    def test_no_other_does(self, status):
        assert cannot_leave(status, **self.FREE)

    @pytest.mark.parametrize("why", ["is_here", "is_cut_off", "is_refused"])
    def test_nobody_is_written_to_past_the_inbox_in_occupation_or_against_its_wish(self, why):
        assert cannot_leave("awaiting_recipient", **self.FREE | {why: True})

    def test_only_a_first_letter_moves(self):
        assert [leaves_now(each) for each in ("awaiting_recipient", "bounced", "sent")] == [True, True, False]


def test_each_status_is_said_to_the_sender():
    assert all(said_to_sender(each) for each in Status.values)
