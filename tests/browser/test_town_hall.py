"""A letter reaches a town hall that is not here: by e-mail, answered without an account in German, made official,
claimed, taken into talks with an answer by e-mail and a meeting, and published as a partnership."""

import re
import subprocess
import sys
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.utils import timezone

from tests.browser.conftest import ROOT, Server, Visitor, _environment
from tests.browser.test_walk import MODERATOR, sign_in

PASSWORD = "pobratym-demonstration"
NEW_PASSWORD = "мандрівний міст 2027"
OFFICER = "officer@hromada.example"
HALL, MAYOR = "stadt@amberg.example", "katrin.vogl@amberg.example"
BUTTON = "main form button:not([data-shows])"


@pytest.mark.xdist_group("town hall")
def test_from_a_letter_to_a_published_partnership(visitor, server):
    officer, hall = visitor("en", "officer"), visitor("de", "town hall")
    sign_in(officer, OFFICER, PASSWORD)
    town = number_of(officer, "Amberg", "Bavaria")
    a_moderator_files_the_addresses(visitor("en", "moderator"), town)
    own, letter = write(officer, town)
    send_by_email(officer, own, letter)
    answer_without_an_account(hall, server)
    make_it_official(hall, server)
    claim(hall, server)
    accept(hall, town, letter)
    answer_by_email(officer, server, own, letter)
    meet(officer, hall, own, town, letter)
    publish(officer, hall, own, letter)


def number_of(person: Visitor, name: str, where: str) -> int:
    person.go(f"municipalities/?q={name}")
    link = person.page.locator("main li", has_text=where).locator("h3 a").first.get_attribute("href")
    return int(re.search(r"/municipalities/(\d+)-", link).group(1))


def a_moderator_files_the_addresses(moderator: Visitor, number: int) -> None:
    sign_in(moderator, MODERATOR, PASSWORD)
    page = moderator.page
    for kind, value in (("website", "https://www.amberg.example"), ("mailbox", HALL)):
        page.goto(f"{moderator.server.url}/backoffice/registry/{number}/addresses/")
        page.select_option("[name=kind]", kind)
        page.fill("[name=value]", value)
        page.fill("[name=source]", "The page of contacts")
        page.fill("[name=reason]", "Looked at")
        page.locator("main form [type=submit]").last.click()
        page.wait_for_url(lambda url: "/addresses/" not in url)


def write(officer: Visitor, town: int) -> tuple[int, int]:
    """The numbers of the hromada and of the letter."""
    officer.go(f"municipalities/{town}/write/")
    page = officer.page
    if "/letters/new/" not in page.url:
        page.locator("main a[href*='/letters/new/']").first.click()
        page.wait_for_url("**/letters/new/**")
    page.fill("[name=why_own_en]", "Our schools know each other.")
    page.locator("button[name=intent][value=preview]").click()
    page.wait_for_load_state()
    page.locator("button[name=intent][value=send]").click()
    page.wait_for_url(re.compile(r"/desk/\d+/letters/\d+/"))
    officer.look("20-letter-kept")
    own, letter = re.search(r"/desk/(\d+)/letters/(\d+)/", page.url).groups()
    return int(own), int(letter)


def send_by_email(officer: Visitor, own: int, letter: int) -> None:
    page = officer.page
    officer.go(f"desk/{own}/letters/{letter}/delivery/")
    officer.look("20-ways")
    page.locator("button[name=step][value=on_file]").click()
    page.wait_for_load_state()
    if "/reauthenticate/" in page.url:  # what was pressed goes on then
        officer.look("20-is-it-you")
        page.fill("main [name=password]", PASSWORD)
        page.locator(BUTTON).first.click()
    page.wait_for_url(re.compile(rf"/letters/{letter}/$"))
    officer.look("20-letter-gone")


def answer_without_an_account(hall: Visitor, server: Server) -> None:
    text = server.letters_to(HALL, about="/de/answer/")
    hall.page.goto(re.search(r"http\S+/de/answer/[^\s/]+/", text).group(0))
    hall.look("21-answer-page")
    form = hall.page.locator("form:has(button[value=interested])").first
    _open(form)
    form.locator("textarea").first.fill("Vielen Dank für Ihren Brief. Wir möchten Sie gern kennenlernen.")
    form.locator("button[value=interested]").click()
    hall.page.wait_for_load_state()
    hall.look("21-answered")
    assert server.letters_to(OFFICER, about="Wir möchten Sie gern kennenlernen")


def make_it_official(hall: Visitor, server: Server) -> None:
    form = hall.page.locator("form:has(button[value=mailbox])").first
    _open(form)
    form.locator("[name=official-mailbox]").fill(HALL)
    form.locator("button[value=mailbox]").click()
    hall.page.wait_for_load_state()
    asked = server.letters_to(HALL, about="/answer/confirm/")
    hall.page.goto(re.search(r"http\S+/answer/confirm/[^\s/]+/", asked).group(0))
    hall.look("21-confirm")
    hall.page.locator(BUTTON).first.click()
    hall.page.wait_for_load_state()
    hall.look("21-official")


