"""Where nothing is found: what each filter in use keeps away."""

from dataclasses import replace

from pobratym.search.directory import Found
from pobratym.search.facet import Facet
from pobratym.search.filters import Filters
from pobratym.search.narrowing import Narrowing
from pobratym.web.directory.query import Chip, address, chips

_MOST = 6


def ways_out(found: Found, facets: list[Facet]) -> list[Chip]:
    """The filters one could drop, with how many municipalities there would be without each; the most first."""
    filters, names = found.filters, [facet.name for facet in facets if facet.chosen]
    names = [name for name in names if name != "within"]
    ways = [
        Chip(facet.label or facet.chosen[0].label, address(wider), _total(found, wider))
        for facet in facets
        if facet.name in names
        for wider in [filters.without(facet.name)]
    ]
    if found.near.municipality and filters.within:
        label = next((chip.label for chip in chips(found, []) if found.near.municipality.name in chip.label), "")
        wider = replace(filters, within=None, page=1)
        ways.append(Chip(label, address(wider), _total(found, wider)))
    return sorted((way for way in ways if way.total), key=lambda way: -(way.total or 0))[:_MOST]


def _total(found: Found, wider: Filters) -> int:
    narrowing = found.narrowing
    return Narrowing(wider, found.columns, narrowing.told, narrowing.found).total
