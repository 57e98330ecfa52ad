"""GeoNames' own files: a dump of places, names in all languages, first-level regions."""

import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from babel.languages import get_official_languages
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import bulk_writing
from pobratym.core.errors import SourceRefused
from pobratym.gateways import geonames
from pobratym.gateways.gazetteer import Gazetteer
from pobratym.imports.filing.logbook import Gone, Logbook
from pobratym.imports.filing.municipalities import IdentifiersOnFile, MunicipalityFacts, file_facts, file_identifiers
from pobratym.imports.filing.names import NameFact, distinct, file_names
from pobratym.imports.filing.packaged_sources import Progress, SourceFiles, Sources
from pobratym.imports.rules import source_corrections
from pobratym.imports.sources import names
from pobratym.imports.sources.places import World
from pobratym.imports.sources.ukraine import rounded
from pobratym.places.assertions import amended, beneath
from pobratym.places.models import Country, Identifier, Level, Municipality, NameKind, Scheme

SOURCE = "GeoNames"
# What the gazetteer does not decide about a place that is on file.
_STEADY = frozenset({"level", "county_id", "parent_id", "name_uk", "is_occupied", "is_location_approximate", "source"})
_CENTRE = ("latitude", "longitude", "population", "population_as_of")
# A file with fewer of a country's places than this share is taken for an extract: what it lacks says nothing.
_WHOLE = 0.5
_ITEM = re.compile(r"Q[0-9]{1,12}")
_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")


def load_places(path: Path, files: SourceFiles, logbook: Logbook, progress: Progress) -> str:
    """File the places of a dump and their names. Places of other countries, and places it lacks, are left alone."""
    logbook.heading = ("geonameid", "name")
    on_file = _on_file()
    dump = geonames.read_places(
        path, on_file=on_file, countries=set(Country.objects.values_list("code", flat=True)), reject=logbook.reject
    )
    if not dump.places and not logbook.rejected:
        raise SourceRefused(_("%(file)s contains no places. Nothing was changed.") % {"file": path.name})
    places = tuple(place for _number, place in sorted(dump.places.items()))
    logbook.source_date = dump.date
    sources = Sources(files, gazetteer=Gazetteer(places, path.name, dump.date))
    world = World(sources, is_extract=True)
    facts = {str(place.id): world.facts(place) for place in progress("places", world.filed)}
    file_facts(world.numbers, facts, logbook, steady=_STEADY)
    settled = world.settlements.values()
    file_identifiers(((world.numbers[str(place.id)], Scheme.KATOTTG, unit.code) for place, unit in settled), logbook)
    _file_centres(dump, on_file, logbook)
    names.load(sources, logbook, progress)
    _tell_gone(dump, on_file, logbook)
    return path.name


def _on_file() -> dict[int, int]:
    """GeoNames number -> municipality."""
    rows = Identifier.objects.filter(scheme=Scheme.GEONAMES).values_list("value", "municipality_id")
    return {int(value): pk for value, pk in rows if value.isascii() and value.isdigit()}


def _file_centres(dump: geonames.Dump, on_file: dict[int, int], logbook: Logbook) -> None:
    """A hromada stands at its centre, and shows the centre's people until somebody counts its own."""
    wanted = {on_file[number]: place for number, place in dump.places.items() if number in on_file}
    rows = Municipality.including_merged.filter(
        country="UA", level=Level.MUNICIPALITY, population_source__in=["", SOURCE]
    ).order_by("pk")
    changed: dict[int, tuple[Any, ...]] = {}
    amendments = amended(Municipality)
    for pk, name, *shown in rows.values_list("pk", "name__uk", *_CENTRE):
        place, old = wanted.get(pk), beneath(Municipality, amendments.get(pk), _CENTRE, shown)
        if place is None or (old[3] is not None and old[3] > dump.date):
            continue
        people = place.population or old[2]
        day = dump.date if people != old[2] else old[3]
        new = (rounded(place.latitude), rounded(place.longitude), people, day)
        if new != tuple(old):
            changed[pk] = (tuple(old), new)
            pairs = zip(_CENTRE, old, new, strict=True)
            logbook.tell("changed", str(place.id), name, ((c, a, b) for c, a, b in pairs if a != b))
    logbook.update(Municipality, _CENTRE, changed)
    logbook.count(changed=len(changed))


def _tell_gone(dump: geonames.Dump, on_file: dict[int, int], logbook: Logbook) -> None:
    numbers = {pk: number for number, pk in on_file.items()}
    rows = (
        Municipality.objects.shown().filter(country__in=list(dump.covered), source=SOURCE).exclude(level=Level.REGION)
    )
    by_country: dict[str, list[Gone]] = {code: [] for code in dump.covered}
    totals: dict[str, int] = dict.fromkeys(dump.covered, 0)
    for pk, country, uk, en in rows.order_by("pk").values_list("pk", "country_id", "name__uk", "name__en"):
        if pk in numbers:
            totals[country] += 1
            if numbers[pk] not in dump.present:
                by_country[country].append(Gone(pk, uk or en, str(numbers[pk])))
    for country in sorted(by_country):
        if dump.covered[country] >= totals[country] * _WHOLE:
            logbook.gone += by_country[country]
        else:
            logbook.notes.append(
                _(
                    "%(country)s: the file holds only %(n)s of the %(all)s places on record. It is treated as an "
                    "extract."
                )
                % {"country": country, "n": totals[country] - len(by_country[country]), "all": totals[country]}
            )


