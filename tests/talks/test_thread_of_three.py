"""The asker, the common partner and the third side write to each other; nobody else, and not before and not after."""

import pytest
from django.core import mail

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed, TooMany
from pobratym.introductions.models import Introduction
from pobratym.introductions.rules.doubtful import DoubtfulLetter
from pobratym.journal.models import Entry
from pobratym.memberships.models import Membership, Role
from pobratym.people.actions import erase_account, export_own_data
from pobratym.talks import actions
from pobratym.talks.models import IntroductionRequest, SharedMessage
from pobratym.talks.queries import find_thread, has_thread, threads_of, unread_shared
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.talks import IntroductionRequestFactory, SharedMessageFactory, thread_of_three

pytestmark = pytest.mark.django_db


@pytest.fixture
def common():
    return MembershipFactory(municipality=MunicipalityFactory(name_en="Lublin"), user__language="pl")


@pytest.fixture
def third():
    return MembershipFactory(municipality=MunicipalityFactory(name_en="Nancy"), user__language="fr")


@pytest.fixture
def thread(hromada, common, third):
    return thread_of_three(asker=hromada.municipality, common=common.municipality, third=third.municipality)


class TestItOpens:
    def test_when_the_partner_has_agreed_and_the_letter_is_answered(self, hromada, common, third):
        sides = {"asker": hromada.municipality, "common": common.municipality, "third": third.municipality}
        asked = IntroductionRequestFactory(**sides)
        letter = IntroductionFactory(answered=True, sender=sides["asker"], receiver=sides["third"])
        assert not has_thread(asked)
        actions.agree_to_introduce(request=asked, by=common)
        assert has_thread(asked)
        Introduction.objects.filter(pk=letter.pk).update(status="opened")
        assert not has_thread(asked)

    def test_not_by_a_letter_to_somebody_else(self, thread, common):
        other = IntroductionRequestFactory(agreed=True, asker=thread.asker, common=common.municipality)
        MembershipFactory(municipality=other.third)
        assert not has_thread(other)

    def test_not_while_one_of_the_three_is_not_here(self, thread, third):
        Membership.objects.filter(pk=third.pk).delete()
        assert not has_thread(thread)

    def test_to_the_three_alone(self, thread, hromada, common, third):
        assert all(find_thread(each.municipality, thread.pk) for each in (hromada, common, third))
        assert find_thread(MunicipalityFactory(), thread.pk) is None
        assert not threads_of([MunicipalityFactory().pk])


class TestWriting:
    def test_reaches_the_two_others_in_their_language_and_says_where_to_answer(self, thread, hromada, common, third):
        actions.write_to_three(request=thread, by=common, text="This is Kalush. Speak to each other!")
        assert {(each.to[0], each.extra_headers["Content-Language"]) for each in mail.outbox} == {
            (hromada.user.email, "uk"),
            (third.user.email, "fr"),
        }
        for message in mail.outbox:
            assert "Speak to each other!" in message.body
            assert f"/introduced/{thread.pk}/" in message.body
            assert common.user.email not in message.body
            assert "@" not in message.subject
        assert Entry.objects.get(verb="talks.shared_message_written").actor_id == common.user_id

    def test_who_stands_on_two_sides_gets_one_mail_and_none_of_her_own(self, thread, hromada, common, third):
        for person in (third.user, common.user):
            MembershipFactory(user=person, municipality=hromada.municipality)
        actions.write_to_three(request=thread, by=common, text="Good day")
        assert sorted(each.to[0] for each in mail.outbox) == sorted([hromada.user.email, third.user.email])

    def test_a_fourth_is_refused_and_so_is_an_observer(self, thread, common):
        observer = MembershipFactory(municipality=common.municipality, role=Role.OBSERVER)
        for by in (MembershipFactory(), observer):
            with pytest.raises(NotAllowed):
                actions.write_to_three(request=thread, by=by, text="Good day")
        assert not mail.outbox

    @pytest.mark.parametrize("text", ["", "  \n", "x" * 6001])
    def test_a_text_has_a_length(self, thread, hromada, text):
        with pytest.raises(InvalidInput):
            actions.write_to_three(request=thread, by=hromada, text=text)
        assert not SharedMessage.objects.exists()

    def test_what_should_not_be_disclosed_does_not_go(self, thread, hromada):
        with pytest.raises(DoubtfulLetter):
            actions.write_to_three(request=thread, by=hromada, text="Our shelter is at 46.48253, 30.72331.")
        assert not SharedMessage.objects.exists()
        assert not mail.outbox

    def test_it_counts_as_messages_do(self, thread, hromada, settings):
        settings.LIMITS = settings.LIMITS | {"messages": {"hours": 1, "person": 1}}
        actions.write_to_three(request=thread, by=hromada, text="Good day")
        with pytest.raises(TooMany):
            actions.write_to_three(request=thread, by=hromada, text="Good day again")

    def test_a_closed_thread_takes_nothing(self, thread, hromada):
        actions.write_to_three(request=thread, by=hromada, text="Good day")
        actions.withdraw_request(request=thread, by=hromada)
        with pytest.raises(Conflict):
            actions.write_to_three(request=thread, by=hromada, text="Good day again")
        assert has_thread(thread), "what stands there is still read"


class TestReading:
    def test_each_of_the_three_reads_for_itself(self, thread, hromada, common, third):
        actions.write_to_three(request=thread, by=common, text="Good day")
        assert [unread_shared([each.municipality_id]).count() for each in (hromada, common, third)] == [1, 0, 1]
        actions.read_thread(request=thread, by=hromada)
        assert [unread_shared([each.municipality_id]).count() for each in (hromada, third)] == [0, 1]
        actions.write_to_three(request=thread, by=third, text="Bonjour")
        assert [unread_shared([each.municipality_id]).count() for each in (hromada, common, third)] == [1, 1, 0]
        assert threads_of([common.municipality_id]).get().has_unread

    def test_others_have_read_nothing(self, thread):
        with pytest.raises(NotAllowed):
            actions.read_thread(request=thread, by=MembershipFactory())


class TestLeaving:
    def test_closes_it_for_all_three_who_still_read(self, thread, hromada, common, third):
        actions.write_to_three(request=thread, by=common, text="Good day")
        actions.leave_thread(request=thread, by=common)
        assert IntroductionRequest.objects.get().left_by == common.user
        for each in (hromada, common, third):
            with pytest.raises(Conflict):
                actions.write_to_three(request=thread, by=each, text="Good day")
            assert find_thread(each.municipality, thread.pk)
            assert not threads_of([each.municipality_id])

    def test_is_the_introducers_and_done_once(self, thread, hromada, common, third):
        for each in (hromada, third):
            with pytest.raises(NotAllowed):
                actions.leave_thread(request=thread, by=each)
        actions.leave_thread(request=thread, by=common)
        with pytest.raises(Conflict):
            actions.leave_thread(request=thread, by=common)


def test_a_persons_copy_holds_her_messages_and_they_stay_without_her_name(thread, hromada):
    message = SharedMessageFactory(request=thread, author=hromada.user, text="Mine alone")
    assert "Mine alone" in str(export_own_data(by=hromada.user))
    erase_account(by=hromada.user, user=hromada.user)
    message.refresh_from_db()
    assert message.text == "Mine alone"
    assert message.author.full_name != hromada.user.full_name
