"""What others ask of the register of partnerships."""

from pobratym.partnerships.queries.numbers import RegisterNumbers, numbers
from pobratym.partnerships.queries.partners import (
    CountryOfPartners,
    partner_graph,
    partner_ids,
    partners_by_country,
)
from pobratym.partnerships.queries.register import (
    FacetValue,
    Filters,
    facets,
    register,
    strongest_evidence,
    with_evidence,
)
from pobratym.partnerships.queries.timeline import Entry, disagreements, timeline

__all__ = [
    "CountryOfPartners",
    "Entry",
    "FacetValue",
    "Filters",
    "RegisterNumbers",
    "disagreements",
    "facets",
    "numbers",
    "partner_graph",
    "partner_ids",
    "partners_by_country",
    "register",
    "strongest_evidence",
    "timeline",
    "with_evidence",
]
