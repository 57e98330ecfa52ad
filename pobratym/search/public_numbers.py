"""The numbers of the home page, and the editions they rest on. What each counts is told on the page about the data."""

from dataclasses import dataclass
from datetime import datetime

from pobratym.partnerships.queries import RegisterNumbers, numbers
from pobratym.places.models import Edition, Municipality
from pobratym.search.activity import seeking_ids


@dataclass(frozen=True)
class PublicNumbers:
    """`hromadas`: the official 1,470 as far as loaded; `seeking`: municipalities that say so."""

    hromadas: int
    register: RegisterNumbers
    seeking: int


def public_numbers() -> PublicNumbers:
    """The numbers as they are now."""
    return PublicNumbers(
        hromadas=Municipality.objects.hromadas().counted().order_by().count(),
        register=numbers(),
        seeking=seeking_ids().count(),
    )


@dataclass(frozen=True)
class LoadedEdition:
    """What was last loaded of a source, when, and how many of its rows the registry took."""

    source: str
    edition: str
    loaded_at: datetime
    rows: int


def loaded_editions() -> list[LoadedEdition]:
    """The last finished import of each source, by name."""
    latest: dict[str, LoadedEdition] = {}
    for each in Edition.objects.in_force().order_by("filed_at"):
        if each.filed_at:
            latest[each.source] = LoadedEdition(each.source_label, each.version, each.filed_at, each.rows)
    return [latest[source] for source in sorted(latest)]
