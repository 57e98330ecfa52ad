"""What a clock shows and the moment it means, in every zone and on every night."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratym.gateways.time_zones import zones_of
from pobratym.talks.rules.clock import NoSuchTime, TimeTwice, moment

_ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix", "right"))
)
_DAYS = st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2034, 12, 31)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
KYIV, WARSAW = ZoneInfo("Europe/Kyiv"), ZoneInfo("Europe/Warsaw")


def shows(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None, fold=0)


@given(st.sampled_from(_ZONES), _DAYS)
@settings(max_examples=400)
def test_the_moment_is_the_only_one_at_which_the_clock_shows_it(name, shown):
    zone = ZoneInfo(name)
    around = [shown.replace(tzinfo=UTC) + timedelta(minutes=minutes) for minutes in range(-26 * 60, 26 * 60 + 1, 15)]
    meant = [at for at in around if shows(at, zone) == shown]
    try:
        at = moment(shown, zone)
    except NoSuchTime:
        assert meant == []
    except TimeTwice:
        assert len(meant) == 2
    else:
        assert shows(at, zone) == shown
        assert meant in ([at], [])  # none where the zone is minutes off the quarters


@pytest.mark.parametrize(
    ("shown", "utc"),
    [
        (datetime(2027, 1, 15, 10), datetime(2027, 1, 15, 8, tzinfo=UTC)),
        (datetime(2027, 7, 15, 10), datetime(2027, 7, 15, 7, tzinfo=UTC)),
    ],
)
def test_ten_in_kyiv_is_two_hours_before_noon_in_winter_and_three_in_summer(shown, utc):
    assert moment(shown, KYIV) == utc


def test_the_hour_that_is_left_out_in_march_is_no_time():
    with pytest.raises(NoSuchTime):
        moment(datetime(2027, 3, 28, 3, 30), KYIV)
    assert moment(datetime(2027, 3, 28, 3, 30), WARSAW)  # there it was an hour earlier


def test_the_hour_that_comes_twice_in_october_is_asked_about():
    with pytest.raises(TimeTwice):
        moment(datetime(2027, 10, 31, 3, 30), KYIV)


@given(st.sampled_from(["UA", "PL", "DE", "FR", "GB", "US", "ES", "PT", "CA", "JP", "XK"]))
def test_every_zone_of_a_country_is_one_that_the_machine_knows(country):
    zones = zones_of(country)
    assert zones
    assert all(ZoneInfo(zone).key == zone for zone in zones)


def test_countries_with_one_clock_have_one_zone_and_others_have_to_choose():
    assert zones_of("UA") == ("Europe/Kyiv",)
    assert zones_of("DE") == ("Europe/Berlin",), "Büsingen has a name of its own and Berlin's time"
    assert set(zones_of("ES")) == {"Europe/Madrid", "Atlantic/Canary"}
    assert len(zones_of("US")) > 5
    assert zones_of("ZZ") == ()
