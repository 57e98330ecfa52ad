"""Where the centre of a hromada lies: its codifier row is found among the gazetteer's places.

Name and oblast find candidates. Where several are left, the raion that the gazetteer names breaks the tie, then the
middle of the raion's certain centres; a candidate far from that middle is a namesake from elsewhere and is refused.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from pobratym.core.sphere import Point, kilometres_between
from pobratym.gateways.gazetteer import GazetteerPlace
from pobratym.naming.folding import fold

# No raion is wider than 200 km; a centre further than this from the middle of its raion's centres is somewhere else.
FURTHEST_KM = 90


@dataclass(frozen=True, slots=True)
class Sought:
    """A centre to be found; `raion` is the folded name of its raion, «odeskyi». The gazetteer may know it by a `former`
    name only: that is looked for when nothing bears today's."""

    code: str
    name: str
    oblast: str  # GeoNames admin1, «UA.17»
    raion_code: str
    raion: str
    is_town: bool
    former: tuple[str, ...] = ()


@dataclass
class Candidates:
    """The gazetteer's Ukrainian places by oblast and name, the exact spelling before the folded one."""

    county_keys: Mapping[int, Sequence[str]]
    exact: dict[tuple[str, str], list[GazetteerPlace]] = field(default_factory=lambda: defaultdict(list))
    folded: dict[tuple[str, str], list[GazetteerPlace]] = field(default_factory=lambda: defaultdict(list))

    def add(self, places: Iterable[GazetteerPlace]) -> None:
        for place in places:
            names = {place.name, *place.other_names}
            for name in {_spelling(name) for name in names}:
                self.exact[place.admin1, name].append(place)
            for key in {fold(name) for name in names}:
                self.folded[place.admin1, key].append(place)

    def of(self, sought: Sought) -> list[GazetteerPlace]:
        for name in (sought.name, *sought.former):
            exact = self.exact.get((sought.oblast, _spelling(name)))
            if found := exact or self.folded.get((sought.oblast, fold(name)), []):
                return found
        return []

    def in_raion(self, places: list[GazetteerPlace], sought: Sought) -> list[GazetteerPlace]:
        return [place for place in places if f"{sought.raion} raion" in self.county_keys.get(place.id, ())]


def locate(sought: Sequence[Sought], candidates: Candidates) -> dict[str, GazetteerPlace]:
    """code -> place, for every centre that was found. One place is the centre of one hromada."""
    found = {each.code: place for each in sought if (place := _certain(each, candidates)) is not None}
    middles = _middles(sought, found)
    result: dict[str, GazetteerPlace] = {}
    taken: set[int] = set()
    for each in sorted(sought, key=lambda one: not one.is_town):
        free = [place for place in candidates.of(each) if place.id not in taken]
        place = _nearest(free, candidates.in_raion(free, each), middles.get(each.raion_code), each.is_town)
        if place is not None:
            result[each.code] = place
            taken.add(place.id)
    return result


def _certain(sought: Sought, candidates: Candidates) -> GazetteerPlace | None:
    places = candidates.of(sought)
    inside = candidates.in_raion(places, sought)
    if len(inside) == 1:
        return inside[0]
    return places[0] if len(places) == 1 else None


def _middles(sought: Sequence[Sought], found: Mapping[str, GazetteerPlace]) -> dict[str, Point]:
    points: dict[str, list[GazetteerPlace]] = defaultdict(list)
    for each in sought:
        if each.code in found:
            points[each.raion_code].append(found[each.code])
    return {
        raion: (median(place.latitude for place in places), median(place.longitude for place in places))
        for raion, places in points.items()
    }


def _nearest(
    places: list[GazetteerPlace], inside: list[GazetteerPlace], middle: Point | None, is_town: bool
) -> GazetteerPlace | None:
    if middle is None:
        return max(inside or places, key=lambda place: place.population, default=None)
    near = [place for place in places if kilometres_between((place.latitude, place.longitude), middle) <= FURTHEST_KM]
    if is_town and near:
        return max(near, key=lambda place: place.population)
    preferred = [place for place in near if place in inside] or near
    return min(preferred, key=lambda place: kilometres_between((place.latitude, place.longitude), middle), default=None)


def _spelling(name: str) -> str:
    return name.lower().replace("’", "'").replace("ʼ", "'")
