"""Associations and brokers: they act for a municipality by its consent, and not a moment longer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.journal.models import Entry
from pobratym.memberships.actions import (
    accept_invitation,
    approve_request,
    begin_acting,
    change_role,
    dismiss_representative,
    end_mandate,
    end_membership,
    enter_organisation,
    give_mandate,
    invite_colleague,
    leave_the_platform,
    list_member,
    unlist_member,
)
from pobratym.memberships.models import Affiliation, Mandate, Membership, Organisation, Role
from pobratym.memberships.queries import membership_for, unconfirmed_since, without_head
from pobratym.memberships.rules import lost_with, may_edit_profile, may_invite, may_mandate, may_speak, may_vouch
from pobratym.profiles.actions import save_passport
from tests.factories.memberships import (
    AffiliationFactory,
    InvitationFactory,
    MandateFactory,
    MembershipFactory,
    MembershipRequestFactory,
    RepresentativeFactory,
)
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def acting():
    """A membership of somebody who acts for an organisation."""
    return MandateFactory(acting=True).memberships.get()


def _acts(membership) -> bool:
    return Membership.objects.active().filter(pk=membership.pk).exists()


def test_a_municipality_consents_and_a_representative_takes_it_up(mailoutbox, django_capture_on_commit_callbacks):
    head, secretary = MembershipFactory(role=Role.HEAD), RepresentativeFactory()
    AffiliationFactory(organisation=secretary.organisation, municipality=head.municipality)
    with django_capture_on_commit_callbacks(execute=True):
        mandate = give_mandate(organisation=secretary.organisation, by=head)
        membership = begin_acting(mandate=mandate, by=secretary.user)
    assert [mail.to[0] for mail in mailoutbox] == [secretary.user.email, head.user.email, head.user.email]
    assert "Асоціація" in mailoutbox[-1].body
    found = membership_for(secretary.user, head.municipality_id)
    assert found == membership
    assert may_edit_profile(found)
    assert not any([may_speak(found), may_vouch(found), may_mandate(found), may_invite(found, role=Role.OBSERVER)])
    acted = Entry.objects.get(verb="memberships.acting_began")
    assert acted.details == {"acting_for": secretary.organisation_id}


def test_what_is_done_so_is_journalled_so(acting):
    save_passport(municipality=acting.municipality, by=acting, about={"en": "A town by a river."})
    entry = Entry.objects.get(verb="profiles.passport_saved")
    assert entry.actor_id == acting.user_id
    assert entry.municipality_id == acting.municipality_id
    assert entry.details["acting_for"] == acting.mandate.organisation_id


def test_consent_ended_while_acting_ends_it_at_once(acting):
    head = acting.municipality.memberships.get(role=Role.HEAD).user
    end_mandate(mandate=acting.mandate, by=head)
    assert not _acts(acting)
    with pytest.raises(NotAllowed):
        membership_for(acting.user, acting.municipality_id)
    acting.refresh_from_db()
    with pytest.raises(NotAllowed):
        save_passport(municipality=acting.municipality, by=acting, about={"en": "One more word."})
    with pytest.raises(Conflict):
        begin_acting(mandate=acting.mandate, by=acting.user)


def test_either_side_ends_it_and_a_stranger_does_not(acting):
    with pytest.raises(NotAllowed):
        end_mandate(mandate=acting.mandate, by=UserFactory())
    editor = MembershipFactory(municipality=acting.municipality, role=Role.EDITOR)
    with pytest.raises(NotAllowed):
        end_mandate(mandate=acting.mandate, by=editor.user)
    end_mandate(mandate=acting.mandate, by=acting.user)
    assert not _acts(acting)
    with pytest.raises(Conflict):
        end_mandate(mandate=acting.mandate, by=acting.user)


def test_whose_role_ended_acts_no_more(acting):
    role = acting.user.represents_organisations.get()
    dismiss_representative(representative=role, by=UserFactory(moderator=True))
    assert not _acts(acting)
    assert Mandate.objects.in_force().filter(pk=acting.mandate_id).exists()
    with pytest.raises(NotAllowed):
        begin_acting(mandate=acting.mandate, by=acting.user)


def test_who_leaves_the_platform_acts_no_more(acting):
    leave_the_platform(by=acting.user)
    assert not _acts(acting)
    assert not acting.user.represents_organisations.active().exists()


def test_who_is_a_member_no_more_is_not_acted_for(acting):
    organisation = acting.mandate.organisation
    listed = AffiliationFactory(organisation=organisation, municipality=acting.municipality)
    unlist_member(affiliation=listed, by=acting.user)
    assert not _acts(acting)
    assert not Mandate.objects.in_force().exists()


def test_one_consents_to_an_organisation_of_ones_own_only():
    head = MembershipFactory(role=Role.HEAD)
    with pytest.raises(InvalidInput):
        give_mandate(organisation=RepresentativeFactory().organisation, by=head)


def test_whoever_acts_by_consent_consents_to_nothing(acting):
    other = RepresentativeFactory().organisation
    AffiliationFactory(organisation=other, municipality=acting.municipality)
    with pytest.raises(NotAllowed):
        give_mandate(organisation=other, by=acting)


def test_whoever_acts_is_an_editor_and_nothing_more(acting):
    head = acting.municipality.memberships.get(role=Role.HEAD)
    for by in (head.user, UserFactory(moderator=True)):
        with pytest.raises(NotAllowed):
            change_role(membership=acting, role=Role.COORDINATOR, by=by)
    with pytest.raises(InvalidInput):
        end_membership(membership=head, by=head.user, successor=acting)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=acting.pk).update(role=Role.HEAD)


def test_the_head_sends_one_of_them_away_and_the_consent_stays(acting):
    head = acting.municipality.memberships.get(role=Role.HEAD)
    end_membership(membership=acting, by=head.user)
    assert not _acts(acting)
    assert Mandate.objects.in_force().exists()


def test_whoever_acts_is_not_missed_and_fills_no_gap(acting):
    head = acting.municipality.memberships.get(role=Role.HEAD)
    assert lost_with(head, [acting])
    assert lost_with(acting, [head]) is None
    past = timezone.now() - timedelta(days=400)
    Membership.objects.filter(pk=head.pk).update(started_at=past)
    assert unconfirmed_since(acting.municipality_id) == past
    end_membership(membership=head, by=head.user)
    assert list(without_head()) == []


def test_who_becomes_one_of_its_own_people_acts_for_nobody_any_more(acting):
    invited = InvitationFactory(municipality=acting.municipality, key="a-key", email=acting.user.email)
    own = accept_invitation(key="a-key", by=acting.user)
    assert invited.municipality == own.municipality
    assert own.is_own
    assert not _acts(acting)


def test_a_request_of_whoever_acts_is_approved(acting):
    wanted = MembershipRequestFactory(user=acting.user, municipality=acting.municipality)
    own = approve_request(request=wanted, by=UserFactory(moderator=True), role=Role.COORDINATOR)
    assert own.is_own
    assert not _acts(acting)


def test_whoever_acts_may_be_invited(acting):
    head = acting.municipality.memberships.get(role=Role.HEAD)
    assert invite_colleague(email=acting.user.email, role=Role.EDITOR, by=head)


def test_an_organisation_says_where_it_can_be_read():
    told = {"name": {"en": "A"}, "kind": "association", "country": CountryFactory(), "by": None}
    with pytest.raises(InvalidInput):
        enter_organisation(source=" ", **told)
    with pytest.raises(InvalidInput):
        enter_organisation(source="A page", website="javascript:alert(1)", **told)
    assert not Organisation.objects.exists()


def test_a_list_of_members_is_kept_by_its_own_people():
    secretary = RepresentativeFactory()
    listed = list_member(
        organisation=secretary.organisation, municipality=MunicipalityFactory(), source="The list", by=secretary.user
    )
    with pytest.raises(NotAllowed):
        unlist_member(affiliation=listed, by=RepresentativeFactory().user)
    with pytest.raises(InvalidInput):
        list_member(
            organisation=secretary.organisation, municipality=listed.municipality, source="Anew", by=secretary.user
        )
    unlist_member(affiliation=listed, by=secretary.user)
    assert not Affiliation.objects.current().exists()
