"""Draws portraits of many municipalities with a fixed, small number of queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from pobratym.core.among import Among
from pobratym.core.texts import NO_TEXT, LocalizedText
from pobratym.matching.criteria.portrait import Ask, Portrait
from pobratym.matching.queries.official_languages import official_languages
from pobratym.matching.queries.ties import Ties, ties_of
from pobratym.memberships.models import Membership
from pobratym.places.models import Municipality, Name, NameKind
from pobratym.profiles.models import Direction, Listing, PartnerSearch, Passport, Urgency

SHORTEST_NAME = 4  # shorter keys are codes and abbreviations more often than names
_FIELDS = (
    "id",
    "country_id",
    "country__name",
    "country__exclusion_act",
    "level",
    "kind",
    "region_id",
    "region__name",
    "population",
    "is_population_of_centre",
    "latitude",
    "longitude",
    "is_occupied",
    "merged_into_id",
    "ended_on",
)


def portraits(
    ids: Collection[int], *, seen_by: int, letters_waiting: Mapping[int, int] | None = None
) -> dict[int, Portrait]:
    """Portraits by id. `letters_waiting`: letters each has to answer, counted by the caller (they live upstairs)."""
    told = _Told(ids)
    ties = ties_of(ids, seen_by=seen_by)
    waiting = letters_waiting or {}
    rows = Municipality.including_merged.filter(Among("id", ids)).order_by().values_list(*_FIELDS)
    return {row[0]: _portrait(row, told, ties.get(row[0], Ties()), waiting.get(row[0], 0)) for row in rows}


class _Search(NamedTuple):
    """What partner a municipality wants, as PartnerSearch has it."""

    is_seeking: bool
    types: list[str]
    countries: list[str]
    sizes: list[str]
    capacity: int


class _Told:
    """What the municipalities say of themselves, in four queries."""

    def __init__(self, ids: Collection[int]) -> None:
        self.here = here(ids)
        told_by = Among("municipality_id", ids)
        passports = Passport.objects.filter(told_by)
        self.languages: dict[int, list[str]] = dict(passports.values_list("municipality_id", "languages"))
        searches = PartnerSearch.objects.filter(told_by).values_list("municipality_id", *_Search._fields)
        self.searches = {pk: _Search(*wishes) for pk, *wishes in searches}
        self.asks: dict[tuple[int, str], list[Ask]] = defaultdict(list)
        listings = Listing.objects.open().filter(told_by).order_by("id")
        for pk, direction, sphere, form, urgency, listing in listings.values_list(
            "municipality_id", "direction", "sphere", "form", "urgency", "id"
        ):
            self.asks[pk, direction].append(Ask(sphere, form, urgency == Urgency.URGENT, listing))


def here(ids: Collection[int] | None = None) -> set[int]:
    """Municipalities somebody speaks for on the platform; of `ids`, or all."""
    active = Membership.objects.active()
    if ids is not None:
        active = active.filter(Among("municipality_id", ids))
    return set(active.order_by().values_list("municipality_id", flat=True))


def _portrait(row: tuple[Any, ...], told: _Told, ties: Ties, waiting: int) -> Portrait:
    (pk, country, country_name, exclusion_act, level, kind, region, region_name, *facts) = row
    population, is_of_centre, latitude, longitude, is_occupied, merged_into, ended_on = facts
    search = told.searches.get(pk)
    return Portrait(
        id=pk,
        country=country,
        country_name=country_name,
        is_country_excluded=bool(exclusion_act),
        level=level,
        kind=kind,
        region_id=region,
        region_name=region_name or NO_TEXT,
        population=None if is_of_centre else population,
        latitude=None if latitude is None else float(latitude),
        longitude=None if longitude is None else float(longitude),
        is_occupied=is_occupied,
        is_in_force=merged_into is None and ended_on is None,
        is_here=pk in told.here,
        needs=tuple(told.asks[pk, Direction.NEED]),
        offers=tuple(told.asks[pk, Direction.OFFER]),
        languages=frozenset(told.languages.get(pk, ())),
        official_languages=official_languages(country),
        is_seeking=bool(search and search.is_seeking),
        types_wanted=frozenset(search.types if search else ()),
        countries_wanted=frozenset(search.countries if search else ()),
        sizes_wanted=frozenset(search.sizes if search else ()),
        capacity=search.capacity if search else None,
        talks=len(ties.talks) + waiting,
        partners=ties.partners,
    )


def titles_of(listings: Collection[int]) -> dict[int, LocalizedText]:
    """What needs and offers are called."""
    return dict(Listing.objects.filter(Among("pk", listings)).order_by().values_list("pk", "title"))


def namesakes(municipality: int) -> frozenset[int]:
    """Municipalities that share a name with it, where at least one of the two bears it officially."""
    own = dict(Name.objects.filter(municipality_id=municipality).order_by("kind").values_list("key", "kind"))
    keys = {key: kind for key, kind in own.items() if len(key) >= SHORTEST_NAME}
    rows = Name.objects.filter(key__in=list(keys)).exclude(municipality_id=municipality)
    found = rows.order_by().values_list("municipality_id", "key", "kind")
    official = NameKind.OFFICIAL
    return frozenset(pk for pk, key, kind in found if official in (kind, keys[key]))


def namesakes_among(ids: Collection[int]) -> dict[int, frozenset[int]]:
    """`namesakes` of each of these municipalities, as far as they are among these; one query."""
    bearers: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for pk, key, kind in (
        Name.objects.filter(Among("municipality_id", ids)).order_by().values_list("municipality_id", "key", "kind")
    ):
        if len(key) >= SHORTEST_NAME:
            bearers[key][pk].add(kind)
    found: dict[int, set[int]] = defaultdict(set)
    for kinds in bearers.values():
        for pk, own in kinds.items():
            found[pk].update(
                other for other, theirs in kinds.items() if other != pk and NameKind.OFFICIAL in own | theirs
            )
    return defaultdict(frozenset, {pk: frozenset(others) for pk, others in found.items()})
