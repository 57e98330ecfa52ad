"""The timetable of a round, whole and of one side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from pobratym.rounds.clocks import zone_for
from pobratym.rounds.models import Participant, Round, Talk, TalkQuerySet
from pobratym.rounds.rules.speech import common_language


@dataclass(frozen=True)
class TalkLine:
    """A talk as both clocks show it; `language`: of both sides, empty where somebody interprets."""

    talk: Talk
    at_hromada: datetime
    at_abroad: datetime
    zone_abroad: str
    language: str

    @property
    def is_one_clock(self) -> bool:
        return self.at_hromada.replace(tzinfo=None) == self.at_abroad.replace(tzinfo=None)


def talks_of_round(round: Round) -> TalkQuerySet:
    """All of them, by time."""
    return Talk.objects.filter(pair__round=round).with_sides()


def talks_of_side(participant: Participant) -> TalkQuerySet:
    """Those of one side, by time."""
    return talks_of_round(participant.round).of(participant)


def lines_of(talks: Iterable[Talk]) -> list[TalkLine]:
    """As the clocks of both sides show them."""
    zones: dict[int, str] = {}  # a side has several talks
    return [_line(talk, zones) for talk in talks]


def _line(talk: Talk, zones: dict[int, str]) -> TalkLine:
    for side in (talk.hromada, talk.abroad):
        if side.pk not in zones:
            zones[side.pk] = zone_for(side)
    here, there = zones[talk.hromada_id], zones[talk.abroad_id]
    return TalkLine(
        talk=talk,
        at_hromada=talk.starts_at.astimezone(ZoneInfo(here)),
        at_abroad=talk.starts_at.astimezone(ZoneInfo(there)),
        zone_abroad=there,
        language="" if talk.interpreted else common_language(talk.hromada.languages, talk.abroad.languages),
    )
