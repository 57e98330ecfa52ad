"""What our scripts do to a page: places suggested while one types, lists that answer where they stand."""

from tests.browser.conftest import Visitor

BOX = "main input[data-suggest]"


def _state(person: Visitor) -> dict:
    return person.page.evaluate(
        """(box) => {
            const input = document.querySelector(box);
            const active = document.getElementById(input.getAttribute("aria-activedescendant"));
            return {
                expanded: input.getAttribute("aria-expanded"), active: active?.getAttribute("aria-selected") ?? null,
                focused: document.activeElement === input, text: input.value,
            };
        }""",
        BOX,
    )


def test_suggestions_by_the_keyboard(visitor):
    person = visitor("en", "reader")
    person.go("municipalities/")
    person.page.focus(BOX)
    person.page.keyboard.type("Odes", delay=40)
    options = person.page.locator("[role=option]:visible")
    options.first.wait_for()
    assert _state(person) == {"expanded": "true", "active": None, "focused": True, "text": "Odes"}
    said = person.page.locator("#suggestions-said")
    assert said.text_content() == f"Suggestions: {options.count()}. Choose one with the arrow keys."
    person.look("20-suggestions")
    person.page.keyboard.press("ArrowDown")
    assert _state(person)["active"] == "true"
    person.look("20-suggestions-active")
    person.page.keyboard.press("Escape")
    assert _state(person) == {"expanded": "false", "active": None, "focused": True, "text": "Odes"}
    person.page.keyboard.press("ArrowDown")  # opens again
    options.first.wait_for()
    person.page.keyboard.press("ArrowUp")  # the last one
    assert options.last.get_attribute("aria-selected") == "true"
    person.page.keyboard.press("ArrowDown")  # and round to the first
    assert options.first.get_attribute("aria-selected") == "true"
    name = options.first.text_content().split(",")[0]
    person.page.keyboard.press("Enter")
    person.page.wait_for_url("**/municipalities/*-*/")
    assert name in person.page.locator("h1").text_content()


def test_a_list_answers_where_it_stands(visitor):
    person = visitor("en", "reader")
    person.go("partnerships/")
    before = person.page.locator("[data-count]").first.text_content()
    box = person.page.locator("#filters input[type=checkbox]").first
    mark = box.get_attribute("id")
    person.page.evaluate("window.isTheSamePage = true")
    person.page.focus(f"[id='{mark}']")
    person.page.keyboard.press("Space")
    person.page.wait_for_url("**/partnerships/?*")
    person.page.wait_for_function("before => document.querySelector('[data-count]').textContent !== before", arg=before)
    assert person.page.evaluate("window.isTheSamePage"), "the page was loaded anew"
    assert person.page.evaluate("document.activeElement.id") == mark
    said = person.page.locator("body > p[role=status]").all_text_contents()
    assert person.page.locator("[data-count]").first.text_content().strip() in said
    person.look("21-list-in-place")
    person.page.go_back()
    person.page.wait_for_function("before => document.querySelector('[data-count]').textContent === before", arg=before)
    assert "?" not in person.page.url


def test_both_work_without_script(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/en/municipalities/")
    page.fill(BOX, "Odesa")
    page.press(BOX, "Enter")
    page.wait_for_url("**/municipalities/?*q=Odesa*")
    assert "Odesa hromada" in page.locator("main").text_content()
    page.goto(f"{server.url}/en/partnerships/")
    page.locator("#filters input[type=checkbox]").first.check(force=True)
    page.locator("#filters button.ds-button").first.click(force=True)
    page.wait_for_url("**/partnerships/?*")
    context.close()