def load_names(path: Path, files: SourceFiles, logbook: Logbook, progress: Progress) -> str:
    """File the alternate names of places on file, with their language and, where given, their period."""
    on_file = _on_file()
    countries = dict(Municipality.including_merged.values_list("pk", "country_id"))
    found = geonames.read_alternate_names(path, on_file=on_file, reject=logbook.reject)
    with closing(_Spool(progress("alternate names", found), on_file)) as spool:
        file_identifiers(spool.wikidata, logbook)
        for batch in bulk_writing.batches(spool.by_municipality(), 5_000):
            said = {pk: distinct(_name_facts(rows, countries[pk])) for pk, rows in batch}
            file_names(said, logbook)
    return path.name


class _Spool:
    """Names sorted by municipality on disk: the dump sorts them otherwise, and memory is for other things."""

    def __init__(self, found: Iterable[geonames.AlternateName], on_file: dict[int, int]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="pobratym-names-")
        self._database = sqlite3.connect(Path(self._folder.name) / "names.sqlite3")
        self._database.execute(
            "CREATE TABLE name (pk INTEGER, language, text, historic INTEGER, rank INTEGER, colloquial, begins, ends)"
        )
        self.wikidata: list[tuple[int, str, str]] = []
        self._database.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?)", self._rows(found, on_file))
        self.wikidata.sort()

    def _rows(self, found: Iterable[geonames.AlternateName], on_file: dict[int, int]) -> Iterator[tuple[Any, ...]]:
        for name in found:
            pk = on_file[name.place]
            if name.language != geonames.WIKIDATA:
                rank = int(not name.is_preferred)
                yield (
                    *(pk, name.language, name.text, int(name.is_historic)),
                    *(rank, int(name.is_colloquial), name.begins, name.ends),
                )
            elif _ITEM.fullmatch(name.text):
                self.wikidata.append((pk, Scheme.WIKIDATA, name.text))

    def by_municipality(self) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
        """The preferred name of a language first: of two alike the one that was filed first is shown."""
        rows = self._database.execute("SELECT * FROM name ORDER BY 1, 4, 2, 5, 3, 7, 8")
        for pk, group in groupby(rows, key=lambda row: row[0]):
            yield pk, list(group)

    def close(self) -> None:
        self._database.close()
        self._folder.cleanup()


def _name_facts(rows: Iterable[tuple[Any, ...]], country: str) -> Iterator[NameFact]:
    own = set(get_official_languages(country, de_facto=True))
    for _pk, language, text, is_historic, _rank, is_colloquial, begins, ends in rows:
        kind = NameKind.ALIAS if language in own or not language or is_colloquial else NameKind.EXONYM
        if not is_historic:
            yield NameFact(text, language, kind, SOURCE)
            continue
        first, last = _day(begins), _day(ends)
        if first and last and first >= last:
            first = last = None
        # Only one of the two days is kept: of names with both the database demands that none overlaps.
        yield NameFact(text, language, NameKind.HISTORIC, SOURCE, None if last else first, last)


def _day(text: str) -> date | None:
    """A whole day; GeoNames has years and centuries there too, which are no days."""
    if found := _DAY.fullmatch(text):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            return None
    return None


def load_regions(path: Path, files: SourceFiles, logbook: Logbook, progress: Progress) -> str:
    """File first-level regions abroad that are new, and their names; those on file keep their shown names."""
    known = set(Country.objects.values_list("code", flat=True)) - {"UA"}
    rows = [row for row in geonames.read_regions(path, logbook.reject) if row[0][:2] in known]
    numbers, day = (
        IdentifiersOnFile(Scheme.GEONAMES_ADMIN1, (code for code, _name, _number in rows)),
        timezone.localdate(),
    )
    logbook.source_date = day
    facts = {code: _region(code, name, day) for code, name, _number in progress("regions", rows) if code in numbers.new}
    file_facts(numbers, facts, logbook)
    file_identifiers(((numbers[code], Scheme.GEONAMES, str(number)) for code, _name, number in rows), logbook)
    file_names({numbers[code]: [NameFact(name, "", NameKind.ALIAS, SOURCE)] for code, name, _number in rows}, logbook)
    return path.name


def _region(code: str, name: str, day: date) -> MunicipalityFacts:
    correction = source_corrections.of_regions().get(code)
    return MunicipalityFacts(
        level=Level.REGION,
        country_id=code[:2],
        name_uk=correction.name_uk if correction else "",
        name_en=(correction.name_en if correction else "") or name,
        is_location_approximate=True,
        source=SOURCE,
        source_date=day,
    )
