"""Who seeks and who has partners at present: small tables, read when they have changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from pobratym.core.keeping import kept
from pobratym.journal.areas import Area
from pobratym.search.freshness import freshness
from pobratym.search.selection import agreed_parties, seeking_ids


@dataclass(frozen=True, slots=True)
class Present:
    """`seeking`: municipalities that look for a partner now; `partnerships`: how many each municipality has that
    has any (see `agreed_parties` for what counts)."""

    seeking: frozenset[int]
    partnerships: Mapping[int, int]


@kept(lambda: freshness(Area.REGISTRY, Area.PROFILES, Area.PARTNERSHIPS))
def present() -> Present:
    """As the database has it now."""
    counted = agreed_parties().values_list("municipality_id").annotate(Count("pk"))
    return Present(frozenset(seeking_ids()), dict(counted))
