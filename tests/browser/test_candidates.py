"""An officer looks at her candidates, lays some side by side, puts one aside, saves what matters to her, and comes to
the form of a letter: in both languages, at both widths."""

import re

import pytest

from tests.browser.conftest import Visitor
from tests.browser.test_walk import sign_in

OFFICER, PASSWORD = "officer@hromada.example", "pobratym-demonstration"


@pytest.mark.xdist_group("town hall")
@pytest.mark.parametrize("language", ["uk", "en"])
def test_from_candidates_to_a_letter(visitor, language):
    officer = visitor(language, "officer")
    sign_in(officer, OFFICER, PASSWORD)
    own = number_of_her_municipality(officer)
    lay_side_by_side(officer, own)
    gone = put_aside(officer, own)
    remember(officer, own)
    save_what_matters(officer, own)
    take_all_back(officer, own, gone)
    write(officer, own)


def number_of_her_municipality(officer: Visitor) -> int:
    officer.go("desk/")
    link = officer.page.locator("a[href*='/candidates/']").first.get_attribute("href")
    return int(re.search(r"/desk/(\d+)/candidates/", link).group(1))


def lay_side_by_side(officer: Visitor, own: int) -> None:
    page = officer.page
    officer.go(f"desk/{own}/candidates/")
    page.locator("main details:has(.passage) > summary").click()
    officer.look("30-candidates")
    boxes = page.locator("main input[name=with]")
    for number in range(3):
        boxes.nth(number).focus()
        page.keyboard.press("Space")
    page.locator("button[form=compare]").click()
    page.wait_for_url("**/candidates/compare/**")
    assert page.url.count("with=") == 3
    assert page.locator("main thead th").count() == 3
    officer.look("31-side-by-side")


def put_aside(officer: Visitor, own: int) -> int:
    """From the comparison; the number of the one that is not for us."""
    page = officer.page
    link = page.locator("main a[href*='/dismiss/']").first
    gone = int(re.search(r"/candidates/(\d+)/dismiss/", link.get_attribute("href")).group(1))
    link.click()
    page.wait_for_url("**/dismiss/**")
    officer.look("32-not-for-us")
    page.locator("main form .form__actions button").click()
    page.wait_for_load_state()
    officer.look("32-no-reason-given")
    page.locator("[name=why_not][value=language]").check()
    page.locator("main form .form__actions button").click()
    page.wait_for_url("**/candidates/compare/**")
    officer.go(f"desk/{own}/candidates/?all=1")
    assert page.locator("main article").count()
    assert page.locator(f"#candidate-{gone}").count() == 0, "it is still proposed"
    officer.look("33-list-without-it")
    return gone


def remember(officer: Visitor, own: int) -> None:
    page = officer.page
    page.locator("form[action$='/shortlist/'] button").first.click()
    page.wait_for_url(f"**/desk/{own}/candidates/**")
    assert page.locator("form[action$='/take-back/']").count()
    officer.go(f"desk/{own}/candidates/settled/")
    officer.look("34-shortlist")


def save_what_matters(officer: Visitor, own: int) -> None:
    page = officer.page
    officer.go(f"desk/{own}/candidates/?preset=near_and_alike")
    field = page.locator("#filter-weight_size")
    if not field.is_visible():
        page.locator(".filters > summary").click()
    field.fill("6")
    page.locator(".filters form .form__actions button").first.click()
    page.wait_for_url("**weight_size=6**")
    if not field.is_visible():
        page.locator(".filters > summary").click()
    officer.look("35-weights")
    page.locator("form[action$='/weights/'] button").click()
    page.wait_for_load_state()
    officer.go(f"desk/{own}/candidates/")
    assert page.locator("#filter-weight_size").input_value() == "6"
    assert page.locator("#filter-weight_geography").input_value() == "5"


def take_all_back(officer: Visitor, own: int, gone: int) -> None:
    """All is as it was, for whoever walks here next."""
    page = officer.page
    if not page.locator("form[action$='/weights/reset/'] button").is_visible():
        page.locator(".filters > summary").click()
    page.locator("form[action$='/weights/reset/'] button").click()
    page.wait_for_load_state()
    officer.go(f"desk/{own}/candidates/settled/")
    while page.locator("form[action$='/take-back/'] button").count():
        page.locator("form[action$='/take-back/'] button").first.click()
        page.wait_for_load_state()
    assert page.locator(f"form[action$='/{gone}/take-back/']").count() == 0


def write(officer: Visitor, own: int) -> None:
    page = officer.page
    officer.go(f"desk/{own}/candidates/")
    page.locator("main article a[href*='/letters/new/?to=']").first.click()
    page.wait_for_url("**/letters/new/**")
    assert page.locator("main form").count()
    officer.look("36-letter")
