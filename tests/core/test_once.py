"""A form that is sent several times: one record, one letter, one page."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from pobratym.core.models import AnsweredForm
from pobratym.introductions.models import Introduction, Message
from pobratym.memberships.models import MembershipRequest
from pobratym.partnerships.models import Signature
from pobratym.profiles.models import Listing
from pobratym.suggestions.models import Suggestion
from tests.at_once import at_once
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory


def token_on(client, page) -> str:
    return re.search(r'name="form_token" value="([0-9a-f-]{36})"', client.get(page).content.decode()).group(1)


@pytest.mark.django_db
def test_a_message_sent_again_is_one_message(signed_in, django_capture_on_commit_callbacks):
    by = MembershipFactory()
    letter = IntroductionFactory(sent=True, receiver=by.municipality)
    MembershipFactory(municipality=letter.sender)
    page = f"/en/desk/{by.municipality_id}/letters/{letter.pk}/"
    client = signed_in(by.user)
    typed = {"text": "Thank you.", "form_token": token_on(client, page)}
    with django_capture_on_commit_callbacks(execute=True):
        answers = [client.post(f"{page}answer/", typed) for _time in range(4)]
    assert [answer.headers["Location"] for answer in answers] == [page] * 4
    assert Message.objects.count() == 1
    assert len(mail.outbox) == 1
    client.post(f"{page}answer/", typed | {"text": "Thank you once more."})  # gone back and written something else
    client.post(f"{page}answer/", typed | {"form_token": token_on(client, page)})  # meant so: a new page
    assert Message.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_four_at_once_are_one_message_and_one_mail():
    if connection.vendor == "sqlite":
        pytest.skip("needs a database that two connections can share")
    by = MembershipFactory()
    letter = IntroductionFactory(sent=True, receiver=by.municipality)
    MembershipFactory(municipality=letter.sender)
    page = f"/en/desk/{by.municipality_id}/letters/{letter.pk}/"
    first = Client()
    first.force_login(by.user)
    typed = {"text": "Thank you.", "form_token": token_on(first, page)}
    cookies = dict(first.cookies)
    places: list[str] = []

    def send() -> None:
        client = Client()
        client.cookies.update(cookies)
        places.append(client.post(f"{page}answer/", typed).headers["Location"])

    at_once(send, 4)
    assert places == [page] * 4
    assert Message.objects.count() == 1
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_another_person_with_the_same_token_is_not_answered_for(client):
    letter = IntroductionFactory(sent=True)
    people = [MembershipFactory(municipality=letter.receiver) for _person in range(2)]
    for by in people:
        client.force_login(by.user)
        page = f"/en/desk/{by.municipality_id}/letters/{letter.pk}/"
        client.post(f"{page}answer/", {"text": "Thank you.", "form_token": "one"})
    assert {each.author for each in Message.objects.all()} == {by.user for by in people}


@pytest.mark.django_db
def test_a_refused_form_can_be_sent_again(signed_in):
    by = MembershipFactory()
    letter = IntroductionFactory(sent=True, receiver=by.municipality)
    page = f"/en/desk/{by.municipality_id}/letters/{letter.pk}/"
    client = signed_in(by.user)
    token = token_on(client, page)
    text = client.post(f"{page}answer/", {"text": "", "form_token": token}).content.decode()
    assert f'name="form_token" value="{token}"' in text
    client.post(f"{page}answer/", {"text": "Thank you.", "form_token": token})
    assert Message.objects.count() == 1


@pytest.mark.django_db
def test_every_form_that_makes_something_is_answered_once(signed_in):
    by = MembershipFactory(municipality__name_en="Brody", municipality__name_uk="Броди")
    town, far = MunicipalityFactory(), MunicipalityFactory()
    partnership = PartnershipFactory(municipalities=[by.municipality, town], spheres=["water"])
    client = signed_in(by.user)
    place = by.municipality
    listing = {
        "direction": "need",
        "sphere": "water",
        "form": "know_how",
        "title_en": "Pumps",
        "urgency": "this_year",
    }
    forms = [
        (f"/en/desk/{place.pk}/letters/new/?to={far.pk}", _LETTER, Introduction),
        (f"/en/desk/{place.pk}/needs-and-offers/add/", listing, Listing),
        (f"/en/desk/represent/?municipality={town.pk}", {"position": "Head", "note": "Call us."}, MembershipRequest),
        (
            f"/en/partnerships/{partnership.pk}/signatures/add/",
            {"signed_on": "2024-05-01", "signatory_en": "The mayor", "confirmed": "yes"},
            Signature,
        ),
        (
            f"/en/municipalities/{place.pk}-{place.slug}/suggest/?what=name_en",
            {"name_en": "Brody!", "source": "A map"},
            Suggestion,
        ),
    ]
    for page, typed, made in forms:
        sent = typed | {"form_token": token_on(client, page)}
        answers = [client.post(page, sent) for _time in range(3)]
        assert [answer.status_code for answer in answers] == [302] * 3, (page, answers[0].content.decode())
        assert len({answer.headers["Location"] for answer in answers}) == 1, page
        assert made._base_manager.count() == 1, page


_LETTER = {
    "subject": "Good day",
    "letter_en": "We would like to get to know you.",
    "why_own_en": "Our rivers meet.",
    "intent": "send",
}


@pytest.mark.django_db
def test_answered_forms_are_kept_for_a_day(signed_in):
    from datetime import timedelta

    from django.utils import timezone

    AnsweredForm.objects.create(key="old", answered_at=timezone.now() - timedelta(days=2))
    user = UserFactory()
    town = MunicipalityFactory()
    page = f"/en/desk/represent/?municipality={town.pk}"
    client = signed_in(user)
    client.post(page, {"position": "Head", "note": "Call us.", "form_token": token_on(client, page)})
    assert not AnsweredForm.objects.filter(key="old").exists()
