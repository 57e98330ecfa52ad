"""What the index is built from: every name the registry holds, and the words that say in which country or region."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from django.db.models import Max, Q
from django.utils import timezone

from pobratym.naming.adjectives import adjectives
from pobratym.naming.build import NameRecord, PlaceRecord, write
from pobratym.naming.contextwords import (
    SURROUNDED,
    adjective_keys,
    bare_unit,
    country_words,
    lands,
    region_stems,
    region_words,
    state_codes,
)
from pobratym.naming.folding import fold, is_ukrainian
from pobratym.naming.index import (
    ALIAS,
    CONTEXT,
    COUNTRY,
    COUNTY,
    DISTRICT,
    EXONYM,
    HISTORIC,
    MUNICIPALITY,
    OFFICIAL,
    PART,
    REGION,
    SETTLEMENT,
)
from pobratym.places.models import (
    Country,
    Edition,
    Identifier,
    ImportSource,
    Kind,
    Level,
    Municipality,
    MunicipalityQuerySet,
    Name,
    NameKind,
    Scheme,
)
from pobratym.places.name_index.changes import last_entry
from pobratym.places.name_index.former import FormerNames

LEVELS = {
    Level.REGION.value: REGION,
    Level.COUNTY.value: COUNTY,
    Level.MUNICIPALITY.value: MUNICIPALITY,
    Level.DISTRICT.value: DISTRICT,
    Level.SETTLEMENT.value: SETTLEMENT,
}
_KINDS = {
    NameKind.OFFICIAL.value: OFFICIAL,
    NameKind.EXONYM.value: EXONYM,
    NameKind.HISTORIC.value: HISTORIC,
    NameKind.ALIAS.value: ALIAS,
}
_LANGUAGES = ("uk", "en", "pl", "de", "fr", "ru", "cs", "es", "it", "hu", "ro", "nl")
_CHUNK = 20_000
HROMADA = " громада"


def last_import() -> list[Any] | None:
    """Number and end of the last import, by which an index is known to be of this registry as it was imported."""
    # The list of territories holds neither a name nor a number that the index keeps.
    # One that is at work shows nothing of itself before it has ended.
    ended = Q(filed_at__isnull=False) | Q(withdrawn_at__isnull=False)
    editions = Edition.objects.filter(ended).exclude(source=ImportSource.TERRITORY_STATUS)
    last = editions.order_by("-pk").values_list("pk", "filed_at").first()
    withdrawn = editions.aggregate(last=Max("withdrawn_at"))["last"]
    return [last[0], *(day.isoformat() if day else "" for day in (last[1], withdrawn))] if last else None


def registry_state() -> dict[str, Any]:
    """What tells one state of the registry from another: the last import, the newest name, the last journal entry."""
    return {
        "import": last_import(),
        "last_name": Name.objects.aggregate(last=Max("pk"))["last"] or 0,
        "last_entry": last_entry(),
    }


def build_index(folder: Path) -> Path | None:
    """Build the index of the registry as it is now below `folder`; None where the registry holds no names."""
    state = registry_state()
    if not state["last_name"]:
        return None
    positions: dict[int, int] = {}
    places = _places(positions)
    names = [*_names(positions), *_context(positions, places)]
    version = f"{(state['import'] or [0])[0]}-{state['last_name']}-{time.time_ns()}"
    return write(folder, version, places, names, state)


def _places(positions: dict[int, int]) -> list[PlaceRecord]:
    """Municipalities in order of their keys, then countries; fills `positions`."""
    geonames = _identifiers(Scheme.GEONAMES)
    katottg = _identifiers(Scheme.KATOTTG)
    rows = list(
        Municipality.objects.shown()
        .order_by("id")
        .values_list(
            "id", "name__uk", "name__en", "country_id", "level", "population", "region_id", "county_id", "parent_id"
        )
        .iterator(chunk_size=_CHUNK)
    )
    positions.update((row[0], position) for position, row in enumerate(rows))
    places = [
        PlaceRecord(
            pk, uk, en, country, LEVELS[level], population or 0, int(geonames.get(pk, 0)), katottg.get(pk, ""),
            positions.get(region, -1), positions.get(county, -1), positions.get(parent, -1),
        )
        for pk, uk, en, country, level, population, region, county, parent in rows
    ]  # fmt: skip
    places.extend(
        PlaceRecord(0, country.name["uk"], country.name["en"], country.code, COUNTRY, 0, 0, "")
        for country in Country.objects.order_by("code")
    )
    return places


def _identifiers(scheme: str) -> dict[int, str]:
    """By municipality; what was merged into it gives it its number where it has none itself."""
    rows = Identifier.objects.filter(scheme=scheme).values_list("municipality_id", "value")
    own = dict(rows.iterator(chunk_size=_CHUNK))
    return {into: own[pk] for pk, into in _merged().items() if pk in own} | own


def _names(positions: dict[int, int]) -> Iterator[NameRecord]:
    former = FormerNames(timezone.localdate())
    yield from _of_hromadas(positions)
    own, merged = _own_names(), _merged()
    rows = Name.objects.exclude(key="").order_by().values_list("pk", "municipality_id", "key", "text", "kind")
    for pk, bearer, key, text, kind in rows.iterator(chunk_size=_CHUNK):
        municipality = merged.get(bearer, bearer)
        place = positions.get(municipality)
        if place is None:
            continue
        if bearer in merged and kind == NameKind.OFFICIAL:
            kind = NameKind.ALIAS.value
        is_own = key in own.get(municipality, ())
        is_former = former.holds(pk, municipality, key, kind)
        yield NameRecord(key, text, place, HISTORIC if is_former else OFFICIAL if is_own else _KINDS[kind])
        if is_former and municipality in own and is_ukrainian(text):
            yield from _former_adjectives(text, place, own[municipality])
        head, dash, tail = text.partition("-")
        if dash and len(tail) > 3 and tail[0].isupper() and (part := fold(tail)) and fold(head) in _METROPOLISES:
            yield NameRecord(part, tail, place, PART)


# Folded. Their districts are named «Прага-Ржепоріє» in one source and asked for as «Ржепоріє».
_WITH_DISTRICTS = """
    praha prague prag berlin budapest viden wien vienna hamburg hamburh london paris paryzh moskva rym roma zahreb
    bratislava varshava warszawa bucharest bukharest brno ostrava
