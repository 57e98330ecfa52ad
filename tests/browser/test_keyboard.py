"""From an account to a filled-in passport with the keyboard alone: no mouse is touched after the page has opened.

Sign up, ask to represent a municipality, the town hall says yes by its own mailbox, second factor, passport, a need and
an offer, the business card.
"""

import re
from dataclasses import dataclass

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page

from tests.browser.conftest import Visitor
from tests.browser.test_walk import MODERATOR, sign_in

PASSWORD = "мандрівний міст 2027"
MODERATORS_PASSWORD = "pobratym-demonstration"
BUTTON = "main form button:not([data-shows])"
# At the thing itself, or at the label around it.
_IS_SEEN = """[document.activeElement, document.activeElement.parentElement].some(each => {
    const style = getComputedStyle(each);
    return style.outlineStyle != "none" || style.boxShadow != "none";
})"""
_MOST_STEPS = 220  # of the Tab key: a page with more ways than that is none for the keyboard


@dataclass(frozen=True)
class Claim:
    """Who asks for which hromada. Nobody represents it in the demonstration."""

    language: str
    typed: str
    found: str
    domain: str


CLAIMS = [
    Claim("uk", "Косів", "Косівська громада", "kosiv.example"),
    Claim("en", "Radekhiv", "Radekhiv hromada", "radekhiv.example"),
]
DECIDED = [
    Claim("uk", "Рогатин", "Рогатинська громада", "rohatyn.example"),
    Claim("en", "Bibrka", "Bibrka hromada", "bibrka.example"),
]


class Keyboard:
    """Hands that know the Tab key, Enter, the space bar, arrows and letters."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, selector: str) -> None:
        """The focus comes to the first thing that `selector` names, and can be seen there."""
        for _step in range(_MOST_STEPS):
            if self.page.evaluate("wanted => document.activeElement?.matches(wanted) ?? false", selector):
                assert self.page.evaluate(_IS_SEEN), f"the focus is not seen at {selector}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key does not reach {selector} at {self.page.url}")

    def type(self, selector: str, text: str) -> None:
        self.to(selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def check(self, selector: str) -> None:
        self.to(selector)
        self.page.keyboard.press("Space")
        assert self.page.evaluate("document.activeElement.checked"), selector

    def choose(self, selector: str, value: str) -> None:
        """Down the list until the value is reached, as a person with arrows does."""
        self.to(selector)
        self.page.keyboard.press("Home")
        for _step in range(80):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} is not among the choices of {selector}")

    def press(self, selector: str, key: str = "Enter") -> None:
        """A button or a link; the page that it leads to has come."""
        self.to(selector)
        before = self.page.url
        self.page.keyboard.press(key)
        self.page.wait_for_url(lambda url: url != before)
        self.page.wait_for_load_state()


def in_its_group(claims: list[Claim]) -> list:
    return [pytest.param(each, id=each.language, marks=pytest.mark.xdist_group(each.language)) for each in claims]


@pytest.mark.parametrize("claim", in_its_group(DECIDED))
def test_a_moderator_decides_a_request_without_a_mouse(visitor, server, claim):
    officer, moderator = visitor(claim.language, "officer"), visitor(claim.language, "moderator")
    keyboard, hands = Keyboard(officer.page), Keyboard(moderator.page)
    address = f"officer@{claim.domain}"
    sign_up(officer, keyboard, server, address)
    number = find_and_ask(officer, keyboard, claim)
    moderator.go("account/login/")
    hands.type("[name=login]", MODERATOR)
    hands.type("[name=password]", MODERATORS_PASSWORD)
    hands.press(BUTTON)
    moderator.page.goto(f"{server.url}/backoffice/membership-requests/")
    entry = moderator.page.locator("tr", has_text=address).locator("a").first.get_attribute("href")
    hands.press(f"main a[href='{entry}']")
    hands.press("form:has(input[value=approve]) button")
    assert server.letters_to(address, about="/desk/")
    officer.go(f"desk/{number}/passport/")
    keyboard.to("[name=about_uk]")


@pytest.mark.parametrize("claim", in_its_group(CLAIMS))
def test_from_an_account_to_a_passport_without_a_mouse(visitor, server, claim):
    officer = visitor(claim.language, "officer")
    keyboard = Keyboard(officer.page)
    address = f"officer@{claim.domain}"
    sign_up(officer, keyboard, server, address)
    number = find_and_ask(officer, keyboard, claim)
    a_moderator_files_the_website(visitor(claim.language, "moderator"), number, claim.domain)
    the_town_hall_says_yes(officer, keyboard, server, visitor(claim.language, "town hall"), claim)
    with_a_second_factor(officer, keyboard)
    the_passport(officer, keyboard, number)
    a_need_and_an_offer(officer, keyboard, number)
    the_card(officer, keyboard, number)


def sign_up(officer: Visitor, keyboard: Keyboard, server, address: str) -> None:
    officer.go("account/signup/")
    keyboard.type("[name=full_name]", "Ірина Гнатюк")
    keyboard.type("[name=email]", address)
    keyboard.type("[name=password1]", PASSWORD)
    keyboard.type("[name=password2]", PASSWORD)
    keyboard.press(BUTTON)
    letter = server.letters_to(address)
    officer.page.goto(re.search(r"http\S+/confirm-email/\S+", letter).group(0))
    keyboard.press(BUTTON)
    if "/desk/" not in officer.page.url:
        keyboard.type("[name=login]", address)
        keyboard.type("[name=password]", PASSWORD)
        keyboard.press(BUTTON)


def find_and_ask(officer: Visitor, keyboard: Keyboard, claim: Claim) -> int:
    """By name, among its namesakes; returns the municipality's number."""
    officer.go("desk/represent/")
    keyboard.type("main [name=q]", claim.typed)
    officer.page.keyboard.press("Enter")
    officer.page.wait_for_url("**q=**")
    row = officer.page.locator("main li", has_text=claim.found).locator("h3 a").first
    keyboard.press(f"main a[href='{row.get_attribute('href')}']")
    number = int(re.search(r"municipality=(\d+)", officer.page.url).group(1))
    keyboard.type("[name=position]", "International cooperation officer")
    keyboard.type("[name=note]", "The head of the council asked me to look after partnerships.")
    keyboard.press(BUTTON)
    assert re.search(r"/requests?/|/represent", officer.page.url), officer.page.url
    officer.look("12-request-waits")
    return number


