"""gunicorn with two processes on a socket of the machine, as behind a proxy: one address for limits and for the log."""

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class _OverSocket(http.client.HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("localhost")
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(30)
        self.sock.connect(str(self._path))


@pytest.fixture
def gunicorn(tmp_path):
    path, log = tmp_path / "web.sock", tmp_path / "log"
    program = [sys.executable, "-m", "gunicorn", "tests.web.behind_a_proxy", "--workers", "2", "--access-logfile", "-"]
    environment = {**os.environ, "RATES": str(tmp_path / "rates.sqlite3")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    with log.open("wb") as out:
        running = subprocess.Popen(
            [*program, "--bind", f"unix:{path}"], cwd=ROOT, env=environment, stdout=out, stderr=out
        )
    try:
        for _wait in range(600):
            if path.exists():
                break
            time.sleep(0.1)
        yield path, log
    finally:
        running.terminate()
        running.wait(timeout=30)


def _ask(path: Path, forwarded: str) -> int:
    connection = _OverSocket(path)
    connection.request("GET", "/", headers={"X-Forwarded-For": forwarded})
    status = connection.getresponse().status
    connection.close()
    return status


def test_two_processes_on_a_socket_count_and_log_one_address(gunicorn):
    path, log = gunicorn
    answers = [_ask(path, "198.51.100.1, 203.0.113.7") for _time in range(8)]
    assert answers == [200] * 2 + [429] * 6
    assert _ask(path, "203.0.113.8") == 200
    assert sorted(_logged(log, 9)) == ["203.0.113.7"] * 8 + ["203.0.113.8"]


def _logged(log: Path, number: int) -> list[str]:
    """The addresses of the log, which is written once the answers have left."""
    for _wait in range(100):
        lines = [line for line in log.read_text().splitlines() if "GET / HTTP" in line]
        if len(lines) >= number:
            break
        time.sleep(0.1)
    return [line.split()[0] for line in lines]
