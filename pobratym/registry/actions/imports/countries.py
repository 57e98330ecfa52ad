"""Countries with their names in five languages."""

from pobratym.gateways import countries
from pobratym.registry.actions.imports.context import Progress, Sources
from pobratym.registry.actions.imports.filing import Tally
from pobratym.registry.models import Country
from pobratym.registry.rules import corrections

_NAMES = tuple(f"name_{language}" for language in countries.LANGUAGES)


def load(sources: Sources, progress: Progress) -> tuple[Tally, str]:
    """File every country; says what changed and which edition it was."""
    rows, edition = sources.countries
    on_file = {country.code: country for country in Country.objects.all()}
    wanted = [_country(row) for row in progress("countries", rows)]
    added = [country for country in wanted if country.code not in on_file]
    changed = [country for country in wanted if country.code in on_file and _differ(country, on_file[country.code])]
    Country.objects.bulk_create(added)
    Country.objects.bulk_update(changed, _NAMES)
    return Tally(len(added), len(changed), len(wanted) - len(added) - len(changed)), edition


def _country(row: countries.CountryNames) -> Country:
    names = {f"name_{language}": row.names[language] for language in countries.LANGUAGES}
    return Country(code=row.code, **names | corrections.of_countries().get(row.code, {}))


def _differ(one: Country, other: Country) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in _NAMES)
