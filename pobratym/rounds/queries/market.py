"""What the proposal of pairs starts from: who registered, how well they fit, what is pinned, forbidden and possible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from pobratym.core.among import Among
from pobratym.introductions.queries import letters_waiting
from pobratym.matching.queries import fits_between
from pobratym.partnerships.models import Party
from pobratym.partnerships.workflow import Stage
from pobratym.rounds.clocks import zone_for
from pobratym.rounds.models import Pair, Participant, Round
from pobratym.rounds.rules.assignment import Market, Mask
from pobratym.rounds.rules.hours import beginnings, can_talk, days_of
from pobratym.rounds.rules.speech import can_understand
from pobratym.rounds.workflow import Standing


@dataclass(frozen=True, eq=False)
class RoundMarket:
    """The participants in the order of the market's rows and columns."""

    hromadas: list[Participant]
    abroad: list[Participant]
    market: Market


def market_of(round: Round) -> RoundMarket:
    """All who are registered. Whoever has answered a pair with yes keeps it, with no never gets it again."""
    everybody = list(round.participants.registered().with_places())
    hromadas = [each for each in everybody if each.municipality.country_id == "UA"]
    abroad = [each for each in everybody if each.municipality.country_id != "UA"]
    fits = fits_between(_places(hromadas), _places(abroad), letters_waiting=letters_waiting())
    pinned, forbidden = _said(round, hromadas, abroad)
    possible = fits.may_pair & _in_time(round, hromadas, abroad) & _in_words(round, hromadas, abroad)
    market = Market(
        for_hromadas=fits.for_ones,
        for_abroad=fits.for_others,
        places_of_hromadas=[each.capacity for each in hromadas],
        places_abroad=[each.capacity for each in abroad],
        allowed=possible & ~forbidden & ~_partners(hromadas, abroad),
        pinned=pinned & ~forbidden,
    )
    return RoundMarket(hromadas, abroad, market)


def starts_of(round: Round) -> list[datetime]:
    """When talks of the round can begin (UTC)."""
    days = days_of(round.talks_from, round.talks_until)
    return beginnings(days, opens=round.opens, closes=round.closes, minutes=round.minutes, pause=round.pause)


def times_of(round: Round, participant: Participant, starts: Sequence[datetime]) -> list[bool]:
    """Of each beginning, whether the participant can: its days, the hours of the round by its own clock."""
    return can_talk(
        starts,
        days=participant.days_it_can,
        opens=round.opens,
        closes=round.closes,
        minutes=round.minutes,
        zone=zone_for(participant),
    )


def _places(participants: list[Participant]) -> list[int]:
    return [each.municipality_id for each in participants]


def _said(round: Round, hromadas: list[Participant], abroad: list[Participant]) -> tuple[Mask, Mask]:
    """(n, m) each: pinned, and forbidden, by moderators or by the sides."""
    pinned, forbidden = (np.zeros((len(hromadas), len(abroad)), dtype=np.bool_) for _each in range(2))
    row, column = _numbers(hromadas), _numbers(abroad)
    for pair in Pair.objects.filter(round=round).prefetch_related("answers"):
        if pair.hromada_id in row and pair.abroad_id in column:
            at = row[pair.hromada_id], column[pair.abroad_id]
            has_yes = pair.is_proposed and any(each.is_yes for each in pair.answers.all())
            pinned[at] = pair.standing == Standing.PINNED or has_yes
            forbidden[at] = pair.standing == Standing.FORBIDDEN or pair.is_declined
    return pinned, forbidden


def _numbers(participants: list[Participant]) -> dict[int, int]:
    return {each.pk: number for number, each in enumerate(participants)}


def _in_time(round: Round, hromadas: list[Participant], abroad: list[Participant]) -> Mask:
    """Pairs that have a time in common."""
    starts = starts_of(round)
    kept: dict[tuple[str, tuple[str, ...]], list[bool]] = {}  # many share a zone and all days

    def times(participant: Participant) -> list[bool]:
        key = (zone_for(participant), tuple(participant.days))
        if key not in kept:
            kept[key] = times_of(round, participant, starts)
        return kept[key]

    ours, theirs = (np.array([times(each) for each in side], dtype=np.float32) for side in (hromadas, abroad))
    ours, theirs = ours.reshape(len(hromadas), len(starts)), theirs.reshape(len(abroad), len(starts))
    found: Mask = ours @ theirs.T > 0
    return found


def _in_words(round: Round, hromadas: list[Participant], abroad: list[Participant]) -> Mask:
    """Pairs that have a language in common, or an interpreter."""
    said = [
        [can_understand(one.languages, other.languages, round.interpreters) for other in abroad] for one in hromadas
    ]
    return np.array(said, dtype=np.bool_).reshape(len(hromadas), len(abroad))


def _partners(hromadas: list[Participant], abroad: list[Participant]) -> Mask:
    """Pairs that have a partnership or talks already, private ones too: nobody learns of it, they are not paired."""
    found = np.zeros((len(hromadas), len(abroad)), dtype=np.bool_)
    row = {each.municipality_id: number for number, each in enumerate(hromadas)}
    column = {each.municipality_id: number for number, each in enumerate(abroad)}
    rows = Party.objects.filter(Among("municipality_id", list(row))).exclude(partnership__stage=Stage.ENDED)
    for one, other in rows.order_by().values_list("municipality_id", "partnership__parties__municipality_id"):
        if other in column:
            found[row[one], column[other]] = True
    return found
