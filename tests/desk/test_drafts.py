"""No text is lost: a session that ends, an old tab, a refused form. What was typed stands in the form again."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pobratym.introductions.models import Message
from pobratym.memberships.models import Role
from pobratym.people.actions import keep_draft
from pobratym.people.models import Draft
from pobratym.people.rules.drafts import MOST_CHARACTERS, OF_A_PERSON, worth_keeping
from pobratym.upkeep.pruning import prune_drafts
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import PASSWORD, UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory

pytestmark = pytest.mark.django_db
WORDS = "Дякуємо за лист & «хочемо» зустрітися"


@pytest.fixture
def head():
    return MembershipFactory(municipality=MunicipalityFactory(hromada=True), role=Role.HEAD)


@pytest.fixture
def letter_page(head):
    letter = IntroductionFactory(sent=True, receiver=head.municipality)
    return f"/en/desk/{head.municipality_id}/letters/{letter.pk}/"


def hidden(client, page, name, at=0) -> str:
    return re.findall(rf'name="{name}"\s+value="([^"]*)"', client.get(page).content.decode())[at]


def sign_in(client, person, page) -> str:
    """By the page of sign-in; where one is led."""
    answer = client.post("/en/account/login/", {"login": person.email, "password": PASSWORD, "next": page})
    return answer.headers["Location"]


def pages_with_a_form(head):
    """The page of a form -> a field of it and where it is sent, unless to the page itself."""
    own, desk = head.municipality, f"/en/desk/{head.municipality_id}"
    letter = IntroductionFactory(sent=True, receiver=own)
    partnership = PartnershipFactory(municipalities=[own, MunicipalityFactory()])
    listing = ListingFactory(municipality=own)
    to = MunicipalityFactory()
    return {
        f"{desk}/letters/new/?to={to.pk}": ("letter_uk", ""),
        f"{desk}/letters/{letter.pk}/": ("text", f"{desk}/letters/{letter.pk}/answer/"),
        f"{desk}/passport/": ("about_en", ""),
        f"{desk}/seeking/": ("note_uk", ""),
        f"{desk}/needs-and-offers/add/": ("details_uk", ""),
        f"{desk}/needs-and-offers/{listing.pk}/": ("details_en", ""),
        f"/en/desk/represent/?municipality={MunicipalityFactory().pk}": ("note", ""),
        f"/en/partnerships/{partnership.pk}/propose/": ("note", ""),
    }


def test_a_session_that_ends_loses_no_text_of_any_form(head):
    for page, (field, address) in pages_with_a_form(head).items():
        browser = Client()
        browser.force_login(head.user)
        typed = {field: WORDS, "draft_of": hidden(browser, page, "draft_of")}
        browser.session.flush()
        answer = browser.post(address or page, typed, headers={"Referer": f"http://testserver{page}"})
        assert answer.status_code == 302, page
        assert answer.headers["Location"].startswith("/en/account/login/"), page
        assert sign_in(browser, head.user, page) == page
        text = browser.get(page).content.decode()
        assert WORDS.replace("&", "&amp;") in text, page
        assert "This is your draft" in text, page


def test_who_is_signed_out_is_led_back_to_the_page_and_not_to_the_address_of_a_button(head, letter_page):
    browser = Client()
    answer = browser.post(f"{letter_page}read/", headers={"Referer": f"http://testserver{letter_page}"})
    assert answer.headers["Location"] == f"/en/account/login/?next={letter_page}"
    elsewhere = browser.post(
        f"{letter_page}answer/", {"text": "x"}, headers={"Referer": "http://evil.example/en/desk/"}
    )
    assert "evil" not in elsewhere.headers["Location"]


def test_another_person_of_the_same_browser_does_not_get_the_text(head, letter_page):
    colleague = MembershipFactory(municipality=head.municipality, role=Role.COORDINATOR)
    browser = Client()
    browser.force_login(head.user)
    typed = {"text": WORDS, "draft_of": hidden(browser, letter_page, "draft_of")}
    browser.session.flush()
    browser.post(f"{letter_page}answer/", typed)
    sign_in(browser, colleague.user, letter_page)
    assert "Дякуємо" not in browser.get(letter_page).content.decode()
    assert not Draft.objects.exists()


def test_a_refused_form_is_kept_and_an_answered_one_is_forgotten(signed_in, head, letter_page):
    browser = signed_in(head.user)
    typed = {"text": "  ", "draft_of": hidden(browser, letter_page, "draft_of")}
    assert browser.post(f"{letter_page}answer/", typed).status_code == 422
    assert not Draft.objects.exists()  # nothing was typed
    too_long = {**typed, "text": "so long " * 1000}
    assert browser.post(f"{letter_page}answer/", too_long).status_code == 422
    assert Draft.objects.get().typed["text"] == ["so long " * 1000]
    assert "so long so long" in browser.get(letter_page).content.decode()
    assert browser.post(f"{letter_page}answer/", {**typed, "text": "Thank you."}).status_code == 302
    assert Message.objects.count() == 1
    assert not Draft.objects.exists()


def test_what_the_room_refuses_after_the_page_is_kept_too(signed_in, head, letter_page):
    """A role that has been taken away meanwhile: 403, and the text stays."""
    browser = signed_in(head.user)
    typed = {"text": WORDS, "draft_of": hidden(browser, letter_page, "draft_of")}
    type(head).objects.filter(pk=head.pk).update(role=Role.OBSERVER)
    assert browser.post(f"{letter_page}answer/", typed).status_code == 403
    assert Draft.objects.get().person == head.user


def test_the_button_keeps_a_draft_and_throws_it_away(signed_in, head):
    browser = signed_in(head.user)
    page = f"/en/desk/{head.municipality_id}/seeking/"
    typed = {
        "note_uk": WORDS,
        "types": ["project", "memorandum"],
        "capacity": "not a number",
        "draft_of": hidden(browser, page, "draft_of"),
    }
    answer = browser.post(
        "/en/desk/drafts/", {**typed, "draft": "keep"}, headers={"Referer": f"http://testserver{page}"}
    )
    assert answer.headers["Location"] == page
    text = browser.get(page.replace("/en/", "/uk/")).content.decode()  # one draft, whichever language the page has
    assert "«хочемо»" in text
    assert 'value="not a number"' in text
    assert len(re.findall(r'name="types"\s[^>]*\bchecked', text)) == 2
    browser.post("/en/desk/drafts/", {**typed, "draft": "discard"})
    assert "«хочемо»" not in browser.get(page).content.decode()


def test_the_script_learns_that_the_reader_is_not_signed_in_any_more(signed_in, head, letter_page):
    browser = signed_in(head.user)
    typed = {"text": WORDS, "draft_of": hidden(browser, letter_page, "draft_of")}
    asked = {"headers": {"Accept": "application/json"}}
    assert browser.post("/en/desk/drafts/", typed, **asked).status_code == 204
    assert Draft.objects.get().typed == {"text": [WORDS]}
    browser.session.flush()
    assert browser.post("/en/desk/drafts/", typed, **asked).status_code == 401


def test_an_old_tab_gets_our_page_with_the_text_and_the_way_back(head, letter_page):
    """She signed in again in another tab: the sign of the form is of before."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(head.user)
    typed = {
        "text": WORDS,
        "csrfmiddlewaretoken": hidden(browser, letter_page, "csrfmiddlewaretoken"),
        "draft_of": hidden(browser, letter_page, "draft_of"),
    }
    browser.cookies["csrftoken"] = "x" * 32
    answer = browser.post(f"{letter_page}answer/", typed, headers={"Referer": f"http://testserver{letter_page}"})
    text = answer.content.decode()
    assert answer.status_code == 403
    assert "Your text is kept" in text
    assert "Дякуємо за лист &amp;" in text
    assert f'href="{letter_page}"' in text
    assert "Дякуємо за лист" in browser.get(letter_page).content.decode()
    assert not Message.objects.exists()


