"""Ukraine from the codifier: oblasts, raions, hromadas, Kyiv and Sevastopol, with the points of their centres."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.gateways import codifier
from pobratym.gateways.codifier import Unit
from pobratym.gateways.gazetteer import GazetteerPlace
from pobratym.imports.filing.logbook import Gone, Logbook
from pobratym.imports.filing.municipalities import (
    POINT,
    POPULATION,
    IdentifiersOnFile,
    MunicipalityFacts,
    file_facts,
    file_identifiers,
)
from pobratym.imports.filing.names import NameFact, distinct, file_names
from pobratym.imports.filing.packaged_sources import Progress, SourceFiles, Sources
from pobratym.imports.filing.strays import unite_strays
from pobratym.imports.rules.centres import Candidates, Sought, locate
from pobratym.imports.rules.hromada_types import kind_of
from pobratym.imports.rules.oblasts import Oblast, is_known_oblast, oblast_of
from pobratym.imports.rules.source_corrections import former_units
from pobratym.naming.folding import fold
from pobratym.naming.romanisation import romanise
from pobratym.places.models import Identifier, Kind, Level, Name, NameKind, Scheme
from pobratym.places.rules.official_names import ADJECTIVES

SOURCE = "KATOTTG"
Point = tuple[Decimal, Decimal]
# One place that is called as before may have got its name back.
_MOST_FORMER = 2


def load(sources: Sources, logbook: Logbook, progress: Progress) -> str:
    """File the codifier's first three levels; says which edition it was."""
    return _load(sources, logbook, progress, frozenset())


def load_newer(path: Path, files: SourceFiles, logbook: Logbook, progress: Progress) -> str:
    """File a newer workbook: what it does not speak of (points, numbers of people) stays, what it lacks is told."""
    logbook.heading = ("code", "category", "name")
    newer = codifier.read_newer(path, reject=logbook.reject, of_day=files.codifier_day)
    if files.codifier_day is None:
        _refuse_former_names(newer, path.name)
    strange = [unit for unit in newer.units if not is_known_oblast(unit.code)]
    for unit in strange:
        logbook.reject(unit.row, _("it does not belong to any known oblast"), (unit.code, unit.category, unit.name))
    kept = tuple(unit for unit in newer.units if is_known_oblast(unit.code))
    newer = replace(newer, units=kept, refused=newer.refused | {unit.code for unit in strange})
    logbook.source_date = newer.date
    edition = _load(Sources(files, codifier=newer), logbook, progress, POINT | POPULATION)
    _tell_gone(newer, logbook)
    return edition


def _refuse_former_names(newer: codifier.Codifier, file: str) -> None:
    """A workbook that calls centres as they were called before an earlier day than its own was saved again, not
    published again: its day is asked for."""
    centres: dict[str, str] = {}
    for unit in newer.units:
        if unit.category in SETTLEMENTS and unit.hromada:
            centres.setdefault(unit.hromada, unit.name)
    former = Name.objects.filter(
        kind=NameKind.HISTORIC, language="uk", valid_until__lte=newer.date, municipality__country="UA",
        municipality__identifiers__scheme=Scheme.KATOTTG,
    )  # fmt: skip
    rows = former.order_by().values_list("municipality__identifiers__value", "text", "municipality__centre__uk")
    found = sorted({f"{text} ({now})" for code, text, now in rows if centres.get(code) == text and now != text})
    if len(found) >= _MOST_FORMER:
        reason = _("%(file)s was last saved on %(day)s, but calls places as they were called before: %(names)s") % {
            "file": file,
            "day": newer.date,
            "names": ", ".join(found[:5]),
        }
        raise SourceRefused(codifier.ask_for_the_day(reason))


def _tell_gone(newer: codifier.Codifier, logbook: Logbook) -> None:
    """Units on file that the workbook no longer has, in the oblasts it speaks of: a moderator decides about them."""
    present = {unit.code for unit in newer.units} | newer.refused
    oblasts = {code[:4] for code in present}
    on_file = Identifier.objects.filter(
        scheme=Scheme.KATOTTG,
        municipality__country="UA",
        municipality__source=SOURCE,
        municipality__merged_into__isnull=True,
        municipality__ended_on__isnull=True,
    )
    for code, pk, name in on_file.order_by("value").values_list("value", "municipality_id", "municipality__name__uk"):
        if code not in present and code[:4] in oblasts:
            logbook.gone.append(Gone(pk, name, code))


