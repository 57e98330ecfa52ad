"""A common partner is asked for an introduction, and the letter says who introduces."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions.rules.doubtful import DoubtfulLetter
from pobratym.talks import actions
from pobratym.talks.models import IntroductionRequest
from pobratym.talks.queries import can_introduce, introduced_by
from pobratym.talks.workflow import RequestStatus
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.talks import IntroductionRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def common():
    """A person of a municipality that is a partner of both."""
    return MembershipFactory(municipality=MunicipalityFactory(name_en="Lublin"), user__language="en")


@pytest.fixture
def third(hromada, common):
    third = MunicipalityFactory(name_en="Nancy")
    PartnershipFactory(municipalities=[hromada.municipality, common.municipality], stage="active", is_public=True)
    PartnershipFactory(municipalities=[third, common.municipality], stage="active", is_public=True)
    return third


@pytest.fixture
def asked(hromada, common, third):
    found = actions.ask_for_introduction(
        common=common.municipality, third=third, by=hromada, text="You know them for twenty years."
    )
    return found


def test_partners_of_both_that_are_here_can_introduce(hromada, common, third):
    absent = MunicipalityFactory()
    PartnershipFactory(municipalities=[hromada.municipality, absent], stage="active", is_public=True)
    PartnershipFactory(municipalities=[third, absent], stage="active", is_public=True)
    assert can_introduce(hromada.municipality, third) == [common.municipality]


def test_the_common_partner_is_told_and_the_third_side_is_not(asked, common, third):
    MembershipFactory(municipality=third)
    (message,) = mail.outbox
    assert message.to == [common.user.email]
    assert "You know them for twenty years." in message.body


def test_agreed_the_letter_says_who_introduces(asked, hromada, common, third):
    mail.outbox.clear()
    actions.agree_to_introduce(request=asked, by=common, word="Good people.")
    assert [message.to for message in mail.outbox] == [[hromada.user.email]]
    assert "Good people." in mail.outbox[0].body
    letter = IntroductionFactory(sender=hromada.municipality, receiver=third, sent=True)
    assert introduced_by(letter) == asked
    assert introduced_by(IntroductionFactory(sender=hromada.municipality)) is None


def test_refused_the_letter_says_nothing(asked, hromada, common, third):
    mail.outbox.clear()
    actions.refuse_to_introduce(request=asked, by=common)
    assert [message.to for message in mail.outbox] == [[hromada.user.email]]
    assert introduced_by(IntroductionFactory(sender=hromada.municipality, receiver=third, sent=True)) is None


def test_of_two_answers_the_first_counts(asked, common):
    actions.refuse_to_introduce(request=IntroductionRequest.objects.get(), by=common)
    with pytest.raises(Conflict, match="since"):
        actions.agree_to_introduce(request=asked, by=common)


def test_only_the_common_partner_answers_and_only_the_asker_withdraws(asked, hromada, common):
    with pytest.raises(NotAllowed):
        actions.agree_to_introduce(request=asked, by=hromada)
    with pytest.raises(NotAllowed):
        actions.withdraw_request(request=asked, by=common)
    actions.withdraw_request(request=asked, by=hromada)
    with pytest.raises(Conflict):
        actions.agree_to_introduce(request=asked, by=common)


def test_who_is_no_partner_of_both_is_not_asked(hromada, third):
    stranger = MembershipFactory()
    with pytest.raises(InvalidInput) as refused:
        actions.ask_for_introduction(common=stranger.municipality, third=third, by=hromada, text="Please")
    assert list(refused.value.fields) == ["common"]


def test_one_request_at_a_time(asked, hromada, common, third):
    with pytest.raises(Conflict, match="already"):
        actions.ask_for_introduction(common=common.municipality, third=third, by=hromada, text="Please")


@pytest.mark.parametrize("text", ["", "x" * 1501])
def test_it_says_why_in_a_page(hromada, common, third, text):
    with pytest.raises(InvalidInput):
        actions.ask_for_introduction(common=common.municipality, third=third, by=hromada, text=text)


def test_what_should_not_be_disclosed_is_not_asked(hromada, common, third):
    with pytest.raises(DoubtfulLetter):
        actions.ask_for_introduction(
            common=common.municipality, third=third, by=hromada, text="Our shelter is at 46.48253, 30.72331."
        )


def test_after_sixty_days_without_an_answer_it_is_over():
    old = IntroductionRequestFactory(asked_at=timezone.now() - timedelta(days=61))
    young = IntroductionRequestFactory()
    assert actions.expire_requests_to_introduce() == 1
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.status, young.status) == (RequestStatus.EXPIRED, RequestStatus.ASKED)
