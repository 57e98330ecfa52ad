"""Headers as text, within bounds."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

_LONGEST = 4_000  # letters of a header that are read
_MOST = 20  # headers of one name, addresses, tokens
MESSAGE_ID = re.compile(r"<[^<>\s]{1,180}>")
_ADDRESS = re.compile(r"[^\s<>@,;:\"()]{1,64}@[^\s<>@,;:\"()]{1,253}")
# Where the address stands that a mail was handed over for: what its server noted before what its writer typed.
_FOR = ("Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To", "X-Forwarded-To", "To", "Cc")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def header(message: Message, name: str) -> str:
    """The first header of the name in one line; empty where there is none."""
    return next(iter(headers(message, name)), "")


def headers(message: Message, name: str) -> list[str]:
    """All headers of the name, each in one line."""
    return [_decoded(str(value)[:_LONGEST]) for value in message.get_all(name, [])[:_MOST]]


def clean(text: str) -> str:
    """Without signs that no database and no page can hold."""
    return _UNSEEN.sub("", text)


def addresses_in(message: Message, name: str) -> list[str]:
    """The addresses of a header, in small letters; none where it says them in two ways."""
    found = [each.casefold() for _name, each in getaddresses([header(message, name)])[:_MOST]]
    return [each for each in found if _ADDRESS.fullmatch(each)]


def tokens(message: Message, domain: str) -> tuple[str, ...]:
    """What stands before the @ of each address at our domain."""
    if not domain:
        return ()
    ending = f"@{domain.casefold()}"
    lines = [line for name in _FOR for line in headers(message, name)]
    found = [each.casefold() for line in lines for each in _ADDRESS.findall(line)]
    ours = [each.removesuffix(ending) for each in found if each.endswith(ending)]
    return tuple(dict.fromkeys(ours))[:_MOST]


def _decoded(value: str) -> str:
    return " ".join(clean("".join(_words(value))).split())


def _words(value: str) -> list[str]:
    try:
        return [_word(part, charset) for part, charset in decode_header(value)]
    except (HeaderParseError, ValueError):
        return [value]


def _word(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    try:
        return part.decode(charset or "utf-8", errors="replace")
    except (LookupError, ValueError):
        return part.decode("utf-8", errors="replace")
