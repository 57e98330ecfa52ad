"""One mail that came in, as plain values: who it is for, whether a person wrote it, and what she wrote.

Formats: RFC 5322, RFC 2045 to 2049, bounces by RFC 3464, automatic answers by RFC 3834. Any bytes may come: whatever
cannot be read within the bounds is `Unreadable` and nothing else is raised.

Read with the policy compat32: headers as they stand, decoded here within bounds. The other policy parses each header
whole, and a hostile one of 60 kB takes it minutes (docs/adr/0056).
"""

import hashlib
from collections.abc import Mapping
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from pobratym.gateways.incoming_mail.headers import MESSAGE_ID, addresses_in, header, headers, tokens
from pobratym.gateways.incoming_mail.incoming import Attachment, Bounce, Incoming, Kind, Trouble, Unreadable
from pobratym.gateways.incoming_mail.kinds import kind_of
from pobratym.gateways.incoming_mail.parts import attachments_of, check_bounds, text_of
from pobratym.gateways.incoming_mail.reports import bounce_of

__all__ = ["LARGEST", "Attachment", "Bounce", "Incoming", "Kind", "Trouble", "Unreadable", "read"]

LARGEST = 25 * 1024 * 1024  # bytes of a mail: what the big providers take at most


def read(raw: bytes, *, domain: str) -> Incoming:
    """The mail, with the part before the @ of addresses at `domain` that it is for. Raises Unreadable alone."""
    if len(raw) > LARGEST:
        raise Unreadable(Trouble.TOO_LARGE)
    check_bounds(raw)
    try:
        return _read(message_from_bytes(raw, policy=compat32), raw, domain)
    except Unreadable:
        raise
    except Exception as error:  # a library stumbles over something nobody has thought of: the mail is to blame
        raise Unreadable(Trouble.MALFORMED) from error


def _read(message: Message, raw: bytes, domain: str) -> Incoming:
    bounce = bounce_of(message)
    senders = addresses_in(message, "From")
    own = MESSAGE_ID.search(header(message, "Message-ID"))
    before = MESSAGE_ID.search(header(message, "In-Reply-To"))
    return Incoming(
        message_id=own[0] if own else f"<{hashlib.sha256(raw).hexdigest()}@no-message-id.invalid>",
        in_reply_to=before[0] if before else "",
        references=tuple(MESSAGE_ID.findall(header(message, "References")))[-20:],
        tokens=tokens(message, domain),
        sender=senders[0] if len(senders) == 1 else "",
        subject=header(message, "Subject")[:300],
        text="" if bounce else text_of(message),
        attachments=() if bounce else attachments_of(message),
        kind=kind_of(message, bounce),
        bounce=bounce,
        has_failed_checks=_has_failed_checks(headers(message, "Authentication-Results")),
        is_answerable=bool(senders) and header(message, "Return-Path").strip() != "<>",
    )


def _has_failed_checks(results: Mapping[int, str] | list[str]) -> bool:
    """What our own mail server found of SPF, DKIM and DMARC: it writes on top, whatever stands below was sent along."""
    if not results:
        return False
    words = results[0].casefold().replace(";", " ").split()
    if "dmarc=pass" in words:
        return False
    return "dmarc=fail" in words or ("spf=fail" in words and "dkim=pass" not in words)
