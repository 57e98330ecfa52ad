"""Rounds in which hromadas and municipalities abroad are paired, and what becomes of the pairs."""

from pobratym.rounds.models.pairs import Answer, Pair, PairQuerySet, Talk, TalkQuerySet
from pobratym.rounds.models.rounds import Participant, ParticipantQuerySet, Round, RoundQuerySet

__all__ = [
    "Answer",
    "Pair",
    "PairQuerySet",
    "Participant",
    "ParticipantQuerySet",
    "Round",
    "RoundQuerySet",
    "Talk",
    "TalkQuerySet",
]
