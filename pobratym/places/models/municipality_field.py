"""A column that points at a municipality says itself what becomes of it when two municipalities are merged.

Whoever owns the column decides, in whatever room: tests/house/test_merging.py fails while one is undecided.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Any, TypeVar

from django.db import models

from pobratym.core.errors import Text

_Set = TypeVar("_Set")
_Get = TypeVar("_Get")


class WhenMerged(Enum):
    """What becomes of a row that hangs on the duplicate."""

    MOVES = "moves"  # to the target; where that already has its own, the row stays with the hidden one
    STAYS = "stays"  # with the hidden row: imports find it by it, or it tells that row's own story
    COPIED = "copied"  # so that the target is found by it too


class _Decided:
    """What both sorts of field share. Migrations keep the plain field: nothing of this is in the database."""

    when_merged: WhenMerged | None
    stays_with: Sequence[str]
    rivals: str
    refusal: Text

    def __init__(
        self,
        *args: Any,
        when_merged: WhenMerged | None = None,
        stays_with: Sequence[str] = (),
        rivals: str = "",
        refusal: Text = "",
        **kwargs: Any,
    ) -> None:
        """`stays_with`: columns (as look-ups) while one of which names the duplicate, this one stays with it too.

        `rivals` is a column that two rows share, or the other column of one row, which only two different
        municipalities can have; merging them is refused with `refusal`.
        """
        super().__init__(*args, **kwargs)
        self.when_merged, self.stays_with, self.rivals, self.refusal = when_merged, stays_with, rivals, refusal

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        plain = models.OneToOneField if isinstance(self, models.OneToOneField) else models.ForeignKey
        return name, f"django.db.models.{plain.__name__}", args, kwargs


class MunicipalityField(_Decided, models.ForeignKey[_Set, _Get]):
    """A foreign key to a municipality."""


class OneMunicipalityField(_Decided, models.OneToOneField[_Set, _Get]):
    """A row that a municipality has once."""
