"""The one way to sign in: whom the backend accepts, which addresses there may be, who may not be shut out."""

import json
import logging
import threading

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY, authenticate
from django.core import mail
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse

from pobratym.core.errors import InvalidInput
from pobratym.core.logs import UtcJsonFormatter
from pobratym.journal.models import Entry
from pobratym.people import actions
from pobratym.people.models import User
from pobratym.people.rules.addresses import ascii_address
from tests.at_once import at_once
from tests.factories.people import PASSWORD, UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


def signs_in(client, email, password=PASSWORD) -> bool:
    client.post("/en/account/login/", {"login": email, "password": password})
    return SESSION_KEY in client.session


def test_only_a_confirmed_address_is_accepted_whoever_asks(client):
    user = UserFactory(confirmed=False)
    EmailAddress.objects.create(user=user, email=user.email, verified=False, primary=True)
    assert authenticate(None, username=user.email, password=PASSWORD) is None
    assert authenticate(None, email=user.email, password=PASSWORD) is None
    answer = client.post("/en/account/login/", {"login": user.email, "password": PASSWORD}, follow=True)
    assert SESSION_KEY not in client.session
    assert answer.redirect_chain[-1][0] == "/en/account/confirm-email/"
    assert [letter.to for letter in mail.outbox] == [[user.email]]
    EmailAddress.objects.update(verified=True)
    assert authenticate(None, username=user.email, password=PASSWORD) == user


def test_a_closed_account_is_refused(client):
    user = UserFactory(is_active=False)
    assert not signs_in(client, user.email)


def test_an_address_that_an_administrator_replaced_signs_in_no_more(client, django_capture_on_commit_callbacks):
    user, administrator = UserFactory(), UserFactory(is_superuser=True)
    old = user.email
    assert signs_in(client, old)
    with django_capture_on_commit_callbacks(execute=True):
        actions.change_account(
            by=administrator,
            user=user,
            email="new@example.org",
            full_name=user.full_name,
            language="en",
            is_active=True,
            is_superuser=False,
            groups=[],
        )
    assert client.get("/en/desk/").status_code == 302  # the session of before is over too
    assert not signs_in(client, old)
    assert not EmailAddress.objects.filter(email=old).exists()
    assert [letter.to for letter in mail.outbox] == [[old], ["new@example.org"]]
    assert Entry.objects.filter(verb="people.address_replaced", actor_id=administrator.pk).exists()


def test_a_row_left_by_an_earlier_replacement_signs_nobody_in(client):
    user = UserFactory()
    old = user.email
    User.objects.filter(pk=user.pk).update(email="new@example.org")
    assert authenticate(None, email=old, password=PASSWORD) is None
    assert not signs_in(client, old)


@pytest.mark.parametrize("path", ["/en/_util/login/", "/uk/_util/login/", "/backoffice/login/"])
def test_the_forms_of_the_back_office_library_lead_to_our_door(client, path):
    user = UserFactory(is_superuser=True)
    for answer in (
        client.get(f"{path}?next=/backoffice/"),
        client.post(f"{path}?next=/backoffice/", {"username": user.email, "password": PASSWORD}),
    ):
        assert answer.status_code == 302
        assert "/account/login/?next=/backoffice/" in answer.headers["Location"]
        assert SESSION_KEY not in client.session


def test_accounts_of_a_demonstration_are_refused_where_the_public_is(client, settings):
    user = UserFactory(email="officer@hromada.example")
    settings.DEMONSTRATION_ALLOWED = True
    assert signs_in(client, user.email)
    settings.DEMONSTRATION_ALLOWED = False
    assert client.get("/en/desk/").status_code == 302  # nor does a session go on that was carried over
    client.logout()
    assert not signs_in(client, user.email)
    assert authenticate(None, email=user.email, password=PASSWORD) is None
    assert "people.E001" in {error.id for error in run_checks(databases=["default"])}
    call_command("close_account", "--of-demonstration", verbosity=0)
    assert "people.E001" not in {error.id for error in run_checks(databases=["default"])}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mayor@Town.Example", "mayor@town.example"),
        ("mayor@Громада.укр", "mayor@xn--80aahf2bln.xn--j1amh"),
        ("mayor@xn--80aahf2bln.xn--j1amh", "mayor@xn--80aahf2bln.xn--j1amh"),
        ("bürger@münchen.de", "bürger@xn--mnchen-3ya.de"),
    ],
)
def test_a_domain_of_other_letters_shows_in_ascii(typed, kept):
    assert ascii_address(typed) == kept
    assert ascii_address(kept) == kept


