"""What the receiver's people settle among themselves, and the answers that are neither yes nor no."""

from datetime import timedelta

import pytest
from django.db import connection  # noqa: F401  # what in_threads asks
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed, TooMany
from pobratym.introductions import actions, queries
from pobratym.introductions.models import Assignment, Introduction, Note, PassingOn, Reminder
from pobratym.introductions.rules.doubtful import DoubtfulMessage
from pobratym.introductions.workflow import PassingStatus, Status
from pobratym.memberships.models import Role
from pobratym.places.actions import merge_municipalities
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory, OrganisationFactory, RepresentativeFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import PartnerSearchFactory
from tests.introductions.test_decisions import at_once, in_threads, stale

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(town):
    return MembershipFactory(municipality=town.municipality, role=Role.COORDINATOR)


@pytest.fixture
def third():
    """A person who speaks for a third town."""
    return MembershipFactory(municipality=MunicipalityFactory(name_en="Third", name_uk="Третє"))


class TestAssigning:
    def test_a_letter_is_given_to_one_colleague_at_a_time_and_to_nobody_again(self, letter, town, colleague):
        actions.assign(introduction=letter, by=town, person=town.user)
        actions.assign(introduction=letter, by=town, person=colleague.user)
        assert Assignment.objects.get().person == colleague.user
        actions.assign(introduction=letter, by=town, person=None)
        assert not Assignment.objects.exists()

    def test_a_colleague_is_told_in_her_language_and_once(self, letter, town, colleague, mailoutbox):
        colleague.user.language = "de"
        colleague.user.save()
        mailoutbox.clear()
        for _time in range(2):
            actions.assign(introduction=letter, by=town, person=colleague.user)
        (told,) = mailoutbox
        assert told.to == [colleague.user.email]
        assert told.extra_headers["Content-Language"] == "de"
        assert town.user.full_name in told.body
        assert letter.subject in told.body
        assert town.user.full_name not in told.subject
        actions.assign(introduction=letter, by=town, person=town.user)
        assert len(mailoutbox) == 1, "nobody is told of what she did herself"

    def test_only_so_many_are_told_in_a_day(self, letter, town, colleague, settings, mailoutbox):
        settings.LIMITS = {**settings.LIMITS, "letters_given": {"hours": 24, "person": 1}}
        mailoutbox.clear()
        actions.assign(introduction=letter, by=town, person=colleague.user)
        actions.assign(introduction=letter, by=town, person=None)
        with pytest.raises(TooMany):
            actions.assign(introduction=letter, by=town, person=colleague.user)
        assert len(mailoutbox) == 1

    def test_it_is_given_to_those_only_who_may_answer_it(self, letter, town, observer, hromada):
        for person in (observer.user, hromada.user):
            with pytest.raises(InvalidInput):
                actions.assign(introduction=letter, by=town, person=person)
        assert not Assignment.objects.exists()

    def test_a_letter_that_is_decided_is_nobodys_task(self, letter, town):
        actions.decline(introduction=letter, by=town, reason="no_capacity")
        with pytest.raises(Conflict, match="declined"):
            actions.assign(introduction=letter, by=town, person=town.user)


