"""What matching knows of a municipality: plain values, so that criteria never touch the database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pobratym.core.texts import NO_TEXT, LocalizedText
from pobratym.profiles.vocabulary import broad


class Ask(NamedTuple):
    """A need or an offer: sphere and form (profiles.vocabulary), and whether it is urgent."""

    sphere: str
    form: str
    is_urgent: bool = False
    listing: int = 0  # its number: what it is called is read for those who are shown


class PartnerTie(NamedTuple):
    """A partner of a municipality and the region it lies in."""

    name: LocalizedText
    region_id: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A part of the score from public facts: how far it lifts a place above the middling one (below, where negative),
    in logarithms of the odds. `count`: the links it was counted from, where there are such; `near`: those of hromadas
    near the one that asks."""

    part: str
    pull: float
    count: int = 0
    near: int = 0


class Precedent(NamedTuple):
    """Where a municipality abroad stands among all by that score, 1 being the first, and why."""

    rank: int
    findings: Callable[[], tuple[Finding, ...]]


@dataclass(frozen=True)
class Portrait:
    """One municipality as the criteria see it. What is not known is empty or None, never guessed."""

    id: int
    country: str
    country_name: LocalizedText = NO_TEXT
    is_country_excluded: bool = False
    level: str = "municipality"
    kind: str = ""
    region_id: int | None = None
    region_name: LocalizedText = NO_TEXT
    population: int | None = None  # of the whole; None where only that of the centre is known
    latitude: float | None = None
    longitude: float | None = None
    is_occupied: bool = False
    is_in_force: bool = True  # neither merged into another nor ended
    is_here: bool = False
    needs: tuple[Ask, ...] = ()
    offers: tuple[Ask, ...] = ()
    languages: frozenset[str] = frozenset()
    official_languages: frozenset[str] = frozenset()
    is_seeking: bool = False
    types_wanted: frozenset[str] = frozenset()
    countries_wanted: frozenset[str] = frozenset()
    sizes_wanted: frozenset[str] = frozenset()
    capacity: int | None = None  # talks at a time; None: nobody said
    talks: int = 0  # talks under way and letters that wait for an answer
    partners: Mapping[int, PartnerTie] = field(default_factory=dict)
    namesakes: frozenset[int] = frozenset()  # ids of municipalities that share a name with it
    precedents: Mapping[int, Precedent] = field(default_factory=dict)  # of a hromada that asks: places abroad by id

    # What the criteria look up of each pair again and again, gathered once a portrait.

    @cached_property
    def spheres(self) -> frozenset[str]:
        """Of its needs and its offers."""
        return frozenset([ask.sphere for ask in (*self.needs, *self.offers)])

    @cached_property
    def broad_spheres(self) -> frozenset[str]:
        return frozenset([broad(sphere) for sphere in self.spheres])

    @cached_property
    def offers_by_nearness(self) -> tuple[Mapping[tuple[str, str], Ask], Mapping[str, Ask], Mapping[str, Ask]]:
        """The first offer of each sphere and form, of each sphere, and of each broad sphere."""
        offers = self.offers[::-1]
        return (
            {(offer.sphere, offer.form): offer for offer in offers},
            {offer.sphere: offer for offer in offers},
            {broad(offer.sphere): offer for offer in offers},
        )

    @cached_property
    def partners_by_region(self) -> Mapping[int | None, list[int]]:
        """Numbers of its partners in each region, in their order."""
        found: dict[int | None, list[int]] = {}
        for pk in sorted(self.partners):
            found.setdefault(self.partners[pk].region_id, []).append(pk)
        return found

    @property
    def has_spoken(self) -> bool:
        """Says something of itself here; of everybody else only public facts are known."""
        return bool(self.needs or self.offers or self.languages or self.is_seeking or self.types_wanted)

    @property
    def is_ukrainian(self) -> bool:
        return self.country == "UA"
