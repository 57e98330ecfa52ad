"""Meetings on the page of a letter: proposed, chosen, moved, cancelled by the two sides; nobody else sees them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from pobratym.memberships.models import Role
from pobratym.talks.models import ChosenZone, Meeting
from pobratym.talks.workflow import MeetingStatus
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.talks import MeetingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hromada():
    return MembershipFactory(municipality=MunicipalityFactory(hromada=True, name_en="Kalush", name_uk="Калуш"))


@pytest.fixture
def town():
    place = MunicipalityFactory(name_en="Jasło", name_uk="Ясло", country=CountryFactory(code="PL"))
    return MembershipFactory(municipality=place)


@pytest.fixture
def letter(hromada, town):
    return IntroductionFactory(accepted=True, sender=hromada.municipality, receiver=town.municipality)


def page(name, by, letter, *more):
    return reverse(f"correspondence:{name}", args=[by.municipality_id, letter.pk, *more])


def day():
    return timezone.localdate() + timedelta(days=9)


def typed(**more):
    return {"day_1": day().isoformat(), "at_1": "10:00", "minutes": "45", **more}


class TestProposing:
    def test_times_are_those_of_ones_own_clock(self, signed_in, hromada, town, letter):
        for by, zone in ((hromada, "Europe/Kyiv"), (town, "Europe/Warsaw")):
            Meeting.objects.all().delete()
            answer = signed_in(by.user).post(page("meeting_propose", by, letter), typed())
            assert answer.status_code == 302, answer.context["form"].errors
            (time,) = Meeting.objects.get().times.all()
            local = time.starts_at.astimezone(ZoneInfo(zone))
            assert local.replace(tzinfo=None) == datetime.combine(day(), datetime.min.time()).replace(hour=10)
            assert time.minutes == 45

    def test_both_clocks_stand_on_the_page(self, signed_in, hromada, town, letter):
        signed_in(hromada.user).post(page("meeting_propose", hromada, letter), typed())
        text = signed_in(town.user).get(page("introduction", town, letter)).content.decode()
        assert "10:00–10:45" in text, "in Kalush"
        assert "09:00–09:45" in text, "in Jasło"

    def test_what_was_typed_stays_where_it_is_refused(self, signed_in, hromada, letter):
        sent = typed(link="http://meet.example/", word="Good day", at_2="11:00")
        answer = signed_in(hromada.user).post(page("meeting_propose", hromada, letter), sent)
        assert answer.status_code == 422
        assert "day_2" in answer.context["form"].errors
        sent["day_2"] = day().isoformat()
        answer = signed_in(hromada.user).post(page("meeting_propose", hromada, letter), sent)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == ["link"]
        assert "Good day" in answer.content.decode()

    def test_an_hour_that_the_clocks_leave_out_is_told(self, signed_in, hromada, letter, monkeypatch):
        year = timezone.localdate().year + (1 if timezone.localdate().month > 3 else 0)
        last = datetime(year, 3, 31)
        sunday = last - timedelta(days=(last.weekday() + 1) % 7)
        sent = typed(day_1=sunday.date().isoformat(), at_1="03:30")
        answer = signed_in(hromada.user).post(page("meeting_propose", hromada, letter), sent)
        assert "no such time" in str(answer.context["form"].errors["at_1"])

    def test_a_town_of_several_time_zones_is_asked_first(self, signed_in, hromada):
        town = MembershipFactory(municipality=MunicipalityFactory(country=CountryFactory(code="US")))
        letter = IntroductionFactory(accepted=True, sender=hromada.municipality, receiver=town.municipality)
        client = signed_in(town.user)
        form = client.get(page("meeting_propose", town, letter)).context["form"]
        assert "zone" in form.fields
        client.post(page("meeting_zone", town, letter), {"zone": "America/Chicago"})
        assert ChosenZone.objects.get().zone == "America/Chicago"
        assert "day_1" in client.get(page("meeting_propose", town, letter)).context["form"].fields

    def test_observers_see_and_do_not_propose(self, signed_in, town, letter):
        observer = MembershipFactory(municipality=town.municipality, role=Role.OBSERVER)
        MeetingFactory(introduction=letter)
        text = signed_in(observer.user).get(page("introduction", observer, letter)).content.decode()
        assert "Meetings" in text
        assert page("meeting_propose", observer, letter) not in text
        assert signed_in(observer.user).post(page("meeting_propose", observer, letter), typed()).status_code == 403


class TestChoosing:
    def test_the_other_side_chooses_and_takes_the_file(self, signed_in, town, letter):
        meeting = MeetingFactory(introduction=letter)
        time = meeting.times.first()
        client = signed_in(town.user)
        client.post(page("meeting_choose", town, letter, meeting.pk), {"time": time.pk})
        meeting.refresh_from_db()
        assert meeting.status == MeetingStatus.AGREED
        file = client.get(page("meeting_calendar", town, letter, meeting.pk))
        assert file["Content-Type"].startswith("text/calendar")
        assert "attachment" in file["Content-Disposition"]
        assert b"METHOD:REQUEST" in file.content

    def test_without_a_choice_one_is_told(self, signed_in, town, letter):
        meeting = MeetingFactory(introduction=letter)
        answer = signed_in(town.user).post(page("meeting_choose", town, letter, meeting.pk), follow=True)
        assert "Choose one of the times." in answer.content.decode()

    def test_there_is_no_file_before_a_time_is_agreed(self, signed_in, town, letter):
        meeting = MeetingFactory(introduction=letter)
        assert signed_in(town.user).get(page("meeting_calendar", town, letter, meeting.pk)).status_code == 404


def test_moved_and_cancelled_with_a_word(signed_in, town, letter):
    meeting = MeetingFactory(introduction=letter, agreed=True)
    client = signed_in(town.user)
    client.post(page("meeting_move", town, letter, meeting.pk), typed(word="Rather on that day"))
    meeting.refresh_from_db()
    assert (meeting.status, meeting.word) == (MeetingStatus.PROPOSED, "Rather on that day")
    client.post(page("meeting_cancel", town, letter, meeting.pk), {"word": "Not at all"})
    meeting.refresh_from_db()
    assert (meeting.status, meeting.word) == (MeetingStatus.CANCELLED, "Not at all")


@pytest.mark.parametrize("name", ["meeting_choose", "meeting_move", "meeting_cancel", "meeting_calendar"])
def test_meetings_of_other_letters_are_not_there(signed_in, town, letter, name):
    elsewhere = MeetingFactory(agreed=True)
    client = signed_in(town.user)
    ask = client.get if name == "meeting_calendar" else client.post
    assert ask(page(name, town, letter, elsewhere.pk)).status_code == 404


def test_before_the_letter_is_answered_there_is_no_button(signed_in, hromada, town):
    letter = IntroductionFactory(sent=True, sender=hromada.municipality, receiver=town.municipality)
    text = signed_in(town.user).get(page("introduction", town, letter)).content.decode()
    assert page("meeting_propose", town, letter) not in text