def a_moderator_files_the_website(moderator: Visitor, number: int, domain: str) -> None:
    """What the mailbox is compared with."""
    sign_in(moderator, MODERATOR, MODERATORS_PASSWORD)
    page = moderator.page
    page.goto(f"{moderator.server.url}/backoffice/registry/{number}/addresses/")
    page.select_option("[name=kind]", "website")
    page.fill("[name=value]", f"https://{domain}")
    page.fill("[name=source]", "The page of contacts")
    page.fill("[name=reason]", "Looked at")
    page.locator("main form [type=submit]").last.click()
    page.wait_for_url(lambda url: "/addresses/" not in url)


def the_town_hall_says_yes(officer: Visitor, keyboard: Keyboard, server, clerk: Visitor, claim: Claim) -> None:
    """The question goes to a mailbox of the town hall; whoever reads it answers by a button, without an account."""
    officer.page.reload()
    keyboard.type("[name=mailbox]", f"office@{claim.domain}")
    officer.page.keyboard.press("Enter")
    letter = server.letters_to(f"office@{claim.domain}")
    clerk.page.goto(re.search(r"http\S+/town-hall/\S+", letter).group(0).rstrip(".)"))
    clerk.look("12-town-hall-is-asked")
    hands = Keyboard(clerk.page)
    hands.to("main form button[name=answer][value=yes]")
    clerk.page.keyboard.press("Enter")
    clerk.page.wait_for_load_state()
    clerk.look("12-town-hall-has-answered")


def with_a_second_factor(officer: Visitor, keyboard: Keyboard) -> None:
    officer.go("account/2fa/totp/activate/")
    if officer.page.locator("main [name=password]").count():
        keyboard.type("[name=password]", PASSWORD)
        keyboard.press(BUTTON)
    secret = re.search(r"[A-Z2-7]{20,}", officer.page.locator("main code").inner_text()).group(0)
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    keyboard.type("main [name=code]", code)
    keyboard.press(BUTTON)
    assert officer.page.locator(".codes code").count() == 10


def the_passport(officer: Visitor, keyboard: Keyboard, number: int) -> None:
    """Three of its steps: a text, marks of the land, languages."""
    officer.go(f"desk/{number}/passport/")
    keyboard.type("[name=about_uk]", "Ми живемо з лісу, ремесла й гостинності.")
    keyboard.type("[name=about_en]", "We live by the forest, crafts and hospitality.")
    keyboard.press("main form .form__actions button")
    keyboard.check("[name=marks][value=mountains]")
    keyboard.press("main form .form__actions button")
    keyboard.press("main a[href$='/passport/languages/']")  # past arms and photographs
    keyboard.choose("[name=level_en]", "working")
    keyboard.press("main form .form__actions button")


def the_card(officer: Visitor, keyboard: Keyboard, number: int) -> None:
    """From the passport to the page to print, which says what was just written, and to its PDF."""
    officer.go("desk/")
    officer.look("12-desk-by-keyboard")
    officer.go(f"desk/{number}/passport/")
    keyboard.press("main a[href$='/card/']")
    assert (
        officer.page.get_by_text("Specialists exchange what they know")
        .or_(officer.page.get_by_text("Обмін досвідом фахівців"))
        .first.is_visible()
    )
    officer.look("12-card")
    keyboard.to("main a[href*='card.pdf']")
    address = officer.page.evaluate("document.activeElement.href")
    document = officer.context.request.get(address)
    assert (document.status, document.headers["content-type"]) == (200, "application/pdf")


def a_need_and_an_offer(officer: Visitor, keyboard: Keyboard, number: int) -> None:
    for direction, sphere in (("need", "water"), ("offer", "civil_protection")):
        officer.go(f"desk/{number}/needs-and-offers/add/?direction={direction}")
        keyboard.choose("[name=sphere]", sphere)
        keyboard.choose("[name=form]", "know_how")
        keyboard.type("[name=title_uk]", "Обмін досвідом фахівців")
        keyboard.type("[name=title_en]", "Specialists exchange what they know")
        keyboard.press("main form .form__actions button")
