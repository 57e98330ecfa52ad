"""Whether a mailbox belongs to the town hall whose website is on file: by the name of its host, and nothing else.

Only equal names count. A name that is longer, shorter, or looks the same in another alphabet belongs to somebody else
until a person has looked at it.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.lookalikes import as_seen, in_latin
from pobratym.places.rules.shared_hosts import is_shared

_LONGEST = 253  # RFC 1035
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_OF_A_LANGUAGE = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?", re.IGNORECASE)
_LIKE_LETTERS = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s", "i": "l", "-": None, ".": None})


class Bond(models.TextChoices):
    """How a mailbox and a town hall belong together, in the words of the moderators' page."""

    OFFICIAL_MAILBOX = "official_mailbox", _("It is the official mailbox on file.")
    SAME_HOST = "same_host", _("The mailbox is at the domain of the website on file.")
    RELATED = "related", _("The domain is above or below that of the website on file: look who keeps it.")
    LOOKALIKE = "lookalike", _("Careful: the domain looks like that of the website on file, and is another one.")
    SHARED = "shared", _("Anybody can have a mailbox there: it shows nothing.")
    OTHER = "other", _("The domain is another one than that of the website on file.")
    NOTHING_ON_FILE = "nothing_on_file", _("Neither a website nor an official mailbox of the municipality is on file.")


PROVING = frozenset({Bond.OFFICIAL_MAILBOX, Bond.SAME_HOST})


@dataclass(frozen=True, slots=True)
class Known:
    """What is on file of a town hall; empty where nothing is."""

    website: str = ""
    mailbox: str = ""


def bond(mailbox: str, known: Known) -> Bond:
    """How `mailbox` belongs to the town hall."""
    own = host_of_mailbox(mailbox)
    if own and known.mailbox and _folded(mailbox) == _folded(known.mailbox):
        return Bond.OFFICIAL_MAILBOX
    if not own or is_shared(own):
        return Bond.SHARED
    theirs = [host for host in (own_host_of_website(known.website), _own_host_of_mailbox(known.mailbox)) if host]
    if not theirs:
        return Bond.NOTHING_ON_FILE
    if own == own_host_of_website(known.website):
        return Bond.SAME_HOST
    if any(_is_below(own, host) or _is_below(host, own) for host in theirs) or own in theirs:
        return Bond.RELATED
    return Bond.LOOKALIKE if any(_looks_like(own, host) for host in theirs) else Bond.OTHER


def host_of_mailbox(mailbox: str) -> str:
    """The host of an address as the network knows it ("xn--…" of other alphabets); empty where it is no address."""
    name, at, host = mailbox.strip().rpartition("@")
    return as_host(host) if at and name and "@" not in name else ""


def own_host_of_website(website: str) -> str:
    """The host of a website that is one town hall's own; empty where the site is a page in the house of others."""
    try:
        parts = urlsplit(website.strip())
        host = as_host(parts.hostname or "")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not _OF_A_LANGUAGE.fullmatch(parts.path):
        return ""
    host = host.removeprefix("www.")
    return "" if not host or is_shared(host) else host


def as_host(text: str) -> str:
    """A name of a host in lower case and ASCII; empty where it is none, or holds signs that are not seen."""
    host = text.strip().rstrip(".").lower()
    if not host or len(host) > _LONGEST or as_seen(host) != host:
        return ""
    try:
        host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    labels = host.split(".")
    is_name = len(host) <= _LONGEST and len(labels) > 1 and all(map(_LABEL.fullmatch, labels))
    return host if is_name and not labels[-1].isdigit() else ""


def _own_host_of_mailbox(mailbox: str) -> str:
    host = host_of_mailbox(mailbox) if mailbox else ""
    return "" if not host or is_shared(host) else host


def _folded(mailbox: str) -> tuple[str, str]:
    """Upper and lower case are one in the eyes of every office of post that we write to."""
    return mailbox.strip().rpartition("@")[0].casefold(), host_of_mailbox(mailbox)


def _is_below(host: str, other: str) -> bool:
    return host.endswith(f".{other}")


def _looks_like(host: str, other: str) -> bool:
    """The same to the eye, or with the whole name of the other in front: example.gov.ua.evil.com."""
    mine, theirs = _as_read(host), _as_read(other)
    return mine == theirs or host.startswith(f"{other}.") or (len(theirs) > 5 and mine.startswith(theirs))


def _as_read(host: str) -> str:
    """What the eye makes of it: one alphabet, no difference between o and 0, i and l, rn and m."""
    try:
        read = host.encode("ascii").decode("idna")
    except UnicodeError:
        read = host
    return in_latin(read).lower().replace("rn", "m").translate(_LIKE_LETTERS)
