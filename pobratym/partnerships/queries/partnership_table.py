"""The public register in memory."""

from datetime import date

from pobratym.journal.areas import Area
from pobratym.journal.queries.record_tables import kept_table
from pobratym.partnerships.queries.links import public_links

# As small tuples, those that began last first: five queries when something of them has changed.
partnership_table = kept_table(
    Area.REGISTRY,
    Area.PARTNERSHIPS,
    kind="partnerships.partnership",
    beside=frozenset(),
    read=public_links,
    order=lambda link: (link.began_on or date.min, link.id),
    places=lambda link: [party.municipality for party in link.parties],
)
