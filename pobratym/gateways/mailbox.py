"""A mailbox read by IMAP (RFC 3501), over TLS; without TLS only on this machine.

What has been read is deleted from the mailbox or put into a folder, as whoever reads says, after it has dealt with it.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pobratym.gateways.incoming_mail import LARGEST

PATIENCE = 30  # seconds for the connection and for each answer
HOW = "INCOMING_MAIL_URL is imaps://user:password@host/INBOX; imap:// where the mail server runs on this machine"
_HERE = ("localhost", "127.0.0.1", "::1")
_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})")


class MailboxFailed(Exception):
    """The mail server cannot be reached, does not let us in, or says something that is no IMAP. Later again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the mailbox is."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    is_by_tls: bool

    def __repr__(self) -> str:
        return f"Place({self.host}, {self.folder})"  # a password stands in no log


def place(url: str) -> Place | None:
    """What INCOMING_MAIL_URL names; None where it is empty. Raises ValueError that says how it is written."""
    if not url:
        return None
    parts = urlsplit(url)
    is_by_tls = parts.scheme == "imaps"
    is_plain = parts.scheme == "imap" and parts.hostname in _HERE
    if not (is_by_tls or is_plain) or not parts.hostname or not parts.username:
        raise ValueError(HOW)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    port = parts.port or (993 if is_by_tls else 143)
    return Place(parts.hostname, port, unquote(parts.username), unquote(parts.password or ""), folder, is_by_tls)


class Mailbox:
    """An open mailbox: mails that nobody has seen, one at a time."""

    def __init__(self, connection: imaplib.IMAP4) -> None:
        self._connection = connection

    def unseen(self, most: int) -> Iterator[tuple[str, bytes | None]]:
        """Number and bytes of each; None for one that is larger than is read at all. Looking marks nothing."""
        for number in self._numbers()[:most]:
            found = _SIZE.search(_first(self._ask("UID", "FETCH", number, "(RFC822.SIZE)")))
            if found is None:  # another reader was faster
                continue
            yield number, None if int(found[1]) > LARGEST else self._content(number)

    def forget(self, number: str) -> None:
        """Delete a mail that has been dealt with."""
        self._ask("UID", "STORE", number, "+FLAGS.SILENT", r"(\Seen \Deleted)")
        self._ask("EXPUNGE")

    def put_aside(self, number: str) -> None:
        """Leave a mail where it is, to be looked at by a person: it is not taken up again."""
        self._ask("UID", "STORE", number, "+FLAGS.SILENT", r"(\Seen \Flagged)")

    def _numbers(self) -> list[str]:
        return _first(self._ask("UID", "SEARCH", "UNSEEN")).decode("ascii", errors="ignore").split()

    def _content(self, number: str) -> bytes:
        for part in self._ask("UID", "FETCH", number, "(BODY.PEEK[])"):
            if isinstance(part, tuple):
                return bytes(part[1])
        return b""

    def _ask(self, command: str, *arguments: str) -> list[bytes | tuple[bytes, bytes] | None]:
        if command == "UID":
            status, answer = self._connection.uid(*arguments)
        else:
            status, answer = self._connection.expunge()
        if status != "OK":
            raise MailboxFailed(f"{command} {arguments[:1]}: {status}")
        return list(answer)


@contextmanager
def opened(where: Place) -> Iterator[Mailbox]:
    """The mailbox, while it is read. Raises MailboxFailed."""
    try:
        connection = _connection(where)
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxFailed(type(error).__name__) from error
    try:
        connection.login(where.user, where.password)
        status, _answer = connection.select(f'"{where.folder}"')
        if status != "OK":
            raise MailboxFailed(f"There is no folder {where.folder}")
        yield Mailbox(connection)
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxFailed(type(error).__name__) from error
    finally:
        _leave(connection)


def _connection(where: Place) -> imaplib.IMAP4:
    if where.is_by_tls:
        return imaplib.IMAP4_SSL(where.host, where.port, ssl_context=ssl.create_default_context(), timeout=PATIENCE)
    return imaplib.IMAP4(where.host, where.port, timeout=PATIENCE)


def _leave(connection: imaplib.IMAP4) -> None:
    try:
        connection.logout()
    except (OSError, imaplib.IMAP4.error):
        connection.shutdown()


def _first(answer: list[bytes | tuple[bytes, bytes] | None]) -> bytes:
    part = answer[0] if answer else None
    if isinstance(part, tuple):
        part = part[0]
    return part or b""
