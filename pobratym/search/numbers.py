"""The numbers of the home page. What each counts is told on the page about the data, in the same order."""

from dataclasses import dataclass

from pobratym.partnerships.queries import RegisterNumbers, numbers
from pobratym.places.models import Municipality
from pobratym.search.selection import seeking_ids


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
