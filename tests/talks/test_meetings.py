"""Times are proposed, one is chosen, moved or cancelled: both sides and their calendars learn of it."""

from datetime import timedelta
from email import message_from_bytes

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction  # noqa: F401 - `connection` is read by in_threads
from django.utils import timezone, translation
from icalendar import Calendar

from pobratym.core.errors import Conflict, DomainError, InvalidInput, NotAllowed
from pobratym.introductions.rules.doubtful import DoubtfulLetter
from pobratym.memberships.models import Role
from pobratym.talks import actions
from pobratym.talks.models import Meeting, MeetingTime
from pobratym.talks.rules.slots import Slot
from pobratym.talks.workflow import MeetingStatus
from tests.at_once import at_once
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.talks import MeetingFactory

pytestmark = pytest.mark.django_db
in_threads = pytest.mark.skipif(
    "connection.vendor == 'sqlite'", reason="a SQLite database in memory belongs to one thread; PostgreSQL runs this"
)


@pytest.fixture
def meeting(letter, hromada, slots):
    """The hromada has proposed two times."""
    found = actions.propose_meeting(
        introduction=letter,
        by=hromada,
        times=slots,
        link="https://meet.example/room",
        interpreter_from="uk",
        interpreter_to="pl",
        word="We look forward to it.",
    )
    mail.outbox.clear()
    return found


def first_time(meeting):
    return meeting.times.first().pk


def files_of(message):
    """The calendars attached to a mail, as its receiver's program reads them."""
    parts = message_from_bytes(message.message().as_bytes()).walk()
    return [
        (part.get_param("method"), Calendar.from_ical(part.get_payload(decode=True)))
        for part in parts
        if part.get_content_type() == "text/calendar"
    ]


def event_of(message):
    ((_method, calendar),) = files_of(message)
    (event,) = calendar.walk("VEVENT")
    return event


class TestProposing:
    def test_the_other_side_reads_the_times_in_both_time_zones(self, letter, hromada, town):
        at = timezone.now().replace(month=7, day=15, hour=7, minute=0, second=0, microsecond=0)
        if at <= timezone.now():
            at = at.replace(year=at.year + 1)
        if at > timezone.now() + timedelta(days=365):
            at -= timedelta(days=90)
        actions.propose_meeting(introduction=letter, by=hromada, times=[Slot(at, 60)])
        (message,) = mail.outbox
        assert message.to == [town.user.email]
        assert "Jasło: " in message.body
        assert "Kalush: " in message.body
        assert "09:00–10:00" in message.body, "in Jasło, in summer"
        assert "10:00–11:00" in message.body, "in Kalush"
        assert not files_of(message), "nothing is certain yet"

    def test_link_interpreter_and_word_stand_in_the_mail(self, letter, hromada, slots):
        actions.propose_meeting(
            introduction=letter,
            by=hromada,
            times=slots,
            link="https://meet.example/room",
            interpreter_from="uk",
            interpreter_to="pl",
            word="We look forward to it.",
        )
        body = mail.outbox[0].body
        assert "https://meet.example/room" in body
        assert "Ukrainian – Polish" in body
        assert "We look forward to it." in body

    @pytest.mark.parametrize(
        "link",
        [
            "http://meet.example/room",
            "javascript:alert(1)",
            "https://user@meet.example/",
            'https://meet.example/"><script>',
            "https://meet.example/" + "x" * 300,
            "https://meet.example/\nBcc: a@example.org",
        ],
    )
    def test_only_a_plain_https_address_is_a_link(self, letter, hromada, slots, link):
        with pytest.raises(InvalidInput) as refused:
            actions.propose_meeting(introduction=letter, by=hromada, times=slots, link=link)
        assert "link" in refused.value.fields

    @pytest.mark.parametrize("minutes", [0, 14, 241])
    def test_a_meeting_takes_from_a_quarter_to_four_hours(self, letter, hromada, slots, minutes):
        with pytest.raises(InvalidInput, match="15 to 240"):
            actions.propose_meeting(introduction=letter, by=hromada, times=[Slot(slots[0].starts_at, minutes)])

    def test_one_to_three_different_times_to_come(self, letter, hromada, slots):
        first = slots[0]
        over = Slot(timezone.now() - timedelta(minutes=1), 60)
        late = Slot(timezone.now() + timedelta(days=400), 60)
        more = [Slot(first.starts_at + timedelta(hours=each), 60) for each in range(4)]
        for times in ([], more, [first, first], [over], [late]):
            with pytest.raises(InvalidInput):
                actions.propose_meeting(introduction=letter, by=hromada, times=times)
        assert not Meeting.objects.exists()

    def test_an_interpreter_works_between_two_languages(self, letter, hromada, slots):
        for languages in ({"interpreter_from": "uk"}, {"interpreter_from": "uk", "interpreter_to": "uk"}):
            with pytest.raises(InvalidInput):
                actions.propose_meeting(introduction=letter, by=hromada, times=slots, **languages)

    def test_a_word_that_should_not_be_disclosed_is_not_sent(self, letter, hromada, slots):
        with pytest.raises(DoubtfulLetter):
            actions.propose_meeting(
                introduction=letter, by=hromada, times=slots, word="At our shelter, 46.48253, 30.72331."
            )
        assert not mail.outbox

    def test_before_the_receiver_has_answered_nobody_arranges_a_meeting(self, hromada, town, slots):
        letter = IntroductionFactory(sent=True, sender=hromada.municipality, receiver=town.municipality)
        with pytest.raises(Conflict):
            actions.propose_meeting(introduction=letter, by=hromada, times=slots)

    def test_nor_where_nobody_of_the_other_side_is_here(self, hromada, slots):
        letter = IntroductionFactory(answered=True, sender=hromada.municipality)
        with pytest.raises(Conflict, match="represented here"):
            actions.propose_meeting(introduction=letter, by=hromada, times=slots)

    def test_two_proposals_do_not_lie_side_by_side(self, meeting, letter, town, slots):
        with pytest.raises(Conflict, match="proposed already"):
            actions.propose_meeting(introduction=letter, by=town, times=slots)


