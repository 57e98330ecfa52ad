"""The authority in force: council and head, unless a military administration was formed by an act."""

from datetime import date

import pytest

from pobratym.core.errors import InvalidInput
from pobratym.places.actions import merge_municipalities, set_authority, withdraw_amendment
from pobratym.places.models import Authority
from pobratym.places.queries.authorities import authority_of, default_post_of_head
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
BEGIN, END = date(2023, 3, 1), date(2024, 6, 1)


@pytest.fixture
def hromada():
    return MunicipalityFactory(hromada=True)


def formed(place, name_uk="Прибережна міська військова адміністрація", valid_from=BEGIN, act="Decree 1", **more):
    return set_authority(
        municipality=place, name_uk=name_uk, valid_from=valid_from, act=act, by=None, **{"reason": "Published", **more}
    )


def test_a_council_is_the_rule_and_nobody_says_so(hromada):
    assert authority_of(hromada.pk) is None
    assert not default_post_of_head(hromada.pk)


def test_is_formed_corrected_ended_and_all_is_undone(hromada):
    town = MunicipalityFactory(hromada=True)
    first = formed(hromada, name_en="Riverside City Military Administration", works_from=town)
    row = authority_of(hromada.pk)
    assert (row.name["en"], row.works_from) == ("Riverside City Military Administration", town)
    assert default_post_of_head(hromada.pk)["uk"] == "начальник військової адміністрації"
    second = formed(hromada, valid_until=END, works_from=None, instead_of=row)
    ended = Authority.objects.get()
    assert (ended.valid_until, ended.works_from, ended.name["en"]) == (END, None, "")
    assert authority_of(hromada.pk) is None
    withdraw_amendment(amendment=second, by=None)
    again = authority_of(hromada.pk)
    assert (again.valid_until, again.works_from, again.name["en"]) == (None, town, row.name["en"])
    withdraw_amendment(amendment=first, by=None)
    assert not Authority.objects.exists()


@pytest.mark.parametrize(
    ("values", "at_fault"),
    [
        ({"act": " "}, "act"),
        ({"name_uk": " "}, "name_uk"),
        ({"reason": ""}, "reason"),
        ({"valid_until": BEGIN}, "__all__"),
        ({"source_url": "not an address"}, "source_url"),
    ],
)
def test_refuses_what_cannot_be(hromada, values, at_fault):
    with pytest.raises(InvalidInput) as refusal:
        formed(hromada, **values)
    assert at_fault in refusal.value.fields
    assert not Authority.objects.exists()


def test_none_is_formed_abroad_nor_in_a_settlement(hromada):
    for place in (MunicipalityFactory(), MunicipalityFactory(hromada=True, level="settlement")):
        with pytest.raises(InvalidInput):
            formed(place)


def test_it_works_in_another_town_of_ukraine(hromada):
    for place in (hromada, MunicipalityFactory()):
        with pytest.raises(InvalidInput):
            formed(hromada, works_from=place)


def test_two_never_share_a_day(hromada):
    formed(hromada, valid_until=END)
    with pytest.raises(InvalidInput):
        formed(hromada, valid_from=date(2024, 5, 1))
    formed(hromada, valid_from=END, act="Decree 2")
    assert Authority.objects.count() == 2


def test_nothing_would_change(hromada):
    formed(hromada)
    with pytest.raises(InvalidInput):
        formed(hromada, instead_of=Authority.objects.get())


def test_goes_along_when_its_municipality_is_merged(hromada):
    other = MunicipalityFactory(hromada=True)
    formed(hromada)
    merge_municipalities(duplicate=hromada, into=other, reason="Twice", by=None)
    assert authority_of(other.pk)
