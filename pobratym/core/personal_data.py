"""What a record says of a person: each column that points at one says so at its model (`names_people`), and from these
declarations come the page of what is kept about her, its export, and what happens when she is erased."""

from dataclasses import dataclass
from enum import StrEnum

from pobratym.core.errors import Text


class WhenErased(StrEnum):
    """What becomes of a record when the person whom it names is erased."""

    GOES = "goes"
    STAYS = "stays"  # the deed, without her name: the number leads to an account that says nothing of anybody


@dataclass(frozen=True)
class Naming:
    """`column` points at a person. `what`: the records by which it does, said to herself.

    `shown`: columns that she is given a copy of. `emptied`: texts of a record that stays which go with her; `stamped`:
    the column that holds when that was done.
    """

    column: str
    what: Text
    shown: tuple[str, ...] = ()
    when_erased: WhenErased = WhenErased.STAYS
    emptied: tuple[str, ...] = ()
    stamped: str = ""
