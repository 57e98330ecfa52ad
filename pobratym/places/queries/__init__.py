"""Reading the registry."""

from pobratym.naming.ranking import Reason
from pobratym.places.queries.name_matches import Found
from pobratym.places.queries.names import Hit, hits, look_up, spelt
from pobratym.places.queries.places import Located, MapPoint, count_located, map_points, oblasts, regions_of
from pobratym.places.queries.resolution import Resolved, resolve_name

__all__ = [
    "Found",
    "Hit",
    "Located",
    "MapPoint",
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
