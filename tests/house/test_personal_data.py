"""What names a person says so at its model, and from that she is told, given a copy, and erased."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client
from django.urls import reverse

from pobratym.core.errors import NotAllowed, TooMany
from pobratym.core.models import OutgoingMail
from pobratym.core.personal_data import WhenErased
from pobratym.introductions.models import Message
from pobratym.journal.models import Entry
from pobratym.memberships.actions import leave_the_platform, request_membership
from pobratym.memberships.models import Membership, MembershipRequest
from pobratym.people.actions import erase_account, export_own_data, keep_draft
from pobratym.people.models import ERASED_DOMAIN, Draft, User
from pobratym.people.personal_data import OF_LIBRARIES, columns_that_name_people, records_about
from pobratym.suggestions.models import Suggestion
from pobratym.upkeep import pruning
from tests.factories.introductions import IntroductionFactory, MessageFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import PASSWORD, UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.suggestions import SuggestionFactory
from tests.house.test_erasure import traces

ADDRESS, SECOND, NAME, WORDS = "olena.gone@example.org", "second.gone@example.org", "Олена Зникла", "my own 0671234567"


def test_every_column_that_points_at_a_person_says_what_it_is():
    found = list(columns_that_name_people())
    assert len(found) > 40
    assert [f"{model._meta.label}.{column}" for model, column, naming in found if naming is None] == []


def test_no_declaration_is_of_a_column_that_is_not_there():
    found = {(model, column) for model, column, _naming in columns_that_name_people()}
    for model in {model for model, _column in found}:
        own = model.__dict__.get("names_people") or OF_LIBRARIES.get(model._meta.label, ())
        assert {(model, each.column) for each in own} == {each for each in found if each[0] is model}
    assert OF_LIBRARIES.keys() <= {model._meta.label for model, _column in found}


def test_what_is_shown_and_emptied_are_columns_and_no_secrets():
    for model, _column, naming in columns_that_name_people():
        assert naming is not None
        columns = {name for field in model._meta.concrete_fields for name in (field.name, field.attname)}
        assert {*naming.shown, *naming.emptied} <= columns, model
        assert not {"session_key", "password", "key_hash", "prefix"} & set(naming.shown), model
    assert "data" not in OF_LIBRARIES["mfa.Authenticator"][0].shown


def test_what_goes_with_the_person_is_protected_by_nothing():
    for model, column, naming in columns_that_name_people():
        on_delete = model._meta.get_field(column).remote_field.on_delete
        if naming and naming.when_erased is WhenErased.GOES:
            assert on_delete in (models.CASCADE, models.SET_NULL), model


@pytest.fixture
def olena(db, settings):
    """Somebody of whom much is kept, who has written to another municipality."""
    settings.EMAIL_BACKEND = "pobratym.core.mail.OutboxBackend"
    person = UserFactory(email=ADDRESS, full_name=NAME, language="en")
    EmailAddress.objects.create(user=person, email=SECOND, verified=True)
    membership = MembershipFactory(user=person, position=WORDS, role="head")
    letter = IntroductionFactory(sent=True, sender=membership.municipality, written_by=person)
    MessageFactory(introduction=letter, author=person, on_behalf_of=membership.municipality, text="Good day to you")
    SuggestionFactory(proposer=person, name=NAME, email=ADDRESS)
    proof = SimpleUploadedFile("proof.pdf", b"%PDF- " + WORDS.encode())
    request_membership(by=person, municipality=MunicipalityFactory(), position=WORDS, note=WORDS, document=proof)
    keep_draft(by=person, form="/desk/", page="/desk/", typed={"note": [WORDS]})
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "sealed"})
    return person


class TestTheCopy:
    def test_all_that_names_her_is_in_it_and_nobody_elses(self, olena):
        UserFactory(email="somebody.else@example.org")
        text = json.dumps(export_own_data(by=olena), ensure_ascii=False)
        for each in (ADDRESS, SECOND, NAME, WORDS, "Good day to you", "people.data_exported"):
            assert each in text, each
        assert "sealed" not in text
        assert olena.password not in text
        assert "somebody.else" not in text

    def test_it_holds_every_kind_that_the_page_names(self, olena):
        named = {str(each.naming.what) for each in records_about(olena) if each.rows.exists()}
        assert {each["what"] for each in export_own_data(by=olena)["records"]} == named
        assert len(named) >= 8

    def test_nobody_takes_one_all_day(self, olena, settings):
        for _time in range(settings.LIMITS["exports_of_own_data"]["person"]):
            export_own_data(by=olena)
        with pytest.raises(TooMany):
            export_own_data(by=olena)


@pytest.mark.django_db(transaction=True)
class TestErased:
    def test_means_erased_and_what_others_were_written_stays(self, olena, monkeypatch):
        assert traces(ADDRESS, SECOND, NAME, WORDS)
        leave_the_platform(by=olena)
        monkeypatch.setattr(pruning, "_UPLOAD_TAKES", -pruning._UPLOAD_TAKES)
        pruning.prune_private_files()
        assert traces(ADDRESS, SECOND, NAME, WORDS) == []
        gone = User.objects.get(pk=olena.pk)
        assert (gone.email, gone.is_active, gone.has_usable_password()) == (f"{olena.pk}@{ERASED_DOMAIN}", False, False)
        assert str(gone) == "a person who has left the platform"
        assert Message.objects.get().text == "Good day to you"
        assert Membership.objects.get().ended_at
        assert not any(model.objects.exists() for model in (MembershipRequest, Draft, Authenticator, UserSession))
        assert Suggestion.objects.get().name == ""
        assert Entry.objects.filter(verb="people.account_erased", actor_id=olena.pk).exists()
        assert not OutgoingMail.objects.filter(recipient=ADDRESS).exists()

    def test_whoever_has_done_nothing_leaves_no_row_at_all(self):
        person = UserFactory(email=ADDRESS, full_name=NAME)
        number = person.pk
        erase_account(by=person, user=person)
        assert not User.objects.filter(pk=number).exists()
        assert traces(ADDRESS, NAME) == []
        assert Entry.objects.get().actor_id == number

    def test_the_address_may_open_an_account_anew(self, olena):
        leave_the_platform(by=olena)
        person = {"email": ADDRESS, "full_name": "Olena", "password1": PASSWORD, "password2": PASSWORD}
        Client().post("/en/account/signup/", person)
        assert User.objects.filter(email=ADDRESS).exists()


@pytest.mark.django_db
class TestThePages:
    @staticmethod
    def enter(user) -> Client:
        client = Client()
        client.post("/en/account/login/", {"login": user.email, "password": PASSWORD})
        return client

    @pytest.fixture
    def person(self):
        return MembershipFactory(user__email=ADDRESS).user

    def test_everything_by_kind(self, olena, client):
        client.force_login(olena)
        text = client.get(reverse("desk:my_data")).content.decode()
        for each in records_about(olena):
            if each.rows.exists():
                assert str(each.naming.what).replace("’", "’") in text
        assert text.count("is deleted") >= 4
        assert "remains without your name" in text

    def test_the_copy_is_asked_for_with_the_password_and_comes_as_a_file(self, person):
        browser = self.enter(person)
        asked = browser.post(reverse("desk:my_data_copy"))
        assert "/account/reauthenticate/" in asked.headers["Location"]
        answer = browser.post(asked.headers["Location"], {"password": PASSWORD})
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.json()["account"]["email"] == ADDRESS

    def test_the_way_out_names_what_stays_and_signs_out(self, person):
        browser = self.enter(person)
        page = reverse("desk:account_erase")
        assert "You will no longer represent" in browser.get(page).content.decode()
        asked = browser.post(page)
        assert User.objects.filter(email=ADDRESS).exists()
        answer = browser.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)
        assert "Your account is erased." in answer.content.decode()
        assert not User.objects.filter(email=ADDRESS).exists()
        assert browser.get("/en/desk/").status_code == 302

    def test_an_administrator_is_told_why_she_cannot(self, client):
        administrator = UserFactory(is_superuser=True)
        with pytest.raises(NotAllowed):
            erase_account(by=administrator, user=administrator)
