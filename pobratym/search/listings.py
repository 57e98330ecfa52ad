"""Open needs and offers as a collection."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import numpy as np
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pobratym.core.compiled import compiled_once
from pobratym.core.languages import content_languages, interface_languages
from pobratym.core.words import words_in
from pobratym.journal.queries.record_tables import Derived, RecordTable, Rows
from pobratym.places.models import Level
from pobratym.profiles.models import Direction, Listing, Urgency
from pobratym.profiles.queries.tables import Posted, listing_table
from pobratym.profiles.vocabulary import Form, SizeBand, Sphere, WorkingLanguage, broad, is_in_band
from pobratym.search.known_names import known_names
from pobratym.search.labels import choice_labels, country_labels, place_labels, sphere_labels
from pobratym.search.question import CountryCodes, Numbers, OneOf, Values
from pobratym.search.records import RecordCollection, RecordFacet, grammar_of
from pobratym.search.texts import Matches, PlacesMeant, WithWord, matches

NEWEST, URGENT, ENDING, LARGEST, RELEVANCE = "newest", "urgent", "ending", "largest", "relevance"
_SOONEST = {urgency: place for place, urgency in enumerate(Urgency.values)}


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
        _("Urgency"),
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
        _("Field of cooperation"),
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
        _("Language of the description"),
        OneOf(WorkingLanguage.values),
        _languages,
        lambda _values: {code: choice_labels(WorkingLanguage)[code] for code in content_languages()},
        is_folded=True,
    ),
)


_KIND = Derived("kind", lambda posted: [(each.sphere, each.form) for each in posted])


class Listings(RecordCollection[Posted, Listing]):
    """Needs and offers that are open, of all municipalities."""

    facets = FACETS
    grammar = grammar_of(FACETS, (NEWEST, URGENT, ENDING, LARGEST), sort_by_text=RELEVANCE)

    def table(self) -> RecordTable[Posted]:
        return listing_table()

    def matches(self, text: str, table: RecordTable[Posted], rows: Rows, meant: PlacesMeant | None) -> Matches:
        """By words of the title or the details, of the sphere, the form and the place («вода, Львівська область»), or
        by the place alone, misspelt too."""
        return matches(
            text,
            table,
            rows,
            meant,
            regions=lambda each: (each.region,),
            with_word=lambda stem: _with_word(table, stem),
        )

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


def _regions(posted: Posted) -> tuple[int | None]:
    return (posted.region,)


def _with_word(table: RecordTable[Posted], stem: str) -> WithWord:
    """The sphere and the form speak like the title, the place like the details."""
    found = list(Listing.objects.order_by().filter(words__has=stem).values_list("pk", Q(title_words__has=stem)))
    names = known_names().words(table.rows_of_places.keys())
    called = [pk for pk, words in names.items() if f" {stem}" in words]
    in_title = np.isin(table.ids, [pk for pk, is_titled in found if is_titled])
    in_title |= table.column(_KIND).where(lambda kind: f" {stem}" in _names_of(*kind))
    anywhere = in_title | np.isin(table.ids, [pk for pk, _is_titled in found])
    anywhere[table.rows_at(called)] = True
    return WithWord(in_title, anywhere)


@lru_cache(maxsize=500)
def _names_of(sphere: str, form: str) -> str:
    """Words of the names of the sphere, of the broad one above it and of the form, in every language."""
    names = []
    for language in interface_languages():
        with override(language):
            names += [str(Sphere(sphere).label), str(Sphere(broad(sphere)).label), str(Form(form).label)]
    return words_in(names)


LISTINGS = Listings()