class TestChoosing:
    def test_the_other_side_chooses_and_both_get_a_file_for_their_calendars(self, meeting, town, hromada):
        chosen = actions.choose_time(meeting=meeting, by=town, time=first_time(meeting))
        assert (chosen.status, chosen.chosen.pk) == (MeetingStatus.AGREED, first_time(meeting))
        assert {message.to[0] for message in mail.outbox} == {town.user.email, hromada.user.email}
        for message in mail.outbox:
            ((method, calendar),) = files_of(message)
            event = event_of(message)
            assert (method, calendar["METHOD"], event["STATUS"]) == ("REQUEST", "REQUEST", "CONFIRMED")
            assert event.decoded("DTSTART") == chosen.chosen.starts_at
            assert event.decoded("DTEND") == chosen.chosen.ends_at
            assert b"DTSTART:" in calendar.to_ical(), "UTC, so that no table of summer time is needed"
            assert event["SEQUENCE"] == 1
            assert event["URL"] == "https://meet.example/room"

    def test_no_private_address_stands_in_the_file(self, meeting, town, hromada, settings):
        settings.DEFAULT_FROM_EMAIL = "Pobratym <office@pobratym.example>"
        actions.choose_time(meeting=meeting, by=town, time=first_time(meeting))
        for message in mail.outbox:
            ((_method, calendar),) = files_of(message)
            text = calendar.to_ical().decode()
            assert hromada.user.email not in text
            assert town.user.email not in text
            assert event_of(message)["ORGANIZER"] == "mailto:office@pobratym.example"

    def test_a_name_cannot_add_lines_to_the_file(self, meeting, town, hromada):
        place = hromada.municipality
        place.name = {"en": 'Kalush"\r\nATTENDEE:mailto:x@example.org;', "uk": "Калуш"}
        place.save()
        actions.choose_time(meeting=meeting, by=town, time=first_time(meeting))
        for message in mail.outbox:
            ((_method, calendar),) = files_of(message)
            lines = calendar.to_ical().decode().replace("\r\n ", "").split("\r\n")
            assert not [line for line in lines if line.startswith("ATTENDEE:mailto:x")]

    def test_who_proposed_does_not_choose(self, meeting, hromada):
        with pytest.raises(NotAllowed, match="other side chooses"):
            actions.choose_time(meeting=meeting, by=hromada, time=first_time(meeting))

    def test_observers_do_not_choose(self, meeting, town):
        observer = MembershipFactory(municipality=town.municipality, role=Role.OBSERVER)
        with pytest.raises(NotAllowed):
            actions.choose_time(meeting=meeting, by=observer, time=first_time(meeting))

    def test_times_of_other_meetings_and_times_that_are_over_are_not_offered(self, meeting, town):
        elsewhere = MeetingFactory()
        with pytest.raises(Conflict, match="no longer offered"):
            actions.choose_time(meeting=meeting, by=town, time=elsewhere.times.first().pk)
        first = meeting.times.first()
        MeetingTime.objects.filter(pk=first.pk).update(starts_at=timezone.now() - timedelta(days=1))
        with pytest.raises(Conflict, match="no longer offered"):
            actions.choose_time(meeting=meeting, by=town, time=first.pk)

    def test_two_colleagues_on_old_pages_choose_one_time(self, meeting, town):
        colleague = MembershipFactory(municipality=town.municipality)
        old = Meeting.objects.get(pk=meeting.pk)
        one, other = meeting.times.all()
        actions.choose_time(meeting=meeting, by=town, time=one.pk)
        with pytest.raises(Conflict, match="chosen already"):
            actions.choose_time(meeting=old, by=colleague, time=other.pk)
        assert [each.pk for each in meeting.times.filter(is_chosen=True)] == [one.pk]

    def test_the_database_keeps_two_chosen_times_out(self, meeting):
        with pytest.raises(IntegrityError), transaction.atomic():
            MeetingTime.objects.filter(meeting=meeting).update(is_chosen=True)


