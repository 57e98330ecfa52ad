"""Whether the receiver has said how many talks it holds, and holds them already. A warning, never a stop."""

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
    def is_full(self) -> bool:
        return self.capacity is not None and self.letters + self.talks >= self.capacity


def over_capacity(load: Load) -> Text | None:
    """Why the writer had better choose another addressee or wait."""
    if not load.is_full:
        return None
    if not load.capacity:
        return _(
            "This municipality opens no new talks at the moment. Choose another one, or write and be ready to wait."
        )
    # How many talks and letters there are is the municipality's own affair: the writer learns that it is enough.
    return ngettext(
        "This municipality holds %(count)s talk or letter at a time, and it has one on its table. Choose another one, "
        "or write and be ready to wait.",
        "This municipality holds up to %(count)s talks and letters at a time, and it has as many on its table. Choose "
        "another one, or write and be ready to wait.",
        load.capacity,
    ) % {"count": load.capacity}
