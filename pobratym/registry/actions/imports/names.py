"""The names of the world's places: as the gazetteer has them, in the languages that are tagged, and all the others."""

from collections.abc import Iterable, Iterator, Mapping

from pobratym.gateways.gazetteer import Place
from pobratym.registry.actions.imports.bulk import batches
from pobratym.registry.actions.imports.context import Progress, Sources
from pobratym.registry.actions.imports.filing import NameFact, Tally, distinct, file_names
from pobratym.registry.models import Identifier, Municipality, Name, NameKind, Scheme
from pobratym.registry.rules.corrections import former_names

SOURCE = "GeoNames"


def load(sources: Sources, progress: Progress) -> tuple[Tally, str]:
    """File the names of every place on file, hromadas by their centres; says what changed and which editions."""
    rows = dict(Identifier.objects.filter(scheme=Scheme.GEONAMES).values_list("value", "municipality_id"))
    shown = dict(Municipality.including_merged.exclude(name_uk="").values_list("id", "name_uk"))
    places = sorted(
        (place for place in sources.gazetteer.places if str(place.id) in rows), key=lambda p: rows[str(p.id)]
    )
    tally = Tally()
    for batch in batches(progress("names", places)):
        names = {
            pk: distinct(_names(place, shown.get(pk, ""), sources)) for place in batch for pk in [rows[str(place.id)]]
        }
        tally += file_names(names)
    _date_former_names(rows)
    return tally, f"{sources.gazetteer.edition}, {sources.exonyms.edition}"


def _date_former_names(rows: Mapping[str, int]) -> None:
    """Until when the name was in use, where the table of former names knows the day."""
    for geonames, names in former_names().items():
        for name in names:
            if name.until and str(geonames) in rows:
                Name.objects.filter(
                    municipality=rows[str(geonames)], text=name.text, language=name.language, kind=NameKind.HISTORIC
                ).update(valid_until=name.until)


def _names(place: Place, shown_uk: str, sources: Sources) -> Iterator[NameFact]:
    own = place.country == "UA"
    for former in former_names().get(place.id, []):
        yield NameFact(former.text, former.language, NameKind.HISTORIC, former.source)
    yield NameFact(place.name, "", NameKind.ALIAS if own else NameKind.OFFICIAL, SOURCE)
    if shown_uk and not shown_uk.endswith("громада"):
        yield NameFact(shown_uk, "uk", NameKind.OFFICIAL if own else NameKind.EXONYM, SOURCE)
    yield from _tagged(sources.exonyms.cities.get(place.id, {}).items())
    for name in place.other_names:
        yield NameFact(name, "", NameKind.ALIAS, SOURCE)


def _tagged(names: Iterable[tuple[str, str]]) -> Iterator[NameFact]:
    for language, name in names:
        yield NameFact(name, language, NameKind.EXONYM, "pycities")
