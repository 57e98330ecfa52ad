"""Who a municipality is linked with, for its map."""

from pobratym.partnerships.models import Party
from pobratym.places.models import Municipality


def partners_on_map(municipality: Municipality) -> list[Municipality]:
    """The other parties of its public partnerships that have a point."""
    own = Party.objects.filter(municipality=municipality, partnership__is_public=True).values("partnership_id")
    others = Party.objects.filter(partnership__in=own).exclude(municipality=municipality).values("municipality_id")
    return list(Municipality.objects.filter(pk__in=others, latitude__isnull=False).with_place())
