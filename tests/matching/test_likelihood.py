"""The score from public facts: a sum whose parts are exact, that never sees what it is asked about."""

import json

import numpy as np
import pytest

from pobratym.core.sphere import on_unit_sphere
from pobratym.matching.rules import known_links, likelihood
from pobratym.matching.rules.known_links import Abroad, Facts, Homes, Known
from pobratym.matching.rules.likelihood import PARTS, Likelihood, coefficients
from pobratym.matching.rules.network import Network

OURS = 3  # hromadas come first in this registry, then twelve towns in Poland and Germany
SIZE = OURS + 12


def a_world(pairs):
    chance = np.random.default_rng(1)
    points = on_unit_sphere(chance.uniform(48, 52, SIZE), chance.uniform(8, 30, SIZE))
    rows = np.arange(OURS, SIZE)
    facts = Facts(
        rows=rows,
        codes=("DE", "PL"),
        countries=np.arange(12) % 2,
        regions=np.arange(12) % 4,
        people=chance.integers(500, 300_000, 12),
        points=points[:, rows],
        names=chance.integers(1, 40, 12),
        is_excluded=np.zeros(SIZE, dtype=bool),
    )
    homes = Homes(np.zeros(SIZE, dtype=np.int64), np.full(SIZE, 40_000.0), points)
    abroad = Abroad(facts, Network.of(pairs, SIZE))
    is_ours = np.arange(SIZE) < OURS
    return Known.of(abroad, homes, is_ours, {"PL": 3.0, "DE": 1.0})


LINKS = [(0, 5), (1, 5), (1, 8), (5, 9), (8, 9), (3, 4)]


@pytest.fixture
def everything_counts(monkeypatch):
    """As if links of few hromadas were enough to count shares from."""
    monkeypatch.setattr(known_links, "FEWEST", 1)


@pytest.mark.parametrize("with_links", [True, False])
def test_the_parts_add_up_to_the_score(everything_counts, with_links):
    model = Likelihood(a_world(LINKS), coefficients(with_links=with_links))
    for place in range(OURS):
        parts = model.parts(place)
        assert set(parts) == set(PARTS)
        assert np.allclose(sum(parts.values()), model.scores(place))


def test_who_has_no_partner_is_judged_as_if_its_link_were_unknown(everything_counts):
    """A hromada's own links are its partners, and never a fact about the places it is linked with."""
    known, unknown = a_world(LINKS), a_world([pair for pair in LINKS if pair[0] != 0])
    fitted = coefficients(with_links=True)
    ours = {name: 0.0 if name.startswith("own.") else weight for name, weight in fitted.weights.items()}
    blind = likelihood.Coefficients(ours, fitted.how, fitted.rates)
    assert np.allclose(Likelihood(known, blind).scores(0), Likelihood(unknown, blind).scores(0))


def test_without_links_the_rates_of_countries_stay_known():
    few = a_world(LINKS[:1])
    assert few.by_country.tolist() == [1.0, 3.0]
    assert np.isfinite(Likelihood(few, coefficients(with_links=False)).scores(2)).all()


def test_coefficients_tell_how_they_were_fitted_and_name_known_parts():
    for with_links in (True, False):
        fitted = coefficients(with_links=with_links)
        assert {name.partition(".")[0] for name in fitted.weights} <= set(PARTS)
        assert {"method", "fitted_on", "links", "communities"} <= set(fitted.how)
    json.dumps(dict(fitted.how))
