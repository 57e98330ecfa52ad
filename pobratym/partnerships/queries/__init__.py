"""What others ask of the register of partnerships."""

from pobratym.partnerships.queries.evidence import strongest_evidence, with_evidence
from pobratym.partnerships.queries.links import Link, LinkParty, public_links
from pobratym.partnerships.queries.numbers import RegisterNumbers, numbers
from pobratym.partnerships.queries.overtaken import overtaken_proposal
from pobratym.partnerships.queries.partners import (
    CountryOfPartners,
    PartnersOfMunicipality,
    agreed_partners,
    partner_graph,
    partner_ids,
    partners_by_country,
    partners_of_both,
)
from pobratym.partnerships.queries.timeline import TimelineEntry, disagreements, timeline

__all__ = [
    "CountryOfPartners",
    "Link",
    "LinkParty",
    "PartnersOfMunicipality",
    "RegisterNumbers",
    "TimelineEntry",
    "agreed_partners",
    "disagreements",
    "numbers",
    "overtaken_proposal",
    "partner_graph",
    "partner_ids",
    "partners_by_country",
    "partners_of_both",
    "public_links",
    "strongest_evidence",
    "timeline",
    "with_evidence",
]
