"""What mail servers say of a mail that did not arrive: by RFC 3464, or as those say it that do not keep to it."""

import re
from collections.abc import Iterator
from email.message import Message

from pobratym.gateways.incoming_mail.headers import MESSAGE_ID, addresses_in, clean, header
from pobratym.gateways.incoming_mail.incoming import Bounce

_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_CODE = re.compile(r"(?<![\d.])([45])\d\d[ -]")
_FULL = re.compile(r"mailbox (?:is )?full|over ?quota|quota exceeded|insufficient (?:system )?storage", re.IGNORECASE)
_OUR_ID = re.compile(r"Message-ID:\s{0,4}(<[^<>\s]{1,180}>)", re.IGNORECASE)
_MAIL_SERVERS = ("mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon")
_SAYS_SO = re.compile(
    r"undeliver|not delivered|delivery (?:status|failure|failed)|returned mail|failure notice|mail delivery"
    r"|unzustellbar|nicht zustellbar|niedostarcz|nie dostarczono|non remis|échec|не доставлено|не доставлене",
    re.IGNORECASE,
)
_LONGEST = 300
_READ = 20_000  # letters of a report in words
# The mailbox was never there or is no more; the others say something that may pass, or is none of its business.
_FULL_CODES = {(2, 2), (3, 1)}


def bounce_of(message: Message) -> Bounce | None:
    """None where the mail is no report of a failure; a report that all went well, or will yet, is none either."""
    parts = _report(message)
    if parts is not None:
        return _by_standard(parts, message)
    if _is_of_a_mail_server(message):
        return _in_words(message)
    return None


def is_report(message: Message) -> bool:
    """Whether a machine tells of what became of a mail: delivered, displayed, late."""
    return message.get_content_type() == "multipart/report"


def _report(message: Message) -> Message | None:
    """The part for machines."""
    if not is_report(message) and not header(message, "X-Failed-Recipients"):
        return None
    for part in _inner(message):
        if part.get_content_type() in ("message/delivery-status", "message/global-delivery-status"):
            return part
    return None


def _inner(message: Message) -> Iterator[Message]:
    parts = message.get_payload()
    if isinstance(parts, list):
        yield from (each for each in parts[:20] if isinstance(each, Message))


def _by_standard(part: Message, message: Message) -> Bounce | None:
    for block in list(_inner(part))[:20]:
        action = header(block, "Action").casefold()
        if action not in ("failed", "delayed"):
            continue
        found = _STATUS.search(header(block, "Status"))
        said = header(block, "Diagnostic-Code").partition(";")[2].strip() or header(block, "Diagnostic-Code")
        better = _STATUS.search(said) if found is None or found[0].endswith(".0.0") else found
        return _bounce(better or found, said, _returned_id(message), is_final=action == "failed")
    return None


def _bounce(found: re.Match[str] | None, said: str, message_id: str, *, is_final: bool) -> Bounce:
    is_full = bool(found and (int(found[2]), int(found[3])) in _FULL_CODES) or bool(_FULL.search(said[:_LONGEST]))
    is_for_good = is_final and not is_full and not (found and found[1] == "4")
    return Bounce(is_for_good, is_full, found[0] if found else "", clean(said)[:_LONGEST], message_id)


def _returned_id(message: Message) -> str:
    """Of the mail that came back: it is enclosed whole, or its headers are."""
    for part in _inner(message):
        kind = part.get_content_type()
        if kind in ("message/rfc822", "message/global"):
            for inner in _inner(part):
                found = MESSAGE_ID.search(header(inner, "Message-ID"))
                return found[0] if found else ""
        if kind in ("text/rfc822-headers", "message/rfc822-headers", "message/global-headers"):
            found = _OUR_ID.search(_words(part))
            return found[1] if found else ""
    return ""


def _is_of_a_mail_server(message: Message) -> bool:
    if header(message, "X-Failed-Recipients"):
        return True
    senders = addresses_in(message, "From")
    is_machine = any(each.partition("@")[0] in _MAIL_SERVERS for each in senders)
    has_no_way_back = header(message, "Return-Path").strip() == "<>"
    return (is_machine or has_no_way_back) and bool(_SAYS_SO.search(header(message, "Subject")))


def _in_words(message: Message) -> Bounce:
    words = _all_words(message)
    found = _STATUS.search(words)
    code = _CODE.search(words)
    line = next((line.strip() for line in words.split("\n") if _STATUS.search(line) or _CODE.search(line)), "")
    own = _OUR_ID.search(words)
    is_final = not (code and code[1] == "4") if found is None else found[1] == "5"
    return _bounce(found, line or words[:_LONGEST].strip(), own[1] if own else "", is_final=is_final)


def _all_words(message: Message) -> str:
    if not message.is_multipart():
        return _words(message)
    return "\n".join(_words(part) for part in _inner(message))[:_READ]


def _words(part: Message) -> str:
    content = part.get_payload(decode=True)
    return clean(content.decode("utf-8", errors="replace"))[:_READ] if isinstance(content, bytes) else ""
