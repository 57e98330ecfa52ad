"""A country in the directory: what it has, who of it has partners, who looks for one."""

from dataclasses import dataclass

from pobratym.partnerships.models import Partnership
from pobratym.registry.models import Country, Level, Municipality, MunicipalityQuerySet
from pobratym.registry.queries import oblasts
from pobratym.registry.rules.alphabet import alphabetical
from pobratym.search.directory import find
from pobratym.search.filters import Filters, Side
from pobratym.search.oblast_table import OblastRow, by_oblast
from pobratym.search.parts import count_by_level
from pobratym.search.rows import Row, described
from pobratym.search.selection import agreed_parties, seeking_ids

_MOST = 100


@dataclass(frozen=True)
class CountrySketch:
    """Counts and lists for the page of a country; `oblasts` for Ukraine only."""

    levels: dict[str, int]
    partnered: list[Municipality]
    seeking: list[Row]
    partnerships: int
    oblasts: list[OblastRow]

    @property
    def municipalities(self) -> int:
        return self.levels.get(Level.MUNICIPALITY, 0)

    @property
    def regions(self) -> int:
        return self.levels.get(Level.REGION, 0)


def sketch_of(country: Country) -> CountrySketch:
    """The sketch; at most a hundred municipalities in each list, larger first."""
    of_country = Municipality.objects.shown().filter(country=country)
    is_ukraine = country.code == "UA"
    partnered = of_country.filter(pk__in=agreed_parties().values("municipality_id"))
    return CountrySketch(
        levels=count_by_level(country.code),
        partnered=_listed(partnered),
        seeking=described(_listed(of_country.filter(pk__in=seeking_ids()))),
        partnerships=_partnerships(country),
        oblasts=by_oblast(find(Filters(side=Side.UKRAINE)), oblasts()) if is_ukraine else [],
    )


def _listed(rows: MunicipalityQuerySet) -> list[Municipality]:
    return sorted(rows.with_place()[:_MOST], key=lambda each: alphabetical(each.name))


def _partnerships(country: Country) -> int:
    agreed = agreed_parties().filter(municipality__country=country).values("partnership_id")
    return Partnership.objects.filter(pk__in=agreed).count()
