"""The main job, end to end, in both languages, by three people: a hromada's officer, a foreign officer, a moderator.

Find, sign up, represent, describe, choose, write, answer, agree, sign, read of it.
"""

import re
from dataclasses import dataclass

import pytest

from tests.browser.conftest import SCREENSHOTS

PASSWORD = "мандрівний міст 2026"
MODERATOR = "moderator@pobratym.example"


@dataclass
class Story:
    """Who meets whom. The places are real and have no partnership in the register."""

    language: str
    hromada: str
    hromada_found: str
    town: str
    town_found: str


STORIES = [
    Story("uk", "Канів", "Канівська громада", "Kolín", "Чехія"),
    Story("en", "Khorol", "Khorol hromada", "Jelgava", "Latvia"),
]


# Each language has a process and a server of its own where several test (-n 2 --dist loadgroup).
@pytest.fixture(
    params=[pytest.param(each, id=each.language, marks=pytest.mark.xdist_group(each.language)) for each in STORIES]
)
def story(request):
    return request.param


def test_from_the_home_page_to_a_recorded_partnership(visitor, server, story):
    officer = visitor(story.language, "officer")
    foreign = visitor(story.language, "foreign")
    moderator = visitor(story.language, "moderator")

    look_around(officer, story)
    page_of_town = find(officer, story.town, story.town_found)
    officer.look("03-municipality-abroad")

    password = sign_in_moderator(moderator, server)
    assert password
    hromada_pk = join(officer, moderator, server, story.hromada, story.hromada_found, "officer", photograph=True)
    town_pk = join(foreign, moderator, server, story.town, story.town_found, "foreign", photograph=False)

    describe(officer, hromada_pk, need="water", offer="civil_protection", photograph=True)
    describe(foreign, town_pk, need="civil_protection", offer="water", photograph=False)

    officer.go(f"desk/{hromada_pk}/candidates/")
    officer.look("06-candidates")
    assert officer.page.locator(f"a[href*='to={town_pk}']").count(), (
        "the town that fits both ways is not among the candidates"
    )

    letter = write(officer, page_of_town, hromada_pk)
    answer_and_accept(foreign, town_pk, letter)
    partnership = agree_and_sign(officer, foreign, hromada_pk, letter)

    read_the_register(officer, partnership)
    read_the_news(officer, story.language)


def look_around(person, story):
    """Steps 1 and 2: home, the two doors, directory, map."""
    person.go("")
    person.look("01-home")
    for door in ("start/hromada/", "start/abroad/"):
        person.go(door)
        person.look("01-" + door.strip("/").replace("/", "-"))
    person.go("")
    person.page.locator("main input[type=search][name=q]").first.fill(story.hromada)
    person.page.keyboard.press("Enter")
    person.page.get_by_role("link", name=story.hromada_found).first.wait_for()
    person.look("02-directory")
    look_at_the_directory(person)
    look_at_the_lists(person)
    person.go("map/")
    assert person.page.locator("table").count(), "the map has no table"
    person.page.wait_for_timeout(1500)
    person.look("02-map")
    look_at_the_registry(person)
    for page in ("about/", "accessibility/", "privacy/", "roles/"):
        address = person.page.locator(f"footer a[href*='{page}']")
        if address.count():
            person.page.goto(person.server.url + address.first.get_attribute("href"))
            person.look("02-" + page.strip("/"))


def look_at_the_directory(person):
    """Municipalities and the search of the whole site: views, facets in use, a place, nothing found, each group."""
    pages = {
        "whole": "municipalities/",
        "abroad": "municipalities/?side=abroad&country=PL&size=up_to_20",
        "text": "municipalities/?q=Odesa",
        "near": "municipalities/?side=everywhere&place=Springfield&within=200",
        "table": "municipalities/?view=table&side=abroad&place=Lviv",
        "map-view": "municipalities/?view=map&side=abroad",
        "nothing": "municipalities/?seeking=1&kind=rural&language=ja",
        "map-near": "map/?place=Lviv&within=100",
        "search-everything": "search/?q=Odesa",
        "search-left-out": "search/?sphere=socio_cultural&form=know_how",
        "search-nothing": "search/?q=Odesa&seeking=1&size=up_to_5",
        **{f"search-{group}": f"search/?q=Odesa&group={group}" for group in ("municipalities", "partnerships", "news")},
        "search-needs": "search/?sphere=socio_cultural&group=needs",
    }
    for name, path in pages.items():
        person.go(path)
        person.look(f"02-directory-{name}")
    person.go("municipalities/")
    box = person.page.locator("#facet-kind-rural")
    expected = box.locator("xpath=../label/span").inner_text()
    box.focus()
    person.page.keyboard.press("Space")
    person.page.wait_for_url("**kind=rural**")
    person.page.locator(".chosen li").first.wait_for()
    assert person.page.locator("[data-count]").inner_text().startswith(f"{expected} ")
    assert person.page.evaluate("document.activeElement.id") == "facet-kind-rural", "the focus was lost"


