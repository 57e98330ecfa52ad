"""Countries with their names in five languages."""

from pobratym.core.texts import LocalizedText
from pobratym.gateways import countries
from pobratym.imports.filing import bulk
from pobratym.imports.filing.context import Progress, Sources
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.tally import Tally
from pobratym.imports.rules import corrections
from pobratym.places.models import Country


def load(sources: Sources, logbook: Logbook, progress: Progress) -> str:
    """File every country; says which edition it was."""
    rows, edition = sources.countries
    on_file = dict(Country.objects.values_list("code", "name"))
    wanted = {row.code: _name(row) for row in progress("countries", rows)}
    added = [bulk.adapted((code, name)) for code, name in wanted.items() if code not in on_file]
    changed = {code: ((on_file[code],), (name,)) for code, name in wanted.items() if on_file.get(code, name) != name}
    logbook.insert_under(Country, ("code", "name"), added)
    logbook.update(Country, ("name",), changed)
    logbook.tally += Tally(len(added), len(changed), len(wanted) - len(added) - len(changed))
    return edition


def _name(row: countries.CountryNames) -> LocalizedText:
    return LocalizedText(row.names) | corrections.of_countries().get(row.code, {})
