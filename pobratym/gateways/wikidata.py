"""Official websites (P856) and e-mail addresses (P968) of items of Wikidata: asked for, or read from a saved answer.

The answer is SPARQL JSON (https://www.w3.org/TR/sparql11-results-json/). Anybody may edit Wikidata: what it says is a
hint for moderators and proves nothing.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, build_opener

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.gateways.no_redirects import NoRedirects

ENDPOINT = "https://query.wikidata.org/sparql"
AT_ONCE = 150  # items of one question: its answer is a few dozen kilobytes
LARGEST = 16 * 1024 * 1024  # bytes of an answer
PATIENCE = 60  # seconds until an answer begins, and between two of its parts
_PART = 64 * 1024
_ITEM = re.compile(r"(?:http://www\.wikidata\.org/entity/)?(Q[1-9][0-9]{0,11})")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class TownHall:
    """What an item says: as many addresses as it has, in their order; too long ones are left out."""

    item: str
    websites: tuple[str, ...]
    mailboxes: tuple[str, ...]


def ask(items: Sequence[str], *, agent: str, endpoint: str = ENDPOINT) -> list[TownHall]:
    """What Wikidata says now of up to AT_ONCE items; `agent` says who asks, as its rules of use want.

    Raises SourceRefused where it does not answer in time, or with something else.
    """
    if not endpoint.startswith("https://"):
        raise SourceRefused(_("Wikidata is asked over HTTPS only. Nothing was changed."))
    address = f"{endpoint}?{urlencode({'query': question(items), 'format': 'json'})}"
    headers = {"Accept": "application/sparql-results+json", "User-Agent": agent}
    request = Request(address, headers=headers)  # noqa: S310 - https was asked for above
    try:
        with build_opener(NoRedirects).open(request, timeout=PATIENCE) as answer:
            return read(b"".join(_parts(answer)), "Wikidata")
    except (URLError, OSError) as error:
        raise SourceRefused(
            _("Wikidata does not answer (%(reason)s). Nothing was changed.") % {"reason": error}
        ) from error


def question(items: Sequence[str]) -> str:
    """The question about these items, in SPARQL; whatever is no number of an item is left out."""
    named = " ".join(f"wd:{item}" for item in items[:AT_ONCE] if _ITEM.fullmatch(item))
    return (
        f"SELECT ?item ?website ?mailbox WHERE {{ VALUES ?item {{ {named} }} "
        "OPTIONAL { ?item wdt:P856 ?website } OPTIONAL { ?item wdt:P968 ?mailbox } }"
    )


def read_file(path: Path) -> list[TownHall]:
    """What a saved answer says. Raises SourceRefused where it is too large or no such answer."""
    try:
        with path.open("rb") as file:
            return read(b"".join(_parts(file)), path.name)
    except OSError as error:
        raise SourceRefused(
            _("%(file)s cannot be read (%(reason)s). Nothing was changed.") % {"file": path.name, "reason": error}
        ) from error


def read(content: bytes, name: str) -> list[TownHall]:
    """The items of an answer in the order of their first rows. Raises SourceRefused for anything else."""
    try:
        rows = json.loads(content)["results"]["bindings"]
        said = [tuple(_value(row, column) for column in ("item", "website", "mailbox")) for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceRefused(
            _("%(file)s is no answer of Wikidata (SPARQL JSON). Nothing was changed.") % {"file": name}
        ) from error
    found: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for item, website, mailbox in said:
        if number := _ITEM.fullmatch(item):
            websites, mailboxes = found.setdefault(number[1], ({}, {}))
            websites |= {website: None} if website else {}
            mailboxes |= {mailbox.removeprefix("mailto:"): None} if mailbox else {}
    return [TownHall(item, tuple(websites), tuple(mailboxes)) for item, (websites, mailboxes) in found.items()]


def _value(row: Any, column: str) -> str:
    value = row[column]["value"] if column in row else ""
    if not isinstance(value, str):
        raise TypeError(column)
    return value.strip() if len(value) <= _LONGEST else ""


def _parts(file: Any) -> Iterator[bytes]:
    """The content, part by part; raises SourceRefused as soon as there is too much of it."""
    length = 0
    while part := file.read(_PART):
        length += len(part)
        if length > LARGEST:
            raise SourceRefused(
                _("The answer is larger than %(size)s MB. Nothing was changed.") % {"size": LARGEST >> 20}
            )
        yield part