def look_at_the_lists(person):
    """Needs and offers, and the register: whole, narrowed in place, empty, as a table."""
    for page in ("needs/", "partnerships/"):
        name = "02-" + page.strip("/")
        person.go(page)
        person.look(name)
        person.go(page + "?view=table")
        person.look(f"{name}-table")
        person.go(page + "?country=JP&country=IS")
        person.look(f"{name}-empty")
        assert person.page.locator("#found .empty a").count(), "the empty page does not say what to do"
        person.go(page)
        box = person.page.locator("[data-facet=country] input[type=checkbox]").first
        expected = box.locator("xpath=../label/span").inner_text()
        box.check()
        person.page.wait_for_url("**country=**")
        person.page.locator(".chosen li").first.wait_for()
        assert person.page.locator("[data-count]").inner_text().startswith(f"{expected} ")
        person.look(f"{name}-narrowed")


def look_at_the_registry(person):
    """Countries, a country, its regions, a municipality's facts; a mistake is reported without an account."""
    person.go("countries/")
    person.look("02-countries")
    person.go("countries/UA/")
    person.look("02-country")
    person.page.locator("#regions ~ * table th a, table th a").first.click()
    person.page.wait_for_load_state()
    person.look("02-region")
    person.page.locator("#parts ~ ul a, section[aria-labelledby=parts] ul a").first.click()
    person.page.wait_for_load_state()
    person.page.locator("main a[href$='/suggest/']").first.click()
    person.page.wait_for_load_state()
    person.look("02-what-is-wrong")
    person.page.locator("a[href='?what=name_en']").click()
    person.page.wait_for_url("**what=name_en")
    person.look("02-suggestion")
    person.page.locator("main form button:not([data-shows])").first.click()
    person.page.locator("[aria-invalid=true]").first.wait_for()
    person.look("02-suggestion-refused")
    person.page.fill("[name=name_en]", "Another Name")
    person.page.fill("[name=source]", "Decision no. 7 of the council")
    person.page.fill("[name=email]", f"reader-{person.language}@rada.example")
    person.page.locator("main form button:not([data-shows])").first.click()
    person.page.wait_for_url("**/thanks/**")
    person.look("02-suggestion-thanks")
    person.go("municipalities/suggest/")
    person.look("02-municipality-missing")


def find(person, name, where):
    """Step 3: from the directory to the municipality's page; returns its address."""
    person.go(f"municipalities/?q={name}")
    entry = person.page.locator("li", has_text=where).locator("h3 a").first
    entry.click()
    person.page.wait_for_load_state()
    return person.page.url


def sign_in_moderator(moderator, server):
    """The moderator of the demonstration signs in with the password that the start printed."""
    printed = (server.var / "started.log").read_text() if (server.var / "started.log").exists() else ""
    found = re.search(r"[Pp]assword[^:]*: (\S+?)\)?$", printed, re.MULTILINE)
    assert found, f"the start printed no password of the demonstration:\n{printed[-1500:]}"
    password = found.group(1)
    sign_in(moderator, MODERATOR, password)
    return password


def sign_in(person, address, password):
    person.go("account/login/")
    person.page.fill("[name=login]", address)
    person.page.fill("[name=password]", password)
    person.page.locator("main form button:not([data-shows])").first.click()
    person.page.wait_for_url("**/desk/**")


def join(person, moderator, server, place, caption, who, *, photograph):
    """Step 4: account, confirmed address, request, a moderator's approval; returns the municipality's number."""
    address = f"{who}-{person.language}@rada.example"
    person.go("account/signup/")
    if photograph:
        person.look("04-sign-up")
    person.page.fill("[name=full_name]", "Олена Коваль" if who == "officer" else "Anna Novák")
    person.page.fill("[name=email]", address)
    person.page.fill("[name=password1]", PASSWORD)
    person.page.fill("[name=password2]", PASSWORD)
    person.page.locator("main form button:not([data-shows])").first.click()
    person.page.wait_for_url("**/confirm-email/**")
    letter = server.letters_to(address)
    person.page.goto(re.search(r"http\S+/confirm-email/\S+", letter).group(0))
    person.page.locator("main form button:not([data-shows])").first.click()
    person.page.wait_for_load_state()
    if "/desk/" not in person.page.url:
        sign_in(person, address, PASSWORD)
    if photograph:
        person.look("04-empty-desk")
    person.go(f"desk/represent/?q={place}")
    if photograph:
        person.look("04-find-my-municipality")
    person.page.locator("main li", has_text=caption).locator("h3 a").first.click()
    person.page.wait_for_url("**municipality=**")
    number = int(re.search(r"municipality=(\d+)", person.page.url).group(1))
    person.page.locator("main form button:not([data-shows])").first.click()
    person.page.locator("[aria-invalid=true]").first.wait_for()  # an empty request is refused field by field
    person.page.fill("[name=position]", "International cooperation officer")
    person.page.fill("[name=note]", "The head of the council asked me to look after partnerships.")
    person.page.set_input_files(
        "[name=document]", {"name": "order.pdf", "mimeType": "application/pdf", "buffer": A_PDF}
    )
    if photograph:
        person.look("04-request")
    person.page.locator("main form button:not([data-shows])").first.click()
    person.page.wait_for_url("**/desk/**")

    approve(moderator, address, photograph)
    assert server.letters_to(address, about="/desk/")
    person.go("desk/")
    if photograph:
        person.look("04-desk")
    return number


