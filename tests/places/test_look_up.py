"""Which place is meant?"""

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.imports.actions.loading import load_registry
from pobratym.journal.marks import read_once
from pobratym.places.models import Municipality, Name
from pobratym.places.queries import Reason, look_up, map_points, oblasts, regions_of
from tests.imports import sources as world

pytestmark = pytest.mark.django_db


@pytest.fixture
def _loaded(tmp_path):
    load_registry(by=None, files=world.write_world(tmp_path))


@pytest.fixture
def _in_ukrainian():
    with translation.override("uk"):
        yield


def captions(text: str, **context) -> list[str]:
    return [found.municipality.caption for found in look_up(text, **context)]


@pytest.mark.usefixtures("_loaded", "_in_ukrainian")
class TestLookUp:
    @pytest.mark.parametrize("text", ["Одеса", "Odesa", "ОДЕСА", "Одеса громада", "Одеська громада"])
    def test_finds_a_hromada_by_its_centre_and_by_itself_in_any_script(self, text):
        assert captions(text)[0] == "Одеська громада, Одеська область, Україна"

    def test_bigger_first_and_namesakes_told_apart(self):
        assert captions("Odessa")[:3] == [
            "Одеська громада, Одеська область, Україна",
            "Одеса, Техас, США",
            "Одеса, Вашингтон, США",
        ]

    @pytest.mark.parametrize("text", ["Odessa, Texas", "Odessa, TX", "Одеса, Техас, США", "Одесса , техас"])
    def test_what_follows_a_comma_narrows(self, text):
        assert captions(text) == ["Одеса, Техас, США"]

    @pytest.mark.parametrize("text", ["Одеса, Україна", "Odesa, UA", "Odesa, Ukraine"])
    def test_a_country_narrows(self, text):
        assert set(captions(text)) <= {
            "Одеська громада, Одеська область, Україна",
            "Одеський район, Одеська область, Україна",
            "Одеська область, Україна",
        }

    def test_a_context_that_fits_nothing_offers_the_namesakes(self):
        assert captions("Odessa, Atlantis")[0].startswith("Одеська громада")

    def test_exact_before_beginning(self):
        found = look_up("Одес")
        assert {each.reason for each in found} == {Reason.PREFIX}
        exact = look_up("Дачне")
        assert [each.reason for each in exact][:2] == [Reason.EXACT, Reason.EXACT]

    def test_hromada_before_a_bigger_settlement_of_the_same_name(self):
        assert [each.municipality.level for each in look_up("Дачне")] == ["municipality", "settlement"]

    def test_tells_the_name_that_matched_as_it_was_typed(self):
        assert look_up("Kijów")[0].matched_name == "Kijów"
        assert look_up("Одес")[0].matched_name == "Одеса"

    def test_country_and_level_narrow(self):
        assert captions("Odes", country="US", level="municipality") == ["Одеса, Техас, США", "Одеса, Вашингтон, США"]

    def test_one_letter_offers_only_big_places(self):
        assert {each.municipality.population > 100_000 for each in look_up("О")} == {True}

    def test_limit(self):
        assert len(look_up("Odes", limit=2)) == 2

    def test_what_was_merged_away_is_not_found(self):
        texas = look_up("Odessa, Texas")[0].municipality
        Municipality.objects.filter(pk=texas.pk).update(merged_into=look_up("Odessa, WA")[0].municipality)
        assert "Одеса, Техас, США" not in captions("Odessa")

    def test_number_of_queries_does_not_grow(self, django_assert_num_queries):
        with read_once():  # as every request does
            look_up("Odes")  # opens the index
            with django_assert_num_queries(2):
                assert len(captions("Odes")) > 3

    @pytest.mark.parametrize("text", ["", " ", ",", "''", "%", "*", "\x00", "😀" * 500, "a" * 10_000])
    def test_nothing_to_look_for_is_no_error(self, text):
        assert look_up(text) == []

    def test_oblasts_in_the_order_of_the_alphabet(self):
        assert [str(oblast) for oblast in oblasts()] == ["Автономна Республіка Крим", "Київ", "Одеська область"]
        assert [str(region) for region in regions_of("US")] == ["Вашингтон", "Техас"]

    def test_points_of_the_map(self):
        points = {point.name: point for point in map_points()}
        assert set(points) == {
            "Андріївська громада",
            "Дачненська громада",
            "Загублена громада",
            "Київ",
            "Одеська громада",
            "Подільська громада",
        }
        assert (points["Одеська громада"].latitude, points["Одеська громада"].kind) == (46.486, "urban")
        assert not points["Андріївська громада"].is_counted


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.text(max_size=60))
def test_any_text_is_answered(text):
    assert isinstance(look_up(text), list)


def test_prefix_is_answered_by_the_index():
    plan = Name.objects.filter(key__gt="odes", key__lt="odes\U0010ffff").values("municipality_id").explain()
    assert "name_key" in plan or "Seq Scan" in plan  # PostgreSQL reads a nearly empty table whole
