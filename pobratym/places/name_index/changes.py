"""What has become of places since the index of names was built: renamed, merged into another row, ended, gone."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from pobratym.journal.models import Entry
from pobratym.places.models import Identifier, Municipality, Scheme

# More are too many to hold: it is time to build anew.
MOST_CHANGED = 5_000


@dataclass(frozen=True, slots=True)
class Present:
    """A place as the database has it now."""

    id: int
    name_uk: str
    name_en: str
    country: str
    region: str
    population: int | None
    geonames: int | None
    katottg: str


@dataclass(frozen=True, slots=True)
class Changes:
    """By primary key: what stands there now, of a merged row what it was merged into, None where nothing is shown.

    `last` is the number of the last journal entry that was read; `are_too_many`: not all were.
    """

    present: dict[int, Present | None]
    last: int = 0
    are_too_many: bool = False


NOTHING_CHANGED = Changes({})


def last_entry() -> int:
    """The number of the newest entry in the journal."""
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def changed_since(entry: int) -> Changes:
    """The places that moderators changed after that journal entry."""
    since = Entry.objects.filter(pk__gt=entry, verb__startswith="places.", municipality_id__isnull=False)
    rows = list(since.order_by("-pk").values_list("pk", "municipality_id")[: MOST_CHANGED + 1])
    touched = {pk for _, pk in rows if pk is not None}
    last = rows[0][0] if rows else entry
    return Changes(_present(touched) if touched else {}, last, len(rows) > MOST_CHANGED)


def _present(touched: set[int]) -> dict[int, Present | None]:
    into = _merged(touched)
    now = described({into.get(pk, pk) for pk in touched})
    numbers = _identifiers(list(into))
    return {pk: _numbered(now.get(into.get(pk, pk)), pk, numbers) for pk in touched}


def _numbered(place: Present | None, met: int, numbers: dict[tuple[int, str], str]) -> Present | None:
    """The place with the numbers of the merged row that is met, where it has none itself."""
    if not place or met == place.id:
        return place
    geonames = numbers.get((met, Scheme.GEONAMES.value))
    return replace(
        place,
        geonames=place.geonames or (int(geonames) if geonames else None),
        katottg=place.katottg or numbers.get((met, Scheme.KATOTTG.value), ""),
    )


def described(pks: Collection[int]) -> dict[int, Present]:
    """Those of the places that are in force, as the database has them."""
    shown = list(Municipality.objects.shown().filter(pk__in=pks).select_related("region"))
    numbers = _identifiers(pks)
    return {place.pk: _described(place, numbers) for place in shown}


def _merged(touched: set[int]) -> dict[int, int]:
    """Where the rows that were merged away ended up, over however many steps."""
    step: dict[int, Any] = dict(
        Municipality.including_merged.filter(merged_into__isnull=False).values_list("pk", "merged_into_id")
    )
    ends = {}
    for pk in touched & step.keys():
        end = step[pk]
        while end in step:
            end = step[end]
        ends[pk] = end
    return ends


def _described(place: Municipality, numbers: dict[tuple[int, str], str]) -> Present:
    geonames = numbers.get((place.pk, Scheme.GEONAMES.value))
    return Present(
        id=place.pk,
        name_uk=place.name["uk"],
        name_en=place.name["en"],
        country=place.country_id,
        region=place.region.name["en"] if place.region else "",
        population=place.population,
        geonames=int(geonames) if geonames else None,
        katottg=numbers.get((place.pk, Scheme.KATOTTG.value), ""),
    )


def _identifiers(pks: Collection[int]) -> dict[tuple[int, str], str]:
    rows = Identifier.objects.filter(municipality__in=pks, scheme__in=[Scheme.GEONAMES, Scheme.KATOTTG])
    return {(pk, scheme): value for pk, scheme, value in rows.values_list("municipality_id", "scheme", "value")}
