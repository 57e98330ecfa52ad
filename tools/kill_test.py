"""Kills web and mail processes at random (kill -9) while officers write, and counts what was lost and what came twice.

    .venv/bin/python tools/kill_test.py --kills 1000
    .venv/bin/python tools/kill_test.py --kills 1000 --postgres postgres://postgres@127.0.0.1:5432/postgres

Officers write letters of intent, messages and withdrawals by HTTP to gunicorn with two workers; a worker hands the mail
over to a mail server of this program, which counts Message-IDs. Whatever was acknowledged (the page after the form)
must be in the database with one entry of the journal and one mail; so must what was committed without having been
acknowledged, and nothing else. With PostgreSQL the way to it is cut now and then, too, and the time is taken until
/readyz answers 200 again. Everything happens in a folder and a database of its own, on 127.0.0.1.
"""

import argparse
import http.client
import logging
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
_PAIRS = 4
_MESSAGES_A_LETTER = 6
# Of the kills: a worker of the web server, the worker of mail, all of the web server at once; and how often, with
# PostgreSQL, the way to the database is cut for a while instead.
_WEB, _MAIL, _ALL_WEB, _DATABASE = 60, 38, 2, 5
_AWAY = 1.5  # seconds
_CSRF = "k" * 32
# Officers here write more in a minute than people in a week.
_SETTINGS = """from config.settings.local import *
LIMITS = {deed: {"hours": limit["hours"]} for deed, limit in LIMITS.items()}
"""
_TOKEN = re.compile(r"token-\d+-\d+")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children_of(process: int) -> list[int]:
    with suppress(FileNotFoundError, ProcessLookupError):
        return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return []


class Wire:
    """The way to PostgreSQL: cut, it refuses everybody and ends every connection, like a server that is restarted."""

    def __init__(self, host: str, port: int) -> None:
        self.target = (host, port)
        self.port = free_port()
        self.ends: set[socket.socket] = set()
        self.begin()

    def begin(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", self.port), backlog=50)
        threading.Thread(target=self._accept, args=(self.listener,), daemon=True).start()

    def cut(self) -> None:
        # A thread that waits in `accept` holds the socket: shut down, it lets go.
        for end in [self.listener, *self.ends]:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self.ends.clear()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(self.target)
                self.ends |= {near, far}
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pump, args=(one, other), daemon=True).start()

    def _pump(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
            self.ends.discard(end)


class Mailbox:
    """What the mail server took: how often each Message-ID came, and which ones spoke of which token."""

    def __init__(self) -> None:
        self.arrivals: Counter[str] = Counter()
        self.about: dict[str, set[str]] = {}

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  the library's name
        message = message_from_bytes(envelope.content)
        number = str(message["Message-ID"])
        self.arrivals[number] += 1
        part = next(each for each in message.walk() if each.get_content_type() == "text/plain")
        content = part.get_payload(decode=True)
        text = content.decode() if isinstance(content, bytes) else ""
        for token in set(_TOKEN.findall(text)):
            self.about.setdefault(token, set()).add(number)
        return "250 OK"


@dataclass
class Processes:
    """The web server and the worker of mail, begun again whenever they were killed."""

    port: int
    web: "subprocess.Popen[bytes] | None" = None
    nursery: "subprocess.Popen[bytes] | None" = None
    mail: int = 0
    wire: Wire | None = None
    kills: Counter[str] = field(default_factory=Counter)
    seconds_until_ready: list[float] = field(default_factory=list)

    def start_web(self) -> None:
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "config.wsgi",
            "--bind",
            f"127.0.0.1:{self.port}",
            "--workers",
            "2",
        ]
        self.web = subprocess.Popen([*command, "--log-level", "critical"], cwd=ROOT, start_new_session=True)
        while not self._answers():
            time.sleep(0.1)

    def start_mail(self) -> None:
        """By fork of a process that has loaded everything: a thousand beginnings take minutes, not hours."""
        if self.nursery is None:
            command = [sys.executable, __file__, "--nursery"]
            self.nursery = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        orders, births = self.nursery.stdin, self.nursery.stdout
        if orders is None or births is None:
            raise RuntimeError("both are pipes")
        orders.write(b"\n")
        orders.flush()
        self.mail = int(births.readline())

    def kill_one(self) -> None:
        """One of them, by lot, in the midst of whatever it does."""
        if self.web is None:
            return
        workers = children_of(self.web.pid)
        weights = [_WEB, _MAIL, _ALL_WEB, _DATABASE if self.wire else 0]
        (what,) = random.choices(["web", "mail", "all web", "database"], weights)  # noqa: S311
        if what == "database" and self.wire:
            self._outage(self.wire)
        elif what == "web" and workers:
            with suppress(ProcessLookupError):
                os.kill(random.choice(workers), signal.SIGKILL)  # noqa: S311
        elif what == "mail":
            os.kill(self.mail, signal.SIGKILL)
            self.start_mail()
        else:
            os.killpg(self.web.pid, signal.SIGKILL)
            self.web.wait()
            self.start_web()
        self.kills[what] += 1

    def _outage(self, wire: Wire) -> None:
        wire.cut()
        time.sleep(_AWAY)
        wire.begin()
        begun = time.monotonic()
        while not self._answers("/readyz"):
            time.sleep(0.02)
        self.seconds_until_ready.append(time.monotonic() - begun)

    def stop(self) -> None:
        if self.web and self.web.poll() is None:
            os.killpg(self.web.pid, signal.SIGKILL)
            self.web.wait()
        if self.nursery and self.nursery.stdin:
            self.nursery.stdin.close()  # it takes its last worker with it
            self.nursery.wait()

    def _answers(self, probe: str = "/healthz") -> bool:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
            connection.request("GET", probe)
            return connection.getresponse().status == 200
        except OSError:
            return False