@pytest.mark.django_db(transaction=True)
@in_threads
def test_of_two_who_choose_at_once_one_wins(letter, hromada, town, slots):

    colleague = MembershipFactory(municipality=town.municipality)
    for _round in range(3):
        meeting = MeetingFactory(introduction=letter)
        one, other = meeting.times.all()
        turns, outcomes = [(town, one.pk), (colleague, other.pk)], []

        def choose(meeting=meeting, turns=turns, outcomes=outcomes):
            translation.activate("en")  # a thread begins in the language of the settings
            by, time = turns.pop()
            try:
                actions.choose_time(meeting=Meeting.objects.get(pk=meeting.pk), by=by, time=time)
                outcomes.append("chosen")
            except DomainError as refusal:
                outcomes.append(str(refusal))

        at_once(choose, 2)
        assert outcomes.count("chosen") == 1, outcomes
        assert any("chosen already" in each for each in outcomes)
        assert MeetingTime.objects.filter(meeting=meeting, is_chosen=True).count() == 1


class TestMovingAndCancelling:
    def test_other_times_turn_the_question_round(self, meeting, town, hromada, slots):
        later = [Slot(slots[0].starts_at + timedelta(days=3), 90)]
        moved = actions.move_meeting(meeting=meeting, by=town, times=later, word="We are away that week.")
        assert (moved.status, moved.proposed_for) == (MeetingStatus.PROPOSED, town.municipality)
        (message,) = mail.outbox
        assert message.to == [hromada.user.email]
        assert "We are away that week." in message.body
        assert not files_of(message), "nothing had been agreed"
        with pytest.raises(NotAllowed):
            actions.choose_time(meeting=moved, by=town, time=moved.times.get().pk)
        assert actions.choose_time(meeting=moved, by=hromada, time=moved.times.get().pk).status == MeetingStatus.AGREED

    def test_a_time_that_was_agreed_leaves_the_calendars_and_the_new_one_enters_them(
        self, meeting, town, hromada, slots
    ):
        agreed = actions.choose_time(meeting=meeting, by=town, time=first_time(meeting))
        before = agreed.chosen.starts_at
        uid = event_of(mail.outbox[0])["UID"]
        mail.outbox.clear()
        later = [Slot(slots[0].starts_at + timedelta(days=3), 90)]
        moved = actions.move_meeting(meeting=agreed, by=hromada, times=later)
        events = [event_of(message) for message in mail.outbox]
        assert {message.to[0] for message in mail.outbox} == {town.user.email, hromada.user.email}
        assert {(event["UID"], event["SEQUENCE"], event["STATUS"]) for event in events} == {(uid, 2, "CANCELLED")}
        assert {event.decoded("DTSTART") for event in events} == {before}
        mail.outbox.clear()
        actions.choose_time(meeting=moved, by=town, time=moved.times.get().pk)
        event = event_of(mail.outbox[0])
        assert (event["UID"], event["SEQUENCE"], event.decoded("DTSTART")) == (uid, 3, later[0].starts_at)

    def test_cancelled_with_a_word_it_leaves_the_calendars(self, meeting, town, hromada):
        agreed = actions.choose_time(meeting=meeting, by=town, time=first_time(meeting))
        mail.outbox.clear()
        actions.cancel_meeting(meeting=agreed, by=hromada, word="The mayor is ill.")
        assert {message.to[0] for message in mail.outbox} == {town.user.email, hromada.user.email}
        for message in mail.outbox:
            ((method, calendar),) = files_of(message)
            assert (method, calendar["METHOD"], event_of(message)["SEQUENCE"]) == ("CANCEL", "CANCEL", 2)
            assert "The mayor is ill." in message.body

    def test_what_was_cancelled_stays_so(self, meeting, town, hromada, slots):
        actions.cancel_meeting(meeting=meeting, by=hromada)
        for again in (
            lambda: actions.choose_time(meeting=meeting, by=town, time=first_time(meeting)),
            lambda: actions.move_meeting(meeting=meeting, by=town, times=slots),
            lambda: actions.cancel_meeting(meeting=meeting, by=town),
        ):
            with pytest.raises(Conflict, match="has been cancelled"):
                again()

    def test_what_is_over_is_neither_moved_nor_cancelled(self, letter, town, slots):
        meeting = MeetingFactory(introduction=letter, agreed=True, times=[timezone.now() - timedelta(hours=2)])
        with pytest.raises(Conflict, match="over"):
            actions.move_meeting(meeting=meeting, by=town, times=slots)
        with pytest.raises(Conflict, match="over"):
            actions.cancel_meeting(meeting=meeting, by=town)

    def test_strangers_do_neither(self, meeting, slots):
        stranger = MembershipFactory()
        with pytest.raises(NotAllowed):
            actions.move_meeting(meeting=meeting, by=stranger, times=slots)
        with pytest.raises(NotAllowed):
            actions.cancel_meeting(meeting=meeting, by=stranger)


