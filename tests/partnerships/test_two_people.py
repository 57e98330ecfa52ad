"""Two municipalities agree only where two people do."""

from datetime import date

import pytest

from pobratym.core.errors import NotAllowed
from pobratym.introductions.actions import accept, draft, send
from pobratym.memberships.actions import request_membership
from pobratym.partnerships.actions import confirm_proposal, propose, record_signature
from pobratym.partnerships.models import Evidence, Statement, StatementTopic
from pobratym.partnerships.rules import is_word_of_each
from pobratym.partnerships.workflow import Stage
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def both():
    """One person's memberships of the two sides."""
    here = MembershipFactory(municipality__hromada=True)
    return here, MembershipFactory(user=here.user)


def _all_signed(partnership) -> set[str]:
    said = Statement.objects.filter(partnership=partnership, topic=StatementTopic.STAGE, value__stage=Stage.SIGNED)
    return set(said.values_list("evidence", flat=True))


def test_who_wrote_does_not_accept(both):
    here, there = both
    letter = draft(receiver=there.municipality, by=here, subject="Good day", letter={"en": "Good day"})
    send(introduction=letter, by=here)
    with pytest.raises(NotAllowed, match="Somebody else from the receiving municipality"):
        accept(introduction=letter, by=there)
    assert accept(introduction=letter, by=MembershipFactory(municipality=there.municipality)).partnership


def test_nor_does_a_colleague_of_who_wrote(both):
    here, there = both
    letter = IntroductionFactory(sender=here.municipality, receiver=there.municipality, sent=True)
    with pytest.raises(NotAllowed):
        accept(introduction=letter, by=there)


def test_nor_does_who_wrote_and_has_changed_sides():
    there = MembershipFactory()
    letter = IntroductionFactory(receiver=there.municipality, written_by=there.user, sent=True)
    with pytest.raises(NotAllowed):
        accept(introduction=letter, by=there)


def test_the_page_says_so_and_offers_to_decline(both, signed_in):
    here, there = both
    letter = IntroductionFactory(sender=here.municipality, receiver=there.municipality, sent=True)
    page = f"/en/desk/{there.municipality_id}/letters/{letter.pk}/"
    client = signed_in(there.user)
    text = client.get(page).content.decode()
    assert "Somebody else from the receiving municipality has to agree" in text
    assert "/accept/" not in text
    assert "/decline/" in text
    assert client.post(f"{page}accept/").status_code == 403


def test_who_proposes_does_not_confirm_and_nor_does_a_colleague(both):
    here, there = both
    partnership = PartnershipFactory(municipalities=[here.municipality, there.municipality])
    colleague = MembershipFactory(municipality=here.municipality)
    proposal = propose(partnership=partnership, by=colleague, type="memorandum", stage="drafting", spheres=[])
    with pytest.raises(NotAllowed, match="Somebody else from your municipality"):
        confirm_proposal(proposal=proposal, by=there)
    confirm_proposal(proposal=proposal, by=MembershipFactory(municipality=there.municipality))


def test_one_person_who_signs_for_both_is_the_word_of_one(both):
    here, there = both
    partnership = PartnershipFactory(municipalities=[here.municipality, there.municipality], spheres=["water"])
    record_signature(partnership=partnership, by=here, signed_on=date(2024, 5, 1))
    record_signature(partnership=partnership, by=there, signed_on=date(2024, 5, 1))
    partnership.refresh_from_db()
    assert partnership.stage == Stage.PARTLY_SIGNED
    assert _all_signed(partnership) == set()
    assert partnership.last_confirmed_at is None
    colleague = MembershipFactory(municipality=there.municipality)
    record_signature(partnership=partnership, by=colleague, signed_on=date(2024, 5, 2))
    partnership.refresh_from_db()
    assert partnership.stage == Stage.SIGNED
    assert _all_signed(partnership) == {Evidence.CONFIRMED_BY_BOTH}
    assert partnership.last_confirmed_at


@pytest.mark.parametrize(
    ("recorders", "is_so"),
    [
        ([{1}, {2}], True),
        ([{1}, {1}], False),
        ([{1}, {1, 2}], True),
        ([{1}, set()], False),
        ([{1}, {1}, {2, 3}], False),
        ([{1, 2}, {1}, {3}], True),
    ],
)
def test_each_party_has_somebody_of_its_own(recorders, is_so):
    assert is_word_of_each(recorders) is is_so


def test_moderators_are_warned_of_a_second_membership(both, signed_in, mailoutbox, django_capture_on_commit_callbacks):
    here, _there = both
    moderator = UserFactory(moderator=True, is_superuser=True, language="en")
    asked = MembershipRequestFactory(user=here.user)
    text = signed_in(moderator).get(f"/backoffice/membership-requests/{asked.pk}/").content.decode()
    assert "already represents another municipality" in text
    assert here.municipality.name["en"] in text
    third = MembershipFactory().municipality
    with django_capture_on_commit_callbacks(execute=True):
        request_membership(by=here.user, municipality=third, position="Head", note="Call us.")
    assert here.municipality.name["en"] in mailoutbox[0].body
