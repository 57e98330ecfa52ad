"""Whether the receiver has said how many talks it holds, and holds them already: then nobody asks it.

A full receiver answers late or not at all, and the sender learns nothing by waiting (docs/adr/0054)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.core.errors import Text


@dataclass(frozen=True)
class Load:
    """What a municipality has on its table. `capacity` is None where it never said."""

    capacity: int | None
    letters: int
    talks: int

    @property
    def taken(self) -> int:
        """Undecided letters and talks before a signature."""
        return self.letters + self.talks

    @property
    def is_full(self) -> bool:
        return self.capacity is not None and self.taken >= self.capacity


def over_capacity(load: Load) -> Text | None:
    """Why the receiver cannot be asked now: the letter stays a draft."""
    if not load.is_full:
        return None
    if not load.capacity:
        return _("This municipality opens no new talks at the moment. Choose another one; this letter stays a draft.")
    # How many talks and letters there are is the municipality's own affair: the writer learns that it is enough.
    return ngettext(
        "This municipality holds %(count)s talk or letter at a time, and it has one on its table. Choose another one, "
        "or wait until it is free; this letter stays a draft.",
        "This municipality holds up to %(count)s talks and letters at a time, and it has as many on its table. Choose "
        "another one, or wait until it is free; this letter stays a draft.",
        load.capacity,
    ) % {"count": load.capacity}
