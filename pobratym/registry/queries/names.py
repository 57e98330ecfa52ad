"""Looking for places by name: tolerant by the index of names, exact and by beginnings where there is none."""

from dataclasses import dataclass, replace

from pobratym.registry.folding import fold
from pobratym.registry.models import Municipality, Name
from pobratym.registry.queries import stored
from pobratym.registry.queries.found import Found
from pobratym.registry.resolution.index import NameIndex
from pobratym.registry.resolution.opening import added_since, current_index, hidden_since, level_number
from pobratym.registry.resolution.ranking import Reason
from pobratym.registry.resolution.resolve import Answer, resolve


def look_up(text: str, *, country: str | None = None, level: str | None = None, limit: int = 10) -> list[Found]:
    """Places called `text`, or beginning so, or nearly so; the likelier first, bigger before smaller.

    `country` is an ISO code. A country, region or city beside the name narrows («Odessa, Texas», «Одеса, Україна»);
    when nothing lies there, the namesakes elsewhere are offered.
    """
    index = current_index()
    if index is None:
        matches = stored.matches(text, country=country, level=level, limit=limit)
    else:
        number = level_number(level) if level else None
        answers = resolve(index, text, country=country, level=number, limit=limit, with_beginnings=True)
        matches = _in_force(_matches(index, answers, text)) | _added(text, country, level)
    municipalities = Municipality.objects.shown().with_place().in_bulk(matches)
    return [Found(municipalities[pk], name, reason) for pk, (name, reason) in matches.items() if pk in municipalities]


@dataclass(frozen=True, slots=True)
class Hit:
    """A municipality's number, the certainty that it is meant (0 to 1), why, and the folded name that was met."""

    id: int
    certainty: float
    reason: Reason
    key: str


def hits(text: str, *, limit: int) -> list[Hit]:
    """The same places without their rows, likeliest first: for whoever narrows many of them before showing a few."""
    index = current_index()
    if index is None:
        matches = stored.matches(text, country=None, level=None, limit=limit)
        exact = sum(reason is Reason.EXACT for _, reason in matches.values()) or 1
        sure = {Reason.EXACT: 1 / exact}
        return [Hit(pk, sure.get(reason, 0.0), reason, fold(name)) for pk, (name, reason) in matches.items()]
    answers = resolve(index, text, limit=limit, with_beginnings=True)
    found = [Hit(index.place_ids.item(each.place), each.certainty, each.reason, each.key) for each in answers]
    hidden = hidden_since()
    if not hidden.keys().isdisjoint(each.id for each in found):
        led = ((hidden.get(each.id, each.id), each) for each in found)
        found = list({pk: replace(each, id=pk) for pk, each in reversed([*led]) if pk}.values())[::-1]
    known = {each.id for each in found}
    return found + [Hit(pk, 0.0, Reason.EXACT, fold(text)) for pk in added_since(text) if pk not in known]


def spelt(found: list[Hit], text: str) -> dict[int, str]:
    """Municipality -> the name that was met, in the spelling nearest to what was typed. One query."""
    keys = {each.id: each.key for each in found}
    rows = Name.objects.filter(municipality__in=keys, key__in=set(keys.values())).values_list(
        "municipality_id", "key", "text"
    )
    return stored.nearest_spellings(((pk, name) for pk, key, name in rows if keys[pk] == key), text)


def _in_force(matches: dict[int, tuple[str, Reason]]) -> dict[int, tuple[str, Reason]]:
    """Whoever means a row that was merged away is answered with the one it was merged into."""
    hidden = hidden_since()
    if hidden.keys().isdisjoint(matches):
        return matches
    followed: dict[int, tuple[str, Reason]] = {}
    for pk, match in matches.items():
        if target := hidden.get(pk, pk):
            followed.setdefault(target, match)
    return followed


def _added(text: str, country: str | None, level: str | None) -> dict[int, tuple[str, Reason]]:
    """Places named exactly so since the index was built."""
    if not (added := added_since(text)):
        return {}
    places = Municipality.objects.filter(pk__in=added)
    places = places.filter(country=country) if country else places
    places = places.filter(level=level) if level else places
    return {pk: (text.strip(), Reason.EXACT) for pk in places.values_list("pk", flat=True)}


def _matches(index: NameIndex, answers: list[Answer], text: str) -> dict[int, tuple[str, Reason]]:
    """Primary key -> the name that was met, in the spelling nearest to what was typed, and why."""
    met = [Hit(index.place_ids.item(each.place), each.certainty, each.reason, each.key) for each in answers]
    names = spelt(met, text)
    return {each.id: (names.get(each.id, each.key), each.reason) for each in met}
