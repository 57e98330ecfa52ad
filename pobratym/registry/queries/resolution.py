"""Which place is meant? The resolution of names for whoever asks: commands, search, readers of texts."""

from dataclasses import dataclass, replace

from pobratym.registry.models import Identifier, Municipality, Scheme
from pobratym.registry.queries import stored
from pobratym.registry.resolution.index import COUNTRY, NameIndex, country_code
from pobratym.registry.resolution.opening import added_since, current_index, hidden_since, level_number
from pobratym.registry.resolution.ranking import Reason
from pobratym.registry.resolution.resolve import Answer, resolve


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place that may be meant. `score` is the certainty, 0 to 1; `reason` a value of Reason."""

    id: int
    name_uk: str
    name_en: str
    country: str
    region: str
    population: int | None
    geonames: int | None
    katottg: str
    score: float
    reason: str


def resolve_name(
    text: str, *, country: str | None = None, region: str | None = None, level: str | None = None, limit: int = 10
) -> list[Resolved]:
    """Places that `text` may mean in any script, misspelt or inflected, likeliest first; empty where nothing fits.

    `country` (ISO code), `region` (name in any language) and `level` narrow. A hromada has its centre's GeoNames
    number. Without an index of names only exact names and beginnings are found.
    """
    index = current_index()
    if index is None:
        return _from_database(text, country, region, level, limit)
    number = level_number(level) if level else None
    answers = resolve(index, text, country=country, region=region, level=number, limit=limit)
    found = _in_force([_resolved(index, answer) for answer in answers])
    added = [pk for pk in added_since(text) if pk not in {place.id for place in found}]
    return _with_added(found, added, country, level)[:limit] if added else found


def _in_force(found: list[Resolved]) -> list[Resolved]:
    """Whoever means a row that was merged away since the index was built gets the one it was merged into."""
    hidden = hidden_since()
    if hidden.keys().isdisjoint(place.id for place in found):
        return found
    targets = {hidden[place.id] for place in found if place.id in hidden} - {None}
    shown = {place.id: place for place in _stored({pk: ("", Reason.EXACT) for pk in targets if pk})}
    kept: dict[int, Resolved] = {}
    for place in found:
        target = hidden.get(place.id, place.id)
        if target is not None and target not in kept:
            kept[target] = _instead(place, shown[target]) if target != place.id else place
    return list(kept.values())


def _instead(place: Resolved, target: Resolved) -> Resolved:
    """The target with how sure and why the merged row was meant, and its numbers where the target has none."""
    return replace(
        target,
        score=place.score,
        reason=place.reason,
        geonames=target.geonames or place.geonames,
        katottg=target.katottg or place.katottg,
    )


def _with_added(found: list[Resolved], added: list[int], country: str | None, level: str | None) -> list[Resolved]:
    """Places named so since the index was built stand behind the exact ones it knows, before all others."""
    exact = [place for place in found if place.reason == Reason.EXACT]
    rest = max(1 - sum(place.score for place in exact), 0.05)
    matches = {
        place.pk: ("", Reason.EXACT)
        for place in Municipality.objects.shown().filter(pk__in=added)
        if place.country_id == (country or place.country_id) and place.level == (level or place.level)
    }
    stored_ones = [replace(place, score=round(rest * place.score, 3)) for place in _stored(matches)]
    return [*exact, *stored_ones, *(place for place in found if place.reason != Reason.EXACT)]


def _resolved(index: NameIndex, answer: Answer) -> Resolved:
    place = answer.place
    name_uk, name_en, katottg = index.shown(place)
    region = index.regions.item(place)
    return Resolved(
        id=index.place_ids.item(place),
        name_uk=name_uk,
        name_en=name_en,
        country=country_code(index.countries.item(place)),
        region=index.shown(region)[1] if region >= 0 and index.levels.item(region) != COUNTRY else "",
        population=index.populations.item(place) or None,
        geonames=index.geonames.item(place) or None,
        katottg=katottg,
        score=round(answer.certainty, 3),
        reason=answer.reason.value,
    )


def _from_database(text: str, country: str | None, region: str | None, level: str | None, limit: int) -> list[Resolved]:
    """Exact names and beginnings. How sure that is cannot be told: namesakes share what an exact name deserves."""
    asked = f"{text}, {region}" if region else text
    return _stored(stored.matches(asked, country=country, level=level, limit=limit))


def _stored(matches: dict[int, tuple[str, Reason]]) -> list[Resolved]:
    places = Municipality.objects.with_place().in_bulk(matches)
    numbers = _identifiers(list(matches))
    exact = sum(reason is Reason.EXACT for _, reason in matches.values())
    return [
        Resolved(
            id=pk,
            name_uk=places[pk].name_uk,
            name_en=places[pk].name_en,
            country=places[pk].country_id,
            region=places[pk].region.name_en if places[pk].region else "",
            population=places[pk].population,
            geonames=int(numbers[pk, Scheme.GEONAMES.value]) if (pk, Scheme.GEONAMES.value) in numbers else None,
            katottg=numbers.get((pk, Scheme.KATOTTG.value), ""),
            score=round(1 / exact if reason is Reason.EXACT else 0.3 / len(matches), 3),
            reason=reason.value,
        )
        for pk, (_, reason) in matches.items()
    ]


def _identifiers(pks: list[int]) -> dict[tuple[int, str], str]:
    rows = Identifier.objects.filter(municipality__in=pks, scheme__in=[Scheme.GEONAMES, Scheme.KATOTTG])
    return {(pk, scheme): value for pk, scheme, value in rows.values_list("municipality_id", "scheme", "value")}
