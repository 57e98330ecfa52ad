"""Reading the registry."""

from pobratym.naming.ranking import Reason
from pobratym.places.queries.names import Hit, NameMatch, hits, look_up, spelt
from pobratym.places.queries.places import Located, MapPoint, count_located, map_points, oblasts, regions_of
from pobratym.places.queries.resolution import Resolved, resolve_name

__all__ = [
    "Hit",
    "Located",
    "MapPoint",
    "NameMatch",
    "Reason",
    "Resolved",
    "count_located",
    "hits",
    "look_up",
    "map_points",
    "oblasts",
    "regions_of",
    "resolve_name",
    "spelt",
]
