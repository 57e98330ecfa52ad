"""Reading the registry."""

from pobratym.registry.queries.found import Found
from pobratym.registry.queries.names import look_up
from pobratym.registry.queries.places import Located, MapPoint, count_located, map_points, oblasts, regions_of
from pobratym.registry.queries.resolution import Resolved, resolve_name
from pobratym.registry.resolution.ranking import Reason

__all__ = [
    "Found",
    "Located",
    "MapPoint",
    "Reason",
    "Resolved",
    "count_located",
    "look_up",
    "map_points",
    "oblasts",
    "regions_of",
    "resolve_name",
]
