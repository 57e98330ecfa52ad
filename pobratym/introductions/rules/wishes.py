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


@dataclass(frozen=True)
class Wanted:
    """What the receiver names: each empty where it named nothing."""

    countries: Collection[str] = ()
    sizes: Collection[str] = ()
    spheres: Collection[str] = ()  # of its own needs and offers
    forms: Collection[str] = ()
    languages: Collection[str] = ()


@dataclass(frozen=True)
class Asker:
    """What is known of the sender: None and empty where nothing is."""

    country: str
    population: int | None = None
    spheres: Collection[str] = ()
    forms: Collection[str] = ()
    languages: Collection[str] = ()


def against_wishes(wanted: Wanted, asker: Asker) -> list[Wish]:
    """The wishes that can be judged; those the receiver did not name, and what is not known of the sender, are left
    out."""
    return [
        *_of_place(wanted, asker),
        *_common(
            wanted.spheres, asker.spheres, _("A field of cooperation you named"), _("No field of cooperation you named")
        ),
        *_common(wanted.forms, asker.forms, _("A form of cooperation you want"), _("No form of cooperation you want")),
        *_common(wanted.languages, asker.languages, _("A language you share"), _("No language you share")),
    ]


def _of_place(wanted: Wanted, asker: Asker) -> list[Wish]:
    wishes = []
    if wanted.countries:
        met = asker.country in wanted.countries
        wishes.append(Wish(_("Country you look for") if met else _("Not a country you named"), met))
    if wanted.sizes and asker.population is not None:
        met = any(is_in_band(asker.population, size) for size in wanted.sizes)
        wishes.append(Wish(_("Size you look for") if met else _("Not a size you named"), met))
    return wishes


def _common(wanted: Collection[str], named: Collection[str], met: Text, unmet: Text) -> list[Wish]:
    if not wanted or not named:
        return []
    is_met = not set(wanted).isdisjoint(named)
    return [Wish(met if is_met else unmet, is_met)]
