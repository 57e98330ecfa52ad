"""Looking for places by name: tolerant by the index of names, exact and by beginnings where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratym.core.compiled import compiled_once
from pobratym.journal.marks import read_once
from pobratym.naming.folding import fold
from pobratym.naming.ranking import Reason
from pobratym.naming.reading import whole
from pobratym.naming.resolve import resolve
from pobratym.places.models import Municipality, Name
from pobratym.places.name_index.opening import current_index, level_number, opened
from pobratym.places.queries import database_lookup

FORMER = _("former name")
PHRASES: dict[Reason, Promise] = {
    Reason.INFLECTED: _("inflected form"),
    Reason.ALIKE: _("spelt in another way"),
    Reason.ONE_LETTER: _("one letter differs"),
    Reason.TWO_LETTERS: _("several letters differ"),
}


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A place that may be meant, the name that matched and how. Its caption costs no further query."""

    municipality: Municipality
    matched_name: str
    reason: Reason

    @property
    def phrase(self) -> str:
        """Why it is offered, for a reader; empty where that is plain to see."""
        manner = self.reason.manner
        phrases = [FORMER if manner is not self.reason else "", PHRASES.get(manner, "")]
        return ", ".join(str(phrase) for phrase in phrases if phrase)


@read_once()
def look_up(text: str, *, country: str | None = None, level: str | None = None, limit: int = 10) -> list[NameMatch]:
    """Places called `text`, or beginning so, or nearly so; the likelier first, bigger before smaller.

    `country` is an ISO code. A country, region or city beside the name narrows («Odessa, Texas», «Одеса, Україна»);
    when nothing lies there, the namesakes elsewhere are offered.
    """
    if current_index() is None:
        matches = database_lookup.matches(text, country=country, level=level, limit=limit)
    else:
        found = hits(text, country=country, level=level, limit=limit)
        names = spelt(found, text)
        matches = {each.id: (names.get(each.id, each.key), each.reason) for each in found}
    municipalities = Municipality.objects.shown().with_place().in_bulk(matches)
    return [
        NameMatch(municipalities[pk], name, reason) for pk, (name, reason) in matches.items() if pk in municipalities
    ]


def namesakes_of(place: Municipality, *, limit: int = 8) -> list[Municipality]:
    """Other places that are called exactly so: whoever means one of them may have chosen this one."""
    found = look_up(str(place), limit=limit)
    return [
        each.municipality for each in found if each.municipality.pk != place.pk and each.reason.manner is Reason.EXACT
    ]


@dataclass(frozen=True, slots=True)
class Hit:
    """A municipality's number, the certainty that it is meant (0 to 1), why, and the folded name that was met."""

    id: int
    certainty: float
    reason: Reason
    key: str


@read_once()
def hits(text: str, *, country: str | None = None, level: str | None = None, limit: int) -> list[Hit]:
    """The same places without their rows, likeliest first: for whoever narrows many of them before showing a few."""
    now = opened()
    if now.index is None:
        return _hits_of_database(database_lookup.matches(text, country=country, level=level, limit=limit))
    once: dict[int, Hit] = {}
    number = level_number(level) if level else None
    for each in resolve(
        now.index, text, country=country, level=number, limit=limit, with_beginnings=True, hidden=now.hidden
    ):
        pk = now.index.place_ids.item(each.place)
        if pk in now.changes.present:  # of a merged place the other's number; some are shown no more
            present = now.changes.present[pk]
            if present is None:
                continue
            pk = present.id
        once.setdefault(pk, Hit(pk, each.certainty, each.reason, each.key))
    if not (called_so := now.added_since(text)):
        return list(once.values())[:limit]
    added = [pk for pk in _shown(called_so, country, level) if pk not in once]
    return _with_added(list(once.values()), added, whole(text))[:limit]


def _hits_of_database(matches: dict[int, tuple[str, Reason]]) -> list[Hit]:
    """How sure that is cannot be told: namesakes share what an exact name deserves."""
    exact = sum(reason.manner is Reason.EXACT for _name, reason in matches.values()) or 1
    sure, unsure = {Reason.EXACT: 1 / exact}, 0.3 / len(matches) if matches else 0.0
    return [Hit(pk, sure.get(reason.manner, unsure), reason, fold(name)) for pk, (name, reason) in matches.items()]


def _with_added(found: list[Hit], added: list[int], key: str) -> list[Hit]:
    """Places named so since the index was built stand behind the exact ones it knows, before all others."""
    if not added:
        return found
    exact = [each for each in found if each.reason.manner is Reason.EXACT]
    share = max(1 - sum(each.certainty for each in exact), 0.05) / len(added)
    others = [each for each in found if each.reason.manner is not Reason.EXACT]
    return [*exact, *(Hit(pk, share, Reason.EXACT, key) for pk in added), *others]


def spelt(found: list[Hit], text: str) -> dict[int, str]:
    """Municipality -> the name that was met, in the spelling nearest to what was typed. One query."""
    keys = {each.id: each.key for each in found}
    rows = _names_called(list(keys), sorted(set(keys.values())))
    return database_lookup.nearest_spellings(((pk, name) for pk, key, name in rows if keys[pk] == key), text)


@compiled_once
def _names_called(municipalities: Sequence[int], keys: Sequence[str]) -> QuerySet[Name, tuple[int, str, str]]:
    return Name.objects.filter(municipality__in=municipalities, key__in=keys).values_list(
        "municipality_id", "key", "text"
    )


def _shown(ids: list[int], country: str | None, level: str | None) -> list[int]:
    """Those of the places that are in force, in the country and of the level."""
    places = Municipality.objects.shown().filter(pk__in=ids)
    places = places.filter(country=country) if country else places
    places = places.filter(level=level) if level else places
    return list(places.order_by("pk").values_list("pk", flat=True))
