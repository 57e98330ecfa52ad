"""How a sender stands against what the receiver says it looks for: for the triage table, side by side."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.profiles.vocabulary import is_in_band


@dataclass(frozen=True)
class Wish:
    """One wish of the receiver and whether the sender meets it."""

    text: Text
    is_met: bool


def against_wishes(
    *, countries: Collection[str], sizes: Collection[str], country: str, population: int | None
) -> list[Wish]:
    """The wishes that can be judged; those the receiver did not name, and unknown populations, are left out."""
    wishes = []
    if countries:
        met = country in countries
        wishes.append(Wish(_("Country you look for") if met else _("Not a country you named"), met))
    if sizes and population is not None:
        met = any(is_in_band(population, size) for size in sizes)
        wishes.append(Wish(_("Size you look for") if met else _("Not a size you named"), met))
    return wishes