class TestNotes:
    def test_only_ones_own_municipality_sees_them_in_their_order(self, letter, town, hromada):
        for text in ("Ask the school first.", "The school says yes."):
            actions.note(introduction=letter, by=town, text=text)
        found = [each.text for each in queries.notes_about(letter, by=town.municipality)]
        assert found == ["Ask the school first.", "The school says yes."]
        assert not queries.notes_about(letter, by=hromada.municipality)
        assert "note" not in " ".join(line.text for line in queries.history(letter))

    @pytest.mark.parametrize("text", ["", "  ", "x" * 2001])
    def test_empty_and_overlong_ones_are_refused(self, letter, town, text):
        with pytest.raises(InvalidInput):
            actions.note(introduction=letter, by=town, text=text)

    def test_nobody_notes_about_a_letter_that_has_not_arrived(self, drafted, town):
        with pytest.raises(NotAllowed):
            actions.note(introduction=drafted, by=town, text="How do we know of it?")

    def test_notes_and_tasks_survive_the_merging_of_municipalities(self, letter, town):
        actions.note(introduction=letter, by=town, text="Ask the school first.")
        actions.assign(introduction=letter, by=town, person=town.user)
        actions.set_answer_period(by=town, days=20)
        target = MunicipalityFactory(country=town.municipality.country)
        merge_municipalities(
            duplicate=town.municipality, into=target, by=UserFactory(moderator=True), reason="One and the same."
        )
        letter.refresh_from_db()
        assert letter.receiver == target
        assert [each.text for each in queries.notes_about(letter, by=target)] == ["Ask the school first."]
        assert Assignment.objects.get().introduction == letter
        assert queries.answer_days(target.pk) == 20

    def test_they_go_a_year_after_the_letter_is_over(self, town):
        now = timezone.now()
        kept, over, expired, silent = (
            IntroductionFactory(receiver=town.municipality, sent=True),
            IntroductionFactory(receiver=town.municipality, declined=True, decided_at=now - timedelta(days=366)),
            IntroductionFactory(
                receiver=town.municipality, sent=True, status="expired", delivered_at=now - timedelta(days=460)
            ),
            IntroductionFactory(
                receiver=town.municipality, sent=True, status="expired", delivered_at=now - timedelta(days=440)
            ),
        )
        for each in (kept, over, expired, silent):
            actions.note(introduction=each, by=town, text="A word.")
            Assignment.objects.create(introduction=each, person=town.user, assigned_by=town.user)
        assert actions.erase_triage() == 2
        assert set(Note.objects.values_list("introduction", flat=True)) == {kept.pk, silent.pk}
        assert Assignment.objects.count() == 2
        assert actions.erase_triage() == 0


class TestAsking:
    def test_a_question_waits_for_the_sender(self, letter, town, mailoutbox):
        mailoutbox.clear()
        actions.ask(introduction=letter, by=town, text="How many pupils would come?")
        letter.refresh_from_db()
        assert letter.status == Status.QUESTION_ASKED
        assert letter.answered_at
        assert "How many pupils" in mailoutbox[0].body
        assert [line.text for line in queries.history(letter)][-1] == "The receiver asked a question"

    def test_the_senders_answer_ends_the_waiting_for_it(self, letter, hromada, town):
        actions.ask(introduction=letter, by=town, text="How many pupils would come?")
        actions.answer(introduction=letter, by=hromada, text="About twenty.")
        letter.refresh_from_db()
        assert letter.status == Status.ANSWERED

    def test_one_that_a_moderator_lets_go_is_a_question_still(self, letter, hromada, town):
        question = actions.ask(introduction=letter, by=town, text="Was the substation damaged?", insist=True)
        before = letter.status
        letter.refresh_from_db()
        assert (question.is_held, letter.status) == (True, before)
        actions.release_message(message=question, by=UserFactory(moderator=True))
        letter.refresh_from_db()
        assert letter.status == Status.QUESTION_ASKED
        assert [line.text for line in queries.history(letter)][-1] == "The receiver asked a question"

    def test_one_that_is_let_go_after_the_letter_was_accepted_is_a_message(self, letter, town, hromada):
        question = actions.ask(introduction=letter, by=town, text="Was the substation damaged?", insist=True)
        actions.accept(introduction=letter, by=town)
        actions.release_message(message=question, by=UserFactory(moderator=True))
        letter.refresh_from_db()
        assert letter.status == Status.ACCEPTED

    def test_the_sender_does_not_ask(self, letter, hromada):
        with pytest.raises(NotAllowed):
            actions.ask(introduction=letter, by=hromada, text="Well?")


