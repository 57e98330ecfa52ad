"""The triage inbox: sorted, filtered, compared, answered by the dozen; and its part of the page of a letter."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pobratym.introductions import actions
from pobratym.introductions.models import Assignment, Introduction, Note, PassingOn
from pobratym.introductions.workflow import Status
from pobratym.memberships.models import Role
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """Looks for small hromadas that write English and ask about water."""
    by = MembershipFactory(municipality=MunicipalityFactory(name_en="Jasło", name_uk="Ясло"), user__language="en")
    PartnerSearchFactory(municipality=by.municipality, sizes=["up_to_20"], capacity=20, languages=["en"])
    ListingFactory(municipality=by.municipality, offer=True, sphere="water")
    return by


@pytest.fixture
def officer(signed_in, town):
    return signed_in(town.user)


def letter_to(town, name, *, days=3, **of_sender):
    sender = MunicipalityFactory(hromada=True, name_en=name, name_uk=name, **of_sender)
    at = timezone.now() - timedelta(days=days)
    return IntroductionFactory(sender=sender, receiver=town.municipality, sent=True, delivered_at=at, sent_at=at)


def address(town, name="inbox"):
    return reverse(f"correspondence:{name}", args=[town.municipality_id])


def page_of(letter, by, verb=""):
    return reverse(f"correspondence:introduction{verb and '_'}{verb}", args=[by.municipality_id, letter.pk])


def names(page):
    return [row.introduction.sender.name["en"] for row, _has in page.context["rows"]]


class TestTable:
    @pytest.fixture
    def three(self, town):
        """A small one that fits, waiting; a large one that waits longest; one in between from elsewhere."""
        small = letter_to(town, "Small", days=5, population=9_000)
        ListingFactory(municipality=small.sender, sphere="water")
        PassportFactory(municipality=small.sender, languages=["en"])
        large = letter_to(town, "Large", days=29, population=250_000)
        abroad = letter_to(town, "Abroad", days=1, population=50_000, country=CountryFactory(code="MD"))
        return small, large, abroad

    @pytest.mark.parametrize(
        ("sort", "order"),
        [
            ("", ["Large", "Small", "Abroad"]),
            ("deadline", ["Large", "Small", "Abroad"]),
            ("fit", ["Small", "Large", "Abroad"]),
            ("size", ["Large", "Abroad", "Small"]),
            ("country", ["Abroad", "Large", "Small"]),
            ("nonsense", ["Large", "Small", "Abroad"]),
        ],
    )
    def test_orders(self, officer, town, three, sort, order):
        assert names(officer.get(address(town), {"sort": sort})) == order

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({"state": "undecided"}, {"Small", "Abroad"}),
            ({"state": "mine"}, {"Small"}),
            ({"state": "unassigned"}, {"Abroad"}),
            ({"state": "question"}, {"Abroad"}),
            ({"state": "decided"}, {"Large"}),
            ({"country": "MD"}, {"Abroad"}),
            ({"sphere": "water"}, {"Small"}),
            ({"language": "en"}, {"Small"}),
            ({"sphere": "water", "country": "MD"}, set()),
        ],
    )
    def test_filters(self, officer, town, three, query, found):
        small, large, abroad = three
        actions.assign(introduction=small, by=town, person=town.user)
        actions.decline(introduction=large, by=town, reason="no_capacity")
        actions.ask(introduction=abroad, by=town, text="Where are you?")
        assert set(names(officer.get(address(town), query))) == found

    def test_an_oblast_narrows_too(self, officer, town, three):
        oblast = MunicipalityFactory(oblast=True, name_en="Frankivsk")
        letter_to(town, "Inside", region=oblast)
        assert names(officer.get(address(town), {"region": str(oblast.pk)})) == ["Inside"]

    def test_wishes_deadline_and_who_has_it_stand_in_the_row(self, officer, town, three):
        actions.assign(introduction=three[0], by=town, person=town.user)
        Introduction.objects.filter(pk=three[1].pk).update(delivered_at=timezone.now() - timedelta(days=40))
        content = officer.get(address(town)).content.decode()
        for shown in ("3 of 3 met", town.user.full_name, "late since", "answer by", "nobody yet"):
            assert shown in content

    def test_a_letter_of_somebody_who_has_left_is_nobodys(self, officer, town, three):
        colleague = MembershipFactory(municipality=town.municipality, role=Role.COORDINATOR)
        actions.assign(introduction=three[0], by=town, person=colleague.user)
        assert "Small" not in names(officer.get(address(town), {"state": "unassigned"}))
        colleague.ended_at, colleague.ended_by = timezone.now(), town.user
        colleague.save()
        assert "Small" in names(officer.get(address(town), {"state": "unassigned"}))

    def test_full_is_said_to_oneself(self, officer, town, three):
        town.municipality.partner_search.capacity = 3
        town.municipality.partner_search.save()
        assert "You are shown as full" in officer.get(address(town)).content.decode()

    def test_thirty_letters_take_as_many_queries_as_one(self, officer, town, django_assert_max_num_queries):
        letter_to(town, "First")
        officer.get(address(town))
        with django_assert_max_num_queries(17) as first:
            officer.get(address(town))
        for number in range(29):
            letter = letter_to(town, f"Hromada {number}")
            PassportFactory(municipality=letter.sender)
            ListingFactory(municipality=letter.sender)
            actions.assign(introduction=letter, by=town, person=town.user)
        with django_assert_max_num_queries(len(first)):
            officer.get(address(town))


class TestComparing:
    def test_facts_stand_in_columns(self, officer, town):
        letters = [letter_to(town, name, population=9_000) for name in ("One", "Other")]
        PassportFactory(municipality=letters[0].sender, about_en="We make salt.", languages=["en", "pl"])
        ListingFactory(municipality=letters[1].sender, sphere="youth")
        content = officer.get(address(town, "compare"), {"letter": [each.pk for each in letters]}).content.decode()
        for shown in ("One", "Other", "We make salt.", "Polish", "9,000 people", "Answer these letters"):
            assert shown in content

    @pytest.mark.parametrize("count", [0, 1, 5])
    def test_two_to_four_are_compared(self, officer, town, count):
        chosen = [letter_to(town, f"No. {number}").pk for number in range(count)]
        page = officer.get(address(town, "compare"), {"letter": chosen}, follow=True)
        assert "Choose from 2 to 4 letters" in page.content.decode()

    def test_letters_of_others_are_not_shown(self, officer, town):
        others = [IntroductionFactory(sent=True).pk for _ in range(2)]
        assert officer.get(address(town, "compare"), {"letter": others}).status_code == 302


class TestMany:
    @pytest.fixture
    def two(self, town):
        return [letter_to(town, name) for name in ("One", "Other")]

    def post(self, officer, town, letters, step, **typed):
        sent = {"step": step, "letter": [each.pk for each in letters], **typed}
        return officer.post(address(town, "answer_many"), sent, follow=True)

    def test_the_page_shows_whom_it_is_about(self, officer, town, two):
        content = officer.get(address(town, "answer_many"), {"letter": [each.pk for each in two]}).content.decode()
        for shown in ("One", "Other", "2 letters chosen", "Decline with a reason", "one at a time"):
            assert shown in content

    def test_several_are_declined_and_each_sender_is_told(self, officer, town, two):
        page = self.post(officer, town, two, "decline", **{"decline-reason": "no_capacity"})
        assert {each.status for each in Introduction.objects.all()} == {Status.DECLINED}
        assert "One: declined" in page.content.decode()
        assert "Other: declined" in page.content.decode()

    def test_what_fails_for_one_is_said_there_and_what_was_typed_stays(self, officer, town, two):
        actions.withdraw(introduction=two[0], by=MembershipFactory(municipality=two[0].sender))
        typed = {"decline-reason": "own_words", "decline-own_words": "Not this year.", "decline-language": "en"}
        page = self.post(officer, town, two, "decline", **typed)
        content = page.content.decode()
        assert page.status_code == 409
        assert "withdrawn" in content
        assert "Not this year." in content
        assert [each.pk for each in page.context["letters"]] == [two[0].pk]
        two[1].refresh_from_db()
        assert two[1].status == Status.DECLINED

    def test_without_a_reason_nobody_is_declined(self, officer, town, two):
        page = self.post(officer, town, two, "decline", **{"decline-own_words": "Sorry."})
        assert page.status_code == 422
        assert "Say why you decline" in page.content.decode()
        assert "Sorry." in page.content.decode()
        assert {each.status for each in Introduction.objects.all()} == {Status.SENT}

    def test_the_same_refusal_twice_changes_nothing(self, officer, town, two):
        for reason in ("no_capacity", "has_partner"):
            page = self.post(officer, town, two, "decline", **{"decline-reason": reason})
        assert page.status_code == 409
        assert page.content.decode().count("has since been declined") >= 2
        assert {each.decline_code for each in Introduction.objects.all()} == {"no_capacity"}

    def test_the_same_question_goes_to_all(self, officer, town, two):
        self.post(officer, town, two, "ask", **{"ask-text": "How many pupils would come?"})
        assert {each.status for each in Introduction.objects.all()} == {Status.QUESTION_ASKED}

    def test_all_are_given_to_a_colleague(self, officer, town, two):
        colleague = MembershipFactory(municipality=town.municipality, role=Role.COORDINATOR)
        self.post(officer, town, two, "assign", **{"assign-person": colleague.user_id})
        assert Assignment.objects.filter(person=colleague.user).count() == 2

    def test_all_are_proposed_to_be_passed_on(self, officer, town, two):
        third = MembershipFactory().municipality
        self.post(officer, town, two, "pass", **{"pass-municipality": str(third.pk)})
        assert PassingOn.objects.filter(municipality=third).count() == 2

    def test_more_than_twenty_are_too_many(self, officer, town):
        letters = [letter_to(town, f"No. {number}") for number in range(21)]
        page = self.post(officer, town, letters, "decline", **{"decline-reason": "no_capacity"})
        assert "Choose from one to 20 letters" in page.content.decode()
        assert {each.status for each in Introduction.objects.all()} == {Status.SENT}

    def test_letters_of_other_inboxes_are_not_among_them(self, officer, town):
        other = IntroductionFactory(sent=True)
        self.post(officer, town, [other], "decline", **{"decline-reason": "no_capacity"})
        other.refresh_from_db()
        assert other.status == Status.SENT

    def test_observers_look_only(self, signed_in, town, two):
        observer = signed_in(MembershipFactory(municipality=town.municipality, role=Role.OBSERVER).user)
        content = observer.get(address(town, "answer_many"), {"letter": two[0].pk}).content.decode()
        assert "Your role lets you read letters" in content
        assert 'name="step"' not in content
        assert self.post(observer, town, two, "decline", **{"decline-reason": "no_capacity"}).status_code == 403
        assert {each.status for each in Introduction.objects.all()} == {Status.SENT}


class TestLetterPage:
    @pytest.fixture
    def letter(self, town):
        return letter_to(town, "Kalush")

    @pytest.fixture
    def sender(self, letter):
        return MembershipFactory(municipality=letter.sender, user__language="en")

    def test_notes_and_who_has_it_are_the_receivers_own(self, officer, signed_in, town, letter, sender):
        officer.post(page_of(letter, town, "note"), {"note-text": "Ask the school first."})
        officer.post(page_of(letter, town, "assign"), {"assign-person": town.user_id})
        assert "Ask the school first." in officer.get(page_of(letter, town)).content.decode()
        content = signed_in(sender.user).get(page_of(letter, sender)).content.decode()
        for hidden in ("Ask the school first.", "Only for your municipality", "due by"):
            assert hidden not in content
        assert Note.objects.count() == Assignment.objects.count() == 1

    def test_a_question_that_is_doubted_is_shown_again_as_typed(self, officer, town, letter):
        words = "Is your depot at 49.0275, 24.3721?"
        page = officer.post(page_of(letter, town, "ask"), {"ask-text": words})
        assert page.status_code == 422
        assert words in page.content.decode()
        assert "wartime precautions" in page.content.decode()
        officer.post(page_of(letter, town, "ask"), {"ask-text": "How many pupils?"})
        letter.refresh_from_db()
        assert letter.status == Status.QUESTION_ASKED

    def test_the_sender_agrees_to_pass_on_and_goes_on_with_the_draft(self, officer, signed_in, town, letter, sender):
        third = MembershipFactory(municipality__name_en="Third").municipality
        page = officer.post(page_of(letter, town, "pass_on"), {"pass-municipality": "Third"}, follow=True)
        assert "You proposed to pass this letter on to Third" in page.content.decode()
        client = signed_in(sender.user)
        assert "suits somebody else better: Third" in client.get(page_of(letter, sender)).content.decode()
        agree = reverse(
            "correspondence:introduction_passing_agree",
            args=[sender.municipality_id, letter.pk, PassingOn.objects.get().pk],
        )
        page = client.post(agree, follow=True)
        assert page.redirect_chain[-1][0].endswith(f"letters/new/?to={third.pk}")
        assert page.context["form"]["subject"].value() == letter.subject
        assert "was passed on to Third" in client.get(page_of(letter, sender)).content.decode()
        assert client.post(agree).status_code == 409

    def test_the_sender_does_not_agree(self, officer, signed_in, town, letter, sender):
        MembershipFactory(municipality__name_en="Third")
        officer.post(page_of(letter, town, "pass_on"), {"pass-municipality": "Third"})
        refuse = reverse(
            "correspondence:introduction_passing_refuse",
            args=[sender.municipality_id, letter.pk, PassingOn.objects.get().pk],
        )
        page = signed_in(sender.user).post(refuse, follow=True)
        assert "you wait for its own answer" in page.content.decode()
        assert "suits somebody else" not in page.content.decode()

    def test_own_words_stand_as_written_with_their_language(self, officer, signed_in, town, letter, sender):
        typed = {"decline-reason": "no_capacity", "decline-own_words": "Prosimy wiosną.", "decline-language": "pl"}
        officer.post(page_of(letter, town, "decline"), typed)
        content = signed_in(sender.user).get(page_of(letter, sender)).content.decode()
        assert "in Polish, as written" in content
        assert 'lang="pl">Prosimy wiosną.' in content

    def test_the_sender_sees_the_usual_time_once_there_are_five_letters(self, signed_in, town, letter, sender):
        client, now = signed_in(sender.user), timezone.now()
        assert "They usually answer" not in client.get(page_of(letter, sender)).content.decode()
        for _ in range(4):
            IntroductionFactory(
                receiver=town.municipality, answered=True, delivered_at=now - timedelta(days=6), answered_at=now
            )
        assert "They usually answer in 6 days; 80 %" in client.get(page_of(letter, sender)).content.decode()


def test_the_time_to_answer_is_set_and_bounded(officer, town):
    letter_to(town, "Kalush")
    assert "10" in officer.post(address(town, "answer_period"), {"days": "9"}, follow=True).content.decode()
    officer.post(address(town, "answer_period"), {"days": "14"})
    assert "Your time to answer: 14 days" in officer.get(address(town)).content.decode()
