"""What lies inside an oblast, a raion, a state or a Land: counts, and a list that can be read to its end."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from pobratym.core.alphabet import alphabetical
from pobratym.places.models import Kind, Level, Municipality
from pobratym.search.census import Census, Count, census
from pobratym.search.municipalities.selection import MunicipalityRow, described
from pobratym.search.partner_countries import PartnerCountry, partner_countries_inside, partnerships_inside

PAGE_SIZE = 120  # the largest oblast has fewer hromadas: its list is one page in alphabetical order


@dataclass(frozen=True)
class RegionParts:
    """Counties and municipalities of a region, or the municipalities of a county, one page of them."""

    counties: list[Municipality]
    page: Page[int]
    rows: list[MunicipalityRow]
    kinds: list[tuple[str, int]]
    count: Count
    partnerships: int
    partner_countries: list[PartnerCountry]

    @property
    def is_by_size(self) -> bool:
        """Several pages go from the larger to the smaller; a single one is in alphabetical order."""
        return self.page.has_other_pages()


def parts_of(unit: Municipality, page: str | None = None) -> RegionParts | None:
    """The parts of a region or county; None for anything smaller."""
    if unit.level not in (Level.REGION, Level.COUNTY):
        return None
    now = census()
    ids = _municipalities(unit, now)
    shown = Paginator(ids, PAGE_SIZE).get_page(page)
    count = now.count_of(ids)
    return RegionParts(
        counties=_counties(unit),
        page=shown,
        rows=_rows(shown),
        kinds=[(str(Kind(kind).label), number) for kind, number in now.kinds_of(ids).items()],
        count=count,
        partnerships=partnerships_inside(unit) if count.partnered else 0,
        partner_countries=partner_countries_inside(unit) if count.partnered else [],
    )


def _municipalities(unit: Municipality, now: Census) -> list[int]:
    """Their numbers, larger first; of a county by the index on it."""
    if unit.level == Level.REGION:
        return now.municipalities_of_region(unit.pk)
    inside = Municipality.objects.shown().filter(county=unit, level=Level.MUNICIPALITY).order_by()
    return now.larger_first(inside.values_list("pk", flat=True))


def _counties(unit: Municipality) -> list[Municipality]:
    if unit.level != Level.REGION:
        return []
    counties = Municipality.objects.shown().filter(region=unit, level=Level.COUNTY).order_by()
    return sorted(counties, key=lambda each: alphabetical(str(each)))


def _rows(page: Page[int]) -> list[MunicipalityRow]:
    """The page's municipalities in its order, in that of the alphabet where it is the only page."""
    found = Municipality.objects.in_bulk(list(page.object_list))
    places = [found[pk] for pk in page.object_list if pk in found]
    if not page.has_other_pages():
        places.sort(key=lambda each: alphabetical(str(each)))
    return described(places)