def _load(sources: Sources, logbook: Logbook, progress: Progress, steady: frozenset[str]) -> str:
    ukraine = _Ukraine(sources)
    facts: dict[str, MunicipalityFacts] = {}
    names: dict[int, list[NameFact]] = {}
    identifiers: list[tuple[int, str, str]] = []
    for unit in progress("codifier", ukraine.filed):
        pk = ukraine.numbers[unit.code]
        facts[unit.code] = ukraine.facts(unit)
        names[pk] = distinct(ukraine.names(unit))
        identifiers += [(pk, scheme, value) for scheme, value in ukraine.identifiers(unit)]
    later_on_file = file_facts(
        ukraine.numbers,
        facts,
        logbook,
        steady=steady,
        since=sources.codifier.date,
        act=f"{SOURCE}, {sources.codifier.edition}",
    )
    file_identifiers(identifiers, logbook)
    unite_strays({str(place.id): ukraine.numbers[code] for code, place in ukraine.places.items()}, logbook)
    names = {pk: said for pk, said in names.items() if pk not in later_on_file}
    file_names(names, logbook, renamed_on=sources.codifier.date)
    return sources.codifier.edition


@dataclass
class _Ukraine:
    """The codifier seen as a whole: who is whose centre, and where it lies."""

    sources: Sources

    @cached_property
    def filed(self) -> list[Unit]:
        return [unit for unit in self.sources.codifier.units if unit.category in _FILED]

    @cached_property
    def numbers(self) -> IdentifiersOnFile:
        return IdentifiersOnFile(Scheme.KATOTTG, (unit.code for unit in self.filed))

    @cached_property
    def by_code(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.filed}

    @cached_property
    def centres(self) -> dict[str, Unit]:
        """code of a hromada -> its centre: the first settlement under it (checked for all 1,469)."""
        centres: dict[str, Unit] = {}
        for unit in self.sources.codifier.units:
            if unit.category in SETTLEMENTS and unit.hromada:
                centres.setdefault(unit.hromada, unit)
        for unit in self.filed:
            if unit.category == codifier.HROMADA and unit.code not in centres:
                raise SourceRefused(
                    _("Row %(row)s: hromada %(code)s has no settlement. Nothing was changed.")
                    % {"row": unit.row, "code": unit.code}
                )
        return centres

    @cached_property
    def places(self) -> dict[str, GazetteerPlace]:
        """code of a hromada or city with special status -> its centre in the gazetteer."""
        candidates = Candidates(_county_keys(self.sources))
        candidates.add(place for place in self.sources.gazetteer.places if place.country == "UA")
        return locate([self._sought(unit) for unit in self.filed if unit.category in _WITH_CENTRE], candidates)

    def _sought(self, unit: Unit) -> Sought:
        centre = self.centres.get(unit.code, unit)
        raion = self.by_code[unit.raion] if unit.raion else unit
        return Sought(
            code=unit.code,
            name=centre.name,
            oblast=oblast_of(unit.code).geonames_admin1,
            raion_code=raion.code,
            raion=fold(raion.name),
            is_town=centre.category in {codifier.TOWN, codifier.CITY_WITH_STATUS},
            former=tuple(
                former.centre
                for former in former_units().get(unit.code, ())
                if former.centre and fold(former.centre) not in self._settled_in(unit.raion)
            ),
        )

    def _settled_in(self, raion: str | None) -> set[str]:
        """Folded names of the settlements of a raion: what one of them is called today is no other's former name."""
        return self._settled.get(raion, set())

    @cached_property
    def _settled(self) -> dict[str | None, set[str]]:
        settled: dict[str | None, set[str]] = defaultdict(set)
        for unit in self.sources.codifier.units:
            if unit.category in SETTLEMENTS:
                settled[unit.raion].add(fold(unit.name))
        return settled

    @cached_property
    def seats(self) -> dict[str, Unit]:
        """code of a raion or oblast -> the hromada (or city) whose centre is its seat, as far as the name tells."""
        seats: dict[str, Unit] = {}
        by_oblast: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.filed:
            if unit.category in _WITH_CENTRE:
                by_oblast[unit.oblast].append(unit)
                if unit.raion and _stem(self.by_code[unit.raion].name) == _stem(unit.name):
                    seats[unit.raion] = unit
        for oblast in (unit for unit in self.filed if unit.category == codifier.OBLAST):
            wanted = oblast_of(oblast.code).centre_uk
            for unit in by_oblast[oblast.code]:
                if self._centre_name(unit) == wanted:
                    seats.setdefault(oblast.code, unit)
        return seats

    def _centre_name(self, unit: Unit) -> str:
        return self.centres.get(unit.code, unit).name

    @cached_property
    def raion_points(self) -> dict[str, Point]:
        """The seat of each raion, else the middle of its hromadas' centres."""
        inside: dict[str, list[GazetteerPlace]] = defaultdict(list)
        for code, place in self.places.items():
            inside[self.by_code[code].raion or code].append(place)
        points = {raion: _middle(places) for raion, places in inside.items()}
        for code, seat in self.seats.items():
            if seat.code in self.places:
                points[code] = _point(self.places[seat.code])
        return points

    def facts(self, unit: Unit) -> MunicipalityFacts:
        if unit.category == codifier.OBLAST:
            return self._oblast(unit)
        if unit.category == codifier.RAION:
            return self._raion(unit)
        return self._hromada(unit)

    def _oblast(self, unit: Unit) -> MunicipalityFacts:
        oblast = oblast_of(unit.code)
        latitude, longitude = self.raion_points.get(unit.code, (None, None))
        return MunicipalityFacts(
            level=Level.REGION,
            kind=oblast.kind,
            country_id="UA",
            name_uk=oblast.name_uk,
            name_en=oblast.name_en,
            centre_uk=oblast.centre_uk,
            centre_en=romanise(oblast.centre_uk),
            latitude=latitude,
            longitude=longitude,
            is_occupied=oblast.is_occupied,
            source=SOURCE,
            source_date=self.sources.codifier.date,
        )

    def _raion(self, unit: Unit) -> MunicipalityFacts:
        latitude, longitude = self.raion_points.get(unit.code, (None, None))
        centre = self._centre_name(self.seats[unit.code]) if unit.code in self.seats else ""
        return MunicipalityFacts(
            level=Level.COUNTY,
            kind=Kind.RAION,
            country_id="UA",
            region_id=self.numbers[unit.oblast],
            name_uk=f"{unit.name} район",
            name_en=f"{romanise(centre or unit.name)} Raion",
            centre_uk=centre,
            centre_en=romanise(centre),
            latitude=latitude,
            longitude=longitude,
            is_location_approximate=unit.code not in self.seats,
            is_occupied=oblast_of(unit.code).is_occupied,
            source=SOURCE,
            source_date=self.sources.codifier.date,
        )

    def _hromada(self, unit: Unit) -> MunicipalityFacts:
        oblast, place, centre = oblast_of(unit.code), self.places.get(unit.code), self._centre_name(unit)
        is_city = unit.category == codifier.CITY_WITH_STATUS
        latitude, longitude = _point(place) if place else self.raion_points.get(unit.raion or "", (None, None))
        return MunicipalityFacts(
            level=Level.MUNICIPALITY,
            kind=Kind.CAPITAL if is_city else kind_of(unit.code, self.centres[unit.code].category),
            country_id="UA",
            region_id=self.numbers[unit.oblast],
            county_id=self.numbers[unit.raion] if unit.raion else None,
            name_uk=oblast.name_uk if is_city else f"{unit.name} громада",
            name_en=oblast.name_en if is_city else f"{romanise(centre)} hromada",
            centre_uk=centre,
            centre_en=romanise(centre),
            latitude=latitude,
            longitude=longitude,
            is_location_approximate=place is None,
            population=(place.population or None) if place else None,
            population_as_of=self.sources.gazetteer.date if place and place.population else None,
            population_source="GeoNames" if place and place.population else "",
            is_population_of_centre=not is_city and place is not None and place.population > 0,
            is_counted=not oblast.is_occupied,
            is_occupied=oblast.is_occupied,
            source=SOURCE,
            source_date=self.sources.codifier.date,
        )

    def names(self, unit: Unit) -> list[NameFact]:
        facts = self.facts(unit)
        names = [_name(facts.name_uk, "uk", NameKind.OFFICIAL), _name(facts.name_en, "en", NameKind.OFFICIAL)]
        if unit.category == codifier.RAION:
            names.append(_name(f"{romanise(unit.name)} raion", "en"))
        if unit.category == codifier.HROMADA:
            adjective = ADJECTIVES[Kind(facts.kind)]
            names = [
                _name(f"{unit.name} {adjective} територіальна громада", "uk", NameKind.OFFICIAL),
                _name(f"{unit.name} {adjective} громада", "uk"),
                _name(facts.name_uk, "uk"),
                _name(facts.name_en, "en"),
                _name(facts.centre_uk, "uk"),
                _name(facts.centre_en, "en"),
            ]
        return [*names, *self._former_names(unit)]

    def _former_names(self, unit: Unit) -> Iterator[NameFact]:
        for former in former_units().get(unit.code, ()):
            centre_en, adjective_en = romanise(former.centre), romanise(former.adjective)
            if unit.category == codifier.RAION:
                texts = [
                    (f"{former.adjective} район", "uk"),
                    (f"{adjective_en} raion", "en"),
                    (f"{centre_en} Raion", "en"),
                ]
            else:
                texts = [(former.centre, "uk"), (centre_en, "en")]
                if former.adjective:
                    texts += [(f"{former.adjective} громада", "uk"), (f"{adjective_en} hromada", "en")]
            for text, language in texts:
                yield NameFact(text, language, NameKind.HISTORIC, former.source, valid_until=former.until)

    def identifiers(self, unit: Unit) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        if unit.category in {codifier.OBLAST, codifier.CITY_WITH_STATUS}:
            oblast: Oblast = oblast_of(unit.code)
            found += [(Scheme.ISO_3166_2, oblast.iso), (Scheme.GEONAMES_ADMIN1, oblast.geonames_admin1)]
        if unit.code in self.places:
            found.append((Scheme.GEONAMES, str(self.places[unit.code].id)))
        return found


