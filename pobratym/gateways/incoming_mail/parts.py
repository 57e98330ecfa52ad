"""The parts of a mail within bounds: the text that a person wrote, and the files that came along."""

import re
from collections.abc import Iterator
from email.message import Message

from pobratym.gateways.incoming_mail.headers import clean
from pobratym.gateways.incoming_mail.incoming import Attachment, Trouble, Unreadable
from pobratym.gateways.incoming_mail.markup import as_text
from pobratym.gateways.incoming_mail.quoting import without_quotation

_MOST_HEADERS = 200
_LARGEST_HEADERS = 128 * 1024  # bytes
_MOST_NESTED = 20  # parts that hold parts: each is a level at worst, and each line is looked at on each level
_MOST_LINES = 700_000  # 25 MB of base64 have 340,000
_MOST_PARTS = 2_000  # lines that may divide parts
_PARTS_READ = 100
_LARGEST_TEXT = 100_000  # bytes of a text part; letters that the library of quotations gets are fewer still
_MOST_ATTACHMENTS = 20
_LARGEST_ATTACHMENT = 20 * 1024 * 1024  # bytes
# What signs a mail, or goes with the signature: the writer's program adds it, no person sends it as a file.
_SEALS = {
    *("application/pkcs7-signature", "application/x-pkcs7-signature"),
    *("application/pgp-signature", "application/pgp-keys"),
}
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_CONTAINER = re.compile(rb"multipart/|message/", re.IGNORECASE)
# Parameters of a part are read in a time that grows with the square of their length.
_OVERLONG = re.compile(rb"^content-[^:\n]{1,40}:(?:[^\n]|\n[ \t]){1000}", re.IGNORECASE | re.MULTILINE)


def check_bounds(raw: bytes) -> None:
    """Raises Unreadable before the parser takes minutes, or more levels than Python has."""
    end = _END_OF_HEADERS.search(raw, 0, _LARGEST_HEADERS)
    top = raw[: end.start()] if end else raw
    is_hostile = (
        len(top) > _LARGEST_HEADERS
        or sum(not line.startswith((b" ", b"\t")) for line in top.split(b"\n")) > _MOST_HEADERS
        or max(raw.count(b"\n"), raw.count(b"\r")) > _MOST_LINES
        or raw.count(b"\n--") + raw.count(b"\r--") > _MOST_PARTS
        or _OVERLONG.search(raw) is not None
        or sum(1 for _found in _CONTAINER.finditer(raw)) > _MOST_NESTED
    )
    if is_hostile:
        raise Unreadable(Trouble.MALFORMED)


def text_of(message: Message) -> str:
    """What the person wrote: of a mail in two forms the plain one."""
    plain, marked_up = "", ""
    for part in _leaves(message):
        if _is_file(part):
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and not plain.strip():
            plain = _text(part)
        elif kind == "text/html" and not marked_up:
            marked_up = _text(part)
    return without_quotation(plain if plain.strip() else as_text(marked_up))


def attachments_of(message: Message) -> tuple[Attachment, ...]:
    """Files that came along; pictures of a signature, which stand within the text, are none, and no seal is."""
    found = (_attachment(part) for part in _leaves(message) if _is_file(part))
    return tuple(each for each, _place in zip(found, range(_MOST_ATTACHMENTS), strict=False))


def _leaves(message: Message) -> Iterator[Message]:
    """Parts that hold no parts, of the mail itself and not of one that it passes on."""
    waiting, seen = [message], 0
    while waiting and seen < _PARTS_READ:
        part = waiting.pop(0)
        seen += 1
        if part.get_content_maintype() == "message":
            continue
        if part.is_multipart():
            inner = part.get_payload()
            waiting[:0] = [each for each in inner if isinstance(each, Message)][:_PARTS_READ]
        else:
            yield part


def _is_file(part: Message) -> bool:
    if part.get_content_type() in _SEALS:
        return False
    if part.get_content_disposition() == "attachment":
        return True
    is_shown_within = bool(part.get("Content-ID")) or part.get_content_maintype() == "text"
    return not is_shown_within and part.get_content_maintype() != "multipart" and bool(part.get_filename())


def _attachment(part: Message) -> Attachment:
    name = " ".join(clean(str(part.get_filename() or "")).replace("/", " ").replace("\\", " ").split())
    return Attachment(name[-120:] or "attachment", part.get_content_type()[:100], _content(part)[:_LARGEST_ATTACHMENT])


def _text(part: Message) -> str:
    content = _content(part)[:_LARGEST_TEXT]
    charset = part.get_content_charset() or "utf-8"
    try:
        text = content.decode(charset)
    except (LookupError, ValueError):
        text = content.decode("utf-8", errors="replace")
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return content if isinstance(content, bytes) else b""
