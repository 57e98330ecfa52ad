"""The search for machines: pages of a ranked list by a cursor that is nobody's business."""

import pytest

from pobratym.api.pagination import Place
from pobratym.registry.folding import fold
from pobratym.registry.models import Municipality, Name
from tests.factories.registry import MunicipalityFactory

pytestmark = pytest.mark.django_db


def _called_newtown(town: Municipality) -> None:
    Name.objects.create(municipality=town, text="Newtown", key=fold("Newtown"), source="test")


@pytest.fixture
def namesakes():
    """Seven towns of one name, the largest first."""
    towns = [MunicipalityFactory(name_en="Newtown", population=9_000 - each) for each in range(7)]
    for town in towns:
        _called_newtown(town)
    return towns


def _met(answer) -> list[int]:
    assert answer.status_code == 200, answer.content
    return [each["id"] for each in answer.json()["results"]]


def test_following_next_meets_every_place_once_in_order(ask, client, namesakes):
    met, address = [], "/api/v1/search/?q=Newtown&limit=3"
    while address:
        answer = client.get(address)
        met += _met(answer)
        address = answer.json()["next"]
    assert met == [town.pk for town in namesakes]


def test_a_larger_namesake_that_comes_meanwhile_repeats_nothing(ask, client, namesakes):
    first = ask("search/", q="Newtown", limit=3)
    newcomer = MunicipalityFactory(name_en="Newtown", population=90_000)
    _called_newtown(newcomer)
    assert _met(client.get(first.json()["next"])) == [town.pk for town in namesakes[3:6]]


def test_where_the_last_row_is_gone_it_goes_on_as_far_along(ask, client, namesakes):
    first = ask("search/", q="Newtown", limit=3)
    namesakes[2].merged_into = namesakes[0]
    namesakes[2].save()
    assert _met(client.get(first.json()["next"])) == [town.pk for town in namesakes[4:7]]


@pytest.mark.parametrize("cursor", ["x", "!", "AAAA", str(Place(1, 2)) + "A", "MS4y.", "é"])
def test_a_cursor_that_is_not_ours_is_refused(ask, namesakes, cursor):
    answer = ask("search/", q="Newtown", cursor=cursor)
    assert answer.status_code == 404
    assert "cursor" in answer.json()["detail"]


def test_a_cursor_is_read_as_it_was_written():
    assert Place.read(str(Place(235_000, 40))) == Place(235_000, 40)