class TestRefusing:
    def test_own_words_go_as_written_with_their_language(self, letter, town, hromada, mailoutbox):
        hromada.user.language = "uk"
        hromada.user.save()
        mailoutbox.clear()
        declined = actions.decline(
            introduction=letter, by=town, reason="no_capacity", own_words="Prosimy wiosną.", language="pl"
        )
        assert declined.decision_language == "pl"
        body = mailoutbox[0].body
        assert "Prosimy wiosną." in body
        assert "Thank you for writing" not in body  # the sentence is in the reader's language

    def test_a_language_that_we_do_not_write_is_not_said(self, letter, town):
        declined = actions.decline(
            introduction=letter, by=town, reason="own_words", own_words="Not now.", language="tlh"
        )
        assert declined.decision_language == ""

    def test_a_second_refusal_is_told_that_the_first_one_stands(self, letter, town, colleague, mailoutbox):
        before = stale(letter)
        actions.decline(introduction=letter, by=town, reason="no_capacity")
        sent = len(mailoutbox)
        with pytest.raises(Conflict, match="has since been declined"):
            actions.decline(introduction=before, by=colleague, reason="has_partner")
        assert stale(letter).decline_code == "no_capacity"
        assert len(mailoutbox) == sent


class TestPassingOn:
    def test_the_sender_is_asked_and_the_letter_stays_undecided(self, letter, town, third, mailoutbox):
        mailoutbox.clear()
        passing = actions.propose_passing_on(
            introduction=letter, by=town, municipality=third.municipality, words="They have a river too."
        )
        letter.refresh_from_db()
        assert (letter.status, passing.status) == (Status.ANSWERED, PassingStatus.PROPOSED)
        assert queries.passing_that_waits(letter) == passing
        (mail,) = mailoutbox
        assert "Третє" in mail.body  # in the sender's language
        assert "They have a river too." in mail.body

    def test_with_consent_a_draft_to_the_third_one_waits_for_the_sender(self, letter, town, third, hromada, mailoutbox):
        passing = actions.propose_passing_on(introduction=letter, by=town, municipality=third.municipality)
        mailoutbox.clear()
        agreed = actions.agree_to_passing_on(passing=passing, by=hromada)
        letter.refresh_from_db()
        assert (letter.status, letter.decided_by) == (Status.PASSED_ON, town.user)
        assert (agreed.draft.receiver, agreed.draft.status) == (third.municipality, Status.DRAFTED)
        assert agreed.draft.letter == letter.letter
        assert [mail.to for mail in mailoutbox] == [[town.user.email]]  # the third one knows of nothing yet

    def test_a_letter_there_is_already_is_not_written_anew(self, letter, town, third, hromada):
        begun = actions.draft(
            receiver=third.municipality, by=hromada, subject="Begun", letter={"en": "We are about to write."}
        )
        passing = actions.propose_passing_on(introduction=letter, by=town, municipality=third.municipality)
        assert actions.agree_to_passing_on(passing=passing, by=hromada).draft == begun
        begun.refresh_from_db()
        assert begun.subject == "Begun"

    def test_an_organisation_gets_the_letter_only_with_consent(self, letter, town, hromada, mailoutbox):
        speaker = RepresentativeFactory(organisation=OrganisationFactory())
        passing = actions.propose_passing_on(introduction=letter, by=town, organisation=speaker.organisation)
        assert [speaker.user.email] not in [mail.to for mail in mailoutbox]
        actions.agree_to_passing_on(passing=passing, by=hromada)
        (mail,) = (mail for mail in mailoutbox if mail.to == [speaker.user.email])
        assert "We live on a river." in mail.body or "Ми живемо над річкою." in mail.body
        assert hromada.user.email not in mail.body

    def test_without_consent_the_letter_stays_and_the_receiver_is_told(self, letter, town, third, hromada, mailoutbox):
        passing = actions.propose_passing_on(introduction=letter, by=town, municipality=third.municipality)
        mailoutbox.clear()
        actions.refuse_passing_on(passing=passing, by=hromada)
        letter.refresh_from_db()
        assert letter.is_undecided
        assert queries.passing_that_waits(letter) is None
        assert [mail.to for mail in mailoutbox] == [[town.user.email]]
        with pytest.raises(Conflict):
            actions.agree_to_passing_on(passing=passing, by=hromada)

    def test_a_later_proposal_takes_the_place_of_the_first(self, letter, town, third, hromada):
        first = actions.propose_passing_on(introduction=letter, by=town, municipality=third.municipality)
        fourth = MembershipFactory().municipality
        second = actions.propose_passing_on(introduction=letter, by=town, municipality=fourth)
        with pytest.raises(Conflict):
            actions.agree_to_passing_on(passing=first, by=hromada)
        assert actions.agree_to_passing_on(passing=second, by=hromada).draft.receiver == fourth

    def test_a_decision_in_between_wins(self, letter, town, third, hromada):
        passing = actions.propose_passing_on(introduction=letter, by=town, municipality=third.municipality)
        actions.accept(introduction=letter, by=town)
        with pytest.raises(Conflict, match="accepted"):
            actions.agree_to_passing_on(passing=passing, by=hromada)
        assert PassingOn.objects.get().status == PassingStatus.PROPOSED
        assert not Introduction.objects.filter(receiver=third.municipality).exists()

    def test_the_receiver_does_not_agree_in_the_senders_place(self, letter, town, third):
        passing = actions.propose_passing_on(introduction=letter, by=town, municipality=third.municipality)
        with pytest.raises(NotAllowed):
            actions.agree_to_passing_on(passing=passing, by=town)

    @pytest.mark.parametrize("whom", ["nobody", "sender", "oneself", "not here", "both"])
    def test_whom_it_cannot_go_to(self, letter, town, hromada, third, whom):
        to = {
            "nobody": {},
            "sender": {"municipality": hromada.municipality},
            "oneself": {"municipality": town.municipality},
            "not here": {"municipality": MunicipalityFactory()},
            "both": {"municipality": third.municipality, "organisation": OrganisationFactory()},
        }[whom]
        with pytest.raises(InvalidInput):
            actions.propose_passing_on(introduction=letter, by=town, **to)
        assert not PassingOn.objects.exists()

    def test_words_that_should_not_be_disclosed_do_not_go(self, letter, town, third):
        with pytest.raises(DoubtfulMessage):
            actions.propose_passing_on(
                introduction=letter,
                by=town,
                municipality=third.municipality,
                words="The depot is at 49.0275, 24.3721.",
            )
        assert not PassingOn.objects.exists()


