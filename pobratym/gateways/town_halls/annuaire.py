"""The directory of the French administration (Service-public.fr, DILA): JSON of local public services.

The file of the whole country has {"service": […]}, an answer of the API {"results": […]}, an export a list. A service
that is a town hall has the pivot "mairie" with the number of its commune at INSEE. The API gives lists as texts of JSON
inside the JSON, the file as lists; both are read.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import ijson
from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.gateways.town_halls import TownHallEntry
from pobratym.gateways.town_halls.days import day_of

LARGEST = 400 * 1024 * 1024  # bytes; the file of the whole country has some 150 MB and is never held as a whole
_LONGEST = 4_000  # of a text of JSON inside the JSON
_BEGINNING = 4_096
_KEY = re.compile(rb'\A\s{0,9}\{\s{0,9}"(service|results)"|"(results)"\s{0,9}:\s{0,9}\[')
_TITLE = re.compile(
    r"^(?:h[oô]tel de ville|mairie)(?: de la commune)?(?:\s{0,3}[-–:]\s{0,3}|\s{1,3}(?:de |du |des |d['’]))",
    re.IGNORECASE,
)
_BY_POST, _LINES = "Adresse postale", ("complement1", "complement2", "numero_voie", "service_distribution")
_PART_OF_A_COMMUNE = re.compile(r"d[ée]l[ée]gu[ée]e|annexe|arrondissement|associ[ée]e", re.IGNORECASE)


def read(path: Path) -> Iterator[TownHallEntry]:
    """Its town halls, one by one. Raises SourceRefused where the file is too large or no such JSON."""
    try:
        if path.stat().st_size > LARGEST:
            raise SourceRefused(
                _("The file is larger than %(size)s MB. Nothing was changed.") % {"size": LARGEST >> 20}
            )
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
            file.seek(0)
            for number, service in enumerate(ijson.items(file, _prefix(beginning)), start=1):
                if isinstance(service, Mapping) and (entry := _entry(number, service)):
                    yield entry
    except (OSError, ValueError, ijson.JSONError) as error:
        raise SourceRefused(
            _("%(file)s is no directory of Service-public.fr (JSON). Nothing was changed.") % {"file": path.name}
        ) from error


def _prefix(beginning: bytes) -> str:
    if beginning.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        return "item"
    found = _KEY.search(beginning)
    if not found:
        raise ValueError("neither a list nor an object with one")
    return f"{(found[1] or found[2]).decode()}.item"


def _entry(number: int, service: Mapping[str, Any]) -> TownHallEntry | None:
    """None for what is no town hall of a whole commune."""
    name = str(service.get("nom") or "")[:200]
    codes = [code for pivot in _listed(service.get("pivot")) for code in _codes(pivot)]
    if len(codes) != 1 or _PART_OF_A_COMMUNE.search(name):
        return None
    places = [each for each in _listed(service.get("adresse")) if isinstance(each, Mapping)]
    where: Mapping[str, Any] = next(iter(places), {})
    by_post = next((each for each in places if each.get("type_adresse") == _BY_POST), where)
    commune = str(where.get("nom_commune") or "").strip()
    latitude, longitude = _degrees(where.get("latitude"), 90), _degrees(where.get("longitude"), 180)
    is_located = latitude is not None and longitude is not None
    return TownHallEntry(
        row=number,
        name=_TITLE.sub("", name).strip() or commune,
        country="FR",
        scheme="insee",
        code=codes[0],
        latitude=latitude if is_located else None,
        longitude=longitude if is_located else None,
        websites=tuple(_values(service.get("site_internet"))),
        mailboxes=tuple(each for each in _values(service.get("adresse_courriel")) if "@" in each),
        postal_address=tuple(_envelope(by_post)),
        as_of=day_of(_as_iso(str(service.get("date_modification") or ""))),
        cells=(codes[0], name),
    )


def _envelope(address: Mapping[str, Any]) -> Iterator[str]:
    """Its lines; nothing where the street or the town is not told."""
    lines = [str(address.get(name) or "").strip()[:100] for name in _LINES]
    town = " ".join(str(address.get(name) or "").strip()[:60] for name in ("code_postal", "nom_commune")).strip()
    if any(lines) and town:
        yield from filter(None, (*lines, town))


def _codes(pivot: Any) -> Iterator[str]:
    """Numbers of INSEE for which a service is the town hall."""
    if not isinstance(pivot, Mapping) or pivot.get("type_service_local") != "mairie":
        return
    given = pivot.get("code_insee_commune")
    for code in given if isinstance(given, list) else [given]:
        if isinstance(code, str) and code.strip():
            yield code.strip().upper()[:5]


def _listed(value: Any) -> list[Any]:
    """A list as such, as a text of JSON, or as its one element."""
    if isinstance(value, str) and value[:1] in "[{" and len(value) <= _LONGEST:
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return []
    if value in (None, ""):
        return []
    return value if isinstance(value, list) else [value]


def _values(value: Any) -> Iterator[str]:
    """Texts, or what stands under `valeur`; several in one text stand apart by semicolons."""
    for each in _listed(value):
        text = each.get("valeur") if isinstance(each, Mapping) else each
        if isinstance(text, str):
            yield from (part.strip()[:300] for part in text[:_LONGEST].split(";") if part.strip())


def _degrees(value: Any, most: int) -> float | None:
    try:
        degrees = float(str(value)[:24])
    except ValueError:
        return None
    return degrees if -most <= degrees <= most else None


def _as_iso(text: str) -> str:
    """«30/11/2026 10:02:11» and «2026-11-30T10:02:11+01:00» both begin with their day."""
    return text[:10]
