"""Accounts as administrators keep them: what is written down, what is refused, how the first one comes in."""

import io
import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from pobratym.core.errors import Conflict, NotAllowed
from pobratym.journal.models import Entry
from pobratym.journal.sentences import registered_verbs
from pobratym.people import actions
from pobratym.people.models import User
from pobratym.people.rules import EDITORS, MODERATORS
from tests.factories.memberships import MembershipFactory
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return UserFactory(is_superuser=True, is_staff=True, language="en")


def changed(user, by, **facts):
    present = {
        "email": user.email,
        "full_name": user.full_name,
        "language": user.language,
        "is_active": user.is_active,
        "is_superuser": user.is_superuser,
        "groups": list(user.groups.all()),
    }
    return actions.change_account(by=by, user=user, **(present | facts))


def written() -> list[str]:
    return [entry.verb.removeprefix("people.") for entry in Entry.objects.order_by("id")]


def test_roles_are_given_and_taken_in_writing(administrator):
    user = UserFactory()
    moderators, editors = (Group.objects.get_or_create(name=name)[0] for name in (MODERATORS, EDITORS))
    changed(user, administrator, groups=[moderators])
    changed(user, administrator, groups=[editors])
    changed(user, administrator, is_superuser=True)
    changed(user, administrator, is_superuser=False, groups=[])
    roles = [verb for verb in written() if verb != "account_changed"]
    assert roles == [
        "role_given",
        "role_given",
        "role_taken",
        "administrator_made",
        "role_taken",
        "administrator_unmade",
    ]
    assert {entry.actor_id for entry in Entry.objects.all()} == {administrator.pk}
    assert {entry.details["role"] for entry in Entry.objects.filter(verb="people.role_given")} == {MODERATORS, EDITORS}
    user.refresh_from_db()
    assert not user.is_staff


def test_an_account_is_closed_and_opened_again_in_writing(administrator):
    user = UserFactory()
    changed(user, administrator, is_active=False)
    actions.close_account(by=administrator, user=user, is_active=True)
    assert written() == ["account_changed", "account_closed", "account_reopened"]


def test_nobody_takes_her_own_rights_away(administrator):
    for facts in ({"is_active": False}, {"is_superuser": False}):
        with pytest.raises(NotAllowed):
            changed(administrator, administrator, **facts)
    with pytest.raises(NotAllowed):
        actions.close_account(by=administrator, user=administrator)
    with pytest.raises(NotAllowed):
        actions.delete_account(by=administrator, user=administrator)
    changed(administrator, administrator, full_name="Another Name")


def test_who_has_acted_is_not_deleted(administrator):
    membership = MembershipFactory()
    with pytest.raises(Conflict, match="Close the account instead"):
        actions.delete_account(by=administrator, user=membership.user)
    assert User.objects.filter(pk=membership.user_id).exists()
    idle = UserFactory()
    actions.delete_account(by=administrator, user=idle)
    assert not User.objects.filter(email=idle.email).exists()
    assert written() == ["account_deleted"]


def test_the_back_office_deletes_closes_and_appoints_by_the_verbs(client, administrator):
    client.force_login(administrator)
    busy, idle = MembershipFactory().user, UserFactory()
    answer = client.post(f"/backoffice/users/delete/{busy.pk}/", follow=True)
    assert answer.status_code == 200
    assert "Close the account instead" in answer.content.decode()
    client.post(f"/backoffice/users/delete/{idle.pk}/")
    assert not User.objects.filter(pk=idle.pk).exists()
    moderators = Group.objects.get_or_create(name=MODERATORS)[0]
    typed = {"email": busy.email, "full_name": busy.full_name, "language": "uk", "is_active": "on"}
    client.post(f"/backoffice/users/edit/{busy.pk}/", {**typed, "groups": [moderators.pk], "is_superuser": "on"})
    busy.refresh_from_db()
    assert busy.is_superuser
    assert written() == ["account_deleted", "account_changed", "role_given", "administrator_made"]


def test_several_at_once_go_by_the_verbs_too(client, administrator):
    client.force_login(administrator)
    busy, idle = MembershipFactory().user, UserFactory()
    moderators = Group.objects.get_or_create(name=MODERATORS)[0]
    chosen = f"?id={busy.pk}&id={idle.pk}"
    client.post(f"/backoffice/bulk/people/user/assign_role/{chosen}", {"role": moderators.pk})
    client.post(f"/backoffice/bulk/people/user/set_active_state/{chosen}", {"mark_as_active": "False"})
    client.post(f"/backoffice/bulk/people/user/delete/{chosen}")
    assert list(User.objects.exclude(pk=administrator.pk).values_list("pk", "is_active")) == [(busy.pk, False)]
    assert written() == ["role_given", "role_given", "account_closed", "account_closed", "account_deleted"]


def test_an_address_that_is_taken_is_told_and_what_was_typed_stays(client, administrator):
    client.force_login(administrator)
    user, other = UserFactory(), UserFactory()
    typed = {"email": other.email, "full_name": "Somebody Else", "language": "uk", "is_active": "on"}
    text = client.post(f"/backoffice/users/edit/{user.pk}/", typed).content.decode()
    assert "Somebody Else" in text
    user.refresh_from_db()
    assert user.email != other.email


def test_the_first_administrator_enters_without_mail(client, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", "--noinput", "--email", "first@ministry.org", "--full_name", "First", verbosity=0)
    client.post("/en/account/login/", {"login": "first@ministry.org", "password": PASSWORD})
    assert SESSION_KEY in client.session
    assert written() == ["administrator_made"]


def test_or_by_an_address_for_once(client, mailoutbox):
    out = io.StringIO()
    call_command("make_administrator", "first@ministry.org", "Iryna Bondar", stdout=out)
    address = re.search(r"http://\S+", out.getvalue()).group().replace("http://localhost:8000", "")
    form = client.get(address, follow=True)
    place = form.redirect_chain[-1][0]
    new = "a battery of horses"
    client.post(place, {"password1": new, "password2": new})
    client.post("/en/account/login/", {"login": "first@ministry.org", "password": new})
    assert SESSION_KEY in client.session
    user = User.objects.get()
    assert user.is_superuser
    assert EmailAddress.objects.get(user=user).verified
    client.logout()
    assert client.get(address, follow=True).context.get("token_fail")
    assert written() == ["account_opened", "administrator_made", "one_time_address_made", "password_reset"]


def test_an_administrator_without_a_name_is_asked_for_it():
    with pytest.raises(CommandError, match="full name"):
        call_command("make_administrator", "first@ministry.org")


def test_every_entry_says_something():
    kept = {"account_changed", "account_deleted", "role_given", "administrator_made", "address_replaced", "signed_up"}
    assert {f"people.{verb}" for verb in kept} | {f"people.{each}" for each in actions.OwnChange} <= registered_verbs()
