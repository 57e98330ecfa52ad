"""A country in the directory, and all of them: what each has, who of it has partners, who looks for one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pobratym.core.alphabet import alphabetical
from pobratym.places.models import Country, Municipality
from pobratym.places.queries import regions_of
from pobratym.search.census import Count, census
from pobratym.search.municipalities.selection import MunicipalityRow, described
from pobratym.search.partner_countries import (
    PartnerCountry,
    partner_countries_of,
    partnerships_of_country,
    partnerships_with_ukraine,
)

_MOST = 100


@dataclass(frozen=True)
class CountryRow:
    """A country in the list of all."""

    country: Country
    count: Count
    partnerships: int  # with Ukraine; for Ukraine itself, with anybody abroad
    letter: str = ""  # with which its name begins, where it is the first to do so


@dataclass(frozen=True)
class RegionRow:
    """A region of a country with its municipalities in numbers; None stands for those of no region."""

    region: Municipality | None
    count: Count


@dataclass(frozen=True)
class CountrySketch:
    """Counts and lists for the page of a country; the lists hold at most a hundred, larger first.

    `is_led_to`: whether readers are invited to write there. `occupied`: municipalities outside `count`, the official
    number.
    """

    count: Count
    occupied: int
    partnered: list[Municipality]
    seeking: list[MunicipalityRow]
    partnerships: int
    partner_countries: list[PartnerCountry]
    regions: list[RegionRow]
    is_led_to: bool


def countries_in_numbers() -> list[CountryRow]:
    """The countries that hold a municipality, in the reader's alphabet, without those nobody is led to."""
    counts, with_ukraine = census().by_country(), partnerships_with_ukraine()
    with_ukraine["UA"] = partnerships_of_country("UA")
    countries = [each for each in Country.objects.all() if counts.get(each.code, Count()).municipalities]
    rows = [
        CountryRow(each, counts[each.code], with_ukraine.get(each.code, 0))
        for each in countries
        if not each.is_excluded
    ]
    return _with_letters(sorted(rows, key=lambda row: alphabetical(_name(row))))


def _with_letters(rows: list[CountryRow]) -> list[CountryRow]:
    """The first country of each letter carries it."""
    letters = ["", *(_name(row)[:1].upper() for row in rows)]
    return [
        replace(row, letter=letter if letter != before else "")
        for row, before, letter in zip(rows, letters, letters[1:], strict=False)
    ]


def _name(row: CountryRow) -> str:
    return str(row.country)


def selectable_countries() -> list[Country]:
    """The countries a partner may come from, and Ukraine, in the reader's alphabet."""
    return sorted(Country.objects.approached(), key=lambda each: alphabetical(str(each)))


def names_of_selectable_countries() -> dict[str, tuple[str, ...]]:
    """Code -> names of a country: in the reader's language first, then in all others, to be chosen by."""
    return {each.code: (str(each), *each.name.values()) for each in selectable_countries()}


def countries_of_old_ties() -> list[Country]:
    """Countries nobody is led to; what the register holds of them can be looked up."""
    return sorted(Country.objects.excluded(), key=lambda each: alphabetical(str(each)))


def sketch_of(country: Country) -> CountrySketch:
    """The sketch. What is counted comes from columns, so a large country costs no more than a small one."""
    now = census()
    partnered, seeking = now.partnered_and_seeking(country.code, _MOST)
    return CountrySketch(
        count=now.by_country().get(country.code, Count()),
        occupied=now.occupied_in(country.code),
        partnered=_listed(partnered),
        seeking=described(_listed(seeking)),
        partnerships=partnerships_of_country(country.code),
        partner_countries=partner_countries_of(country.code),
        regions=_regions(country, now.by_region(country.code)),
        is_led_to=not country.is_excluded,
    )


def _regions(country: Country, counts: dict[int, Count]) -> list[RegionRow]:
    """Every region, also those without a municipality; last what lies in none. Nothing where there are no regions."""
    regions = regions_of(country.code)
    rows = [RegionRow(region, counts.pop(region.pk, Count())) for region in regions]
    rest = [each for each in counts.values() if rows]
    return [*rows, RegionRow(None, _sum(rest))] if rest else rows


def _sum(counts: Iterable[Count]) -> Count:
    total = Count()
    for each in counts:
        total = Count(
            total.municipalities + each.municipalities, total.partnered + each.partnered, total.seeking + each.seeking
        )
    return total


def _listed(ids: list[int]) -> list[Municipality]:
    return sorted(Municipality.objects.with_place().in_bulk(ids).values(), key=lambda each: alphabetical(str(each)))
