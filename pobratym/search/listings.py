"""Open needs and offers as a collection."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pobratym.core.compiled import compiled_once
from pobratym.core.keeping import kept
from pobratym.core.languages import content_languages, interface_languages
from pobratym.core.text_fields import in_all_languages, languages_of
from pobratym.journal.areas import Area
from pobratym.places.models import Level
from pobratym.profiles.models import Direction, Listing, ListingQuerySet, Urgency
from pobratym.profiles.vocabulary import Form, SizeBand, Sphere, WorkingLanguage, broad, is_in_band
from pobratym.search.freshness import freshness
from pobratym.search.labels import choice_labels, country_labels, place_labels, sphere_labels
from pobratym.search.question import CountryCodes, Numbers, OneOf, Values
from pobratym.search.records import RecordCollection, RecordFacet, RecordTable, grammar_of
from pobratym.search.texts import Described, Matches, PlacesMeant, matches

NEWEST, URGENT, ENDING, LARGEST, RELEVANCE = "newest", "urgent", "ending", "largest", "relevance"
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


def public_listings() -> ListingQuerySet:
    """Open ones that no moderator has to look at, of municipalities neither ended nor merged into another."""
    found: ListingQuerySet = Listing.objects.open()
    return found.filter(municipality__merged_into__isnull=True, municipality__ended_on__isnull=True)


def _oblasts(posted: Sequence[Posted]) -> list[Values]:
    units = [each.municipality if each.level == Level.REGION else each.region for each in posted]
    return [(str(unit),) if unit and each.country == "UA" else () for each, unit in zip(posted, units, strict=True)]


def _sizes(posted: Sequence[Posted]) -> list[Values]:
    return [() if each.population is None else _size(each.population) for each in posted]


@lru_cache(maxsize=10_000)
def _size(population: int) -> Values:
    return tuple(band for band in SizeBand.values if is_in_band(population, band))


def _languages(posted: Sequence[Posted]) -> list[Values]:
    return [tuple(each.languages.split()) for each in posted]


FACETS: tuple[RecordFacet[Posted], ...] = (
    RecordFacet(
        "direction",
        _("Need or offer"),
        OneOf(Direction.values, is_single=True),
        lambda posted: [(each.direction,) for each in posted],
        lambda _values: choice_labels(Direction),
    ),
    RecordFacet(
        "urgency",
        _("How soon"),
        OneOf(Urgency.values),
        lambda posted: [(each.urgency,) if each.is_need else () for each in posted],  # only needs are urgent
        lambda _values: choice_labels(Urgency),
    ),
    RecordFacet(
        "country",
        _("Country"),
        CountryCodes(),
        lambda posted: [(each.country,) for each in posted],
        country_labels,
    ),
    RecordFacet("oblast", _("Oblast"), Numbers(), _oblasts, place_labels, is_folded=True),
    RecordFacet(
        "sphere",
        _("Sphere"),
        OneOf(Sphere.values),
        # A finer sphere stands for its broad one too.
        lambda posted: [tuple(dict.fromkeys((each.sphere, broad(each.sphere)))) for each in posted],
        lambda _values: sphere_labels(),
    ),
    RecordFacet(
        "form",
        _("Form"),
        OneOf(Form.values),
        lambda posted: [(each.form,) for each in posted],
        lambda _values: choice_labels(Form),
        is_folded=True,
    ),
    RecordFacet(
        "size",
        _("Population"),
        OneOf(SizeBand.values),
        _sizes,
        lambda _values: choice_labels(SizeBand),
        is_folded=True,
    ),
    RecordFacet(
        "language",
        _("Told in"),
        OneOf(WorkingLanguage.values),
        _languages,
        lambda _values: {code: choice_labels(WorkingLanguage)[code] for code in content_languages()},
        is_folded=True,
    ),
)


@kept(lambda: freshness(Area.REGISTRY, Area.PROFILES))
def _table() -> RecordTable[Posted]:
    """Newest first: one query when something of it has changed."""
    of = "municipality__"
    rows = public_listings().order_by("-created_at", "-id")
    posted = [
        Posted._make(row)
        for row in rows.values_list(
            *("id", "direction", "sphere", "form", "urgency", "expires_on", "created_at"),
            languages_of("title"),
            *("municipality_id", f"{of}country_id", f"{of}region_id", f"{of}level", f"{of}population"),
        )
    ]
    return RecordTable(posted, lambda each: (each.municipality,))


class Listings(RecordCollection[Posted, Listing]):
    """Needs and offers that are open, of all municipalities."""

    facets = FACETS
    grammar = grammar_of(FACETS, (NEWEST, URGENT, ENDING, LARGEST), sort_by_text=RELEVANCE)

    def table(self) -> RecordTable[Posted]:
        return _table()

    def matches(self, text: str, records: Sequence[Posted], meant: PlacesMeant | None) -> Matches:
        """By words of the title or the details, of the sphere, the form and the place («вода, Львівська область»), or
        by the place alone, misspelt too."""
        wanted = {each.id for each in records}
        texts = [in_all_languages(column) for column in ("title", "details", *_PLACE)]
        listing = ("id", "municipality_id", "municipality__region_id", "sphere", "form")
        rows = public_listings().order_by().values_list(*listing, *texts)
        described = (
            Described(
                pk,
                frozenset((place,)),
                frozenset((region,)),
                title.casefold() + _names_of(sphere, form),
                " ".join(filter(None, words)).casefold(),
            )
            for pk, place, region, sphere, form, title, *words in rows
            if pk in wanted
        )
        return matches(text, described, Listing.objects.order_by().values("municipality_id"), meant)

    def in_order(self, records: Sequence[Posted], sort: str, relevance: Mapping[int, int]) -> Sequence[Posted]:
        """Newer before older where the order asked for says nothing."""
        if sort == URGENT:
            return sorted(records, key=lambda each: _SOONEST[each.urgency] if each.is_need else len(_SOONEST))
        if sort == ENDING:
            return sorted(records, key=lambda each: each.expires_on or date.max)
        if sort == LARGEST:
            return sorted(records, key=lambda each: each.population or 0, reverse=True)
        if sort == RELEVANCE:
            return sorted(records, key=lambda each: relevance[each.id], reverse=True)
        return records

    def rows(self, records: Sequence[Posted]) -> list[Listing]:
        """The needs and offers themselves, with their places at hand: one query."""
        found = {each.pk: each for each in _with_places([each.id for each in records])}
        return [found[each.id] for each in records if each.id in found]


@compiled_once
def _with_places(ids: Sequence[int]) -> QuerySet[Listing]:
    place = ("municipality__country", "municipality__region", "municipality__parent")
    listings: QuerySet[Listing] = Listing.objects.select_related(*place).filter(pk__in=ids).order_by()
    return listings


_PLACE = tuple(f"municipality__{unit}name" for unit in ("", "region__", "country__"))


@lru_cache(maxsize=500)
def _names_of(sphere: str, form: str) -> str:
    """Names of the sphere, of the broad one above it and of the form, in every language."""
    names = []
    for language in interface_languages():
        with override(language):
            names += [str(Sphere(sphere).label), str(Sphere(broad(sphere)).label), str(Form(form).label)]
    return f" {' '.join(names)} ".casefold()


LISTINGS = Listings()
