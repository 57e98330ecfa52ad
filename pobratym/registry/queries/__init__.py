"""Reading the registry."""

from pobratym.registry.queries.found import Found
from pobratym.registry.queries.names import Hit, hits, look_up, spelt
from pobratym.registry.queries.places import Located, MapPoint, count_located, map_points, oblasts, regions_of
from pobratym.registry.queries.resolution import Resolved, resolve_name
from pobratym.registry.queries.standing import standing
from pobratym.registry.queries.suggestions import (
    Proposer,
    beside,
    decided_suggestions,
    namesakes_of,
    proposer_of,
    suggestions_of,
    waiting_suggestions,
)
from pobratym.registry.resolution.ranking import Reason

__all__ = [
    "Found",
    "Hit",
    "Located",
    "MapPoint",
    "Proposer",
    "Reason",
    "Resolved",
    "beside",
    "count_located",
    "decided_suggestions",
    "hits",
    "look_up",
    "map_points",
    "namesakes_of",
    "oblasts",
    "proposer_of",
    "regions_of",
    "resolve_name",
    "spelt",
    "standing",
    "suggestions_of",
    "waiting_suggestions",
]
