"""The second factor: who needs one, how it is set up and kept, how it is lost; and where somebody is signed in."""

import json
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse

from pobratym.core.errors import NotAllowed, SecondFactorMissing
from pobratym.desk.account.second_factor import SecondFactorAdapter
from pobratym.journal.models import Entry
from pobratym.people import actions
from pobratym.people.queries import ensure_second_factor, has_second_factor, open_sessions
from pobratym.upkeep.pruning import prune_sessions
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def enter(client: Client, user, path: str = "/en/account/login/") -> Client:
    client.post(path, {"login": user.email, "password": PASSWORD})
    return client


def digits(secret: str) -> str:
    """What an app shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def set_up(client: Client) -> str:
    """Set an app up as a person does, who is asked for her password first; its secret."""
    address = "/en/account/2fa/totp/activate/"
    asked = client.get(address).headers["Location"]
    page = client.post(asked, {"password": PASSWORD}, follow=True).content.decode()
    secret = str(re.search(r"<code>([A-Z2-7]{20,})</code>", page)[1])
    client.post(address, {"code": digits(secret)})
    return secret


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


class TestSettingUp:
    @pytest.mark.django_db(transaction=True)  # the library tells and files it after the change
    def test_an_app_is_set_up_told_filed_and_asked_for_at_the_next_sign_in(self, client):
        user = UserFactory()
        secret = set_up(enter(client, user))
        assert has_second_factor(user)
        assert mail.outbox[-1].to == [user.email]
        assert "people.second_factor_app_added" in {entry.verb for entry in Entry.objects.filter(actor_id=user.pk)}
        elsewhere = enter(Client(), user)
        assert SESSION_KEY not in elsewhere.session, "the password alone opened the account"
        assert SESSION_KEY not in self._typed(elsewhere, "000000").session
        assert SESSION_KEY in self._typed(elsewhere, digits(secret)).session

    @staticmethod
    def _typed(client: Client, code: str) -> Client:
        client.post("/en/account/2fa/authenticate/", {"code": code})
        return client

    def test_recovery_codes_are_shown_once_and_each_opens_the_account_once(self, client):
        user = UserFactory()
        set_up(enter(client, user))
        shown = re.findall(r"<code>(\d{8})</code>", client.get("/en/account/2fa/recovery-codes/").content.decode())
        assert len(shown) == 10
        assert not re.findall(r"<code>\d{8}</code>", client.get("/en/account/2fa/recovery-codes/").content.decode())
        assert SESSION_KEY in self._typed(enter(Client(), user), shown[0]).session
        assert SESSION_KEY not in self._typed(enter(Client(), user), shown[0]).session

    def test_secrets_are_not_readable_in_the_database(self, client):
        secret = set_up(enter(client, UserFactory()))
        kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
        assert secret not in kept
        assert SecondFactorAdapter().decrypt(Authenticator.objects.get(type="totp").data["secret"]) == secret

    def test_a_changed_key_of_the_service_still_reads_them(self, settings):
        locked = SecondFactorAdapter().encrypt("a secret")
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "a newer one"
        assert SecondFactorAdapter().decrypt(locked) == "a secret"
        settings.SECRET_KEY_FALLBACKS = []
        with pytest.raises(RuntimeError, match="SECRET_KEY_FALLBACKS"):
            SecondFactorAdapter().decrypt(locked)

    @pytest.mark.parametrize(("language", "words"), [("en", "Second factor"), ("uk", "Другий фактор")])
    def test_the_page_speaks_both_languages(self, client, language, words):
        assert words in enter(client, UserFactory()).get(f"/{language}/account/2fa/").content.decode()


class TestWhoNeedsOne:
    def test_a_moderator_is_led_to_where_it_is_set_up_and_then_let_in(self, client, required):
        moderator = UserFactory(is_superuser=True, is_staff=True)
        enter(client, moderator)
        for page in (reverse("membership_requests"), reverse("wagtailadmin_home"), reverse("backoffice_journal")):
            assert client.get(page).headers["Location"].endswith("/account/2fa/")
        set_up(client)
        assert client.get(reverse("membership_requests")).status_code == 200

    def test_a_signature_needs_it_and_nothing_is_typed_in_vain(self, client, required):
        membership = MembershipFactory()
        partnership = PartnershipFactory(municipalities=[membership.municipality, MembershipFactory().municipality])
        address = f"/en/partnerships/{partnership.pk}/signatures/add/"
        enter(client, membership.user)
        answer = client.get(address, follow=True)
        assert answer.redirect_chain[-1][0] == "/en/account/2fa/"
        assert "This needs a second factor" in answer.content.decode()
        set_up(client)
        assert client.get(address).status_code == 200

    def test_reading_and_writing_letters_need_none(self, client, required):
        assert enter(client, MembershipFactory().user).get("/en/desk/").status_code == 200

    def test_recovery_codes_alone_are_no_second_factor(self, required):
        user = UserFactory()
        Authenticator.objects.create(user=user, type="recovery_codes", data={})
        with pytest.raises(SecondFactorMissing):
            ensure_second_factor(user)


class TestLost:
    def test_an_administrator_takes_it_away_and_the_owner_is_told_and_signed_out(self, client):
        user, administrator = UserFactory(), UserFactory(is_superuser=True)
        set_up(enter(client, user))
        mail.outbox.clear()
        actions.remove_second_factor(by=administrator, user=user)
        assert not Authenticator.objects.filter(user=user).exists()
        assert client.get("/en/desk/").status_code == 302
        assert [letter.to for letter in mail.outbox] == [[user.email]]
        assert SESSION_KEY in enter(Client(), user).session

    def test_nobody_takes_away_her_own(self):
        administrator = UserFactory(is_superuser=True)
        with pytest.raises(NotAllowed):
            actions.remove_second_factor(by=administrator, user=administrator)

    def test_the_buttons_stand_on_the_account_in_the_back_office(self, signed_in):
        user, administrator = UserFactory(), UserFactory(is_superuser=True)
        owner = Client()
        set_up(enter(owner, user))
        staff = signed_in(administrator)
        page = staff.get(reverse("wagtailusers_users:edit", args=[user.pk])).content.decode()
        for name in ("backoffice_end_sessions", "backoffice_remove_second_factor"):
            address = reverse(name, args=[user.pk])
            assert f'formaction="{address}"' in page
            assert staff.post(address).headers["Location"] == reverse("wagtailusers_users:edit", args=[user.pk])
        assert not has_second_factor(user)
        assert owner.get("/en/desk/").status_code == 302


class TestSessions:
    def test_they_are_listed_and_the_others_ended(self, client):
        user = UserFactory()
        enter(client, user)
        elsewhere = Client(HTTP_USER_AGENT="An old browser", REMOTE_ADDR="203.0.113.9")
        enter(elsewhere, user)
        page = client.get("/en/account/sessions/").content.decode()
        assert "An old browser" in page
        assert "203.0.113.0/24" in page
        client.post("/en/account/sessions/")
        assert client.get("/en/desk/").status_code == 200
        assert elsewhere.get("/en/desk/").status_code == 302
        assert open_sessions(user).count() == 1

    def test_somebody_elses_are_neither_shown_nor_ended(self, client):
        other = enter(Client(HTTP_USER_AGENT="Of somebody else"), UserFactory())
        enter(client, UserFactory())
        assert "Of somebody else" not in client.get("/en/account/sessions/").content.decode()
        client.post("/en/account/sessions/")
        assert other.get("/en/desk/").status_code == 200

    def test_a_new_password_ends_all_others(self, client):
        user = UserFactory()
        enter(client, user)
        elsewhere = enter(Client(), user)
        new = {"oldpassword": PASSWORD, "password1": "мандрівний міст 27", "password2": "мандрівний міст 27"}
        client.post("/en/account/password/change/", new)
        assert client.get("/en/desk/").status_code == 200
        assert elsewhere.get("/en/desk/").status_code == 302
        assert Session.objects.count() == 1

    def test_a_closed_account_has_no_session_even_when_it_is_opened_again(self, client):
        user, administrator = UserFactory(), UserFactory(is_superuser=True)
        enter(client, user)
        actions.close_account(by=administrator, user=user)
        actions.close_account(by=administrator, user=user, is_active=True)
        assert client.get("/en/desk/").status_code == 302

    def test_what_is_known_of_a_session_goes_with_it(self, client):
        enter(client, UserFactory())
        Session.objects.all().delete()
        prune_sessions()
        assert not UserSession.objects.exists()
