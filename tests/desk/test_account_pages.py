"""Sign-up, sign-in and the request to represent a municipality, as pages that work without script."""

import html
import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pobratym.memberships.models import MembershipRequest
from pobratym.naming.folding import fold
from pobratym.people.models import User
from pobratym.places.models import Name
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory
from tests.factories.people import PASSWORD, UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import PassportFactory

pytestmark = pytest.mark.django_db

ASKED = {"position": "Head of the international department", "note": "Call the reception."}


def page(answer) -> str:
    assert answer.status_code == 200, answer
    return answer.content.decode()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_from_sign_up_to_the_desk(client, language):
    person = {"email": "new@town.example", "full_name": "Olena Koval", "password1": PASSWORD, "password2": PASSWORD}
    client.post(f"/{language}/account/signup/", person, follow=True)
    user = User.objects.get()
    assert (user.full_name, user.language) == ("Olena Koval", language)
    (letter,) = mail.outbox
    link = re.search(rf"http://\S+/{language}/account/confirm-email/\S+", letter.body).group()
    assert "testserver" not in letter.body.replace(link, "")
    path = link.removeprefix("http://testserver")
    assert "new@town.example" in page(client.get(path))
    client.post(path)
    assert EmailAddress.objects.get().verified
    answer = client.post(
        f"/{language}/account/login/", {"login": "new@town.example", "password": PASSWORD}, follow=True
    )
    assert answer.request["PATH_INFO"] == f"/{language}/desk/"


def test_nothing_is_suggested_that_is_refused_afterwards(client, signed_in):
    """A city of a country that nobody is brought together with is found by name, and offered to nobody as her own."""
    saransk = MunicipalityFactory(country__code="RU", country__exclusion_act="The law", name_en="Saransk")
    sarata = MunicipalityFactory(hromada=True, name_en="Saransk hromada")
    for place in (saransk, sarata):
        Name.objects.create(municipality=place, text="Saransk", key=fold("Saransk"), language="en")
    found = client.get("/en/places/?q=Saransk").json()["results"]
    offered = client.get("/en/places/?q=Saransk&for=claim").json()["results"]
    assert {each["id"] for each in found} >= {saransk.pk}
    assert saransk.pk not in {each["id"] for each in offered}
    browser = signed_in(UserFactory())
    assert "?for=claim" in page(browser.get("/en/desk/represent/"))
    text = page(browser.get(f"/en/desk/represent/?municipality={saransk.pk}"))
    assert "cannot be represented" in text
    assert re.search(r'name="q"\s+id="id_q"\s+value=""', text)
    assert "Nothing found" not in text