@dataclass
class Officers:
    """A hromada's officer and a town's, who write to each other until told to stop."""

    number: int
    port: int
    sender: int
    receiver: int
    cookies: dict[int, str]
    ending: threading.Event
    acknowledged: dict[str, str] = field(default_factory=dict)
    letters: set[int] = field(default_factory=set)
    unanswered: int = 0
    refused: Counter[int] = field(default_factory=Counter)

    def run(self) -> None:
        numbers = count()
        while not self.ending.is_set():
            letter = self._write_letter(f"token-{self.number}-{next(numbers)}")
            if letter is None:
                continue
            for turn in range(_MESSAGES_A_LETTER):
                token = f"token-{self.number}-{next(numbers)}"
                by = (self.sender, self.receiver)[turn % 2]
                self._post(
                    by, f"/en/desk/{by}/letters/{letter}/answer/", {"text": f"Good day, {token}."}, token, "message"
                )
            self._post(self.sender, f"/en/desk/{self.sender}/letters/{letter}/withdraw/", {}, str(letter), "withdrawal")

    def _write_letter(self, token: str) -> int | None:
        """The number of the open letter: the new one, or one whose withdrawal was never answered."""
        text = f"We are a hromada on a river, {token}."
        form = {"intent": "send", "subject": "Good day", "why_own_en": "Two rivers."}
        form |= {"letter_en": text, "letter_uk": text}
        path = f"/en/desk/{self.sender}/letters/new/?to={self.receiver}"
        place = self._post(self.sender, path, form, token, "letter") or self._get(path)
        found = re.search(r"/letters/(\d+)/", place)
        if found:
            self.letters.add(int(found[1]))
        return int(found[1]) if found else None

    def _post(self, by: int, path: str, form: dict[str, str], token: str, kind: str) -> str:
        """Where the answer leads; what was acknowledged is noted."""
        status, place = self._ask("POST", by, path, urlencode({**form, "insist": "on", "csrfmiddlewaretoken": _CSRF}))
        if status == 302 and "/account/" not in place:
            self.acknowledged[f"{kind} {token}"] = place
            return place
        if status:
            self.refused[status] += 1
        return ""

    def _get(self, path: str) -> str:
        return self._ask("GET", self.sender, path, None)[1]

    def _ask(self, method: str, by: int, path: str, body: str | None) -> tuple[int, str]:
        """Status and Location; 0 where no answer came: then nobody knows whether it was done."""
        headers = {"Cookie": f"sessionid={self.cookies[by]}; csrftoken={_CSRF}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            self.unanswered += 1
            time.sleep(0.05)
            return 0, ""
        return answer.status, answer.headers.get("Location", "")


def lay_out() -> list[tuple[int, int, dict[int, str]]]:
    """Migrate, and make the pairs of municipalities with an officer each; their numbers and the officers' sessions."""
    from django.core.management import call_command
    from django.test import Client

    from pobratym.core.instance import begin_as
    from pobratym.core.models import InstanceKind
    from pobratym.places.name_index.opening import rebuild_index

    # The factories have no types.
    make: Any = import_module("tests.factories.places")
    speaking: Any = import_module("tests.factories.memberships")
    people: Any = import_module("tests.factories.people")
    people.UserFactory.reset_sequence(int(time.time()))  # what is begun with may have such accounts already

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    begin_as(InstanceKind.REAL)
    make.CountryFactory(code="UA")
    names: Any = import_module("pobratym.places.models").Name.objects
    names.create(municipality=make.MunicipalityFactory(), text="Town", key="town", kind="official", source="test")
    rebuild_index()  # or the server is not ready
    pairs = []
    for _ in range(_PAIRS):
        cookies = {}
        for place in (make.MunicipalityFactory(hromada=True), make.MunicipalityFactory()):
            officer = speaking.MembershipFactory(municipality=place).user
            client = Client()
            client.force_login(officer)
            cookies[place.pk] = client.cookies["sessionid"].value
        sender, receiver = cookies
        pairs.append((sender, receiver, cookies))
    return pairs


def verdict(officers: list[Officers], mailbox: Mailbox) -> list[str]:
    """Everything that is wrong; empty where nothing acknowledged was lost and every mail came."""
    from pobratym.core.models import MailStatus, OutgoingMail
    from pobratym.introductions.models import Introduction, Message
    from pobratym.journal.anchors import verify
    from pobratym.journal.models import Entry

    wrong = []
    written = {_TOKEN.findall(text)[0]: pk for pk, text in Message.objects.values_list("pk", "text")}
    sent = Introduction.objects.filter(delivered_at__isnull=False)
    letters = {_TOKEN.findall(letter.letter["en"])[0]: letter.pk for letter in sent}
    withdrawn = {str(pk) for pk in sent.filter(status="withdrawn").values_list("pk", flat=True)}
    kept = {"message": set(written), "letter": set(letters), "withdrawal": withdrawn}
    for pair in officers:
        for what in pair.acknowledged:
            kind, token = what.split(" ")
            if token not in kept[kind]:
                wrong.append(f"acknowledged and lost: {what}")
    entries = Counter(Entry.objects.values_list("verb", flat=True))
    for verbs, number in (
        (("introductions.answered", "introductions.message_written"), len(written)),
        (("introductions.sent",), len(letters)),
        (("introductions.withdrawn",), len(withdrawn)),
    ):
        if (told := sum(entries[verb] for verb in verbs)) != number:
            wrong.append(f"{number} changes, {told} entries of {verbs}")
    if fault := verify(Entry.objects.order_by("id").iterator()).fault:
        wrong.append(fault)
    wrong += [
        f"{len(mailbox.about.get(token, ()))} mails instead of one about {token}"
        for token in written
        if len(mailbox.about.get(token, ())) != 1
    ]
    expected = len(written) + len(letters) + len(withdrawn)
    if len(mailbox.arrivals) != expected:
        wrong.append(f"{expected} mails should have come, {len(mailbox.arrivals)} did")
    if left := OutgoingMail.objects.exclude(status=MailStatus.DELIVERED).count():
        wrong.append(f"{left} mails are left in the outbox")
    if with_address := OutgoingMail.objects.exclude(recipient="").count():
        wrong.append(f"{with_address} mails kept their address")
    print(f"committed: {len(letters)} letters, {len(written)} messages, {len(withdrawn)} withdrawals")
    return wrong


def nursery() -> None:
    """Begins a worker of mail at each line that comes in, and buries those that died."""
    from django.db import connections

    from pobratym.upkeep.worker import Worker

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # no zombies: a dead process is gone at once
    living = 0
    for _ in sys.stdin:
        connections.close_all()
        living = os.fork()
        if not living:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            Worker(0.05).run()
            os._exit(0)
        print(living, flush=True)
    if living:
        with suppress(ProcessLookupError):
            os.kill(living, signal.SIGKILL)


@contextmanager
def database(url: str, template: str) -> Iterator[str]:
    """A database of its own beside the one named; nothing of that one is touched. Empty for SQLite."""
    if not url:
        yield ""
        return
    import psycopg
    from psycopg import sql

    name = f"pobratym_kill_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        of = sql.SQL("TEMPLATE {}").format(sql.Identifier(template)) if template else sql.SQL("")
        server.execute(sql.SQL("CREATE DATABASE {} {}").format(sql.Identifier(name), of))
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def run(kills: int, pause: float, longest: float, wire: Wire | None) -> int:
    """Lay out, write and kill, wait for the mail, judge."""
    import django
    from aiosmtpd.controller import Controller

    django.setup()
    from django.conf import settings
    from django.db import connections

    from pobratym.core.models import MailStatus, OutgoingMail

    begun = time.monotonic()
    pairs = lay_out()
    print(f"laid out after {time.monotonic() - begun:.0f} s", flush=True)
    connections.close_all()
    mailbox = Mailbox()
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # of the server that takes the mails, not of ours
    controller = Controller(mailbox, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    controller.start()
    port, ending = free_port(), threading.Event()
    processes = Processes(port, wire=wire)
    officers = [Officers(number, port, *pair, ending) for number, pair in enumerate(pairs)]
    writing = [threading.Thread(target=each.run) for each in officers]
    try:
        processes.start_mail()
        processes.start_web()
        begun = time.monotonic()
        for thread in writing:
            thread.start()
        for number in range(kills):
            if time.monotonic() - begun > longest:
                print(f"ended after {number} kills: the time is up", flush=True)
                break
            time.sleep(random.uniform(0, 2 * pause))  # noqa: S311
            processes.kill_one()
            if (number + 1) % 100 == 0:
                print(
                    f"{number + 1} kills, {sum(len(each.acknowledged) for each in officers)} acknowledged", flush=True
                )
        ending.set()
        for thread in writing:
            thread.join()
        took = time.monotonic() - begun
        for _ in range(600):
            if not OutgoingMail.objects.filter(status=MailStatus.WAITING).exists():
                break
            time.sleep(0.1)
    finally:
        ending.set()
        processes.stop()
        controller.stop()
    connections.close_all()
    return report(officers, mailbox, processes, took)


def report(officers: list[Officers], mailbox: Mailbox, processes: Processes, took: float) -> int:
    """Print what was done and what is wrong; the program's status."""
    wrong = verdict(officers, mailbox)
    acknowledged = Counter(what.split(" ")[0] for each in officers for what in each.acknowledged)
    print(f"{dict(processes.kills)} kills in {took:.0f} s; acknowledged: {dict(acknowledged)}")
    print(f"without an answer: {sum(each.unanswered for each in officers)}; refused: {_sum(officers)}")
    if waits := processes.seconds_until_ready:
        print(f"ready again after an outage: {max(waits):.2f} s at most, {sorted(waits)[len(waits) // 2]:.2f} s median")
    repeated = sum(number - 1 for number in mailbox.arrivals.values())
    print(f"mails: {len(mailbox.arrivals)}, handed over again under the same Message-ID: {repeated}")
    for each in wrong[:20]:
        print(f"WRONG: {each}")
    if not acknowledged["message"]:
        print("WRONG: nothing was written")
        return 1
    return 1 if wrong else 0


def _sum(officers: list[Officers]) -> dict[int, int]:
    return dict(sum((each.refused for each in officers), Counter[int]()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two kills, on average")
    parser.add_argument("--minutes", type=float, default=60.0, help="ends sooner where the kills take longer")
    parser.add_argument("--postgres", default="", help="a server on which a database may be made for this")
    parser.add_argument("--begin-with", default="", help="a SQLite file, or a database, migrated already")
    parser.add_argument("--nursery", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.nursery:
        import django

        django.setup()
        nursery()
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # by way of every `finally`
    folder = tempfile.mkdtemp(prefix="pobratym-kill-")
    try:
        with database(options.postgres, options.begin_with) as url:
            wire = None
            if url:
                parts = urlsplit(url)
                wire = Wire(parts.hostname or "127.0.0.1", parts.port or 5432)
                host = f"{parts.netloc.rpartition('@')[0]}@127.0.0.1:{wire.port}"
                url = urlunsplit(parts._replace(netloc=host))
            if options.begin_with and not url:
                shutil.copy(options.begin_with, f"{folder}/pobratym.sqlite3")
            Path(folder, "kill_settings.py").write_text(_SETTINGS)
            sys.path.insert(0, folder)
            os.environ |= {
                "DJANGO_SETTINGS_MODULE": "kill_settings",
                "PYTHONPATH": os.pathsep.join([folder, str(ROOT)]),
                "POBRATYM_VAR": folder,
                "DATABASE_URL": url or f"sqlite:///{folder}/pobratym.sqlite3",
                "EMAIL_URL": f"smtp://127.0.0.1:{free_port()}",
                "MAIL_LEASE": "10",
            }
            status = run(options.kills, options.pause, 60 * options.minutes, wire)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
