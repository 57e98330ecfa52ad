"""Steps that several verbs take inside their own transaction. Only `actions` may call them."""

from typing import Any

from pobratym.core.errors import Conflict, Text
from pobratym.introductions.moves import check_acts
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.people.models import User
from pobratym.rounds.models import Pair, Round
from pobratym.rounds.rules.phases import not_now
from pobratym.rounds.workflow import ROUND

__all__ = ["check_acts", "held_pair", "held_round", "journal", "move", "stop"]


def held_round(round_id: int) -> Round:
    """The round as it stands now, held until the transaction ends: of two people one waits."""
    return Round.objects.select_for_update().get(pk=round_id)


def held_pair(pair_id: int) -> Pair:
    """The pair as it stands now; its round is held before."""
    return Pair.objects.with_sides().get(pk=pair_id)


def move(round: Round, verb: str) -> None:
    """Take the step in memory; raises Conflict that says where the round stands."""
    ROUND.take(round, verb, lambda: not_now(round.status))


def stop(reason: Text | None) -> None:
    """Raises Conflict where a rule says why not."""
    if reason:
        raise Conflict(reason)


def journal(verb: str, round: Round, by: User | Membership, **details: Any) -> None:
    """The entry of a verb, at the round; `by` a moderator, or somebody of a municipality."""
    if isinstance(by, Membership):
        record(f"rounds.{verb}", subject=round, by=by.user, municipality_id=by.municipality_id, **details)
    else:
        record(f"rounds.{verb}", subject=round, by=by, **details)
