"""Places of the world with 500 inhabitants and more: municipalities abroad, settlements in Ukraine."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pobratym.gateways.codifier import Unit
from pobratym.gateways.gazetteer import GazetteerPlace
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.municipalities import IdentifiersOnFile, MunicipalityFacts, file_facts, file_identifiers
from pobratym.imports.filing.packaged_sources import Progress, Sources
from pobratym.imports.rules import source_corrections
from pobratym.imports.rules.display_names import ukrainian_name
from pobratym.imports.rules.oblasts import oblast_of
from pobratym.imports.sources.ukraine import SETTLEMENTS, rounded
from pobratym.naming.folding import fold
from pobratym.places.models import Identifier, Kind, Level, Municipality, Scheme

SOURCE = "GeoNames"
Key = tuple[str, str]


def load(sources: Sources, logbook: Logbook, progress: Progress) -> str:
    """File every place that is no hromada's centre; says which edition it was."""
    world = World(sources)
    facts = {str(place.id): world.facts(place) for place in progress("places", world.filed)}
    file_facts(world.numbers, facts, logbook)
    settlements = world.settlements.values()
    file_identifiers(
        ((world.numbers[str(place.id)], Scheme.KATOTTG, unit.code) for place, unit in settlements), logbook
    )
    return sources.gazetteer.edition


@dataclass
class World:
    """The gazetteer against what is on file already."""

    sources: Sources
    is_extract: bool = False

    @cached_property
    def filed(self) -> list[GazetteerPlace]:
        """Places with a row of their own: a hromada's centre is found under the hromada."""
        centres = set(
            Identifier.objects.filter(
                scheme=Scheme.GEONAMES, municipality__country="UA", municipality__level=Level.MUNICIPALITY
            ).values_list("value", flat=True)
        )
        return [place for place in self.sources.gazetteer.places if str(place.id) not in centres]

    @cached_property
    def numbers(self) -> IdentifiersOnFile:
        return IdentifiersOnFile(Scheme.GEONAMES, (str(place.id) for place in self.filed))

    @cached_property
    def regions(self) -> dict[str, int]:
        rows = Identifier.objects.filter(scheme=Scheme.GEONAMES_ADMIN1)
        return dict(rows.values_list("value", "municipality_id"))

    @cached_property
    def units(self) -> dict[str, int]:
        return dict(Identifier.objects.filter(scheme=Scheme.KATOTTG).values_list("value", "municipality_id"))

    @cached_property
    def settlements(self) -> dict[int, tuple[GazetteerPlace, Unit]]:
        """GeoNames number -> the codifier's row, where name and oblast leave no doubt on either side."""
        if not any(place.country == "UA" for place in self.filed):
            return {}
        rows: dict[Key, list[Unit]] = defaultdict(list)
        for unit in self._still_nowhere:
            rows[oblast_of(unit.code).geonames_admin1, fold(unit.name)].append(unit)
        matches: dict[str, list[tuple[GazetteerPlace, Unit]]] = defaultdict(list)
        for place in (place for place in self.filed if place.country == "UA"):
            keys = {fold(name) for name in (place.name, *place.other_names)}
            units = {unit.code: unit for key in keys for unit in rows.get((place.admin1, key), ())}
            if len(units) == 1:
                unit = next(iter(units.values()))
                matches[unit.code].append((place, unit))
        alone = {pairs[0][0].id: pairs[0] for pairs in matches.values() if len(pairs) == 1}
        return (
            {number: pair for number, pair in alone.items() if not self._is_taken(*pair)} if self.is_extract else alone
        )

    def _is_taken(self, place: GazetteerPlace, unit: Unit) -> bool:
        """A file may hold one of two namesakes only: what is on file decides with it."""
        own = self.numbers.get(str(place.id))
        owner = self.units.get(unit.code)
        namesakes = self._settled.get((self.regions.get(place.admin1), fold(unit.name)), set())
        return (owner is not None and owner != own) or bool(namesakes - {own})

    @cached_property
    def _settled(self) -> dict[tuple[int | None, str], set[int | None]]:
        rows = Municipality.objects.filter(country="UA", level=Level.SETTLEMENT).values_list("pk", "region", "name__uk")
        found: dict[tuple[int | None, str], set[int | None]] = defaultdict(set)
        for pk, region, name in rows:
            found[region, fold(name)].add(pk)
        return found

    @property
    def _still_nowhere(self) -> Iterator[Unit]:
        """The codifier's settlements without the centres that were located: those have their place already."""
        located = set(
            Identifier.objects.filter(
                scheme=Scheme.KATOTTG, municipality__identifiers__scheme=Scheme.GEONAMES
            ).values_list("value", flat=True)
        )
        for unit in self.sources.codifier.units:
            if unit.category in SETTLEMENTS:
                if unit.hromada in located:
                    located.discard(unit.hromada)  # its first settlement is the centre
                else:
                    yield unit

    def facts(self, place: GazetteerPlace) -> MunicipalityFacts:
        return self._settlement(place) if place.country == "UA" else self._municipality(place)

    def _municipality(self, place: GazetteerPlace) -> MunicipalityFacts:
        correction = source_corrections.of_places().get(place.id)
        parent = correction.parent if correction else ""
        return MunicipalityFacts(
            level=(correction.level if correction else "") or Level.MUNICIPALITY,
            kind=Kind.PART_OF_TOWN if place.is_section and not (correction and correction.level) else "",
            country_id=place.country,
            region_id=self.regions.get(place.admin1),
            parent_id=self.numbers.get(parent) if parent else None,
            name_uk=self.name_uk(place),
            name_en=(correction.name_en if correction else "") or place.name,
            latitude=rounded(place.latitude),
            longitude=rounded(place.longitude),
            population=place.population or None,
            population_as_of=self.sources.gazetteer.date if place.population else None,
            population_source=SOURCE if place.population else "",
            source=SOURCE,
            source_date=self.sources.gazetteer.date,
        )

    def name_uk(self, place: GazetteerPlace) -> str:
        correction = source_corrections.of_places().get(place.id)
        tagged = self.sources.exonyms.cities.get(place.id, {}).get("uk")
        return (correction.name_uk if correction else "") or ukrainian_name(tagged, place.other_names)

    def _settlement(self, place: GazetteerPlace) -> MunicipalityFacts:
        _, unit = self.settlements.get(place.id, (place, None))
        region = self.regions.get(place.admin1)
        return MunicipalityFacts(
            level=Level.SETTLEMENT,
            country_id="UA",
            region_id=region,
            county_id=self.units.get(unit.raion) if unit and unit.raion else None,
            parent_id=self.units.get(unit.hromada) if unit and unit.hromada else self._city(region),
            name_uk=unit.name if unit else self.name_uk(place),
            name_en=place.name,
            latitude=rounded(place.latitude),
            longitude=rounded(place.longitude),
            population=place.population or None,
            population_as_of=self.sources.gazetteer.date if place.population else None,
            population_source=SOURCE if place.population else "",
            is_occupied=region in self.occupied,
            source=SOURCE,
            source_date=self.sources.gazetteer.date,
        )

    def _city(self, region: int | None) -> int | None:
        """Kyiv and Sevastopol are regions themselves: whatever lies in them is a part of them."""
        return region if region in self.cities else None

    @cached_property
    def cities(self) -> set[int | None]:
        return {self.regions.get("UA.12"), self.regions.get("UA.20")}

    @cached_property
    def occupied(self) -> set[int | None]:
        return {self.regions.get("UA.11"), self.regions.get("UA.20")} - {None}
