"""Near which place: the one that was chosen, or the one that a name means, with its namesakes where that is unsure."""

from dataclasses import dataclass, field, replace

from pobratym.places.models import Municipality
from pobratym.places.queries import Hit, hits
from pobratym.places.queries.columns import Columns
from pobratym.search.cells import cells_of
from pobratym.search.filters import Filters, Sort

_LOOKED_AT = 6
_SURE = 0.9


@dataclass(frozen=True)
class Near:
    """The place that distances are told from. `others`: places it might be instead; `unknown`: what was written where
    no place is called so, or none whose centre is known."""

    municipality: Municipality | None = None
    others: list[Municipality] = field(default_factory=list)
    unknown: str = ""

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.municipality.caption if self.municipality else self.unknown


def settled(filters: Filters, columns: Columns) -> tuple[Filters, Near]:
    """The filters without countries and oblasts that there are not, and with the place named in them looked up.

    At most two queries, none where no place is named.
    """
    filters = replace(
        filters,
        countries=tuple(code for code in filters.countries if columns.country_index(code) >= 0),
        oblasts=tuple(pk for pk in filters.oblasts if _is_in_ukraine(columns, pk)),
    ).on_its_side
    if not filters.near and not filters.place:
        return filters, Near()
    near = _near(filters, columns)
    found = near.municipality.pk if near.municipality else None
    settled_ones = replace(filters, near=found, place="", within=filters.within if found else None)
    if filters.sort is filters.default_sort or (not found and filters.sort is Sort.DISTANCE):
        settled_ones = replace(settled_ones, sort=settled_ones.default_sort)
    return settled_ones, near


def _is_in_ukraine(columns: Columns, region: int) -> bool:
    number = columns.region_index(region)
    cells = cells_of(columns)
    inside = cells.countries[cells.regions == number]
    return number >= 0 and bool((inside == columns.country_index("UA")).any())


def _near(filters: Filters, columns: Columns) -> Near:
    """What was chosen counts as long as the box still says so; a name that was written over it is looked up."""
    chosen = _with_points([filters.near], columns) if filters.near else []
    if chosen and filters.place in ("", chosen[0].caption, chosen[0].name):
        return Near(chosen[0])
    if not filters.place:
        return Near()
    found = hits(filters.place, limit=_LOOKED_AT)
    places = _with_points([each.id for each in found], columns)
    if not places:
        return Near(unknown=filters.place)
    return Near(places[0], [] if _is_sure(found, places[0]) else places[1:])


def _is_sure(found: list[Hit], best: Municipality) -> bool:
    return any(each.id == best.pk and each.certainty >= _SURE for each in found)


def _with_points(ids: list[int], columns: Columns) -> list[Municipality]:
    """Those in force whose centre is known, in this order."""
    rows = Municipality.objects.shown().filter(latitude__isnull=False).with_place().in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows and columns.positions_of([pk]).size]
