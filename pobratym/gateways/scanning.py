"""ClamAV asked whether a file is harmful: the daemon's command INSTREAM over a socket.

https://docs.clamav.net/manual/Usage/Scanning.html#clamd and clamd(8): `zINSTREAM\\0`, then pieces, each with its length
as four bytes in network order, then a length of nought; the answer is a line that ends with a nought. An own client of
forty lines: the library `clamd` has had no release since 2014.
"""

import socket
import struct
from enum import StrEnum

PATIENCE = 20  # seconds for the connection and for each piece
_PIECE = 64 * 1024
_LONGEST_ANSWER = 4096


class Verdict(StrEnum):
    """What the scanner says of a file."""

    CLEAN = "clean"
    HARMFUL = "harmful"


class ScannerUnavailable(Exception):
    """It does not answer, or with something else: nothing is known of the file."""


def scan(content: bytes, *, at: str) -> Verdict:
    """`at`: host:port, or the path of a socket of this machine. Raises ScannerUnavailable."""
    try:
        with _connected(at) as connection:
            _send(connection, content)
            return _read(_answer(connection))
    except (OSError, ValueError) as error:
        raise ScannerUnavailable(str(error)) from error


def is_address(at: str) -> bool:
    """Whether `at` is a path of a socket or a host and a port."""
    host, _colon, port = at.rpartition(":")
    return at.startswith("/") or (bool(host) and port.isdecimal())


def _connected(at: str) -> socket.socket:
    if at.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(PATIENCE)
        connection.connect(at)
        return connection
    host, _colon, port = at.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE)


def _send(connection: socket.socket, content: bytes) -> None:
    connection.sendall(b"zINSTREAM\0")
    for start in range(0, len(content), _PIECE):
        piece = content[start : start + _PIECE]
        connection.sendall(struct.pack("!L", len(piece)) + piece)
    connection.sendall(struct.pack("!L", 0))


def _answer(connection: socket.socket) -> bytes:
    answer = b""
    while not answer.endswith(b"\0"):
        piece = connection.recv(_LONGEST_ANSWER)
        answer += piece
        if not piece or len(answer) > _LONGEST_ANSWER:
            raise ScannerUnavailable("the answer has no end")
    return answer.rstrip(b"\0\n")


def _read(answer: bytes) -> Verdict:
    if answer == b"stream: OK":
        return Verdict.CLEAN
    if answer.startswith(b"stream: ") and answer.endswith(b" FOUND"):
        return Verdict.HARMFUL
    raise ScannerUnavailable(answer.decode("ascii", "replace")[:200])
