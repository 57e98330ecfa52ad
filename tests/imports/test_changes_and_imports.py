"""What moderators did survives the next import."""

from datetime import date

import pytest

from pobratym.core.keeping import forget
from pobratym.imports.actions.loading import load_registry
from pobratym.places.actions import (
    add_municipality,
    end_municipality,
    merge_municipalities,
    remove_identifier,
    rename_municipality,
    set_identifier,
    withdraw_amendment,
)
from pobratym.places.models import Identifier, Municipality, Name
from tests.imports import sources as world

pytestmark = pytest.mark.django_db
WHY = {"reason": "Seen in the official list", "by": None}


@pytest.fixture
def again(tmp_path):
    """Loads the small world; called again, a second time."""

    def load(**changes):
        load_registry(by=None, files=world.write_world(tmp_path, **changes))

    load()
    yield load
    forget()  # of a world that is rolled back


def unit(scheme: str, value: object) -> Municipality:
    return Municipality.including_merged.get(identifiers__scheme=scheme, identifiers__value=str(value))


def facts(place: Municipality) -> dict:
    return Municipality.including_merged.filter(pk=place.pk).values().get()


def test_a_duplicate_stays_hidden_and_the_target_keeps_its_facts(again):
    odessa, duplicate = unit("geonames", 5527554), unit("geonames", 5805518)
    merge_municipalities(duplicate=duplicate, into=odessa, **WHY)
    before = facts(odessa)
    again()
    assert facts(odessa) == before
    assert not Municipality.objects.filter(pk=duplicate.pk).exists()
    assert Municipality.objects.filter(country="US", level="municipality").count() == 1


def test_what_lies_in_a_merged_region_does_not_go_back_to_it(again):
    texas, washington = unit("iso_3166_2", "US-TX"), unit("iso_3166_2", "US-WA")
    change = merge_municipalities(duplicate=washington, into=texas, **WHY)
    again(places=[*world.PLACES, (5809844, "Seattle", "US", "WA", 47.6, -122.3, 600000, [])])
    assert unit("geonames", 5805518).region == texas
    assert unit("geonames", 5809844).region == texas
    withdraw_amendment(amendment=change, by=None)
    assert unit("geonames", 5805518).region == washington


def test_a_new_name_stays_and_the_old_one_stays_closed(again):
    place, day = unit("katottg", world.DACHNE), date(2025, 1, 1)
    abroad = unit("geonames", 2990999)
    rename_municipality(municipality=place, on=day, name_uk="Садова громада", **WHY)
    rename_municipality(municipality=abroad, on=day, name_uk="Нове Нансі", name_en="Nancy-le-Neuf", **WHY)
    columns = ("id", "text", "language", "kind", "valid_from", "valid_until")
    before = list(Name.objects.order_by("id").values_list(*columns))
    again()
    for each in (place, abroad):
        each.refresh_from_db()
    assert (place.name["uk"], abroad.name["uk"], abroad.name["en"]) == ("Садова громада", "Нове Нансі", "Nancy-le-Neuf")
    assert list(Name.objects.filter(pk__lte=before[-1][0]).order_by("id").values_list(*columns)) == before
    for each in (place, abroad):
        assert each.names.filter(kind="official", language="uk" if each == place else "").count() == 1


def test_a_removed_number_does_not_come_back_and_a_set_one_stays(again):
    texas = unit("iso_3166_2", "US-TX")
    remove_identifier(identifier=texas.identifiers.get(scheme="wikidata"), **WHY)
    again()
    assert not texas.identifiers.filter(scheme="wikidata").exists()
    set_identifier(municipality=texas, scheme="wikidata", value="Q99", **WHY)
    again()
    assert texas.identifiers.get(scheme="wikidata").value == "Q99"


def test_what_ended_stays_ended_and_uncounted(again):
    place = unit("katottg", world.LOST)
    end_municipality(municipality=place, ended_on=date(2025, 1, 1), successors=[], act="Law 1", **WHY)
    again()
    place.refresh_from_db()
    assert (place.ended_on, place.is_counted) == (date(2025, 1, 1), False)


def test_an_added_one_that_a_later_gazetteer_has_keeps_what_was_said_of_it(again):
    added = add_municipality(
        level="municipality", country="US", name_uk="Сієтл", name_en="Seattle WA", source="City charter",
        identifiers={"geonames": "5809844"}, **WHY,
    )  # fmt: skip
    again(places=[*world.PLACES, (5809844, "Seattle", "US", "WA", 47.6, -122.3, 600000, [])])
    assert Identifier.objects.get(value="5809844").municipality == added
    added.refresh_from_db()
    assert (added.name["en"], added.source, added.population) == ("Seattle WA", "City charter", 600000)
