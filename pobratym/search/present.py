"""Who seeks and who has partners at present: small tables, read once for each mark of freshness."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count

from pobratym.search.freshness import Freshness, freshness
from pobratym.search.selection import agreed_parties, seeking_ids

_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Present:
    """`seeking`: municipalities that look for a partner now; `partnerships`: how many each municipality has that
    has any (see `agreed_parties` for what counts)."""

    seeking: frozenset[int]
    partnerships: Mapping[int, int]


def present(mark: Freshness | None = None) -> Present:
    """As the database has it now. `mark`: the mark of freshness, where it has been read already."""
    key = f"present:{mark or freshness()}"
    found: Present | None = cache.get(key)
    if found is None:
        counted = agreed_parties().values_list("municipality_id").annotate(Count("pk"))
        found = Present(frozenset(seeking_ids()), dict(counted))
        cache.set(key, found, _SECONDS)
    return found
