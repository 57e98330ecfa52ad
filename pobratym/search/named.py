"""Places by name with how sure that is: for machines, which need no captions."""

from dataclasses import dataclass

from pobratym.registry.queries import resolve_name
from pobratym.registry.resolution.opening import current_index, level_number
from pobratym.registry.resolution.resolve import resolve


@dataclass(frozen=True, slots=True)
class Named:
    """A municipality's number, the certainty that it is meant (0 to 1) and why (a value of Reason)."""

    id: int
    score: float
    reason: str


def named(text: str, *, country: str | None = None, level: str | None = None, limit: int = 10) -> list[Named]:
    """Places called `text`, or beginning so, or nearly so, likeliest first, without a query to the database where
    the index of names is there."""
    index = current_index()
    if index is None:
        found = resolve_name(text, country=country, level=level, limit=limit)
        return [Named(each.id, each.score, each.reason) for each in found]
    number = level_number(level) if level else None
    answers = resolve(index, text, country=country, level=number, limit=limit, with_beginnings=True)
    return [
        Named(index.place_ids.item(answer.place), round(answer.certainty, 3), answer.reason.value) for answer in answers
    ]
