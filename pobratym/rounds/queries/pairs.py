"""Pairs with their reasons."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from pobratym.matching.queries import Candidate, MatchReason, explain_pairs
from pobratym.places.models import Municipality
from pobratym.rounds.models import Answer, Pair, PairQuerySet, Participant, ParticipantQuerySet, Round
from pobratym.rounds.workflow import Standing, Status

REASONS = 3


@dataclass(frozen=True)
class ToldPair:
    """A pair and why, to either side; `reader` (a municipality's id) where one of the two reads."""

    pair: Pair
    candidate: Candidate  # the municipality abroad, as the hromada sees it
    reader: int = 0

    @property
    def reasons(self) -> list[MatchReason]:
        """The three strongest, addressed to the reader; to the hromada where a moderator reads."""
        return [each for each in self._all if not each.is_caution][:REASONS]

    @property
    def doubt(self) -> MatchReason | None:
        """What speaks against it, if anything."""
        return next((each for each in self._all if each.is_caution), None)

    @property
    def other(self) -> Municipality:
        return self.pair.other_side(self.reader).municipality

    @property
    def mine(self) -> Answer | None:
        """What the reader's side said."""
        return self.pair.answer_of(self.pair.side_of(self.reader))

    @property
    def theirs(self) -> Answer | None:
        return self.pair.answer_of(self.pair.other_side(self.reader))

    @property
    def percents(self) -> tuple[int, int] | None:
        """How well it fits the hromada, and the municipality abroad, when the pairs were proposed."""
        hromada, abroad = self.pair.fit_for_hromada, self.pair.fit_for_abroad
        return None if hromada is None or abroad is None else (round(100 * hromada), round(100 * abroad))

    @property
    def _all(self) -> tuple[MatchReason, ...]:
        is_abroad = self.reader == self.pair.abroad.municipality_id
        return self.candidate.reasons_for_them if is_abroad else self.candidate.reasons


def pairs_of_round(round: Round) -> PairQuerySet:
    """What is proposed, pinned or forbidden, for moderators."""
    said = Q(is_proposed=True) | ~Q(standing=Standing.OPEN)
    return Pair.objects.filter(said, round=round).with_sides().order_by("-is_proposed", "pk")


def pairs_of_side(participant: Participant) -> PairQuerySet:
    """Its proposed pairs, once the sides may see them."""
    if not participant.round.are_pairs_seen:
        return Pair.objects.none()
    return Pair.objects.proposed().of(participant).with_sides()


def pairs_to_answer(municipality_ids: Collection[int]) -> ParticipantQuerySet:
    """Participants of these municipalities with pairs that they have not answered."""
    mine = Q(municipality__in=list(municipality_ids), round__status=Status.CONFIRMING)
    asked = Pair.objects.proposed().filter(Q(hromada=OuterRef("pk")) | Q(abroad=OuterRef("pk")))
    waits = asked.exclude(Exists(Answer.objects.filter(pair=OuterRef("pk"), participant=OuterRef(OuterRef("pk")))))
    found = Participant.objects.registered().filter(mine, Exists(waits))
    return found.select_related("round").order_by("pk")


def without_time(round: Round) -> PairQuerySet:
    """Pairs both sides of which said yes and for which the timetable found no time."""
    return Pair.objects.filter(round=round, talk__isnull=True).confirmed().with_sides()


def told(pairs: Sequence[Pair], *, reader: int = 0) -> list[ToldPair]:
    """With their reasons, by a number of queries that does not grow."""
    sides = [(each.hromada.municipality, each.abroad.municipality) for each in pairs]
    return [ToldPair(pair, found, reader) for pair, found in zip(pairs, explain_pairs(sides), strict=True)]
