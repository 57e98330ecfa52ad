"""A code in the printed form of a letter: evidence that it has reached a town hall, and never a key."""

import pytest
from django.urls import reverse

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions.actions import print_code
from pobratym.memberships.actions import enter_letter_code, issue_letter_code
from pobratym.memberships.models import LetterCode, Membership, Role
from pobratym.memberships.queries import letters_that_reached, waiting_requests
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    """A letter that waits until its receiver joins."""
    return IntroductionFactory(kept=True)


@pytest.fixture
def writer(kept):
    return MembershipFactory(municipality=kept.sender)


def test_it_brings_the_request_to_the_front_and_lets_nobody_in(kept, writer):
    earlier = MembershipRequestFactory()
    wanted = MembershipRequestFactory(municipality=kept.receiver)
    code = print_code(introduction=kept, by=writer)
    enter_letter_code(request=wanted, code=code, by=wanted.user)
    wanted.refresh_from_db()
    assert (wanted.status, wanted.proven_by) == ("requested", "")
    assert not Membership.objects.filter(municipality=kept.receiver).exists()
    assert list(waiting_requests()) == [wanted, earlier]
    assert letters_that_reached(wanted).get().letter_of == kept.sender


def test_whoever_represents_the_sender_does_not_enter_it(kept, writer):
    wanted = MembershipRequestFactory(municipality=kept.receiver, user=writer.user)
    code = print_code(introduction=kept, by=writer)
    with pytest.raises(InvalidInput):
        enter_letter_code(request=wanted, code=code, by=writer.user)
    assert LetterCode.objects.get().used_at is None


def test_it_is_entered_once(kept, writer):
    code = print_code(introduction=kept, by=writer)
    for each in (1, 2):
        wanted = MembershipRequestFactory(municipality=kept.receiver)
        if each == 1:
            enter_letter_code(request=wanted, code=code, by=wanted.user)
    with pytest.raises(InvalidInput):
        enter_letter_code(request=wanted, code=code, by=wanted.user)


def test_a_new_one_voids_none_for_paper_takes_weeks(kept, writer):
    wanted = MembershipRequestFactory(municipality=kept.receiver)
    of_moderator = issue_letter_code(municipality=kept.receiver, by=UserFactory(moderator=True))
    first, _second = print_code(introduction=kept, by=writer), print_code(introduction=kept, by=writer)
    enter_letter_code(request=wanted, code=first, by=wanted.user)
    assert enter_letter_code(request=wanted, code=of_moderator, by=wanted.user).proven_by == "code"


def test_only_a_letter_on_its_way_to_whoever_is_not_here_has_one(kept, writer):
    MembershipFactory(municipality=kept.receiver)
    with pytest.raises(Conflict):
        print_code(introduction=kept, by=writer)
    draft = IntroductionFactory(sender=kept.sender)
    with pytest.raises(Conflict):
        print_code(introduction=draft, by=writer)


def test_an_editor_prints_none(kept):
    with pytest.raises(NotAllowed):
        print_code(introduction=kept, by=MembershipFactory(municipality=kept.sender, role=Role.EDITOR))


def test_the_page_shows_it_once(kept, writer, signed_in):
    page = reverse("correspondence:introduction_print", args=[kept.sender_id, kept.pk])
    client = signed_in(writer.user)
    assert client.get(page).status_code == 200
    assert not LetterCode.objects.exists()
    sheet = client.post(page).content.decode()
    code = sheet.split('<strong class="number">')[1].split("<")[0]
    assert "/en/answer/" in sheet
    assert code not in client.get(page).content.decode()
    wanted = MembershipRequestFactory(municipality=kept.receiver)
    client = signed_in(wanted.user)
    answer = client.post(reverse("desk:claim_request", args=[wanted.pk]), {"step": "code", "code": code}, follow=True)
    assert answer.redirect_chain[-1][0].endswith(f"/desk/represent/{wanted.pk}/")
