"""What others ask of the register of partnerships."""

from pobratym.partnerships.queries.links import Link, LinkParty, public_links
from pobratym.partnerships.queries.numbers import RegisterNumbers, numbers
from pobratym.partnerships.queries.partners import (
    CountryOfPartners,
    partner_graph,
    partner_ids,
    partners_by_country,
)
from pobratym.partnerships.queries.register import (
    Filters,
    register,
    strongest_evidence,
    with_evidence,
)
from pobratym.partnerships.queries.timeline import Entry, disagreements, timeline

__all__ = [
    "CountryOfPartners",
    "Entry",
    "Filters",
    "Link",
    "LinkParty",
    "RegisterNumbers",
    "disagreements",
    "numbers",
    "partner_graph",
    "partner_ids",
    "partners_by_country",
    "public_links",
    "register",
    "strongest_evidence",
    "timeline",
    "with_evidence",
]
