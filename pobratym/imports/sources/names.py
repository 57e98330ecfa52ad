"""The names of the world's places: as the gazetteer has them, in the languages that are tagged, and all the others."""

from collections.abc import Iterable, Iterator

from pobratym.core.bulk_writing import batches
from pobratym.gateways.gazetteer import GazetteerPlace
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.names import NameFact, distinct, file_names
from pobratym.imports.filing.packaged_sources import Progress, Sources
from pobratym.imports.rules.source_corrections import former_names
from pobratym.places.models import Identifier, Level, Municipality, MunicipalityQuerySet, NameKind, Scheme
from pobratym.places.rules.official_names import ADJECTIVES

SOURCE = "GeoNames"


def load(sources: Sources, logbook: Logbook, progress: Progress) -> str:
    """File the names of every place on file, hromadas by their centres; says which editions they were.

    Places that a later edition described are left alone.
    """
    rows = dict(Identifier.objects.filter(scheme=Scheme.GEONAMES).values_list("value", "municipality_id"))
    rows |= _of_strays()
    later = Municipality.including_merged.filter(source=SOURCE, source_date__gt=sources.gazetteer.date)
    left_alone = set(later.values_list("id", flat=True))
    rows = {value: pk for value, pk in rows.items() if pk not in left_alone}
    shown = dict(_called_like_their_centre().values_list("id", "name__uk"))
    places = sorted(
        (place for place in sources.gazetteer.places if str(place.id) in rows), key=lambda p: rows[str(p.id)]
    )
    for batch in batches(progress("names", places)):
        names = {
            pk: distinct(_names(place, shown.get(pk, ""), sources)) for place in batch for pk in [rows[str(place.id)]]
        }
        file_names(names, logbook)
    return f"{sources.gazetteer.edition}, {sources.exonyms.edition}"


def _of_strays() -> dict[str, int]:
    """GeoNames numbers of settlements that were taken into a hromada -> the hromada, which is called so as well."""
    taken_in = Identifier.objects.filter(
        scheme=Scheme.GEONAMES, municipality__level=Level.SETTLEMENT, municipality__merged_into__country="UA"
    )
    return {value: hromada for value, hromada in taken_in.values_list("value", "municipality__merged_into") if hromada}


def _called_like_their_centre() -> MunicipalityQuerySet:
    """Those whose Ukrainian name is the place's too; a hromada is called otherwise than its centre."""
    named = Municipality.including_merged.exclude(name__uk="")
    return named.exclude(country="UA", level=Level.MUNICIPALITY, kind__in=list(ADJECTIVES))


def _names(place: GazetteerPlace, shown_uk: str, sources: Sources) -> Iterator[NameFact]:
    own = place.country == "UA"
    for former in former_names().get(place.id, []):
        yield NameFact(former.text, former.language, NameKind.HISTORIC, former.source, valid_until=former.until)
    yield NameFact(place.name, "", NameKind.ALIAS if own else NameKind.OFFICIAL, SOURCE)
    if shown_uk:
        yield NameFact(shown_uk, "uk", NameKind.OFFICIAL if own else NameKind.EXONYM, SOURCE)
    yield from _tagged(sources.exonyms.cities.get(place.id, {}).items())
    for name in place.other_names:
        yield NameFact(name, "", NameKind.ALIAS, SOURCE)


def _tagged(names: Iterable[tuple[str, str]]) -> Iterator[NameFact]:
    for language, name in names:
        yield NameFact(name, language, NameKind.EXONYM, "pycities")
