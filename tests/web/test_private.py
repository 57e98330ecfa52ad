"""Pages of people who have signed in are kept nowhere; a form that is not ours is refused on a page that is."""

import pytest
from django.test import Client

from pobratym.news.actions import lay_noticeboard
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/en/", "/en/desk/", "/en/partnerships/", "/en/account/email/", "/backoffice/"])
def test_a_page_of_somebody_signed_in_is_kept_nowhere(signed_in, path):
    lay_noticeboard(by=None)
    answer = signed_in(UserFactory(is_superuser=True)).get(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_whoever_signs_out_leaves_nothing_in_the_browser(signed_in):
    client = signed_in(UserFactory())
    assert "Clear-Site-Data" not in client.get("/en/desk/").headers
    assert client.post("/en/account/logout/").headers["Clear-Site-Data"] == '"cache", "storage"'


def test_what_strangers_are_shown_may_be_kept(client):
    assert "no-store" not in client.get("/en/").headers.get("Cache-Control", "")


def test_what_is_the_same_for_everybody_says_so_itself(signed_in):
    answer = signed_in(UserFactory()).get("/api/v1/municipalities/")
    assert answer.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(("language", "words"), [("en", "The form was not accepted"), ("uk", "Форму не прийнято")])
def test_a_form_without_its_sign_is_refused_on_our_page(language, words):
    client = Client(enforce_csrf_checks=True)
    client.force_login(MembershipFactory().user)
    answer = client.post(f"/{language}/desk/represent/?municipality=1", {"position": "x"})
    assert answer.status_code == 403
    text = answer.content.decode()
    assert words in text
    assert 'id="main"' in text
