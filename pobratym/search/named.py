"""Places by name with how sure that is: for machines, which need no captions."""

from dataclasses import dataclass

from pobratym.journal.marks import read_once
from pobratym.places.name_index.opening import current_index
from pobratym.places.queries import Reason, hits, resolve_name


@dataclass(frozen=True, slots=True)
class Named:
    """A municipality's number, the certainty that it is meant (0 to 1) and why."""

    id: int
    score: float
    reason: Reason


@read_once()
def named(text: str, *, country: str | None = None, level: str | None = None, limit: int = 10) -> list[Named]:
    """Places called `text`, or beginning so, or nearly so, likeliest first, without a query to the database where
    the index of names is there and nothing was named so since it was built."""
    if current_index() is None:
        found = resolve_name(text, country=country, level=level, limit=limit)
        return [Named(each.id, each.score, each.reason) for each in found]
    met = hits(text, country=country, level=level, limit=limit)
    return [Named(each.id, round(each.certainty, 3), each.reason) for each in met]
