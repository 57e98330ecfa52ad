"""Which municipality an entry of a directory is about: by its national number, else by its name where that is sure.

Sure is one municipality of that name on file and one entry of that name in the directory, both in the region that is
told, and no further apart than a town is wide. Whatever is less sure waits for a person (docs/adr/0050).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models.functions import Coalesce

from pobratym.core.bulk_writing import batches
from pobratym.core.sphere import Point, kilometres_between
from pobratym.gateways.town_halls import TownHallEntry
from pobratym.imports.filing.lookup import municipalities
from pobratym.naming.folding import fold
from pobratym.places.models import Identifier, Level, Municipality, Name, NameKind, Scheme

NEAR_KM = 15.0  # from the town hall to the point that the gazetteer has for its town


@dataclass(frozen=True, slots=True)
class Namesake:
    """A municipality on file by a name: its region, and where it lies."""

    pk: int
    region: int | None
    point: Point | None


@dataclass(frozen=True, slots=True)
class Joined:
    """The municipality of an entry. `is_new`: it was found by name, so that its national number is news."""

    municipality: int
    is_new: bool


def join(entries: Sequence[TownHallEntry]) -> dict[int, Joined]:
    """By the entries' rows; those that are missing are not sure."""
    known = municipalities({(each.scheme, each.code) for each in entries if each.code})
    found = {
        each.row: Joined(known[each.scheme, each.code], is_new=False)
        for each in entries
        if (each.scheme, each.code) in known
    }
    others = [each for each in entries if each.row not in found]
    once = Counter(_called(each) for each in entries)
    numbered = Counter((each.scheme, each.code) for each in others if each.code)
    taken = {joined.municipality for joined in found.values()}
    namesakes = _namesakes_of(others)
    regions = _called_regions({each.country for each in others})
    for each in others:
        places = [
            place
            for place in namesakes.get((each.country, fold(each.name)), ())
            if _is_near(each, place) and _is_in_region(each, place, regions)
        ]
        is_alone = once[_called(each)] == 1 and numbered[each.scheme, each.code] <= 1
        if len(places) == 1 and is_alone and places[0].pk not in taken:
            taken.add(places[0].pk)
            found[each.row] = Joined(places[0].pk, is_new=bool(each.code))
    return found


def _namesakes_of(entries: Iterable[TownHallEntry]) -> Mapping[tuple[str, str], Sequence[Namesake]]:
    """Municipalities on file by country and folded name: what they are called now, no former name."""
    keys: dict[str, set[str]] = {}
    for each in entries:
        keys.setdefault(each.country, set()).add(fold(each.name))
    found: dict[tuple[str, str], dict[int, Namesake]] = {}
    owner = Coalesce("municipality__merged_into", "municipality")
    for country, wanted in keys.items():
        for batch in batches(sorted(wanted - {""}), 500):
            names = Name.objects.filter(
                key__in=batch,
                municipality__country=country,
                municipality__level=Level.MUNICIPALITY,
                valid_until__isnull=True,
            ).exclude(kind=NameKind.HISTORIC)
            called = list(names.values_list("key", owner).distinct())
            shown = _described({pk for _key, pk in called})
            for key, pk in called:
                if pk in shown:
                    found.setdefault((country, key), {})[pk] = shown[pk]
    return {key: tuple(places.values()) for key, places in found.items()}


def _called(entry: TownHallEntry) -> tuple[str, str, str]:
    return entry.country, fold(entry.region), fold(entry.name)


def _described(ids: set[int]) -> dict[int, Namesake]:
    """Those that are in force; parts of towns and ended ones have no town hall of their own."""
    shown = Municipality.objects.shown().filter(pk__in=ids, level=Level.MUNICIPALITY).order_by()
    return {
        pk: Namesake(pk, region, (float(latitude), float(longitude)) if latitude is not None else None)
        for pk, region, latitude, longitude in shown.values_list("pk", "region_id", "latitude", "longitude")
    }


def _called_regions(countries: set[str]) -> Mapping[int, Collection[str]]:
    """What each region of these countries is called: its names and its ISO code, folded."""
    within = {"municipality__country__in": countries, "municipality__level": Level.REGION}
    names = Name.objects.filter(**within).values_list("municipality_id", "key")
    codes = Identifier.objects.filter(**within, scheme=Scheme.ISO_3166_2).values_list("municipality_id", "value")
    found: dict[int, set[str]] = {}
    for region, called in (*names, *((region, fold(code)) for region, code in codes)):
        found.setdefault(region, set()).add(called)
    return found


def _is_in_region(entry: TownHallEntry, place: Namesake, regions: Mapping[int, Collection[str]]) -> bool:
    """As far as both are known."""
    if not entry.region or place.region is None:
        return True
    return fold(entry.region) in regions.get(place.region, ())


def _is_near(entry: TownHallEntry, place: Namesake) -> bool:
    """As far as both are known."""
    if entry.latitude is None or entry.longitude is None or place.point is None:
        return True
    return kilometres_between((entry.latitude, entry.longitude), place.point) <= NEAR_KM