def test_an_old_tab_of_somebody_who_has_left_leads_to_sign_in_and_back(head, letter_page):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(head.user)
    typed = {"text": WORDS, "draft_of": hidden(browser, letter_page, "draft_of")}
    browser.session.flush()
    answer = browser.post(f"{letter_page}answer/", typed, headers={"Referer": f"http://testserver{letter_page}"})
    assert "Sign in and go on" in answer.content.decode()
    browser.handler.enforce_csrf_checks = False
    sign_in(browser, head.user, letter_page)
    assert "Дякуємо за лист" in browser.get(letter_page).content.decode()


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}],
    ids=str,
)
def test_what_another_site_sends_is_neither_kept_nor_shown(head, letter_page, headers):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(head.user)
    typed = {"text": WORDS, "draft_of": hidden(browser, letter_page, "draft_of")}
    answer = browser.post(f"{letter_page}answer/", typed, headers=headers)
    assert answer.status_code == 403
    assert "Дякуємо" not in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_form_without_an_account_shows_its_text_when_its_sign_is_old(client):
    place = MunicipalityFactory()
    browser = Client(enforce_csrf_checks=True)
    page = f"/en/municipalities/{place.pk}-{place.slug}/suggest/?what=other"
    text = browser.post(page, {"note": WORDS, "email": "a@example.org"}).content.decode()
    assert "Дякуємо за лист &amp;" in text
    assert "Back to the form" in text


def test_no_password_is_kept_and_no_more_than_anybody_types():
    sent = [("password1", ["hunter2 hunter2"]), ("csrfmiddlewaretoken", ["t"]), ("note", ["a word"])]
    assert worth_keeping(sent) == {"note": ["a word"]}
    assert worth_keeping([("text", ["x" * MOST_CHARACTERS])]) == {}
    assert worth_keeping([("insist", [""]), ("text", [" \n"])]) == {}


def test_a_person_has_so_many_drafts_and_each_for_so_long():
    person = UserFactory()
    for number in range(OF_A_PERSON + 3):
        keep_draft(by=person, form=f"/desk/{number}/", page="/desk/", typed={"text": ["a word"]})
    assert Draft.objects.filter(person=person).count() == OF_A_PERSON
    assert not Draft.objects.filter(form="/desk/0/").exists()
    Draft.objects.filter(form="/desk/9/").update(saved_at=timezone.now() - timedelta(days=31))
    assert prune_drafts() == 1


def test_a_signature_of_another_persons_page_keeps_nothing(signed_in, head, letter_page):
    stranger = UserFactory()
    of_head = hidden(signed_in(head.user), letter_page, "draft_of")
    browser = Client()
    browser.force_login(stranger)
    for forged in (of_head, of_head.replace("1", "2"), "", "nonsense"):
        browser.post("/en/desk/drafts/", {"text": WORDS, "draft_of": forged})
    assert not Draft.objects.exists()