@pytest.mark.parametrize("is_same_browser", [True, False])
def test_who_wanted_to_represent_a_municipality_before_signing_up_ends_there(client, is_same_browser):
    """From "I represent it" over sign-in, sign-up and the letter, whichever browser opens that."""
    wanted = f"/en/desk/represent/?municipality={MunicipalityFactory(hromada=True).pk}"
    sign_in = client.get(client.get(wanted).headers["Location"])
    sign_up = re.search(r'href="(/en/account/signup/[^"]*)"', page(sign_in)).group(1)
    form = page(client.get(sign_up))
    next_page = html.unescape(re.search(r'name="next" value="([^"]*)"', form).group(1))
    person = {"email": "new@town.example", "full_name": "Olena Koval", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/en/account/signup/", {**person, "next": next_page})
    link = re.search(r"http://testserver(/en/account/confirm-email/\S+)", mail.outbox[0].body).group(1)
    browser = client if is_same_browser else Client()
    text = page(browser.get(link))
    sent_to = html.unescape(re.search(r'action="(/en/account/confirm-email/[^"]*)"', text).group(1))
    hidden = re.search(r'name="next" value="([^"]*)"', text).group(1)
    answer = browser.post(sent_to, {"next": html.unescape(hidden)})
    if answer.headers["Location"] != wanted:
        answer = browser.get(answer.headers["Location"])
    answer = browser.get(wanted)
    if answer.status_code == 302:
        typed = {"login": "new@town.example", "password": PASSWORD, "next": wanted}
        answer = browser.post("/en/account/login/", typed, follow=True)
    assert answer.request["PATH_INFO"] + "?" + answer.request["QUERY_STRING"] == wanted
    assert 'name="position"' in answer.content.decode()


def test_each_help_of_sign_up_stands_under_its_own_field(client):
    text = page(client.get("/en/account/signup/"))
    helps = dict(re.findall(r'id="id_(\w+)_helptext"[^>]*>(.*?)</div>', text, re.DOTALL))
    assert "sign official letters" in helps["full_name"]
    assert "mailbox of your office" in helps["email"]
    assert "15" in helps["password1"]
    for name in ("full_name", "email", "password1"):
        assert re.search(rf'<input[^>]*name="{name}"[^>]*aria-describedby="id_{name}_helptext"', text), name


def test_the_letter_leads_to_no_other_site(client):
    person = {"email": "new@town.example", "full_name": "Olena Koval", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/en/account/signup/", {**person, "next": "https://evil.example/"})
    assert "evil" not in mail.outbox[0].body


def test_a_wrong_sign_up_keeps_what_was_typed(client):
    typed = {"email": "not an address", "full_name": "Olena", "password1": "short", "password2": "shorter"}
    text = page(client.post("/en/account/signup/", typed))
    assert 'value="Olena"' in text
    assert 'value="not an address"' in text
    assert "ds-error-summary" in text
    assert not User.objects.exists()


def test_a_wrong_password_is_told_and_the_address_kept(client):
    user = UserFactory()
    text = page(client.post("/en/account/login/", {"login": user.email, "password": "wrong"}))
    assert f'value="{user.email}"' in text
    assert "ds-error-summary" in text


def test_letters_of_the_sign_in_follow_the_language_of_the_person(client):
    user = UserFactory(language="uk")
    client.post("/en/account/password/reset/", {"email": user.email})
    (letter,) = mail.outbox
    assert letter.to == [user.email]
    assert "/account/password/reset/key/" in letter.body


@pytest.mark.parametrize(
    "path",
    ["login/", "signup/", "password/reset/", "password/reset/done/", "confirm-email/", "password/reset/key/done/"],
)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_pages_of_the_door_stand_in_our_frame(client, path, language):
    assert 'id="main"' in page(client.get(f"/{language}/account/{path}"))


@pytest.mark.parametrize("path", ["email/", "password/change/", "logout/"])
def test_pages_of_the_account_stand_in_our_frame(signed_in, path):
    assert 'id="main"' in page(signed_in(UserFactory()).get(f"/en/account/{path}"))


def test_too_many_attempts_are_told(client, settings):
    settings.CACHES = {
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "attempts"},
    }
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    client.post("/en/account/password/reset/", {"email": "a@b.example"})
    answer = client.post("/en/account/password/reset/", {"email": "a@b.example"})
    assert answer.status_code == 429
    assert "Too many attempts" in answer.content.decode()


def test_the_desk_asks_to_sign_in(client):
    assert client.get("/en/desk/").headers["Location"].startswith("/en/account/login/")


def test_an_empty_desk_says_what_to_do(signed_in):
    text = page(signed_in(UserFactory()).get("/en/desk/"))
    assert "You do not represent a municipality yet" in text
    assert 'href="/en/desk/represent/"' in text


def test_the_desk_shows_what_waits(signed_in):
    membership = MembershipFactory()
    IntroductionFactory(sent=True, receiver=membership.municipality)
    refused = MembershipRequestFactory(user=membership.user)
    moderator = UserFactory(moderator=True)
    from pobratym.memberships.actions import refuse_request

    refuse_request(request=refused, by=moderator, reason="The mailbox is private.")
    text = page(signed_in(membership.user).get("/en/desk/"))
    assert "A letter that nobody has opened yet" in text
    assert "The mailbox is private." in text
    assert membership.municipality.name["en"] in text


def test_how_many_queries_the_desk_takes(signed_in, django_assert_num_queries):
    membership = MembershipFactory()
    PassportFactory(municipality=membership.municipality)
    client = signed_in(membership.user)
    client.get("/en/desk/")
    with django_assert_num_queries(55):
        client.get("/en/desk/")


def test_a_moderator_sees_the_queues(signed_in):
    MembershipRequestFactory()
    text = page(signed_in(UserFactory(moderator=True)).get("/en/desk/"))
    assert "request to represent a municipality" in text
    assert 'href="/backoffice/"' in text


def called(name: str, **place):
    municipality = MunicipalityFactory(name_en=name, **place)
    Name.objects.create(municipality=municipality, text=name, key=fold(name), source="test")
    return municipality


def test_a_municipality_is_found_among_its_namesakes(signed_in):
    small, big = called("Odessa", population=100), called("Odessa", population=1000)
    hromada = MunicipalityFactory(name_en="Elsewhere")
    called("Odessa", level="settlement", parent=hromada)
    called("Odessa", level="settlement")
    text = page(signed_in(UserFactory()).get("/en/desk/represent/", {"q": "odessa"}))
    assert re.findall(r'href="\?municipality=(\d+)"', text) == [str(each.pk) for each in (big, small, hromada)]


@pytest.mark.parametrize("query", [{"q": "Nowhere"}, {"q": "%' OR 1=1"}, {"q": "<b>"}])
def test_nothing_found_says_so(signed_in, query):
    text = page(signed_in(UserFactory()).get("/en/desk/represent/", query))
    assert "Nothing found" in text
    assert "<b>" not in text


@pytest.mark.parametrize("number", ["999999", "x", "-1", "9" * 40, "1;2"])
def test_an_impossible_municipality_is_not_asked_for(signed_in, number):
    text = page(signed_in(UserFactory()).get("/en/desk/represent/", {"municipality": number}))
    assert "cannot be represented" in text


def test_towns_of_the_aggressor_state_are_not_represented(signed_in):
    town = called("Odessa", country__code="RU")
    client = signed_in(UserFactory())
    assert "Nothing found" in page(client.get("/en/desk/represent/", {"q": "Odessa"}))
    assert "cannot be represented" in page(client.get("/en/desk/represent/", {"municipality": town.pk}))


def test_a_request_is_sent_with_its_document(signed_in):
    user, town = UserFactory(), MunicipalityFactory()
    document = SimpleUploadedFile("order.pdf", b"%PDF-1.7 x", content_type="application/pdf")
    answer = signed_in(user).post(f"/en/desk/represent/?municipality={town.pk}", {**ASKED, "document": document})
    assert answer.headers["Location"] == f"/en/desk/represent/{MembershipRequest.objects.get().pk}/"
    asked = MembershipRequest.objects.get()
    assert (asked.user, asked.municipality, asked.position) == (user, town, ASKED["position"])
    assert asked.document


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"position": "", "note": "Call us."}, "This field is required"),
        ({"position": "Head", "note": "x" * 2001}, "2000"),
        ({**ASKED, "document": SimpleUploadedFile("virus.pdf", b"MZ")}, "This is not a PDF"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(signed_in, typed, told):
    town = MunicipalityFactory()
    text = page(signed_in(UserFactory()).post(f"/en/desk/represent/?municipality={town.pk}", typed))
    assert told in text
    assert typed["note"] in text
    assert not MembershipRequest.objects.exists()


def test_who_represents_it_already_is_told(signed_in):
    membership = MembershipFactory()
    address = f"/en/desk/represent/?municipality={membership.municipality_id}"
    assert "already represent" in page(signed_in(membership.user).post(address, ASKED))


def test_a_request_is_taken_back_by_its_owner_only(signed_in):
    asked = MembershipRequestFactory()
    address = f"/en/desk/represent/{asked.pk}/withdraw/"
    assert signed_in(UserFactory()).post(address).status_code == 404
    client = signed_in(asked.user)
    assert client.get(address).status_code == 405
    client.post(address)
    asked.refresh_from_db()
    assert asked.status == "withdrawn"
    text = page(client.post(address, follow=True))
    assert "no longer possible" in text


def test_at_the_beginning_the_desk_lists_what_to_do_each_as_a_link_in_order_of_use(signed_in):
    by = MembershipFactory(municipality=MunicipalityFactory(hromada=True), role="head")
    text = page(signed_in(by.user).get("/en/desk/"))
    waits = text[text.index("What the profile lacks") : text.index("Profile complete")]
    assert "Nothing waits" not in text
    own = f"/en/desk/{by.municipality_id}"
    assert re.findall(r'<a href="([^"]+)">', waits) == [
        f"{own}/passport/#id_about_uk",
        f"{own}/passport/#id_about_en",
        f"{own}/passport/languages/#id_level_en",
        f"{own}/passport/contact/#id_contact_email",
        f"{own}/needs-and-offers/add/?direction=need",
        f"{own}/needs-and-offers/add/?direction=offer",
        f"{own}/seeking/",
        f"{own}/candidates/",
    ]
    for step, name in (("", "about_uk"), ("", "about_en"), ("languages/", "level_en"), ("contact/", "contact_email")):
        assert f'id="id_{name}"' in page(signed_in(by.user).get(f"{own}/passport/{step}"))


def test_who_only_reads_is_given_nothing_to_fill_in(signed_in):
    by = MembershipFactory(municipality=MunicipalityFactory(hromada=True), role="observer")
    text = page(signed_in(by.user).get("/en/desk/"))
    assert "#id_about_uk" not in text
    assert "Nothing waits" not in text  # the profile is empty
