"""A real server started by the newcomer's own command, and a browser that checks every page it looks at."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.made_once import made_once

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SCREENSHOTS = ROOT / "var" / "screenshots"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            if os.environ.get("POBRATYM_BROWSER") != "1":
                item.add_marker(pytest.mark.skip(reason="drives a browser: make browser-test"))
            elif not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium here: apt install chromium"))


@pytest.fixture(scope="session", autouse=True)
def _plain_database_rules(django_db_setup=None):
    """Browser tests speak to a server of its own; they touch no test database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@dataclass
class Server:
    """A started Pobratym: where it is served and where its files are."""

    url: str
    var: Path

    def letters_to(self, address: str, *, about: str = "", timeout: float = 20) -> str:
        """The text of the newest letter delivered to `address` that holds `about`; waits for the worker."""
        body = self.mail_to(address, about=about, timeout=timeout).get_body(("plain",))
        assert body is not None
        return body.get_content()

    def mail_to(self, address: str, *, about: str = "", timeout: float = 20) -> EmailMessage:
        """That letter with its headers."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            for path in sorted((self.var / "mail").glob("*.log"), reverse=True):
                for raw in path.read_bytes().split(b"\n" + b"-" * 79 + b"\n"):
                    letter = message_from_bytes(raw.strip() + b"\n", policy=policy.default)
                    body = letter.get_body(("plain",))
                    text = body.get_content() if body else ""
                    if address in str(letter["To"]) and about in text + str(letter["Subject"]):
                        return letter
            time.sleep(0.5)
        raise AssertionError(f"no letter to {address} about {about!r} within {timeout} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """A folder of our own as `make run` fills it. It is filled once, however many processes test, and copied."""
    own = tmp_path_factory.mktemp("var", numbered=False)
    with made_once(tmp_path_factory, "prepared", lambda folder: _manage("prepare", folder / "var")) as folder:
        shutil.copytree(folder / "var", own, dirs_exist_ok=True)
    return own


def _manage(command: str, var: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", command], cwd=ROOT, env=_environment(var), capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command} stopped:\n{done.stdout[-1500:]}{done.stderr[-1500:]}"


def _environment(var: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    own = {"POBRATYM_VAR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings.local"}
    return kept | own | {"REPLY_DOMAIN": "answers.example"}


@pytest.fixture(scope="session")
def server(request) -> Iterator[Server]:
    """`make run` without its set-up. POBRATYM_URL and POBRATYM_VAR name a running one instead."""
    if "POBRATYM_URL" in os.environ:
        yield Server(os.environ["POBRATYM_URL"], Path(os.environ["POBRATYM_VAR"]))
        return
    var, port = request.getfixturevalue("prepared"), _free_port()
    environment = _environment(var) | {"PORT": str(port)}
    log = (var / "started.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "tools/run.py"], cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
    )
    url = f"http://localhost:{port}"
    try:
        _wait_for(url, process, var / "started.log")
        yield Server(url, var)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def _wait_for(url: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 400
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the server stopped:\n{log.read_text()[-3000:]}"
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=5):  # noqa: S310
                return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"no page within 400 s:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@dataclass
class Visitor:
    """A person at a browser. `look(name)` photographs the page at both widths; what is wrong goes to `complaints`."""

    server: Server
    context: BrowserContext
    page: Page
    language: str
    who: str
    complaints: list[str]

    def go(self, path: str) -> None:
        response = self.page.goto(f"{self.server.url}/{self.language}/{path}")
        assert response is not None
        assert response.status < 400, f"{response.status} at {path}"

    def look(self, name: str) -> None:
        folder = SCREENSHOTS / self.language
        folder.mkdir(parents=True, exist_ok=True)
        for width in (1280, 320):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.wait_for_timeout(150)
            self.page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
            self._ask_axe(f"{name} at {width}")
            wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide > 0:
                self.complaints.append(f"{name} scrolls sideways by {wide} px at {width} ({self.page.url})")
        self.page.set_viewport_size({"width": 1280, "height": 900})

    def _ask_axe(self, where: str) -> None:
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        # What passes is not described thing by thing: that takes two thirds of the time.
        found = self.page.evaluate(
            "axe.run(document, {resultTypes: ['violations'],"
            " runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        )
        told = [
            f"{each['id']}: {each['help']}\n    " + "\n    ".join(node["html"][:160] for node in each["nodes"][:4])
            for each in found["violations"]
            if not _has_its_equivalent(each)
        ]
        if told:
            self.complaints.append(f"{where} ({self.page.url}):\n" + "\n".join(told))


def _has_its_equivalent(violation: dict) -> bool:
    """Signs of the map lie as close as the places do; each stands in the table below too (WCAG 2.5.8, Equivalent)."""
    return violation["id"] == "target-size" and all("map__place" in node["html"] for node in violation["nodes"])


@pytest.fixture
def visitor(server, browser, request):
    """`visitor("uk", "officer")`: a new person with a clean browser; complaints of the page fail the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def arrive(language: str, who: str) -> Visitor:
        context = browser.new_context(locale="uk-UA" if language == "uk" else "en-GB", reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda sent: _stays_at_home(sent.url, server.url, complaints))
        page.on("pageerror", lambda error: complaints.append(f"{who}: {error}"))
        page.on("console", lambda said: _is_calm(said, complaints))
        return Visitor(server, context, page, language, who, complaints)

    yield arrive
    for context in contexts:
        context.close()
    assert not complaints, "\n\n".join(complaints)


def _stays_at_home(url: str, home: str, complaints: list[str]) -> None:
    if not url.startswith((home, "data:", "blob:")):
        complaints.append(f"a request to a third party: {url}")


def _is_calm(said, complaints: list[str]) -> None:
    if said.type == "error" and re.search("Content Security Policy|Refused", said.text):
        complaints.append(said.text)