class TestReminding:
    def soon(self, letter, **more):
        return MeetingFactory(introduction=letter, agreed=True, times=[timezone.now() + timedelta(hours=20)], **more)

    def test_both_sides_are_reminded_once(self, letter, town, hromada):
        meeting = self.soon(letter)
        assert actions.remind_of_meetings() == [meeting]
        assert {message.to[0] for message in mail.outbox} == {town.user.email, hromada.user.email}
        assert actions.remind_of_meetings() == []
        assert len(mail.outbox) == 2

    def test_nobody_is_reminded_of_what_is_far_cancelled_or_was_agreed_today(self, letter):
        MeetingFactory(introduction=letter, agreed=True)
        self.soon(letter, chosen_at=timezone.now() - timedelta(hours=1))
        cancelled = self.soon(letter)
        Meeting.objects.filter(pk=cancelled.pk).update(status=MeetingStatus.CANCELLED)
        assert actions.remind_of_meetings() == []

    def test_a_ukrainian_reads_of_it_in_ukrainian(self, letter, hromada, town):
        self.soon(letter)
        actions.remind_of_meetings()
        languages = {message.to[0]: message.extra_headers["Content-Language"] for message in mail.outbox}
        assert languages == {hromada.user.email: "uk", town.user.email: "en"}


class TestZones:
    def test_a_town_in_a_country_of_several_zones_says_which(self, letter):
        from pobratym.talks.clocks import clocks, zone_of
        from tests.factories.places import CountryFactory, MunicipalityFactory

        town = MembershipFactory(municipality=MunicipalityFactory(country=CountryFactory(code="US")))
        assert zone_of(town.municipality) is None
        assert [(each.zone, each.is_known) for each in clocks(town.municipality)] == [("UTC", False)]
        actions.choose_zone(by=town, zone="America/Denver")
        assert zone_of(town.municipality) == "America/Denver"
        with pytest.raises(InvalidInput):
            actions.choose_zone(by=town, zone="Europe/Kyiv")

    def test_where_there_is_one_zone_there_is_nothing_to_choose(self, hromada):
        with pytest.raises(InvalidInput):
            actions.choose_zone(by=hromada, zone="Europe/Kyiv")
