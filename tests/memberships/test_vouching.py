"""Somebody's word for a person: evidence that brings a request to the front, and decides nothing by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.journal.models import Entry
from pobratym.memberships.actions import answer_vouching, ask_association, withdraw_request
from pobratym.memberships.models import Membership, Role, Vouching
from pobratym.memberships.queries import waiting_requests
from pobratym.memberships.queries.organisations import vouchings_waiting_for
from pobratym.partnerships.actions import ask_partner
from tests.factories.memberships import (
    AffiliationFactory,
    MandateFactory,
    MembershipFactory,
    MembershipRequestFactory,
    RepresentativeFactory,
    VouchingFactory,
)
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
WORDS = "We have worked with her since 2023."


@pytest.fixture
def wanted():
    return MembershipRequestFactory()


@pytest.fixture
def secretary(wanted):
    """Of an association that has the municipality as a member."""
    secretary = RepresentativeFactory()
    AffiliationFactory(organisation=secretary.organisation, municipality=wanted.municipality)
    return secretary


def _partner_of(wanted, **facts):
    partner = MunicipalityFactory()
    PartnershipFactory(municipalities=[wanted.municipality, partner], **{"stage": "active", **facts})
    return partner


def test_an_association_is_asked_and_says_yes(wanted, secretary, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask_association(request=wanted, organisation=secretary.organisation, by=wanted.user)
        answer_vouching(vouching=asked, is_known=True, words=WORDS, by=secretary.user)
    assert [mail.to for mail in mailoutbox] == [[secretary.user.email], [wanted.user.email]]
    assert WORDS not in mailoutbox[1].body
    wanted.refresh_from_db()
    assert wanted.status == "requested"
    assert not Membership.objects.filter(user=wanted.user).exists()
    verbs = ["memberships.vouching_asked", "memberships.vouching_answered"]
    assert list(Entry.objects.values_list("verb", flat=True)) == verbs


def test_who_is_vouched_for_comes_first(wanted):
    late = MembershipRequestFactory()
    VouchingFactory(request=late, answer="known", answered_at=timezone.now(), answered_by=UserFactory())
    VouchingFactory(request=wanted, answer="unknown", answered_at=timezone.now(), answered_by=UserFactory())
    assert list(waiting_requests()) == [late, wanted]


def test_moderators_hear_of_a_yes_and_not_of_a_no(wanted, mailoutbox, django_capture_on_commit_callbacks):
    moderator = UserFactory(moderator=True)
    for is_known in (True, False):
        secretary = RepresentativeFactory()
        asked = VouchingFactory(request=wanted, organisation=secretary.organisation)
        with django_capture_on_commit_callbacks(execute=True):
            answer_vouching(vouching=asked, is_known=is_known, words=WORDS, by=secretary.user)
    assert [mail.to[0] for mail in mailoutbox] == [wanted.user.email, moderator.email, wanted.user.email]


def test_a_partner_by_the_register_is_asked(wanted):
    partner = _partner_of(wanted)
    coordinator = MembershipFactory(municipality=partner)
    MembershipFactory(municipality=partner, role=Role.EDITOR)
    asked = ask_partner(request=wanted, partner=partner, by=wanted.user)
    assert vouchings_waiting_for(coordinator.user) == [asked]


@pytest.mark.parametrize("facts", [{"stage": "in_talks"}, {"stage": "ended"}, {"is_public": False}, {"type": "intent"}])
def test_who_is_no_partner_by_the_register_is_not(wanted, facts):
    partner = _partner_of(wanted, **facts)
    MembershipFactory(municipality=partner)
    with pytest.raises(InvalidInput):
        ask_partner(request=wanted, partner=partner, by=wanted.user)


def test_an_association_without_the_municipality_is_not_asked(wanted):
    with pytest.raises(InvalidInput):
        ask_association(request=wanted, organisation=RepresentativeFactory().organisation, by=wanted.user)


def test_nobody_is_asked_where_nobody_is_here(wanted):
    with pytest.raises(InvalidInput) as refused:
        ask_partner(request=wanted, partner=_partner_of(wanted), by=wanted.user)
    assert "voucher" in refused.value.fields


def test_an_editor_does_not_vouch(wanted):
    partner = _partner_of(wanted)
    MembershipFactory(municipality=partner)
    editor = MembershipFactory(municipality=partner, role=Role.EDITOR)
    asked = ask_partner(request=wanted, partner=partner, by=wanted.user)
    with pytest.raises(NotAllowed):
        answer_vouching(vouching=asked, is_known=True, words=WORDS, by=editor.user)


def test_nobody_vouches_for_herself(wanted, secretary):
    """She became a representative of the association after it was asked."""
    asked = ask_association(request=wanted, organisation=secretary.organisation, by=wanted.user)
    RepresentativeFactory(organisation=secretary.organisation, user=wanted.user)
    with pytest.raises(NotAllowed):
        answer_vouching(vouching=asked, is_known=True, words=WORDS, by=wanted.user)
    assert vouchings_waiting_for(wanted.user) == []


def test_nobody_names_her_own_association_or_municipality(wanted, secretary):
    RepresentativeFactory(organisation=secretary.organisation, user=wanted.user)
    with pytest.raises(InvalidInput):
        ask_association(request=wanted, organisation=secretary.organisation, by=wanted.user)
    partner = _partner_of(wanted)
    MembershipFactory(municipality=partner)
    MembershipFactory(municipality=partner, user=wanted.user, role=Role.OBSERVER)
    with pytest.raises(InvalidInput):
        ask_partner(request=wanted, partner=partner, by=wanted.user)


def test_who_stands_on_both_sides_does_not_vouch(wanted):
    partner = _partner_of(wanted)
    both = MembershipFactory(municipality=partner)
    MembershipFactory(municipality=wanted.municipality, user=both.user, role=Role.OBSERVER)
    asked = ask_partner(request=wanted, partner=partner, by=wanted.user)
    assert vouchings_waiting_for(both.user) == []
    with pytest.raises(NotAllowed):
        answer_vouching(vouching=asked, is_known=True, words=WORDS, by=both.user)


def test_who_acts_for_the_partner_on_behalf_of_an_organisation_does_not_vouch_for_it(wanted):
    partner = _partner_of(wanted)
    MembershipFactory(municipality=partner)
    acting = MandateFactory(municipality=partner, acting=True).memberships.get()
    asked = ask_partner(request=wanted, partner=partner, by=wanted.user)
    with pytest.raises(NotAllowed):
        answer_vouching(vouching=asked, is_known=True, words=WORDS, by=acting.user)


def test_whose_role_in_the_association_has_ended_does_not_vouch(wanted, secretary):
    asked = ask_association(request=wanted, organisation=secretary.organisation, by=wanted.user)
    secretary.ended_at, secretary.ended_by = timezone.now(), secretary.user
    secretary.save()
    with pytest.raises(NotAllowed):
        answer_vouching(vouching=asked, is_known=True, words=WORDS, by=secretary.user)


def test_it_is_answered_once(wanted, secretary):
    asked = ask_association(request=wanted, organisation=secretary.organisation, by=wanted.user)
    answer_vouching(vouching=asked, is_known=False, words="", by=secretary.user)
    with pytest.raises(Conflict):
        answer_vouching(vouching=asked, is_known=True, words=WORDS, by=secretary.user)
    with pytest.raises(InvalidInput):
        ask_association(request=wanted, organisation=secretary.organisation, by=wanted.user)


def test_a_yes_says_how(wanted, secretary):
    asked = ask_association(request=wanted, organisation=secretary.organisation, by=wanted.user)
    with pytest.raises(InvalidInput):
        answer_vouching(vouching=asked, is_known=True, words="  ", by=secretary.user)
    with pytest.raises(InvalidInput):
        answer_vouching(vouching=asked, is_known=True, words="a" * 1001, by=secretary.user)


def test_what_is_too_old_is_not_answered_and_may_be_asked_anew(wanted, secretary):
    asked = ask_association(request=wanted, organisation=secretary.organisation, by=wanted.user)
    Vouching.objects.update(expires_at=timezone.now() - timedelta(days=1))
    with pytest.raises(Conflict):
        answer_vouching(vouching=asked, is_known=True, words=WORDS, by=secretary.user)
    anew = ask_association(request=wanted, organisation=secretary.organisation, by=wanted.user)
    assert anew == asked
    assert vouchings_waiting_for(secretary.user) == [asked]


def test_no_more_than_three_wait(wanted, secretary):
    for _each in range(3):
        VouchingFactory(request=wanted)
    with pytest.raises(Conflict):
        ask_association(request=wanted, organisation=secretary.organisation, by=wanted.user)


def test_what_is_withdrawn_waits_for_no_word(wanted, secretary):
    ask_association(request=wanted, organisation=secretary.organisation, by=wanted.user)
    withdraw_request(request=wanted, by=wanted.user)
    assert vouchings_waiting_for(secretary.user) == []
    assert not Vouching.objects.exists()


def test_only_the_person_names_somebody(wanted, secretary):
    with pytest.raises(NotAllowed):
        ask_association(request=wanted, organisation=secretary.organisation, by=secretary.user)
