"""Before what harms most a person shows anew that it is she; every such address stands here."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.factories.memberships import MembershipFactory
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

# Address, what is sent there, whether a look asks too. The page of the password asks for the present one in its form.
ASKED_FIRST = {
    "add an address": ("account_email", {"action_add": "", "email": "new@example.org"}, False),
    "make an address the main one": ("account_email", {"action_primary": "", "email": "second@example.org"}, False),
    "remove an address": ("account_email", {"action_remove": "", "email": "second@example.org"}, False),
    "set an app up": ("mfa_activate_totp", {"code": "000000"}, True),
    "take the app away": ("mfa_deactivate_totp", {}, True),
    "add a key": ("mfa_add_webauthn", {"credential": "{}"}, True),
    "make new recovery codes": ("mfa_generate_recovery_codes", {}, True),
    "take a copy of what is kept about me": ("desk:my_data_copy", {}, False),
    "erase the account": ("desk:account_erase", {}, False),
    "end a membership": ("desk:membership_end", {}, False),
}


@pytest.fixture
def member():
    membership = MembershipFactory(role="head", user__email="first@example.org")
    EmailAddress.objects.create(user=membership.user, email="second@example.org", verified=True)
    return membership


def address_of(name: str, member) -> str:
    return reverse(name, args=[member.municipality_id, member.pk] if name == "desk:membership_end" else [])


@pytest.mark.parametrize("deed", ASKED_FIRST)
def test_it_is_asked_first_and_nothing_is_done(deed, member, client):
    name, sent, looks_too = ASKED_FIRST[deed]
    client.force_login(member.user)
    if name in ("mfa_deactivate_totp", "mfa_generate_recovery_codes"):
        Authenticator.objects.create(user=member.user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    rows = list(EmailAddress.objects.values()), list(Authenticator.objects.values())
    for answer in (client.post(address_of(name, member), sent), *([client.get(address_of(name, member))] * looks_too)):
        assert answer.status_code == 302, deed
        assert "reauthenticate" in answer.headers["Location"], deed
    assert (list(EmailAddress.objects.values()), list(Authenticator.objects.values())) == rows
    member.refresh_from_db()
    assert member.ended_at is None


def test_the_present_password_stands_in_the_form_of_a_new_one(client):
    user = UserFactory()
    client.force_login(user)
    typed = {"oldpassword": "not mine at all", "password1": "verbena lamp", "password2": "verbena lamp"}
    assert client.post(reverse("account_change_password"), typed).status_code == 200
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_what_was_sent_goes_on_after_the_password():
    member = MembershipFactory(role="head")
    browser = Client()
    browser.post("/en/account/login/", {"login": member.user.email, "password": PASSWORD})
    asked = browser.post(address_of("desk:membership_end", member))
    browser.post(asked.headers["Location"], {"password": PASSWORD})
    member.refresh_from_db()
    assert member.ended_at
