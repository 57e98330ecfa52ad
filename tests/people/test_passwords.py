"""What a password has to be, wherever one is set: in the forms, by the verbs and by the commands."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from pobratym.core.errors import InvalidInput
from pobratym.people import actions
from pobratym.people.models import LONGEST_PASSWORD, User
from pobratym.people.rules.passwords import PasswordRule, is_common, reason_against
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory
from tests.factories.people import PASSWORD, UserFactory
from tests.factories.places import MunicipalityFactory

GOOD = "verbena lamp"
BAD = {
    "of seven characters": "x7Qvw2k",
    "that everybody uses": "Password",
    "that everybody uses, with a year behind it": "sunshine2026",
    "in Cyrillic, typed with the Latin layout": "gfhjkm123",
    "in Latin, typed with the Ukrainian layout": "зфііцщкв",
    "made of the name of the platform": "Pobratym2026!",
    "longer than anybody types": "long and long " * 30,
}


@pytest.mark.parametrize("password", BAD.values(), ids=BAD)
def test_a_password_is_refused(password):
    assert reason_against(password)


@pytest.mark.parametrize(
    "password",
    [
        "verbena ",  # eight characters; a space is one
        "lowercase only please",
        "хвилина жовтого листя",
        "pobratym and my seven cats",  # a word of the platform among others
        "8391047265",
        "#!?$%&/()=",
        "x" * 40 + "y" * 80 + "zq",
    ],
)
def test_length_is_enough_whatever_the_signs(password):
    assert reason_against(password) is None


@pytest.mark.parametrize("words", [["Olena Kovalenko"], ["Олена Коваленко"], ["olena.kovalenko@rada.example"]])
@pytest.mark.parametrize("password", ["KovalenkoOlena", "olena-kovalenko!", "КоваленкоОлена1"])
def test_what_is_known_of_the_person_is_no_password(words, password):
    assert reason_against(password, words)
    assert reason_against(password) is None


def test_the_list_is_compared_in_any_case():
    assert is_common("QwErTyUiOp")
    assert not is_common(PASSWORD)


def test_to_look_at_a_long_text_takes_no_time():
    began = time.perf_counter()
    for text in ("a" * 1_000_000, "Ї" * 1_000_000):
        assert reason_against(text, ["a", "Їжакевич"])
    assert time.perf_counter() - began < 0.5


@pytest.mark.django_db
class TestWherever:
    """Each way by which a password comes in, asked with each that is refused."""

    @pytest.fixture(params=BAD.values(), ids=BAD)
    def bad(self, request):
        return request.param

    def test_at_sign_up(self, client, bad):
        person = {"email": "new@town.example", "full_name": "Olena", "password1": bad, "password2": bad}
        assert client.post("/en/account/signup/", person).status_code == 200
        assert not User.objects.exists()

    def test_at_a_change(self, client, bad):
        user = UserFactory()
        client.force_login(user)
        typed = {"oldpassword": PASSWORD, "password1": bad, "password2": bad}
        assert client.post("/en/account/password/change/", typed).status_code == 200
        user.refresh_from_db()
        assert user.check_password(PASSWORD)

    def test_at_the_first_password_of_an_account_opened_by_somebody_else(self, client, bad):
        user = UserFactory()
        user.set_unusable_password()
        user.save()
        client.force_login(user)
        client.post("/en/account/password/set/", {"password1": bad, "password2": bad})
        user.refresh_from_db()
        assert not user.has_usable_password()

    def test_by_the_letter_and_by_the_address_of_a_command(self, client, bad):
        user = UserFactory()
        key = actions.one_time_address(by=None, user=user).rstrip("/").rpartition("/")[2]
        path = key if "-" in key else f"{user_pk_to_url_str(user)}-{key}"
        form = client.get(f"/en/account/password/reset/key/{path}/").headers["Location"]
        assert client.post(form, {"password1": bad, "password2": bad}).status_code == 200
        user.refresh_from_db()
        assert user.check_password(PASSWORD)
        client.post(form, {"password1": GOOD, "password2": GOOD})
        user.refresh_from_db()
        assert user.check_password(GOOD)

    def test_by_a_verb(self, bad):
        with pytest.raises(InvalidInput) as refused:
            actions.open_account(by=None, email="new@town.example", full_name="Olena", password=bad)
        assert "password" in refused.value.fields
        assert not User.objects.exists()

    def test_by_the_command_createsuperuser(self, monkeypatch, bad):
        monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", bad)
        with pytest.raises(CommandError):
            call_command("createsuperuser", "--noinput", email="root@town.example", full_name="Root", verbosity=0)
        assert not User.objects.exists()

    def test_by_code_that_makes_an_account(self, bad):
        with pytest.raises(ValidationError):
            User.objects.create_user("new@town.example", bad, full_name="Olena")


@pytest.mark.django_db
class TestTheMunicipality:
    def test_its_name_is_no_password_in_any_language(self):
        place = MunicipalityFactory(name_uk="Бородянка", name_en="Borodianka")
        for person in (MembershipFactory(municipality=place).user, MembershipRequestFactory(municipality=place).user):
            assert len(refused(["Бородянка2026", "borodianka!!", "Borodianka1"], person)) == 3
            assert refused([GOOD], person) == []
        assert refused(["Borodianka1"], UserFactory()) == []


def refused(passwords, person) -> list[str]:
    rule = PasswordRule(more_words=["pobratym.memberships.queries.names_of_municipalities"])
    found = []
    for each in passwords:
        try:
            rule.validate(each, person)
        except ValidationError:
            found.append(each)
    return found


@pytest.mark.django_db
class TestTheForms:
    def test_the_name_that_is_typed_at_sign_up_counts(self, client):
        person = {"email": "new@town.example", "full_name": "Olena Kovalenko"}
        bad = {"password1": "kovalenkoolena", "password2": "kovalenkoolena"}
        assert "easily guessed" in client.post("/en/account/signup/", {**person, **bad}).content.decode()
        client.post("/en/account/signup/", {**person, "password1": GOOD, "password2": GOOD})
        assert User.objects.get().check_password(GOOD)

    def test_what_is_advised_is_said_beside_the_field(self, client):
        text = client.get("/en/account/signup/").content.decode()
        assert "At least 8 characters, better 15 or more" in text

    @pytest.mark.parametrize("path", ["login/", "signup/"])
    def test_a_password_may_be_pasted_and_filled_in_by_a_manager(self, client, path):
        text = client.get(f"/en/account/{path}").content.decode()
        assert 'autocomplete="new-password"' in text or 'autocomplete="current-password"' in text
        assert "onpaste" not in text
        assert "maxlength" not in text.partition('type="password"')[2].partition(">")[0]  # nothing is cut off

    def test_without_script_there_is_no_button_to_show_it(self, client):
        text = client.get("/en/account/login/").content.decode()
        button = text.partition("data-shows")[2].partition(">")[0]
        assert "hidden" in button
        assert 'type="password"' in text

    def test_a_huge_text_is_hashed_for_nobody(self, client, monkeypatch):
        user = UserFactory()
        hashed = []
        monkeypatch.setattr("django.contrib.auth.base_user.check_password", lambda *args: hashed.append(args))
        text = client.post("/en/account/login/", {"login": user.email, "password": "x" * (LONGEST_PASSWORD + 1)})
        assert text.status_code == 200
        assert not user.check_password("x" * 1000)
        assert hashed == []

    def test_somebody_with_a_short_password_of_before_still_signs_in(self, client):
        user = UserFactory()
        user.set_password("short")
        user.save()
        client.post("/en/account/login/", {"login": user.email, "password": "short"})
        assert SESSION_KEY in client.session


@pytest.mark.django_db
def test_an_address_with_an_account_costs_as_much_hashing_as_a_new_one(client, monkeypatch):
    """Nobody learns by the clock who has an account: at sign-up, and at sign-in."""
    from django.contrib.auth import hashers

    hashed: list[str] = []
    monkeypatch.setattr(
        hashers.MD5PasswordHasher,
        "encode",
        lambda self, password, salt: hashed.append(password) or f"md5${salt}${hash(password)}",
    )
    UserFactory(email="here@town.example")
    costs = []
    for email in ("here@town.example", "new@town.example"):
        hashed.clear()
        person = {"email": email, "full_name": "Olena", "password1": GOOD, "password2": GOOD}
        answer = client.post("/en/account/signup/", person)
        costs.append((len(hashed), answer.status_code, answer.headers["Location"]))
        client.logout()
    assert costs[0] == costs[1]
    EmailAddress.objects.update(verified=True)
    costs = []
    for email in ("here@town.example", "nobody@town.example"):
        hashed.clear()
        text = client.post("/en/account/login/", {"login": email, "password": "wrong one here"}).content.decode()
        costs.append((len(hashed), "are not correct" in text))
    assert costs[0] == costs[1] == (1, True)


@pytest.mark.django_db
def test_the_page_of_a_forgotten_password_says_the_same_to_everybody(client):
    UserFactory(email="here@town.example")
    answers = [
        client.post("/en/account/password/reset/", {"email": email}, follow=True).content.decode()
        for email in ("here@town.example", "nobody@town.example")
    ]
    assert answers[0].replace("here@", "nobody@") == answers[1]
