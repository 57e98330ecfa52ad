"""What the entrances ask about rounds."""

from pobratym.rounds.clocks import zone_for
from pobratym.rounds.queries.market import RoundMarket, market_of
from pobratym.rounds.queries.pairs import ToldPair, pairs_of_round, pairs_of_side, pairs_to_answer, told, without_time
from pobratym.rounds.queries.rounds import (
    find_participant,
    find_round,
    invitations_for,
    rounds_for,
    rounds_with_counts,
)
from pobratym.rounds.queries.talks import TalkLine, lines_of, talks_of_round, talks_of_side

__all__ = [
    "RoundMarket",
    "TalkLine",
    "ToldPair",
    "find_participant",
    "find_round",
    "invitations_for",
    "lines_of",
    "market_of",
    "pairs_of_round",
    "pairs_of_side",
    "pairs_to_answer",
    "rounds_for",
    "rounds_with_counts",
    "talks_of_round",
    "talks_of_side",
    "told",
    "without_time",
    "zone_for",
]
