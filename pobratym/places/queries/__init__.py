"""Reading the registry."""

from pobratym.naming.ranking import Reason
from pobratym.places.queries.names import Hit, NameMatch, hits, look_up, spelt
from pobratym.places.queries.places import Located, MapPoint, count_located, map_points, oblasts, regions_of
from pobratym.places.queries.resolution import Resolved, resolve_name
from pobratym.places.queries.territory import is_near_the_front, is_seat, near_the_front, occupied_today

__all__ = [
    "Hit",
    "Located",
    "MapPoint",
    "NameMatch",
    "Reason",
    "Resolved",
    "count_located",
    "hits",
    "is_near_the_front",
    "is_seat",
    "look_up",
    "map_points",
    "near_the_front",
    "oblasts",
    "occupied_today",
    "regions_of",
    "resolve_name",
    "spelt",
]