class TestDeadlines:
    def waiting(self, town, days):
        return IntroductionFactory(
            receiver=town.municipality, sent=True, delivered_at=timezone.now() - timedelta(days=days)
        )

    def test_whoever_has_the_letter_is_reminded_a_week_before_and_once(self, town, colleague, mailoutbox):
        letter = self.waiting(town, 23)
        actions.assign(introduction=letter, by=town, person=colleague.user)
        mailoutbox.clear()
        assert actions.remind_of_letters() == 1
        assert actions.remind_of_letters() == 0
        assert [mail.to for mail in mailoutbox] == [[colleague.user.email]]

    def test_where_nobody_has_it_all_who_may_answer_are_reminded(self, town, colleague, observer, mailoutbox):
        self.waiting(town, 25)
        assert actions.remind_of_letters() == 2
        assert {mail.to[0] for mail in mailoutbox} == {town.user.email, colleague.user.email}

    def test_on_the_day_the_second_person_is_reminded_in_her_language(self, letter, town, colleague, mailoutbox):
        Introduction.objects.filter(pk=letter.pk).update(delivered_at=timezone.now() - timedelta(days=30))
        actions.assign(introduction=letter, by=town, person=colleague.user)
        town.user.language = "en"
        town.user.save()
        mailoutbox.clear()
        assert actions.remind_of_letters() == 1
        (mail,) = mailoutbox
        assert mail.to == [town.user.email]
        assert "take over" in mail.body
        assert Reminder.objects.get().kind == "due"
        assert actions.remind_of_letters() == 0

    def test_whoever_is_alone_gets_the_second_one_too(self, town, mailoutbox):
        letter = self.waiting(town, 30)
        actions.assign(introduction=letter, by=town, person=town.user)
        assert actions.remind_of_letters() == 1
        assert mailoutbox[0].to == [town.user.email]

    @pytest.mark.parametrize("days", [0, 22])
    def test_before_that_nobody_is(self, town, days):
        self.waiting(town, days)
        assert actions.remind_of_letters() == 0

    def test_an_answer_ends_it(self, town):
        letter = self.waiting(town, 30)
        actions.answer(introduction=letter, by=town, text="We shall see.")
        assert actions.remind_of_letters() == 0

    def test_ones_own_period_counts(self, town):
        self.waiting(town, 10)
        assert actions.remind_of_letters() == 0
        actions.set_answer_period(by=town, days=14)
        assert actions.remind_of_letters() == 1

    @pytest.mark.parametrize("days", [9, 76])
    def test_a_period_has_bounds(self, town, days):
        with pytest.raises(InvalidInput):
            actions.set_answer_period(by=town, days=days)

    def test_a_town_hall_without_people_is_not_reminded(self):
        IntroductionFactory(sent=True, delivered_at=timezone.now() - timedelta(days=31))
        assert actions.remind_of_letters() == 0


