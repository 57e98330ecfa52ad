"""What becomes of everything that points at a municipality when it is merged into another one.

Keyed by the names of model and column, so that this room knows of the others without importing them;
tests/house/test_merging.py fails while a column is undecided.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import Field, ForeignObjectRel
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.places.models import Level, Municipality

Column = Field[Any, Any]


class Fate(Enum):
    """What becomes of a row."""

    MOVES = "moves"  # to the target; where that already has its own, the row stays with the hidden one
    STAYS = "stays"  # with the hidden row: imports find it by it, or it tells that row's own story
    COPIED = "copied"  # so that the target is found by it too


FATES: Mapping[str, Fate] = {
    "places.municipality.region": Fate.MOVES,
    "places.municipality.county": Fate.MOVES,
    "places.municipality.parent": Fate.MOVES,
    # Rows merged earlier follow, so that every hidden row points at one in force.
    "places.municipality.merged_into": Fate.MOVES,
    "places.identifier.municipality": Fate.STAYS,
    "places.name.municipality": Fate.COPIED,
    "places.territorystatus.municipality": Fate.MOVES,
    # Numbers of the duplicate's own source: the target has its own.
    "places.statistic.municipality": Fate.STAYS,
    "places.amendment.municipality": Fate.STAYS,
    "places.amendment.other": Fate.STAYS,
    "suggestions.suggestion.municipality": Fate.MOVES,
    "places.succession.predecessor": Fate.MOVES,
    "places.succession.successor": Fate.MOVES,
    "memberships.membership.municipality": Fate.MOVES,
    "memberships.membershiprequest.municipality": Fate.MOVES,
    "profiles.passport.municipality": Fate.MOVES,
    "profiles.partnersearch.municipality": Fate.MOVES,
    "profiles.listing.municipality": Fate.MOVES,
    "partnerships.party.municipality": Fate.MOVES,
    "news.articleplace.municipality": Fate.MOVES,
    "introductions.introduction.sender": Fate.MOVES,
    "introductions.introduction.receiver": Fate.MOVES,
    "introductions.message.on_behalf_of": Fate.MOVES,
}

# A message goes where its letter goes: it stays while one of these still names the duplicate.
STAYS_WITH: Mapping[str, tuple[str, ...]] = {
    "introductions.message.on_behalf_of": ("introduction__sender", "introduction__receiver"),
}


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Rows that only two different municipalities can have: `group` names them both, or one row has both columns."""

    group: str
    refusal: Text


RIVALRIES: Mapping[str, Rivalry] = {
    "partnerships.party.municipality": Rivalry(
        "partnership", _("Both are parties of one partnership, so they are not one municipality.")
    ),
    "introductions.introduction.sender": Rivalry(
        "receiver", _("They have written a letter to each other, so they are not one municipality.")
    ),
    "introductions.introduction.receiver": Rivalry(
        "sender", _("They have written a letter to each other, so they are not one municipality.")
    ),
    "places.succession.predecessor": Rivalry("successor", _("One succeeded the other: they are two.")),
    "places.succession.successor": Rivalry("predecessor", _("One succeeded the other: they are two.")),
}

_LOCAL = frozenset({Level.MUNICIPALITY, Level.DISTRICT, Level.SETTLEMENT})


def cannot_be_one(*, levels: tuple[str, str], countries: tuple[str, str], is_same: bool) -> Text | None:
    """Why a duplicate of the first level and country cannot be merged into one of the second."""
    if is_same:
        return _("A municipality cannot be merged into itself.")
    if countries[0] != countries[1]:
        return _("They lie in different countries.")
    duplicate, target = levels
    is_possible = duplicate == target or (set(levels) <= _LOCAL and target != Level.SETTLEMENT)
    return None if is_possible else _("They are of different levels of government.")


def columns_pointing_here() -> Iterator[Column]:
    """Every column of every room that points at a municipality, those of many-to-many tables among them."""
    for relation in Municipality._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            column: Any = relation.field
            if column.concrete:
                yield column


def label_of(column: Column) -> str:
    """«partnerships.party.municipality»: as the tables above name it."""
    return f"{column.model._meta.label_lower}.{column.name}"
