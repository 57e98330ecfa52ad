"""The whole registry from the packaged sources: tens of seconds, so once in CI and on demand."""

import os

import pytest
from django.conf import settings

from pobratym.registry.actions.loading import load_registry
from pobratym.registry.models import Kind, Municipality, Name
from pobratym.registry.queries import count_located, look_up, map_points, oblasts
from tests.registry.test_loading import place

pytestmark = [
    pytest.mark.whole_registry,
    pytest.mark.skipif(
        not os.environ.get("POBRATYM_WHOLE_REGISTRY"), reason="set POBRATYM_WHOLE_REGISTRY=1 to load the whole registry"
    ),
    pytest.mark.skipif(not settings.NATURAL_EARTH_ADMIN1.is_file(), reason="build the front end first (tools/front)"),
]


@pytest.fixture(scope="module")
def _whole_registry(django_db_setup, django_db_blocker):
    """Loaded once, seen by every test of this module, gone with the test database."""
    with django_db_blocker.unblock():
        load_registry(by=None)
        yield
        Name.objects.all().delete()
        Municipality.including_merged.update(region=None, county=None, parent=None)
        Municipality.including_merged.all().delete()


@pytest.mark.django_db
@pytest.mark.usefixtures("_whole_registry")
class TestWholeRegistry:
    def test_the_official_numbers(self):
        counted = Municipality.objects.counted()
        assert counted.count() == 1470
        kinds = {kind: counted.filter(kind=kind).count() for kind in (Kind.URBAN, Kind.TOWNSHIP, Kind.RURAL)}
        assert kinds == {Kind.URBAN: 409, Kind.TOWNSHIP: 435, Kind.RURAL: 625}
        assert Municipality.objects.filter(kind=Kind.RAION).count() == 136
        assert Municipality.objects.hromadas().filter(is_occupied=True).count() == 304
        assert len(oblasts()) == 27
        assert len(map_points()) == 1774

    def test_hromadas_are_located(self):
        assert count_located().share >= 0.97

    def test_the_world(self):
        assert Municipality.objects.abroad().filter(level="municipality").count() > 225_000
        assert Name.objects.count() > 950_000

    @pytest.mark.parametrize(
        ("text", "geonames"),
        [
            ("Одеса", 698740),
            ("Одесса", 698740),
            ("Odessa, Texas", 5527554),
            ("Одеса, Техас, США", 5527554),
            ("Маямі", 4164138),
            ("Маямі Біч", 4164143),
            ("Прага-Ржепоріє", 3066912),
            ("Řeporyje", 3066912),
            ("Lemberg, Ukraine", 702550),
            ("Kijów", 703448),
            ("Breslau", 3081368),
            ("Вестпорт, Коннектикут", 4845585),
            ("横浜", 1848354),
        ],
    )
    def test_names_that_are_hard(self, text, geonames):
        assert look_up(text)[0].municipality == place(geonames)

    def test_a_second_import_changes_nothing(self):
        assert all(outcome.changed_nothing for outcome in load_registry(by=None))
