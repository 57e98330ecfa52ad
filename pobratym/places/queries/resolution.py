"""Which place is meant? The resolution of names for whoever asks: commands, search, readers of texts."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from pobratym.journal.marks import read_once
from pobratym.naming.index import COUNTRY, NameIndex, country_code
from pobratym.naming.ranking import Reason
from pobratym.naming.resolve import Answer, resolve
from pobratym.places.models import Municipality
from pobratym.places.name_index.changes import Present, described
from pobratym.places.name_index.opening import OpenedIndex, level_number, opened
from pobratym.places.queries import database_lookup


@dataclass(frozen=True, slots=True)
class Resolved(Present):
    """A place that may be meant. `score` is the certainty, 0 to 1; `reason` says how the name was met."""

    score: float
    reason: Reason

    @classmethod
    def of(cls, place: Present, score: float, reason: Reason) -> "Resolved":
        return cls(**{each.name: getattr(place, each.name) for each in fields(place)}, score=score, reason=reason)


@read_once()
def resolve_name(
    text: str, *, country: str | None = None, region: str | None = None, level: str | None = None, limit: int = 10
) -> list[Resolved]:
    """Places that `text` may mean in any script, misspelt or inflected, likeliest first; empty where nothing fits.

    `country` (ISO code), `region` (name in any language) and `level` narrow. A hromada has its centre's GeoNames
    number. Without an index of names only exact names and beginnings are found.
    """
    now = opened()
    if now.index is None:
        return _from_database(text, country, region, level, limit)
    number = level_number(level) if level else None
    answers = resolve(now.index, text, country=country, region=region, level=number, limit=limit, hidden=now.hidden)
    found = _once(_resolved(now, now.index, answer) for answer in answers)
    added = [pk for pk in now.added_since(text) if pk not in {place.id for place in found}]
    return _with_added(found, added, country, level)[:limit] if added else found


def _once(places: Iterable[Resolved | None]) -> list[Resolved]:
    """Those that are shown, each as the best answer it is: a place and what was merged into it may both be met."""
    once: dict[int, Resolved] = {}
    for place in places:
        if place:
            once.setdefault(place.id, place)
    return list(once.values())


def _with_added(found: list[Resolved], added: list[int], country: str | None, level: str | None) -> list[Resolved]:
    """Places named so since the index was built stand behind the exact ones it knows, before all others."""
    exact = [place for place in found if place.reason.manner is Reason.EXACT]
    rest = max(1 - sum(place.score for place in exact), 0.05)
    matches = {
        place.pk: ("", Reason.EXACT)
        for place in Municipality.objects.shown().filter(pk__in=added)
        if place.country_id == (country or place.country_id) and place.level == (level or place.level)
    }
    stored_ones = [replace(place, score=round(rest * place.score, 3)) for place in _stored(matches)]
    return [*exact, *stored_ones, *(place for place in found if place.reason.manner is not Reason.EXACT)]


def _resolved(now: OpenedIndex, index: NameIndex, answer: Answer) -> Resolved | None:
    """The answer with its place as it is now; None where it is shown no more."""
    place = answer.place
    pk, score = index.place_ids.item(place), round(answer.certainty, 3)
    if pk in now.changes.present:
        present = now.changes.present[pk]
        return Resolved.of(present, score, answer.reason) if present else None
    name_uk, name_en, katottg = index.shown(place)
    region = index.regions.item(place)
    return Resolved(
        id=pk,
        name_uk=name_uk,
        name_en=name_en,
        country=country_code(index.countries.item(place)),
        region=index.shown(region)[1] if region >= 0 and index.levels.item(region) != COUNTRY else "",
        population=index.populations.item(place) or None,
        geonames=index.geonames.item(place) or None,
        katottg=katottg,
        score=score,
        reason=answer.reason,
    )


def _from_database(text: str, country: str | None, region: str | None, level: str | None, limit: int) -> list[Resolved]:
    """Exact names and beginnings. How sure that is cannot be told: namesakes share what an exact name deserves."""
    asked = f"{text}, {region}" if region else text
    return _stored(database_lookup.matches(asked, country=country, level=level, limit=limit))


def _stored(matches: dict[int, tuple[str, Reason]]) -> list[Resolved]:
    places = described(matches)
    exact = sum(reason.manner is Reason.EXACT for _, reason in matches.values())
    return [
        Resolved.of(places[pk], round(1 / exact if reason.manner is Reason.EXACT else 0.3 / len(matches), 3), reason)
        for pk, (_, reason) in matches.items()
        if pk in places
    ]
