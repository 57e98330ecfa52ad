"""The score from public facts for the registry as it is: its columns, and the links that are known."""

from collections.abc import Mapping

import numpy as np
from django.db.models import Count
from numpy.typing import NDArray

from pobratym.matching.rules.known_links import FEWEST, Abroad, Facts, Homes, Known
from pobratym.matching.rules.likelihood import Coefficients, Likelihood, coefficients
from pobratym.matching.rules.network import Network
from pobratym.places.models import Kind, Municipality, Name
from pobratym.places.queries.columns import KINDS, LEVELS, Columns

Rows = NDArray[np.int64]


def municipalities_abroad(columns: Columns) -> Rows:
    """Places of the registry with a town hall of their own, outside Ukraine and the excluded countries."""
    excluded = [columns.country_index(code) for code in ("UA", *columns.excluded_countries)]
    is_one = (columns.levels == LEVELS["municipality"]) & (columns.kinds != KINDS[Kind.PART_OF_TOWN])
    return np.flatnonzero(is_one & ~np.isin(columns.countries, excluded))


def facts_of(columns: Columns) -> Facts:
    """Of municipalities abroad; what lies in no region lies in one without a name."""
    rows = municipalities_abroad(columns)
    countries = columns.countries[rows].astype(np.int64)
    _, regions = np.unique(countries * 100_000 + columns.regions[rows], return_inverse=True)
    excluded = [columns.country_index(code) for code in columns.excluded_countries]
    return Facts(
        rows=rows,
        codes=columns.country_codes,
        countries=countries,
        regions=regions,
        people=columns.populations[rows],
        points=columns.points[:, rows],
        names=_names(columns)[rows],
        is_excluded=np.isin(columns.countries, excluded),
    )


def _names(columns: Columns) -> Rows:
    """How many names each place has on file."""
    rows = Name.objects.order_by().values_list("municipality_id").annotate(Count("pk"))
    counted = np.array(list(rows.iterator()), dtype=np.int64).reshape(-1, 2)
    places = columns.places_of(counted[:, 0])
    found = np.zeros(len(columns.ids), dtype=np.int64)
    found[places[places >= 0]] = counted[places >= 0, 1]
    return found


def homes_of(columns: Columns, populations: Mapping[int, int]) -> Homes:
    """`populations`: people by number of the municipality where somebody tells them apart from the registry. Of a
    hromada whose centre alone has been counted, the people of the centre stand for the whole."""
    people = columns.populations.astype(float)
    people[people < 0] = np.nan
    centres = Municipality.objects.counted().filter(is_population_of_centre=True).order_by()
    told = {**dict(centres.values_list("pk", "population")), **populations}
    places = columns.places_of(np.array(list(told), dtype=np.int64))
    values = np.array([count or np.nan for count in told.values()], dtype=float)
    people[places[places >= 0]] = values[places >= 0]
    return Homes(columns.regions.astype(np.int64), people, columns.points)


def known_links(columns: Columns, facts: Facts, homes: Homes, network: Network, rates: Mapping[str, float]) -> Known:
    """The links of Ukrainian communities in the network."""
    is_ours: NDArray[np.bool_] = columns.countries == columns.country_index("UA")
    return Known.of(Abroad(facts, network), homes, is_ours, rates)


def likelihood(columns: Columns, network: Network, populations: Mapping[int, int]) -> Likelihood:
    """The score of the whole registry; with the coefficients that do without links where too few are known."""
    facts, homes = facts_of(columns), homes_of(columns, populations)
    known = known_links(columns, facts, homes, network, coefficients(with_links=True).rates)
    fitted: Coefficients = coefficients(with_links=len(known.home) >= FEWEST)
    return Likelihood(known, fitted)
