"""What the reasons for which a municipality has put candidates aside change in its next list.

Each reason does one thing that can be said in a sentence, and is undone by taking the candidate back:

too_large     nobody is proposed who has as many people or more
too_small     nobody is proposed who has as few people or fewer
too_far       nobody is proposed who lies as far away or farther
country       nobody of that country is proposed
language      a common language counts twice
no_capacity   capacity for a new partner counts twice
other         the list stays as it is

Whoever was put aside is not proposed, whatever the reason. Of whom neither people nor place are known, none of the
bounds speaks: what is not known is no reason against anybody.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pobratym.matching.models import WhyNot

TWICE = 2.0
COUNTS_TWICE: dict[str, str] = {WhyNot.LANGUAGE: "languages", WhyNot.NO_CAPACITY: "capacity"}


@dataclass(frozen=True, slots=True)
class PutAside:
    """A candidate that is not for us: why, and what is known of it."""

    id: int
    why: str
    people: int | None = None
    kilometres: float | None = None  # from us
    country: str = ""


@dataclass(frozen=True)
class Aside:
    """Who and what is left out of the list, and which criteria count twice."""

    ids: frozenset[int] = frozenset()
    fewer_than: int | None = None  # people
    more_than: int | None = None
    nearer_than: float | None = None  # kilometres
    countries: frozenset[str] = frozenset()
    twice: frozenset[str] = frozenset()

    @property
    def changes_the_list(self) -> bool:
        """Beyond those who were put aside themselves."""
        bounds = (self.fewer_than, self.more_than, self.nearer_than)
        return any(bound is not None for bound in bounds) or bool(self.countries or self.twice)

    def moved(self, weights: Mapping[str, float]) -> dict[str, float]:
        """The weights as the list is made with them."""
        return {key: weight * TWICE if key in self.twice else weight for key, weight in weights.items()}


NOTHING_ASIDE = Aside()


def aside(those: Collection[PutAside]) -> Aside:
    """What follows from all that was put aside; of several bounds the strictest."""
    whys = {each.why for each in those}
    return Aside(
        ids=frozenset(each.id for each in those),
        fewer_than=min(_people(those, WhyNot.TOO_LARGE), default=None),
        more_than=max(_people(those, WhyNot.TOO_SMALL), default=None),
        nearer_than=min(
            (each.kilometres for each in those if each.why == WhyNot.TOO_FAR and each.kilometres), default=None
        ),
        countries=frozenset(each.country for each in those if each.why == WhyNot.COUNTRY),
        twice=frozenset(criterion for why, criterion in COUNTS_TWICE.items() if why in whys),
    )


def _people(those: Iterable[PutAside], why: str) -> list[int]:
    return [each.people for each in those if each.why == why and each.people]
