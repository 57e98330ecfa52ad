"""A refusal that a view did not expect: told at the door, on a page that can be shown."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from pobratym.core.errors import Conflict
from tests.factories.memberships import MembershipRequestFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(signed_in, monkeypatch):
    """`refused(referer=...)`: the answer where a view that takes POST only is refused by its verb."""
    wanted = MembershipRequestFactory(user=UserFactory())
    client = signed_in(wanted.user)

    def post(**headers: str):
        def refuse(*arguments: object, **named: object) -> None:
            raise Conflict("Too late.")

        monkeypatch.setattr("pobratym.desk.account.claim.get_object_or_404", refuse)
        return client.post(reverse("desk:claim_withdraw", args=[wanted.pk]), headers=headers)

    return post


def test_a_button_that_is_refused_leads_back_to_its_page(refused, client):
    back = f"http://testserver{reverse('desk:desk')}"
    answer = refused(referer=back)
    assert answer.status_code == 302
    assert answer.url == back
    assert [str(each) for each in get_messages(answer.wsgi_request)] == ["Too late."]
    assert client.get(answer.url).status_code == 200


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/desk/"])
def test_without_a_page_of_ours_to_go_back_to_the_reason_is_shown_at_once(refused, referer):
    answer = refused(**({"referer": referer} if referer else {}))
    assert answer.status_code == 409
    assert "Too late." in answer.content.decode()
