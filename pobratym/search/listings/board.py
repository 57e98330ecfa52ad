"""The open needs and offers as small tuples: for counting and ordering all of them at once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from pobratym.core.text_fields import languages_of
from pobratym.places.models import Level
from pobratym.profiles.models import Direction, Listing, ListingQuerySet, Urgency
from pobratym.profiles.vocabulary import Form, SizeBand, Sphere, WorkingLanguage, broad, is_in_band
from pobratym.search.question import Grammar, countries, first_of, one_of, row_numbers
from pobratym.search.tally import Values

NEWEST, URGENT, ENDING, LARGEST, RELEVANCE = "newest", "urgent", "ending", "largest", "relevance"

GRAMMAR = Grammar(
    facets={
        "direction": first_of(Direction.values),
        "sphere": one_of(Sphere.values),
        "form": one_of(Form.values),
        "urgency": one_of(Urgency.values),
        "country": countries,
        "oblast": row_numbers,
        "size": one_of(SizeBand.values),
        "language": one_of(WorkingLanguage.values),
    },
    sorts=(NEWEST, URGENT, ENDING, LARGEST),
    sort_by_text=RELEVANCE,
)
_SOONEST = {urgency: place for place, urgency in enumerate(Urgency.values)}


class Posted(NamedTuple):
    """A need or an offer as far as lists count and order by it."""

    id: int
    direction: str
    sphere: str
    form: str
    urgency: str
    expires_on: date | None
    created_at: datetime
    languages: str  # that it is told in, with spaces between
    municipality: int
    country: str
    region: int | None
    level: str
    population: int | None

    @property
    def is_need(self) -> bool:
        return self.direction == Direction.NEED


def board() -> list[Posted]:
    """All public open needs and offers of municipalities in force, by number: one query."""
    of = "municipality__"
    return [
        Posted._make(row)
        for row in public_listings()
        .order_by("id")
        .values_list(
            *("id", "direction", "sphere", "form", "urgency", "expires_on", "created_at"),
            languages_of("title"),
            *("municipality_id", f"{of}country_id", f"{of}region_id", f"{of}level", f"{of}population"),
        )
    ]


def public_listings() -> ListingQuerySet:
    """Open ones that no moderator has to look at, of municipalities neither ended nor merged into another."""
    found: ListingQuerySet = Listing.objects.open()
    return found.filter(municipality__merged_into__isnull=True, municipality__ended_on__isnull=True)


def columns(posted: Sequence[Posted]) -> dict[str, list[Values]]:
    """For each facet the values of each. A finer sphere stands for its broad one too; only needs are urgent."""
    return {
        "direction": [(each.direction,) for each in posted],
        "sphere": [tuple(dict.fromkeys((each.sphere, broad(each.sphere)))) for each in posted],
        "form": [(each.form,) for each in posted],
        "urgency": [(each.urgency,) if each.is_need else () for each in posted],
        "country": [(each.country,) for each in posted],
        "oblast": [_oblast(each) for each in posted],
        "size": [_size(each.population) for each in posted],
        "language": [_languages(each) for each in posted],
    }


def _oblast(each: Posted) -> Values:
    if each.country != "UA":
        return ()
    unit = each.municipality if each.level == Level.REGION else each.region
    return (str(unit),) if unit else ()


def _size(population: int | None) -> Values:
    if population is None:
        return ()
    return tuple(band for band in SizeBand.values if is_in_band(population, band))


def _languages(each: Posted) -> Values:
    return tuple(each.languages.split())


def in_order(posted: Sequence[Posted], sort: str, relevance: dict[int, int]) -> list[Posted]:
    """In the order asked for, newer before older where that says nothing."""
    newest = sorted(posted, key=lambda each: (each.created_at, each.id), reverse=True)
    if sort == URGENT:
        return sorted(newest, key=lambda each: _SOONEST[each.urgency] if each.is_need else len(_SOONEST))
    if sort == ENDING:
        return sorted(newest, key=lambda each: each.expires_on or date.max)
    if sort == LARGEST:
        return sorted(newest, key=lambda each: each.population or 0, reverse=True)
    if sort == RELEVANCE:
        return sorted(newest, key=lambda each: relevance[each.id], reverse=True)
    return newest