class TestFull:
    def test_a_full_receiver_is_not_asked_and_the_draft_stays(self, drafted, hromada, town):
        PartnerSearchFactory(municipality=town.municipality, capacity=1)
        other = IntroductionFactory(receiver=town.municipality, sent=True)
        with pytest.raises(Conflict, match="holds 1 talk or letter"):
            actions.send(introduction=drafted, by=hromada)
        assert stale(drafted).status == Status.DRAFTED
        actions.decline(introduction=other, by=town, reason="no_capacity")
        assert actions.send(introduction=drafted, by=hromada).status == Status.SENT

    def test_those_that_are_full_are_told_from_others(self, town, third):
        PartnerSearchFactory(municipality=town.municipality, capacity=1)
        PartnerSearchFactory(municipality=third.municipality, capacity=1)
        accepted = IntroductionFactory(receiver=town.municipality, sent=True)
        ids = [town.municipality_id, third.municipality_id]
        assert queries.full_among(ids) == {town.municipality_id}
        actions.accept(introduction=accepted, by=town)  # a talk takes the letter's place
        assert queries.full_among(ids) == {town.municipality_id}
        assert queries.full_among([]) == set()


def test_a_person_of_both_sides_does_not_accept(letter, hromada, town):
    both = MembershipFactory(municipality=town.municipality, user=hromada.user)
    with pytest.raises(NotAllowed):
        actions.accept(introduction=letter, by=both)
    assert stale(letter).status == Status.SENT


@pytest.mark.django_db(transaction=True)
@in_threads
def test_of_two_colleagues_who_answer_at_once_one_wins(letter, town):
    colleague = MembershipFactory(municipality=town.municipality, role=Role.COORDINATOR)

    def decline(*, introduction, by):
        actions.decline(introduction=introduction, by=by, reason="no_capacity")

    outcomes = at_once((actions.accept, stale(letter), town), (decline, stale(letter), colleague))
    assert len([each for each in outcomes if each in ("accept", "decline")]) == 1, outcomes
    assert any("has since" in each for each in outcomes)


@pytest.mark.django_db(transaction=True)
@in_threads
def test_consent_and_withdrawal_at_once_have_one_winner(letter, hromada, town):
    third = MembershipFactory()
    passing = actions.propose_passing_on(introduction=letter, by=town, municipality=third.municipality)

    def agree(*, introduction, by):
        actions.agree_to_passing_on(passing=passing, by=by)

    outcomes = at_once((agree, letter, hromada), (actions.withdraw, stale(letter), hromada))
    assert len([each for each in outcomes if each in ("agree", "withdraw")]) == 1, outcomes