def claim(hall: Visitor, server: Server) -> None:
    """From the answer to an account that speaks for the town: the municipality is chosen, the letter is evidence."""
    page = hall.page
    page.locator("main a[href*='/signup/']").first.click()
    page.wait_for_url("**/signup/**")
    page.fill("[name=full_name]", "Katrin Vogl")
    page.fill("[name=email]", MAYOR)
    page.fill("[name=password1]", NEW_PASSWORD)
    page.fill("[name=password2]", NEW_PASSWORD)
    hall.look("22-sign-up")
    page.locator(BUTTON).first.click()
    page.wait_for_url("**/confirm-email/**")
    page.goto(re.search(r"http\S+/confirm-email/\S+", server.letters_to(MAYOR)).group(0))
    page.locator(BUTTON).first.click()
    page.wait_for_load_state()
    if "/login/" in page.url:
        page.fill("[name=login]", MAYOR)
        page.fill("[name=password]", NEW_PASSWORD)
        page.locator(BUTTON).first.click()
        page.wait_for_load_state()
    page.wait_for_url("**municipality=**")
    hall.look("22-claim")
    page.fill("[name=position]", "Büro des Oberbürgermeisters")
    page.fill("[name=note]", "Der Brief kam an unsere Poststelle.")
    page.locator(BUTTON).first.click()
    page.wait_for_load_state()
    page.fill("[name=mailbox]", HALL)
    page.locator("form:has([name=mailbox]) button").first.click()
    page.wait_for_load_state()
    asked = server.letters_to(HALL, about="/town-hall/")
    page.goto(re.search(r"http\S+/town-hall/\S+", asked).group(0).rstrip(".)"))
    page.locator("main form button[name=answer][value=yes]").click()
    page.wait_for_load_state()


def accept(hall: Visitor, town: int, letter: int) -> None:
    page = hall.page
    hall.go(f"desk/{town}/letters/")
    hall.look("23-inbox")
    hall.go(f"desk/{town}/letters/{letter}/")
    hall.look("23-letter")
    page.locator("form[action$='/accept/'] button").click()
    page.wait_for_load_state()


def answer_by_email(officer: Visitor, server: Server, own: int, letter: int) -> None:
    """The officer answers the mail that told of the acceptance; it stands in the conversation."""
    told = server.mail_to(OFFICER, about="Переговори розпочато: Амберг")
    answer = EmailMessage()
    answer["From"], answer["To"], answer["Subject"] = OFFICER, told["Reply-To"], f"Re: {told['Subject']}"
    answer["Message-ID"], answer["In-Reply-To"] = "<answer-1@hromada.example>", told["Message-ID"]
    answer.set_content("We are glad. Shall we talk next week?\n\n> Talks are open\n")
    done = subprocess.run(
        [sys.executable, "manage.py", "read_mail", "--stdin"],
        cwd=ROOT,
        env=_environment(server.var),
        input=answer.as_bytes(),
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode()[-1500:]
    officer.go(f"desk/{own}/letters/{letter}/")
    assert officer.page.locator("text=Shall we talk next week?").count()
    officer.look("24-answered-by-email")


def meet(officer: Visitor, hall: Visitor, own: int, town: int, letter: int) -> None:
    page = officer.page
    officer.go(f"desk/{own}/letters/{letter}/meetings/new/")
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    page.locator("main input[type=date]").first.fill(day)
    page.locator("main input[type=time]").first.fill("11:00")
    officer.look("24-propose-a-meeting")
    page.locator("main form .form__actions button").first.click()
    page.wait_for_url(re.compile(r"/letters/\d+/$|/letters/\d+/#"))
    hall.go(f"desk/{town}/letters/{letter}/")
    hall.look("24-times")
    hall.page.locator("form[action$='/choose/'] [name=time]").first.check()
    hall.page.locator("form[action$='/choose/'] button").first.click()
    hall.page.wait_for_load_state()
    hall.look("24-meeting")
    with hall.page.expect_download() as download:
        hall.page.locator("a[href$='/meeting.ics']").first.click()
    assert "BEGIN:VEVENT" in download.value.path().read_text()


def publish(officer: Visitor, hall: Visitor, own: int, letter: int) -> None:
    officer.go(f"desk/{own}/letters/{letter}/")
    officer.page.locator("main a[href*='/partnerships/']").first.click()
    officer.page.wait_for_url(re.compile(r"/partnerships/\d+/"))
    number = int(re.search(r"/partnerships/(\d+)/", officer.page.url).group(1))
    for person in (officer, hall):
        person.go(f"partnerships/{number}/")
        person.page.locator("form[action$='/publish/'] button").click()
        person.page.wait_for_load_state()
    officer.look("25-published")
    officer.context.clear_cookies()
    officer.go(f"partnerships/{number}/")
    assert "Amberg" in officer.page.content()


def _open(form) -> None:
    """The form of an answer may lie in a folded part of the page."""
    folded = form.locator("xpath=ancestor::details[not(@open)]")
    if folded.count():
        folded.first.locator("summary").first.click()
