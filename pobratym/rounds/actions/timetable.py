"""Confirmed pairs get their times."""

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.rounds import notices
from pobratym.rounds.models import Pair, Round, Talk
from pobratym.rounds.moves import held_round, journal, move
from pobratym.rounds.queries.market import starts_of, times_of
from pobratym.rounds.rules.speech import common_language, interpreted_language
from pobratym.rounds.rules.timetable import Wanted, timetable


@transaction.atomic
def make_timetable(*, round: Round, by: User) -> Round:
    """Times for all pairs that both sides confirmed; made anew, everybody gets it anew, by mail with a calendar file.

    Pairs that find no time are read by `queries.without_time`. Raises NotAllowed, Conflict where no pair is confirmed.
    """
    ensure_may(by, PlatformDeed.HOLD_ROUNDS)
    limits.count("rounds_told", person=by)
    locked = held_round(round.pk)
    move(locked, "make_timetable")
    pairs = list(Pair.objects.filter(round=locked).confirmed().with_sides().order_by("pk"))
    if not pairs:
        raise Conflict(_("No pair is confirmed by both sides yet."))
    locked.save(update_fields=["status"])
    talks = _settle(locked, pairs)
    journal("timetable_made", locked, by, talks=len(talks), without_time=len(pairs) - len(talks))
    notices.timetable_made(sorted({side for talk in talks for side in (talk.hromada_id, talk.abroad_id)}))
    return locked


def _settle(round: Round, pairs: list[Pair]) -> list[Talk]:
    starts = starts_of(round)
    everybody = {each.pk: each for pair in pairs for each in (pair.hromada, pair.abroad)}
    can = {pk: times_of(round, each, starts) for pk, each in everybody.items()}
    wanted = {pair.pk: Wanted(pair.pk, (pair.hromada_id, pair.abroad_id), _interpreted(round, pair)) for pair in pairs}
    found = timetable(list(wanted.values()), can, round.interpreters)
    before = {talk.pair_id: talk for talk in Talk.objects.filter(pair__round=round)}
    talks = []
    for pair in pairs:
        if pair.pk not in found.times:
            continue
        talk = before.get(pair.pk) or Talk(pair=pair, hromada=pair.hromada, abroad=pair.abroad)
        at = starts[found.times[pair.pk]]
        talk.sequence += 1 if talk.pk and talk.starts_at != at else 0
        talk.starts_at, talk.minutes, talk.interpreted = at, round.minutes, wanted[pair.pk].language
        talks.append(talk)
    # All of them at once: what moves takes nobody's time on its way.
    Talk.objects.filter(pair__round=round).delete()
    return Talk.objects.bulk_create(talks, batch_size=200)


def _interpreted(round: Round, pair: Pair) -> str:
    """The language that somebody interprets, where the two have none in common."""
    ours, theirs = pair.hromada.languages, pair.abroad.languages
    return "" if common_language(ours, theirs) else interpreted_language(theirs, round.interpreters)
