"""A municipality in a list, with what lists say of it."""

from dataclasses import dataclass

from pobratym.places.models import Municipality
from pobratym.search.selection import partnership_counts, seeking_ids


@dataclass(frozen=True)
class Row:
    """A municipality; whether it seeks; how many partnerships it has; by which other name it was found; how far it is
    from the place that was named."""

    municipality: Municipality
    is_seeking: bool = False
    partnerships: int = 0
    matched_name: str = ""
    kilometres: float | None = None


def described(
    municipalities: list[Municipality],
    names: dict[int, str] | None = None,
    distances: dict[int, float] | None = None,
) -> list[Row]:
    """The rows, by two queries whatever their number. `names`: municipality -> the name that was met."""
    ids = [each.pk for each in municipalities]
    seeking = set(seeking_ids().filter(municipality_id__in=ids))
    partnerships = partnership_counts(ids)
    return [
        Row(
            each,
            is_seeking=each.pk in seeking,
            partnerships=partnerships.get(each.pk, 0),
            matched_name=_if_it_differs(each, (names or {}).get(each.pk, "")),
            kilometres=(distances or {}).get(each.pk),
        )
        for each in municipalities
    ]


def _if_it_differs(municipality: Municipality, name: str) -> str:
    """The name that was met is worth showing only where the row does not show it anyway."""
    return "" if name.casefold() in municipality.name.casefold() else name