A_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def approve(moderator, address, photograph):
    """In the back office: the queue, the request with its document, the decision."""
    page = moderator.page
    page.goto(f"{moderator.server.url}/backoffice/")
    if photograph:
        page.screenshot(path=_folder(moderator) / "04-backoffice-1280.png")
    page.goto(f"{moderator.server.url}/backoffice/membership-requests/")
    entry = page.locator("tr, li", has_text=address).locator("a").first
    if not entry.count():
        entry = page.locator("main a[href*='/membership-requests/']").last
    entry.click()
    page.wait_for_load_state()
    assert address in page.content()
    if photograph:
        page.screenshot(path=_folder(moderator) / "04-backoffice-request-1280.png", full_page=True)
    page.locator("form:has(input[value=approve]) button").click()
    page.wait_for_load_state()


def _folder(person):
    folder = SCREENSHOTS / person.language
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def describe(person, number, *, need, offer, photograph):
    """Step 5: passport, a need, an offer, the search for a partner."""
    page = person.page
    person.go(f"desk/{number}/passport/")
    page.fill("[name=about_uk]", "Ми дбаємо про воду, школи й безпеку своїх людей.")
    page.fill("[name=about_en]", "We care for our water, our schools and the safety of our people.")
    if photograph:
        person.look("05-passport")
    _save(page)
    page.locator("[name=marks][value=river]").check()
    _save(page)
    if photograph:
        person.look("05-pictures")
    page.locator("main a[href$='/passport/languages/']").first.click()
    page.wait_for_url("**/languages/")
    for language in ("uk", "en"):
        page.select_option(f"[name=level_{language}]", "working")
    if photograph:
        person.look("05-languages")
    _save(page)
    page.fill("[name=contact_email]", "office@rada.example")
    _save(page)
    for direction, sphere in (("need", need), ("offer", offer)):
        person.go(f"desk/{number}/needs-and-offers/add/?direction={direction}")
        page.locator(f"[name=direction][value={direction}]").check()
        page.select_option("[name=sphere]", sphere)
        page.select_option("[name=form]", "know_how")
        page.fill("[name=title_uk]", "Обмін досвідом фахівців")
        page.fill("[name=title_en]", "Specialists exchange what they know")
        if photograph and direction == "need":
            person.look("05-need")
        _save(page)
    if photograph:
        person.look("05-needs-and-offers")
    person.go(f"desk/{number}/seeking/")
    page.locator("[name=is_seeking]").check()
    page.locator("[name=types][value=sister_city]").check()
    if photograph:
        person.look("05-seeking")
    _save(page)


def _save(page):
    before = page.url
    page.locator("main form .form__actions button").first.click()
    page.wait_for_url(lambda url: url != before)


def write(officer, page_of_town, hromada_pk):
    """Step 7, first half: the letter; returns its number."""
    page = officer.page
    page.goto(page_of_town)
    page.locator("main a[href*='/write/']").first.click()
    page.wait_for_load_state()
    if "/letters/new/" not in page.url:
        page.locator("main a[href*='/letters/new/']").first.click()
        page.wait_for_url("**/letters/new/**")
    assert page.input_value("[name=letter_uk]"), "the letter is not begun"
    assert page.input_value("[name=letter_en]"), "the letter is not begun"
    officer.look("07-composer")
    page.fill("[name=why_own_en]", "Our schools know each other.")
    page.locator("button[name=intent][value=preview]").click()
    page.wait_for_load_state()
    assert "Our schools know each other." in page.input_value("[name=letter_en]")
    page.locator("button[name=intent][value=send]").click()
    page.wait_for_url(re.compile(rf"/desk/{hromada_pk}/letters/\d+/"))
    officer.look("07-letter-sent")
    return int(re.search(r"/letters/(\d+)/", page.url).group(1))


