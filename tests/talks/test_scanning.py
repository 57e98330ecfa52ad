"""Files are shown to ClamAV over a socket: a real server that speaks its protocol, its answers and its silence."""

import socket
import struct
import threading
from contextlib import contextmanager

import pytest
from django.core.exceptions import ImproperlyConfigured

from pobratym.gateways import scanning
from pobratym.gateways.scanning import ScannerUnavailable, Verdict, scan
from pobratym.talks.apps import TalksConfig

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Daemon:
    """Reads INSTREAM as clamd(8) says and finds the test file; `answer` is what it says instead."""

    def __init__(self, listening, answer=None):
        self.listening, self.answer, self.seen = listening, answer, []

    def serve(self):
        while True:
            try:
                connection, _from = self.listening.accept()
            except OSError:
                return
            with connection:
                self.seen.append(self.read(connection))
                found = b"stream: Win.Test.EICAR_HDB-1 FOUND\0" if EICAR in self.seen[-1] else b"stream: OK\0"
                connection.sendall(found if self.answer is None else self.answer)

    def read(self, connection):
        assert self.exactly(connection, 10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", self.exactly(connection, 4))[0]:
            content += self.exactly(connection, length)
        return content

    def exactly(self, connection, number):
        found = b""
        while len(found) < number:
            found += connection.recv(number - len(found))
        return found


@contextmanager
def daemon(answer=None, path=None):
    listening = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
    listening.bind(path or ("127.0.0.1", 0))
    listening.listen()
    served = Daemon(listening, answer)
    thread = threading.Thread(target=served.serve, daemon=True)
    thread.start()
    served.at = path or f"127.0.0.1:{listening.getsockname()[1]}"
    try:
        yield served
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(timeout=5)


@pytest.mark.parametrize("content", [b"", b"a programme", b"x" * 200_000])
def test_a_clean_file_arrives_whole(content):
    with daemon() as served:
        assert scan(content, at=served.at) is Verdict.CLEAN
        assert served.seen == [content]


def test_the_test_virus_is_found():
    with daemon() as served:
        assert scan(b"%PDF-1.7" + EICAR, at=served.at) is Verdict.HARMFUL


def test_by_a_socket_of_this_machine_too(tmp_path):
    with daemon(path=str(tmp_path / "clamd.ctl")) as served:
        assert scan(EICAR, at=served.at) is Verdict.HARMFUL


@pytest.mark.parametrize(
    "answer",
    [
        b"INSTREAM size limit exceeded. ERROR\0",
        b"UNKNOWN COMMAND\0",
        b"stream: OK",
        b"",
        b"x" * 10_000,
        b"stream: OK FOUND ERROR\0",
    ],
)
def test_an_answer_that_is_none_is_no_verdict(answer):
    with daemon(answer) as served, pytest.raises(ScannerUnavailable):
        scan(b"a programme", at=served.at)


def test_a_daemon_that_is_away_or_silent_is_no_verdict(monkeypatch):
    monkeypatch.setattr(scanning, "PATIENCE", 0.2)
    with pytest.raises(ScannerUnavailable):
        scan(b"x", at="127.0.0.1:9")
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(ScannerUnavailable):
        scan(b"x", at=f"127.0.0.1:{silent.getsockname()[1]}")


@pytest.mark.parametrize("address", ["clamav", "clamav:", ":3310", "http://clamav"])
def test_an_address_that_is_none_stops_the_start(settings, address):
    settings.CLAMAV_ADDRESS = address
    with pytest.raises(ImproperlyConfigured, match="CLAMAV_ADDRESS"):
        TalksConfig.create("pobratym.talks").ready()
