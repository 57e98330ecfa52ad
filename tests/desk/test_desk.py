"""«My desk»: one list by deadline over all municipalities, open letters, who looks for us, and the way on."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import override

from pobratym.desk.account.tasks import SHOWN
from pobratym.introductions.models import AnswerPeriod, Introduction
from pobratym.people.models import Draft
from tests.factories.delivery import DeliveryFactory
from tests.factories.introductions import IntroductionFactory, MessageFactory, PassingOnFactory
from tests.factories.memberships import MembershipFactory, RequestQuestionFactory
from tests.factories.partnerships import PartnershipFactory, ProposalFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory
from tests.factories.talks import IntroductionRequestFactory, MeetingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    """She speaks for a hromada."""
    return MembershipFactory(municipality=MunicipalityFactory(hromada=True, name_en="Brody"), role="head")


@pytest.fixture
def desk(signed_in, officer):
    """The desk as it is now, from a heading to the next one."""

    def look(heading="What waits for you", address="/en/desk/"):
        answer = signed_in(officer.user).get(address)
        assert answer.status_code == 200
        page = answer.content.decode()
        part = page[page.index(f">{heading}</h") :]
        return re.split(r"<h2|</main>", part, maxsplit=1)[0]

    return look


def _days_ago(number):
    return timezone.now() - timedelta(days=number)


def _sent(days, **sides):
    letter = IntroductionFactory(sent=True, **sides)
    Introduction.objects.filter(pk=letter.pk).update(sent_at=_days_ago(days), delivered_at=_days_ago(days))
    return letter


def _page(municipality, letter):
    return f'href="/en/desk/{municipality.pk}/letters/{letter.pk}/"'


class TestWhatWaits:
    def test_nothing_is_said_where_nothing_waits(self, desk):
        assert "Nobody waits for you, and nothing is due." in desk()

    def test_letters_are_answered_within_thirty_days_the_oldest_first(self, desk, officer):
        young, old = (_sent(days, receiver=officer.municipality) for days in (2, 29))
        waits = desk()
        assert waits.index(_page(officer.municipality, old)) < waits.index(_page(officer.municipality, young))
        due = timezone.localdate(_days_ago(29)) + timedelta(days=30)
        with override("en"):
            assert f"by {date_format(due, 'DATE_FORMAT')}" in waits
        assert escape(old.sender.caption) in waits

    def test_the_day_is_the_one_of_the_inbox_where_the_municipality_has_its_own(self, desk, officer):
        AnswerPeriod.objects.create(municipality=officer.municipality, days=12)
        _sent(2, receiver=officer.municipality)
        due = timezone.localdate(_days_ago(2)) + timedelta(days=12)
        with override("en"):
            assert f"by {date_format(due, 'DATE_FORMAT')}" in desk()

    def test_a_letter_past_its_day_is_marked(self, desk, officer):
        _sent(31, receiver=officer.municipality)
        assert "was due on" in desk()

    def test_a_letter_that_nobody_has_received_leads_to_the_ways(self, desk, officer):
        kept, asked = (IntroductionFactory(kept=True, sender=officer.municipality) for _number in range(2))
        DeliveryFactory(asked=True, introduction=asked)
        waits = desk()
        assert waits.count("Nobody has received your letter yet") == 1
        assert f'href="/en/desk/{officer.municipality_id}/letters/{kept.pk}/#delivery"' in waits

    def test_a_letter_on_paper_is_posted_within_a_week(self, desk, officer):
        letter = IntroductionFactory(kept=True, sender=officer.municipality)
        ready = DeliveryFactory(ready=True, introduction=letter)
        DeliveryFactory(ready=True)  # of others
        waits = desk()
        assert waits.count("A letter on paper to be posted") == 1
        assert f'href="/en/desk/{officer.municipality_id}/letters/{letter.pk}/delivery/"' in waits
        with override("en"):
            due = timezone.localdate(ready.requested_at) + timedelta(days=7)
            assert f"by {date_format(due, 'DATE_FORMAT')}" in waits

    def test_a_letter_that_we_are_asked_to_pass_on(self, desk, officer):
        asked = DeliveryFactory(asked=True, passed_by=officer.municipality)
        DeliveryFactory(asked=True)
        waits = desk()
        assert waits.count("A letter to pass on") == 1
        assert f'href="/en/desk/letters-to-pass-on/{asked.pk}/"' in waits
        assert escape(asked.introduction.sender.caption) in waits

    def test_a_letter_of_ours_that_its_receiver_would_pass_on(self, desk, officer):
        letter = IntroductionFactory(sent=True, sender=officer.municipality)
        other = MunicipalityFactory(name_en="Kassel")
        for each in (letter, IntroductionFactory(sent=True)):
            PassingOnFactory(introduction=each, municipality=other)
        assert desk().count("They would pass your letter on: Kassel") == 1

    def test_a_partner_who_asks_to_be_introduced(self, desk, officer):
        asked = IntroductionRequestFactory(common=officer.municipality, third__name_en="Kassel")
        IntroductionRequestFactory()
        waits = desk()
        assert waits.count("Asks you to introduce it") == 1
        assert "Asks you to introduce it: Kassel" in waits
        assert f'href="/en/desk/{officer.municipality_id}/introductions/{asked.pk}/"' in waits

    def test_a_letter_of_ours_without_an_answer_offers_other_ways(self, desk, officer):
        fresh, silent = (_sent(days, sender=officer.municipality) for days in (29, 31))
        waits = desk()
        assert "No answer for 30 days" in waits
        assert _page(officer.municipality, silent) in waits
        assert f'href="/en/desk/{officer.municipality_id}/candidates/"' in waits
        assert _page(officer.municipality, fresh) not in waits

    @pytest.mark.parametrize(
        ("state", "said"),
        [
            ({"status": "question_asked"}, "They ask you a question"),
            ({"status": "bounced"}, "Your letter came back"),
            ({"status": "drafted"}, "A letter begun and not sent"),
            ({"status": "drafted", "returned_reason": "Names a bridge."}, "Names a bridge."),
        ],
    )
    def test_what_became_of_our_letter(self, desk, officer, state, said):
        letter = IntroductionFactory(sent=True, sender=officer.municipality)
        Introduction.objects.filter(pk=letter.pk).update(**state)
        assert said in desk()

    def test_unread_messages_are_one_line_a_letter(self, desk, officer):
        letter = IntroductionFactory(answered=True, sender=officer.municipality)
        for _number in range(3):
            MessageFactory(introduction=letter)
        MessageFactory(introduction=letter, on_behalf_of=officer.municipality)
        waits = desk()
        assert "3 unread messages" in waits
        assert waits.count(_page(officer.municipality, letter)) == 1

    def test_a_message_that_a_moderator_returned(self, desk, officer):
        letter = IntroductionFactory(answered=True, sender=officer.municipality)
        returned = {"is_held": True, "returned_reason": "It names a depot."}
        MessageFactory(introduction=letter, on_behalf_of=officer.municipality, **returned)
        assert "It names a depot." in desk()

    def test_proposals_of_the_other_side_only(self, desk, officer):
        link = PartnershipFactory(municipalities=[MunicipalityFactory(), officer.municipality])
        ProposalFactory(partnership=link)
        assert f'href="/en/partnerships/{link.pk}/"' in desk()
        own = PartnershipFactory(municipalities=[officer.municipality, MunicipalityFactory()])
        ProposalFactory(partnership=own)
        assert f'href="/en/partnerships/{own.pk}/"' not in desk()

    def test_needs_that_end_with_their_day(self, desk, officer):
        today = timezone.localdate()
        for title, days in (("Pumps", 10), ("Pipes", 60)):
            ListingFactory(municipality=officer.municipality, title_en=title, expires_on=today + timedelta(days=days))
        waits = desk()
        assert "A need or an offer ends: Pumps" in waits
        assert "Pipes" not in waits

    def test_a_text_that_a_moderator_returned(self, desk, officer):
        PassportFactory(
            municipality=officer.municipality,
            needs_review=True,
            proposed={"about": {"en": "Our depot"}},
            proposed_at=timezone.now(),
            returned_reason="It names a depot.",
        )
        assert "It names a depot." in desk()

    def test_a_membership_is_to_be_confirmed_before_the_year_is_over(self, desk, officer):
        officer.started_at = _days_ago(350)
        officer.save()
        assert "Do you still represent it?" in desk()

    def test_what_was_begun_is_named_and_goes_on(self, desk, officer):
        form = f"/desk/{officer.municipality_id}/seeking/"
        Draft.objects.create(person=officer.user, form=form, page=form, typed={})
        assert "Begun and not sent: Partner wanted" in desk()

    def test_a_question_of_a_moderator(self, desk, officer):
        RequestQuestionFactory(request__user=officer.user)
        assert "A moderator asks you about your request" in desk()

    def test_the_places_are_named_where_there_are_several(self, desk, officer):
        other = MembershipFactory(user=officer.user, municipality__name_en="Lubaczow")
        _sent(1, receiver=officer.municipality)
        assert officer.municipality.caption not in desk()
        _sent(1, receiver=other.municipality)
        assert escape(officer.municipality.caption) in desk()
        assert escape(other.municipality.caption) in desk()

    def test_who_only_reads_is_not_asked_to_answer(self, signed_in):
        reader = MembershipFactory(role="observer")
        letter = _sent(40, receiver=reader.municipality)
        page = signed_in(reader.user).get("/en/desk/").content.decode()
        waits = page[page.index("What waits for you") : page.index("Open first contacts")]
        assert _page(reader.municipality, letter) not in waits

    def test_nobody_sees_what_waits_for_others(self, desk):
        _sent(1)
        MessageFactory(introduction=IntroductionFactory(answered=True))
        ListingFactory(expires_on=timezone.localdate())
        ProposalFactory()
        assert "Nobody waits for you, and nothing is due." in desk()


class TestMeetings:
    """By the clock of the reader's own town hall: Brody's, two hours before UTC in winter."""

    AT = datetime(2031, 1, 15, 22, 30, tzinfo=UTC)

    @pytest.fixture
    def letter(self, officer):
        return IntroductionFactory(accepted=True, receiver=officer.municipality, sender__name_en="Kassel")

    def test_times_wait_for_the_side_that_did_not_propose_them(self, desk, officer, letter):
        MeetingFactory(introduction=letter, times=[self.AT, self.AT + timedelta(days=3)])
        theirs = IntroductionFactory(accepted=True, sender=officer.municipality)
        MeetingFactory(introduction=theirs)  # ours: the other side chooses
        MeetingFactory()
        waits = desk()
        assert waits.count("Times proposed for a meeting") == 1
        assert f'href="/en/desk/{officer.municipality_id}/letters/{letter.pk}/#meetings"' in waits
        with override("en"):
            assert f"by {date_format(date(2031, 1, 16), 'DATE_FORMAT')}" in waits  # after midnight in Brody

    def test_times_that_are_over_are_replaced_by_either_side(self, desk, officer, letter):
        theirs = IntroductionFactory(accepted=True, sender=officer.municipality)
        over = [MeetingFactory(introduction=each, times=[_days_ago(1)]) for each in (letter, theirs)]
        waits = desk()
        assert waits.count("are over, and none was chosen") == 2
        assert all(f"/meetings/{each.pk}/move/" in waits for each in over)

    def test_the_next_ones_with_the_hour_of_our_own_clock(self, desk, officer, letter):
        MeetingFactory(introduction=letter, agreed=True, times=[self.AT], link="https://meet.example.org/brody")
        MeetingFactory(agreed=True)
        part = desk("Next meetings")
        assert part.count("<li>") == 1
        assert "00:30–01:30" in part
        assert "Kassel" in part
        assert "By the clock of Brody" in part
        assert 'href="https://meet.example.org/brody"' in part

    def test_what_is_over_is_not_to_come_and_ticks_the_step_of_the_way(self, desk, letter, signed_in, officer):
        MeetingFactory(introduction=letter, agreed=True, times=[_days_ago(1)])
        page = signed_in(officer.user).get("/en/desk/").content.decode()
        assert "Next meetings" not in page
        way = desk("Your way to an agreement")
        assert way.index("Agree on the text") < way.index("Meet: agree on a first call")


class TestTwentyYears:
    @pytest.fixture
    def many(self, officer):
        for _number in range(SHOWN + 5):
            _sent(1, receiver=officer.municipality)

    def test_the_list_is_cut_and_says_how_many_there_are(self, desk, many):
        waits = desk()
        assert waits.count("A letter that nobody has opened yet") == SHOWN
        assert f"All {SHOWN + 5}" in waits
        assert 'href="/en/desk/waiting/"' in waits

    def test_the_whole_list_stands_on_its_own_page(self, desk, many):
        whole = desk(address="/en/desk/waiting/")
        assert whole.count("A letter that nobody has opened yet") == SHOWN + 5

    def test_open_letters_are_cut_too(self, desk, many, officer):
        part = desk("Open first contacts")
        assert part.count("has a letter from") == 10
        assert f"{SHOWN + 5} open letters in all" in part

    def test_queries_do_not_grow_with_what_waits(self, officer, many, signed_in, django_assert_max_num_queries):
        client = signed_in(officer.user)
        client.get("/en/desk/waiting/")
        with django_assert_max_num_queries(24):
            client.get("/en/desk/waiting/")


class TestOpenLetters:
    def test_both_directions_with_their_state(self, desk, officer):
        _sent(1, receiver=officer.municipality, sender__name_en="Hallein")
        IntroductionFactory(kept=True, sender=officer.municipality, receiver__name_en="Kassel")
        IntroductionFactory(declined=True, sender=officer.municipality, receiver__name_en="Trier")
        part = desk("Open first contacts")
        assert "has a letter from Hallein" in part
        assert "writes to Kassel" in part
        assert "waiting until the municipality joins" in part
        assert "Trier" not in part


class TestWhoLooksForUs:
    def test_who_needs_what_we_offer_and_is_here(self, desk, officer):
        ListingFactory(municipality=officer.municipality, offer=True)
        here = MembershipFactory(municipality__name_en="Hallein").municipality
        ListingFactory(municipality=here)
        ListingFactory(municipality__name_en="Kassel")  # nobody speaks for it
        part = desk("Who looks for someone like you")
        assert "Hallein" in part
        assert "Kassel" not in part

    def test_who_seeks_a_partner_of_our_kind(self, desk, officer):
        wanted = MembershipFactory(municipality__name_en="Hallein").municipality
        PartnerSearchFactory(municipality=wanted, countries=["UA"])
        idle = MembershipFactory(municipality__name_en="Kassel").municipality
        PassportFactory(municipality=idle)
        part = desk("Who looks for someone like you")
        assert "Hallein" in part
        assert "look for partners in your country" in part
        assert "Kassel" not in part

    def test_it_is_said_that_there_is_nobody(self, desk):
        assert "Nobody who is here says so yet." in desk("Who looks for someone like you")


class TestTheWay:
    def test_without_a_municipality_it_begins_with_the_claim(self, signed_in):
        page = signed_in(UserFactory()).get("/en/desk/").content.decode()
        way = page[page.index("Your way to an agreement") :].split("</section>")[0]
        assert re.findall(r'href="([^"]+)"', way) == ["/en/desk/represent/"]

    def test_what_is_done_is_ticked_and_no_page_is_promised_that_is_not_there(self, desk, officer):
        PassportFactory(municipality=officer.municipality)
        way = desk("Your way to an agreement")
        own = f"/en/desk/{officer.municipality_id}"
        assert re.findall(r'<a [^>]*href="([^"]+)"', way) == [f"{own}/needs-and-offers/", *[f"{own}/candidates/"] * 2]
        assert way.index("Say what you need") < way.index("Present it")
        assert way.count(">done<") == 2

    def test_talks_lead_to_the_conversation_and_to_the_partnership(self, desk, officer):
        link = PartnershipFactory(municipalities=[officer.municipality, MunicipalityFactory()], is_public=False)
        letter = IntroductionFactory(accepted=True, sender=officer.municipality, partnership=link)
        way = desk("Your way to an agreement")
        assert f'href="/en/desk/{officer.municipality_id}/letters/{letter.pk}/#meetings"' in way
        assert f'href="/en/partnerships/{link.pk}/"' in way

    def test_it_is_gone_through_once_there_is_an_agreement(self, desk, officer):
        PassportFactory(municipality=officer.municipality)
        ListingFactory(municipality=officer.municipality)
        PartnershipFactory(municipalities=[officer.municipality, MunicipalityFactory()], signed_by_both=True)
        way = desk("Your way to an agreement")
        assert "<a " not in way
        assert "next step" not in way