def answer_and_accept(foreign, town_pk, letter):
    """Step 7, second half: inbox, letter, a message, acceptance."""
    page = foreign.page
    assert foreign.server.letters_to(f"foreign-{foreign.language}@rada.example", about=f"/letters/{letter}/")
    foreign.go(f"desk/{town_pk}/letters/")
    foreign.look("07-inbox")
    foreign.go(f"desk/{town_pk}/letters/{letter}/")
    page.fill("textarea[name=text]", "Thank you! Who of you could join a call next week?")
    page.locator("form[action$='/answer/'] button").first.click()
    page.wait_for_load_state()
    foreign.look("07-conversation")
    page.locator("form[action$='/accept/'] button").click()
    page.wait_for_load_state()
    foreign.look("08-accepted")
    assert foreign.server.letters_to(f"officer-{foreign.language}@rada.example", about=f"/letters/{letter}/")


def agree_and_sign(officer, foreign, hromada_pk, letter):
    """Step 8: proposal, confirmation, a signature of each side, publishing; returns the partnership's number."""
    page = officer.page
    officer.go(f"desk/{hromada_pk}/letters/{letter}/")
    page.locator("main a[href*='/partnerships/']").first.click()
    page.wait_for_url(re.compile(r"/partnerships/\d+/"))
    number = int(re.search(r"/partnerships/(\d+)/", page.url).group(1))
    officer.look("08-talks")
    officer.go(f"partnerships/{number}/propose/")
    page.select_option("[name=type]", "memorandum")
    page.select_option("[name=stage]", "approved")
    for sphere in ("economic", "water", "civil_protection"):
        page.locator(f"[name=spheres][value={sphere}]").check()
    officer.look("08-proposal")
    _save(page)

    foreign.go(f"partnerships/{number}/")
    foreign.look("08-proposal-waits")
    foreign.page.locator("form[action$='/confirm/'] button").click()
    foreign.page.wait_for_load_state()

    for person, day, post in ((officer, "2026-11-02", "Голова громади"), (foreign, "2026-11-05", "Mayor")):
        person.go(f"partnerships/{number}/signatures/add/")
        person.page.fill("[name=signed_on]", day)
        person.page.fill("[name=signatory_uk]", "Олена Коваль" if person is officer else "Анна Новак")
        person.page.fill("[name=signatory_en]", "Olena Koval" if person is officer else "Anna Novák")
        person.page.fill("[name=post_uk]", post)
        person.page.fill("[name=place_uk]", "Канів")
        person.page.fill("[name=place_en]", "Kaniv")
        if person is officer:
            person.look("08-signature")
        person.page.locator("main form .form__actions button").first.click()
        person.page.wait_for_selector("button[name=confirmed]")
        if person is officer:
            person.look("08-signature-preview")
        person.page.locator("button[name=confirmed]").click()
        person.page.wait_for_url(re.compile(rf"/partnerships/{number}/$"))

    for person in (officer, foreign):
        person.go(f"partnerships/{number}/")
        person.look("08-not-yet-public" if person is officer else "08-one-side-agrees")
        person.page.locator("form[action$='/publish/'] button").click()
        person.page.wait_for_load_state()
    return number


def read_the_register(person, number):
    """Step 9: the register with its filters, the partnership, and the founding three that must look different."""
    person.go("partnerships/")
    person.look("09-register")
    person.go("partnerships/?stage=signed&type=memorandum")
    assert person.page.locator(f"main a[href*='/partnerships/{number}/']").count()
    person.go("partnerships/?stage=preliminary")
    person.look("09-register-preliminary")
    assert not person.page.locator(f"main a[href*='/partnerships/{number}/']").count()
    person.go(f"partnerships/{number}/")
    person.look("09-partnership-of-ours")
    for stage in ("partly_signed", "preliminary"):
        person.go(f"partnerships/?stage={stage}&q=Odes")
        person.page.locator("main a[href*='/partnerships/']").filter(has_text=re.compile("Od|Од")).first.click()
        person.page.wait_for_url(re.compile(r"/partnerships/\d+/"))
        person.look(f"09-founding-{stage.replace('_', '-')}")


def read_the_news(person, language):
    """Step 10: list, the founding article, the feed."""
    person.go("news/")
    person.look("10-news")
    person.page.locator("main h2 a, main h3 a").filter(has_text=re.compile("Odes|Одес")).first.click()
    person.page.wait_for_load_state()
    person.look("10-founding-article")
    assert person.page.locator("main a[href*='/partnerships/']").count() >= 3, (
        "the article names the partnerships it stands for"
    )
    feed = person.context.request.get(f"{person.server.url}/{language}/news/feed/")
    assert feed.status == 200
    assert "<rss" in feed.text()