@pytest.mark.parametrize("domain", ["m\u0456nistry.gov.ua", "gov.u\u0430", "xn--80ak6aa92e-0.example", "a\u03bfb.org"])
def test_a_domain_that_mixes_alphabets_is_refused(domain):
    with pytest.raises(InvalidInput):
        ascii_address(f"minister@{domain}")


def test_a_look_alike_does_not_sign_up(client):
    typed = {
        "email": "minister@p\u043ebratym.gov.ua",
        "full_name": "Olena",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    text = client.post("/en/account/signup/", typed).content.decode()
    assert "mixes letters of two alphabets" in text
    assert 'value="Olena"' in text
    assert not User.objects.exists()


def test_a_town_with_a_domain_in_its_own_letters_signs_up_and_in(client):
    typed = {"email": "mayor@громада.укр", "full_name": "Olena", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/en/account/signup/", typed)
    assert User.objects.get().email == "mayor@xn--80aahf2bln.xn--j1amh"
    EmailAddress.objects.update(verified=True)
    assert signs_in(client, "mayor@громада.укр")


def test_adding_an_address_asks_for_the_password_tells_the_owner_and_is_filed(client):
    user = UserFactory(language="en")
    client.force_login(user)
    address = reverse("account_email")
    answer = client.post(address, {"action_add": "", "email": "thief@example.org"})
    assert "/account/reauthenticate/" in answer.headers["Location"]
    assert EmailAddress.objects.count() == 1
    client.post(answer.headers["Location"], {"password": PASSWORD})  # goes on with what was asked
    told = {letter.to[0]: letter for letter in mail.outbox}
    assert set(told) == {user.email, "thief@example.org"}
    assert "The address thief@example.org was added" in told[user.email].body
    mail.outbox.clear()
    EmailAddress.objects.filter(email="thief@example.org").update(verified=True)
    client.post(address, {"action_primary": "", "email": "thief@example.org"})
    user.refresh_from_db()
    assert user.email == "thief@example.org"
    (letter,) = mail.outbox
    assert letter.to != ["thief@example.org"]
    assert "thief@example.org" in letter.body
    assert client.get("/en/desk/").status_code == 200
    assert list(Entry.objects.values_list("verb", flat=True)) == ["people.address_added", "people.address_changed"]


def test_the_password_is_asked_for_before_the_main_address_changes(client):
    user = UserFactory()
    EmailAddress.objects.create(user=user, email="second@example.org", verified=True)
    client.force_login(user)
    answer = client.post(reverse("account_email"), {"action_primary": "", "email": "second@example.org"})
    assert "/account/reauthenticate/" in answer.headers["Location"]
    user.refresh_from_db()
    assert user.email != "second@example.org"


def test_a_new_password_is_told_and_filed(client):
    user = UserFactory(language="uk")
    assert signs_in(client, user.email)
    new = "another horse battery"
    client.post(
        "/en/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}, follow=True
    )
    (letter,) = mail.outbox
    assert letter.to == [user.email]
    assert "пароль" in letter.body.lower()
    assert Entry.objects.get().verb == "people.password_changed"
    assert client.get("/en/desk/").status_code == 200


def test_wrong_passwords_from_elsewhere_do_not_shut_out_the_owner(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,100/h/ip,5/5m/key,30/d/key"}
    user = UserFactory()
    for _attempt in range(5):
        client.post("/en/account/login/", {"login": user.email, "password": "wrong"}, REMOTE_ADDR="203.0.113.9")
    answer = client.post("/en/account/login/", {"login": user.email, "password": PASSWORD}, REMOTE_ADDR="203.0.113.9")
    assert "Too many failed" in answer.content.decode()
    assert signs_in(client, user.email)  # from her own address


def test_sixty_wrong_passwords_are_not_tried(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,100/h/ip,5/5m/key,30/d/key"}
    user = UserFactory()
    answers = [
        client.post("/en/account/login/", {"login": user.email, "password": f"wrong {number}"}) for number in range(60)
    ]
    assert sum("are not correct" in answer.content.decode() for answer in answers) == 5
    assert not signs_in(client, user.email)


@pytest.mark.django_db(transaction=True)
def test_of_three_who_sign_up_at_once_with_one_address_one_gets_the_account():
    """The others see what everybody sees whose address has an account: that a letter is on its way."""
    if connection.vendor == "sqlite":
        pytest.skip("needs a database that two connections can share")
    typed = {"email": "new@town.org", "full_name": "Olena", "password1": PASSWORD, "password2": PASSWORD}
    answers: list[tuple[int, str]] = []
    together = threading.Barrier(3)

    def sign_up() -> None:
        client = Client(raise_request_exception=False)
        together.wait()
        answer = client.post("/en/account/signup/", typed)
        answers.append((answer.status_code, answer.headers.get("Location", "")))

    at_once(sign_up, 3)
    assert answers == [(302, "/en/account/confirm-email/")] * 3
    assert User.objects.count() == 1


def test_whoever_comes_a_moment_later_is_no_error(client, monkeypatch):
    """The same on one connection: the account appears between the look and the writing."""
    from pobratym.desk.account import signing_up

    whole, tries = signing_up._whole, []

    def first_too_late(request):
        tries.append(request)
        if len(tries) == 1:
            UserFactory(email="new@town.org")
            raise IntegrityError("duplicate key: (email)=(new@town.org)")
        return whole(request)

    monkeypatch.setattr(signing_up, "_whole", first_too_late)
    typed = {"email": "new@town.org", "full_name": "Olena", "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post("/en/account/signup/", typed)
    assert answer.headers["Location"] == "/en/account/confirm-email/"
    assert User.objects.count() == 1


def _logged(caplog) -> list[tuple[str, int | None, str | None]]:
    lines = [json.loads(UtcJsonFormatter().format(each)) for each in caplog.records if "pobratym" in each.name]
    return [(line["message"], line.get("account"), line.get("network")) for line in lines]


def test_every_sign_in_good_or_refused_is_a_line_in_the_log(client, caplog):
    user = UserFactory()
    with caplog.at_level(logging.INFO):
        for login, password in ((user.email, "wrong"), ("nobody@town.org", "wrong"), (user.email, PASSWORD)):
            client.post(
                "/en/account/login/", {"login": login, "password": password}, REMOTE_ADDR="203.0.113.9", follow=True
            )
        client.post("/en/account/logout/", REMOTE_ADDR="2001:db8:1:2::3")
    assert _logged(caplog) == [
        ("sign-in refused", user.pk, "203.0.113.0/24"),
        ("sign-in refused", None, "203.0.113.0/24"),
        ("signed in", user.pk, "203.0.113.0/24"),
        ("signed out", user.pk, "2001:db8:1::/48"),
    ]
    assert user.email not in caplog.text


def test_what_is_refused_to_somebody_is_told_with_her_account(client, caplog):
    user, place = UserFactory(), MunicipalityFactory()
    client.force_login(user)
    assert client.get(f"/en/desk/{place.pk}/passport/", REMOTE_ADDR="203.0.113.9").status_code == 403
    line = json.loads(UtcJsonFormatter().format(caplog.records[-1]))
    assert (line["status_code"], line["account"], line["network"]) == (403, user.pk, "203.0.113.0/24")
    assert "request" not in line