"""
_METROPOLISES = frozenset(_WITH_DISTRICTS.split())


def _own_names() -> dict[int, set[str]]:
    """The keys of what a hromada is called today beside its official name: its short name, and its centre's."""
    rows = _hromadas().values_list("id", "name__uk", "name__en", "centre__uk", "centre__en")
    return {pk: {fold(name) for name in names if name} for pk, *names in rows.iterator()}


def _of_hromadas(positions: dict[int, int]) -> Iterator[NameRecord]:
    """«Лугинська» alone, as the codifier and lists of others write the hromada."""
    for pk, name in _hromadas().values_list("id", "name__uk").iterator():
        adjective = name.removesuffix(HROMADA)
        if adjective != name:
            yield NameRecord(fold(adjective), adjective, positions[pk], OFFICIAL)


def _former_adjectives(text: str, place: int, today: set[str]) -> Iterator[NameRecord]:
    """A hromada by the adjective of a former name of its centre, with «громада» and alone."""
    stem = text.removesuffix(HROMADA)
    for adjective in [stem] if stem != text else adjectives(text):
        for form in (adjective, f"{adjective}{HROMADA}"):
            if (key := fold(form)) not in today:
                yield NameRecord(key, form, place, HISTORIC)


def _merged() -> dict[int, int]:
    """Rows that were merged away -> where they ended up."""
    rows = Municipality.including_merged.filter(merged_into__isnull=False).values_list("pk", "merged_into")
    step = {pk: into for pk, into in rows.iterator() if into}
    ends = {}
    for pk in step:
        end = step[pk]
        while end in step:
            end = step[end]
        ends[pk] = end
    return ends