_WITH_CENTRE = frozenset({codifier.HROMADA, codifier.CITY_WITH_STATUS})
_FILED = _WITH_CENTRE | {codifier.OBLAST, codifier.RAION}
SETTLEMENTS = frozenset({codifier.TOWN, codifier.TOWNSHIP, codifier.VILLAGE, "T"})


def _county_keys(sources: Sources) -> dict[int, list[str]]:
    """GeoNames number of a Ukrainian place -> folded names of the raion that the gazetteer puts it in."""
    subdivisions = sources.subdivisions
    keys: dict[int, list[str]] = {}
    for place in sources.gazetteer.places:
        if place.country == "UA" and (county := subdivisions.county_of(place.id)):
            keys[place.id] = [fold(name) for name in (county.name, *county.other_names)]
    return keys


def _stem(adjective: str) -> str:
    """«Одеський» (raion) and «Одеська» (hromada) have one."""
    return fold(adjective.removesuffix("ий").removesuffix("ій").removesuffix("а").removesuffix("я"))


def _point(place: GazetteerPlace) -> Point:
    return rounded(place.latitude), rounded(place.longitude)


def _middle(places: list[GazetteerPlace]) -> Point:
    return (
        rounded(sum(place.latitude for place in places) / len(places)),
        rounded(sum(place.longitude for place in places) / len(places)),
    )


def rounded(degrees: float) -> Decimal:
    """Three decimals, about a hundred metres: enough for a map, useless for aiming (docs/domain.md)."""
    return Decimal(f"{degrees:.3f}")


def _name(text: str, language: str, kind: str = NameKind.ALIAS) -> NameFact:
    return NameFact(text, language, kind, SOURCE)
