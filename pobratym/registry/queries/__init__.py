"""Reading the registry."""

from pobratym.registry.queries.names import Found, Reason, look_up
from pobratym.registry.queries.places import Located, MapPoint, count_located, map_points, oblasts, regions_of

__all__ = [
    "Found",
    "Located",
    "MapPoint",
    "Reason",
    "count_located",
    "look_up",
    "map_points",
    "oblasts",
    "regions_of",
]
