"""Who represents a municipality, on the desk; a head ends a colleague's membership, everybody her own."""

import pytest
from django.core import mail
from django.utils import translation
from django.utils.translation import gettext

from pobratym.memberships import actions
from pobratym.memberships.models import Membership, Role
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def head() -> Membership:
    return MembershipFactory(role=Role.HEAD, user__full_name="Olena Koval", position="Mayor")


@pytest.fixture
def colleague(head) -> Membership:
    return MembershipFactory(municipality=head.municipality, user__full_name="Ivan Bondar", position="Secretary")


def end_page(membership: Membership) -> str:
    return f"/en/desk/{membership.municipality_id}/people/{membership.pk}/end/"


def is_over(membership: Membership) -> bool:
    membership.refresh_from_db()
    return membership.ended_at is not None


def test_the_desk_lists_colleagues_with_role_post_and_since(signed_in, head, colleague):
    desk = signed_in(colleague.user).get("/en/desk/").content.decode()
    for words in ("Olena Koval", "Ivan Bondar", "Mayor", "Secretary", "since "):
        assert words in desk
    assert end_page(colleague) in desk
    assert end_page(head) not in desk


def test_a_head_ends_a_colleagues_membership_after_one_more_question(signed_in, confirmed, head, colleague):
    client = confirmed(signed_in(head.user))
    question = client.get(end_page(colleague)).content.decode()
    assert "Ivan Bondar will no longer represent" in question
    assert "There is no other head" not in question
    assert not is_over(colleague)
    answer = client.post(end_page(colleague), follow=True)
    assert answer.redirect_chain == [("/en/desk/", 302)]
    assert "Ivan Bondar no longer represents" in answer.content.decode()
    assert is_over(colleague)
    assert colleague.ended_by == head.user
    (letter,) = mail.outbox
    assert letter.to == [colleague.user.email]
    assert "Olena Koval" in letter.body


def test_a_person_ends_her_own(signed_in, confirmed, head, colleague):
    client = confirmed(signed_in(colleague.user))
    assert "You will no longer represent" in client.get(end_page(colleague)).content.decode()
    client.post(end_page(colleague))
    assert is_over(colleague)
    assert mail.outbox[0].to == [colleague.user.email]
    assert client.get(end_page(colleague)).status_code == 403


def test_the_last_head_is_warned(signed_in, head, colleague):
    assert "There is no other head" in signed_in(head.user).get(end_page(head)).content.decode()
    MembershipFactory(municipality=head.municipality, role=Role.HEAD)
    assert "There is no other head" not in signed_in(head.user).get(end_page(head)).content.decode()


def test_the_last_person_is_warned(signed_in, head):
    assert "Nobody else represents" in signed_in(head.user).get(end_page(head)).content.decode()


def test_nobody_else_ends_it(signed_in, head, colleague):
    observer = MembershipFactory(municipality=head.municipality, role=Role.OBSERVER)
    elsewhere = MembershipFactory(role=Role.HEAD)
    for person in (observer.user, elsewhere.user, UserFactory()):
        client = signed_in(person)
        assert client.get(end_page(colleague)).status_code == 403
        assert client.post(end_page(colleague)).status_code == 403
    assert not is_over(colleague)


def test_ended_meanwhile(signed_in, head, colleague):
    client = signed_in(head.user)
    actions.end_membership(membership=colleague, by=colleague.user)
    assert client.post(end_page(colleague)).status_code == 404


def test_letters_of_the_end_are_in_the_readers_language(head, colleague):
    colleague.user.language = "uk"
    colleague.user.save()
    moderator = UserFactory(moderator=True, full_name="Moderator Name")
    actions.end_membership(membership=colleague, by=moderator)
    (letter,) = mail.outbox
    assert "/uk/desk/represent/" in letter.body
    assert "Модератор" in letter.body
    assert "Moderator Name" not in letter.body


def test_all_three_pages_of_the_end_are_in_ukrainian_too(client, head, colleague):
    """The member's own, the head's and the moderator's."""
    moderator = UserFactory(is_superuser=True, is_staff=True, language="uk")
    pages = [
        (colleague.user, end_page(colleague), "Stop representing the municipality"),
        (head.user, end_page(colleague), "End the membership of a colleague"),
        (moderator, f"/backoffice/representatives/{colleague.pk}/end/", "End the membership"),
    ]
    for person, page, heading in pages:
        client.force_login(person)
        with translation.override("uk"):
            words = gettext(heading)
        assert words != heading
        assert words in client.get(page.replace("/en/", "/uk/")).content.decode()
