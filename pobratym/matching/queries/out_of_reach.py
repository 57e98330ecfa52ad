"""Regions abroad that their own state does not govern: nobody there is proposed, as nobody in occupied hromadas is.

Only regions that lie there as a whole; of others the registry does not know which places are meant.
"""

from pobratym.core.keeping import kept
from pobratym.journal.areas import Area
from pobratym.journal.marks import marks
from pobratym.places.models import Identifier, Scheme

# By ISO 3166-2, with the act that says so.
REGIONS = {
    "GE-AB": "Law of Georgia on Occupied Territories, No 431-IIs of 23 October 2008",
    "MD-SN": "European Court of Human Rights, Ilaşcu and Others v. Moldova and Russia, 8 July 2004",
    "MD-BD": "European Court of Human Rights, Ilaşcu and Others v. Moldova and Russia, 8 July 2004",
    "CY-06": "United Nations Security Council, resolution 541 (1983)",
}


@kept(lambda: marks(Area.REGISTRY))
def regions_out_of_reach() -> frozenset[int]:
    """Numbers of these regions."""
    rows = Identifier.objects.filter(scheme=Scheme.ISO_3166_2, value__in=REGIONS).order_by()
    return frozenset(rows.values_list("municipality_id", flat=True))
