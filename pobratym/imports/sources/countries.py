"""Countries with their names in five languages, and those that nobody is brought together with."""

from typing import Any

from pobratym.core.bulk_writing import adapted
from pobratym.core.texts import LocalizedText
from pobratym.gateways import countries
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.packaged_sources import Progress, Sources
from pobratym.imports.rules import source_corrections
from pobratym.places.models import Country

_COLUMNS = ("name", "excluded_since", "exclusion_act", "exclusion_url")


def load(sources: Sources, logbook: Logbook, progress: Progress) -> str:
    """File every country; says which edition it was."""
    rows, edition = sources.countries
    on_file = {row[0]: row[1:] for row in Country.objects.values_list("code", *_COLUMNS)}
    wanted = {row.code: _values(row) for row in progress("countries", rows)}
    added = [adapted((code, *values)) for code, values in wanted.items() if code not in on_file]
    changed = {code: (on_file[code], new) for code, new in wanted.items() if on_file.get(code, new) != new}
    logbook.insert_under(Country, ("code", *_COLUMNS), added)
    logbook.update(Country, _COLUMNS, changed)
    logbook.count(added=len(added), changed=len(changed), unchanged=len(wanted) - len(added) - len(changed))
    return edition


def _values(row: countries.CountryNames) -> tuple[Any, ...]:
    name = LocalizedText(row.names) | source_corrections.of_countries().get(row.code, {})
    exclusion = source_corrections.excluded_countries().get(row.code)
    return (name, exclusion.since, exclusion.act, exclusion.url) if exclusion else (name, None, "", "")
