"""Sessions end by themselves, say why, and have a new key whenever somebody has shown anew who she is."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from pobratym.desk.account import session_limits
from pobratym.people import actions
from pobratym.people.queries import open_sessions
from pobratym.people.rules import MODERATORS
from pobratym.people.rules.sessions import OF_MEMBERS, OF_STAFF, Ended, why_over
from pobratym.upkeep.pruning import prune_sessions
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
DESK, DOOR = "/en/desk/", "/en/account/login/"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock(monkeypatch):
    """`clock(later)`: what time it is for whoever measures sessions."""
    began, shift = timezone.now(), [timedelta()]

    class Clock:
        def now(self):
            return began + shift[0]

    monkeypatch.setattr(session_limits, "timezone", Clock())

    def move(by: timedelta) -> None:
        shift[0] += by

    return move


def enter(user) -> Client:
    client = Client()
    client.post(DOOR, {"login": user.email, "password": PASSWORD})
    assert SESSION_KEY in client.session
    return client


def is_in(client: Client, page: str = DESK) -> bool:
    return client.get(page).status_code == 200


@pytest.mark.parametrize("limits", [OF_MEMBERS, OF_STAFF])
def test_what_is_over(limits):
    now = timezone.now()
    assert why_over(limits, began_at=now, seen_at=now, now=now) is None
    late = now + limits.idle
    assert why_over(limits, began_at=now, seen_at=now, now=late) is Ended.IDLE
    assert why_over(limits, began_at=now, seen_at=late, now=late) is None
    last = now + limits.longest
    assert why_over(limits, began_at=now, seen_at=last, now=last) is Ended.LONGEST
    assert limits.idle < limits.longest


@pytest.mark.parametrize(("is_staff", "limits"), [(False, OF_MEMBERS), (True, OF_STAFF)])
class TestTime:
    @pytest.fixture
    def user(self, is_staff):
        return UserFactory(moderator=is_staff)

    def test_an_idle_session_ends_and_says_so(self, user, limits, clock):
        browser = enter(user)
        clock(limits.idle - MINUTE)
        assert is_in(browser)
        clock(limits.idle + MINUTE)
        key = browser.cookies[settings.SESSION_COOKIE_NAME].value
        text = browser.get(DESK, follow=True).content.decode()
        assert f"for {limits.idle.total_seconds() // 3600:.0f} hour" in text
        assert "nothing was done in it" in text
        assert not Session.objects.filter(session_key=key).exists()
        assert not open_sessions(user)

    def test_whoever_is_busy_signs_in_anew_after_the_longest(self, user, limits, clock):
        browser = enter(user)
        steps = int(limits.longest / (limits.idle / 2)) - 1
        for _step in range(steps):
            clock(limits.idle / 2)
            assert is_in(browser)
        clock(limits.idle / 2 + MINUTE)
        text = browser.get(DESK, follow=True).content.decode()
        assert "signs in anew after" in text

    def test_a_cookie_left_out_does_not_help(self, user, limits, clock):
        browser = enter(user)
        clock(limits.idle + MINUTE)
        del browser.cookies[settings.SESSION_SEEN_COOKIE_NAME]
        assert not is_in(browser)
        assert not Session.objects.exclude(session_key__in=[browser.session.session_key or ""]).exists()

    def test_another_sessions_cookie_does_not_help(self, user, limits, clock):
        browser = enter(user)
        clock(limits.idle + MINUTE)
        fresh = enter(user)
        browser.cookies[settings.SESSION_SEEN_COOKIE_NAME] = fresh.cookies[settings.SESSION_SEEN_COOKIE_NAME].value
        assert not is_in(browser)
        assert is_in(fresh)

    def test_a_cookie_made_by_hand_does_not_help(self, user, limits, clock):
        browser = enter(user)
        clock(limits.idle + MINUTE)
        browser.cookies[settings.SESSION_SEEN_COOKIE_NAME] = "WyJhIiwwLDAsMF0:x:y"
        assert not is_in(browser)


def test_the_browser_is_told_at_most_once_in_five_minutes_and_no_look_writes(clock, django_assert_num_queries):
    browser = enter(UserFactory())
    assert settings.SESSION_SEEN_COOKIE_NAME not in browser.get(DESK).cookies
    clock(6 * MINUTE)
    assert settings.SESSION_SEEN_COOKIE_NAME in browser.get(DESK).cookies
    assert settings.SESSION_SEEN_COOKIE_NAME not in browser.get(DESK).cookies


def test_an_open_page_of_the_editors_keeps_nobody_signed_in(clock):
    browser = enter(UserFactory(is_superuser=True, is_staff=True))
    clock(OF_STAFF.idle - MINUTE)
    browser.get("/backoffice/editing-sessions/ping/news/article/1/1/")
    clock(2 * MINUTE)
    assert not is_in(browser)


def test_a_text_typed_when_the_session_had_ended_stands_in_the_form_again(clock):
    head = MembershipFactory(role="head")
    letter = IntroductionFactory(sent=True, receiver=head.municipality)
    page = f"/en/desk/{head.municipality_id}/letters/{letter.pk}/"
    browser = enter(head.user)
    sign = re.findall(r'name="draft_of"\s+value="([^"]*)"', browser.get(page).content.decode())[0]
    clock(OF_MEMBERS.idle + MINUTE)
    referer = {"Referer": f"http://testserver{page}"}
    answer = browser.post(f"{page}answer/", {"text": "Thank you all", "draft_of": sign}, headers=referer)
    assert answer.headers["Location"] == f"{DOOR}?next={page}"
    assert "nothing was done in it" in browser.get(answer.headers["Location"]).content.decode()
    browser.post(DOOR, {"login": head.user.email, "password": PASSWORD, "next": page})
    assert "Thank you all" in browser.get(page).content.decode()


class TestWhy:
    def test_who_signs_out_herself_is_told_nothing(self):
        browser = enter(UserFactory())
        browser.post("/en/account/logout/")
        assert "session" not in browser.get(DOOR).content.decode().partition("<main")[2].partition("</main")[0].lower()

    def test_who_was_put_out_from_elsewhere_is_told(self):
        user = UserFactory()
        browser, other = enter(user), enter(user)
        other.post("/en/account/sessions/")
        assert "Your session was ended" in browser.get(DESK, follow=True).content.decode()
        assert is_in(other)

    @pytest.mark.parametrize("is_remembered", [True, False])
    def test_who_only_closed_the_browser_is_told_nothing(self, client, is_remembered):
        """Both cookies last alike: until the browser is closed, or for longer."""
        typed = {"login": UserFactory().email, "password": PASSWORD} | ({"remember": "on"} if is_remembered else {})
        answer = client.post(DOOR, typed)
        ages = {answer.cookies[each]["max-age"] for each in ("sessionid", settings.SESSION_SEEN_COOKIE_NAME)}
        assert ages == ({settings.SESSION_COOKIE_AGE} if is_remembered else {""})

    def test_a_stranger_is_told_nothing(self, client):
        assert "Your session" not in client.get(DOOR).content.decode()


class TestANewKey:
    def test_at_sign_in(self, client):
        user = UserFactory()
        client.get(DOOR)
        session = client.session
        session["seen"] = True
        session.save()
        before = client.session.session_key
        client.post(DOOR, {"login": user.email, "password": PASSWORD})
        assert client.session.session_key != before

    def test_whenever_the_password_is_confirmed_and_the_list_goes_with_it(self):
        user = UserFactory()
        browser = enter(user)
        before, since = browser.session.session_key, UserSession.objects.get(user=user).created_at
        browser.post("/en/account/reauthenticate/?next=/en/account/email/", {"password": PASSWORD})
        assert browser.session.session_key != before
        assert not Session.objects.filter(session_key=before).exists()
        (listed,) = open_sessions(user)
        assert (listed.session_key, listed.created_at) == (browser.session.session_key, since)
        assert is_in(browser)

    def test_a_wrong_password_changes_nothing(self):
        browser = enter(UserFactory())
        before = browser.session.session_key
        browser.post("/en/account/reauthenticate/", {"password": "wrong one here"})
        assert browser.session.session_key == before

    def test_the_main_address_and_the_list_of_sessions(self):
        user = UserFactory()
        EmailAddress.objects.create(user=user, email="second@example.org", verified=True)
        browser, other = enter(user), enter(user)
        asked = browser.post("/en/account/email/", {"action_primary": "", "email": "second@example.org"})
        browser.post(asked.headers["Location"], {"password": PASSWORD})
        user.refresh_from_db()
        assert user.email == "second@example.org"
        assert [each.session_key for each in open_sessions(user)] == [browser.session.session_key]
        assert is_in(browser)
        assert not is_in(other)

    def test_confirming_makes_no_session_longer(self, clock):
        browser = enter(UserFactory(moderator=True))
        for _hour in range(int(OF_STAFF.longest / OF_STAFF.idle) * 2 - 1):
            clock(OF_STAFF.idle / 2)
            browser.post("/en/account/reauthenticate/?next=/en/desk/", {"password": PASSWORD})
        clock(OF_STAFF.idle / 2)
        assert not is_in(browser)

    @pytest.mark.parametrize("deed", ["given", "taken", "administrator"])
    def test_a_role_given_or_taken_ends_the_sessions_of_before(self, deed):
        user, administrator = UserFactory(moderator=deed == "taken"), UserFactory(is_superuser=True)
        browser = enter(user)
        group = Group.objects.get_or_create(name=MODERATORS)[0]
        if deed == "given":
            actions.give_role(by=administrator, user=user, group=group)
        elif deed == "administrator":
            actions.make_administrator(by=None, user=user)
        else:
            facts = {"email": user.email, "full_name": user.full_name, "language": "en", "is_active": True}
            actions.change_account(by=administrator, user=user, groups=[], is_superuser=False, **facts)
        assert not is_in(browser)
        assert not open_sessions(user)


def test_the_schedule_ends_sessions_that_nobody_came_back_to():
    for is_staff, limits in ((False, OF_MEMBERS), (True, OF_STAFF)):
        user = UserFactory(is_staff=is_staff)
        old, new = enter(user), enter(user)
        over = timezone.now() - limits.longest - MINUTE
        UserSession.objects.filter(session_key=old.session.session_key).update(created_at=over)
        prune_sessions()
        assert not is_in(old)
        assert is_in(new)
        assert UserSession.objects.filter(user=user).count() == 1