def _hromadas() -> MunicipalityQuerySet:
    hromadas: MunicipalityQuerySet = Municipality.objects.shown().filter(country="UA", level=Level.MUNICIPALITY)
    return hromadas


def _context(positions: dict[int, int], places: list[PlaceRecord]) -> Iterator[NameRecord]:
    yield from _of_countries(places)
    yield from _of_regions(positions)


def _of_countries(places: list[PlaceRecord]) -> Iterator[NameRecord]:
    locales = [Locale(language) for language in _LANGUAGES]
    for position, place in enumerate(places):
        if place.level == COUNTRY:
            names = [locale.territories.get(place.country, "") for locale in locales]
            words = [place.country, place.name_uk, place.name_en, *names, *country_words(place.country)]
            keys = {fold(word) for word in words} | set(adjective_keys(place.name_uk, place.country))
            yield from _records(keys, position)


def _of_regions(positions: dict[int, int]) -> Iterator[NameRecord]:
    keys = _keys_of_regions()
    coded = dict(Identifier.objects.filter(scheme=Scheme.ISO_3166_2).values_list("value", "municipality_id"))
    for iso, region in coded.items():
        keys[region].update(key for stem in region_stems(iso) for key in (stem, *lands(stem)))
        for word in region_words(iso):
            keys[region].add(fold(word))
            yield from _records([fold(word)], positions.get(region), OFFICIAL)
    for city, around in SURROUNDED.items():
        if city in coded and around in coded:
            yield from _records(keys[coded[around]], positions.get(coded[city]))
    for region, some in keys.items():
        yield from _records(some, positions.get(region))


def _keys_of_regions() -> dict[int, set[str]]:
    """The folded words by which a text says that something lies in a region: its names, codes, adjectives and seat."""
    keys: dict[int, set[str]] = defaultdict(set)
    rows = Name.objects.filter(municipality__level=Level.REGION).values_list("municipality_id", "text", "language")
    for region, text, language in rows.iterator():
        keys[region].add(bare_unit(fold(text)))
        if language == "uk":
            keys[region].update(adjective_keys(text, ""))
    codes = Identifier.objects.filter(scheme=Scheme.GEONAMES_ADMIN1).values_list("municipality_id", "value")
    for region, code in codes:
        keys[region].update(state_codes(code))
    for region, of_seat in _seats():
        keys[region].update(of_seat)
    return keys


def _seats() -> Iterator[tuple[int, set[str]]]:
    """Regions of Ukraine with the names of their seats: «Lutsk region» is Volyn."""
    oblasts = Municipality.objects.shown().filter(country="UA", level=Level.REGION).exclude(centre__uk="")
    centres: dict[int, str] = dict(oblasts.values_list("id", "centre__uk"))
    around = {centre: pk for pk, centre in centres.items()}
    rows = _hromadas().filter(centre__uk__in=around).values_list("id", "region_id", "centre__uk", "kind")
    of_seat = {
        pk: around[centre] for pk, region, centre, kind in rows if kind == Kind.CAPITAL or centres.get(region) == centre
    }
    keys: dict[int, set[str]] = defaultdict(set)
    names = Name.objects.filter(municipality__in=of_seat).values_list("municipality_id", "key", "text")
    for pk, key, text in names.iterator():
        if len(key) > 3 and HROMADA.strip() not in text and "hromada" not in key:
            keys[of_seat[pk]].add(key)
    yield from keys.items()


def _records(keys: Iterable[str], place: int | None, kind: int = CONTEXT) -> Iterator[NameRecord]:
    for key in keys:
        if key and place is not None:
            yield NameRecord(key, key, place, kind)
