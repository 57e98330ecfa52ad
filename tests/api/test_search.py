"""The search for machines: pages of a ranked list by a cursor that is nobody's business."""

import pytest

from pobratym.api.pagination import RankedCursor
from pobratym.naming.folding import fold
from pobratym.places.models import Municipality, Name
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory

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


@pytest.mark.parametrize("cursor", ["x", "!", "AAAA", str(RankedCursor(1, 2)) + "A", "MS4y.", "é"])
def test_a_cursor_that_is_not_ours_is_refused(ask, namesakes, cursor):
    answer = ask("search/", q="Newtown", cursor=cursor)
    assert answer.status_code == 400
    assert "cursor" in answer.json()["errors"]


def test_a_cursor_is_read_as_it_was_written():
    assert RankedCursor.read(str(RankedCursor(235_000, 40))) == RankedCursor(235_000, 40)


def test_each_group_is_looked_through(ask):
    town = MunicipalityFactory(hromada=True, name_en="Newtown")
    _called_newtown(town)
    listing = ListingFactory(municipality=town, title_en="Pumps for clean water")
    partnership = PartnershipFactory(municipalities=[town, MunicipalityFactory()])
    piece = article("newtown")

    assert _met(ask("search/", q="Newtown")) == [town.pk]
    assert _met(ask("search/", q="Newtown", group="partnerships")) == [partnership.pk]
    assert _met(ask("search/", q="Newtown", group="listings")) == [listing.pk]
    assert _met(ask("search/", q="clean water", group="listings")) == [listing.pk]
    translated = ask("search/", q="newtown", group="articles").json()["results"][0]
    assert translated["language"] == "en"
    assert _met(ask("search/", q="newtown", group="articles", language="uk")) == [piece.pk]


def test_whatever_is_found_says_by_which_numbers_others_know_the_place(ask):
    town = MunicipalityFactory(hromada=True, name_en="Newtown")
    _called_newtown(town)
    IdentifierFactory(municipality=town, scheme="katottg", value="UA51100270000073549")
    ListingFactory(municipality=town)
    PartnershipFactory(municipalities=[town, MunicipalityFactory()])
    article("newtown", places=[town])
    known = [{"scheme": "katottg", "value": "UA51100270000073549"}]

    def found(group, **narrowed):
        (row,) = ask("search/", q="Newtown", group=group, **narrowed).json()["results"]
        return row

    assert found("municipalities")["identifiers"] == known
    assert found("partnerships")["parties"][0]["identifiers"] == known
    assert found("needs")["municipality"]["identifiers"] == known
    assert found("news")["municipalities"][0]["identifiers"] == known
    for group in ("partnerships", "needs", "news"):
        assert found(group, katottg="UA51100270000073549")
        assert ask("search/", q="Newtown", group=group, katottg="UA05100270000073549").json()["count"] == 0


def test_what_waits_for_a_moderator_or_is_private_is_in_no_group(ask):
    town = MunicipalityFactory(hromada=True, name_en="Newtown")
    _called_newtown(town)
    ListingFactory(municipality=town, title_en="Newtown pumps", needs_review=True)
    PartnershipFactory(municipalities=[town, MunicipalityFactory()], is_public=False)
    for group in ("partnerships", "listings", "articles"):
        assert ask("search/", q="Newtown", group=group).json()["count"] == 0


def test_pages_of_a_group_meet_every_row_once(ask, client):
    town = MunicipalityFactory(hromada=True)
    wanted = {ListingFactory(municipality=town, title_en=f"Pumps {number}").pk for number in range(7)}
    met, address = [], "/api/v1/search/?q=pumps&group=listings&limit=3"
    while address:
        answer = client.get(address)
        met += _met(answer)
        address = answer.json()["next"]
    assert len(met) == 7
    assert set(met) == wanted
