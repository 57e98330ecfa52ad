"""Countries with their names in five languages."""

from pobratym.gateways import countries
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.packaged_sources import Progress, Sources
from pobratym.imports.rules import source_corrections
from pobratym.places.models import Country

_NAMES = tuple(f"name_{language}" for language in countries.LANGUAGES)


def load(sources: Sources, logbook: Logbook, progress: Progress) -> str:
    """File every country; says which edition it was."""
    rows, edition = sources.countries
    on_file = {row[0]: row[1:] for row in Country.objects.values_list("code", *_NAMES)}
    wanted = {row.code: _names(row) for row in progress("countries", rows)}
    added = [(code, *names) for code, names in wanted.items() if code not in on_file]
    changed = {code: (on_file[code], new) for code, new in wanted.items() if on_file.get(code, new) != new}
    logbook.insert_under(Country, ("code", *_NAMES), added)
    logbook.update(Country, _NAMES, changed)
    logbook.count(added=len(added), changed=len(changed), unchanged=len(wanted) - len(added) - len(changed))
    return edition


def _names(row: countries.CountryNames) -> tuple[str, ...]:
    names = {f"name_{language}": row.names[language] for language in countries.LANGUAGES}
    names |= source_corrections.of_countries().get(row.code, {})
    return tuple(names[each] for each in _NAMES)
