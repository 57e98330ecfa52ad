"""Queries whose SQL is built once a process give what the QuerySet gives, for every value."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.core.compiled import compiled_once
from pobratym.core.text_fields import in_language
from pobratym.places.models import Country, Identifier, Municipality, Name, NameKind
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


@compiled_once
def places_in(country: str, ids: list[int]) -> QuerySet[Municipality]:
    return Municipality.objects.with_place().filter(country=country, pk__in=ids).order_by("pk")


@compiled_once
def with_number(municipality: int) -> QuerySet[Municipality]:
    numbers = Identifier.objects.filter(municipality=OuterRef("pk")).exclude(municipality__region=municipality)
    own = Q(pk=municipality) | Q(merged_into=municipality)
    prefetched = Prefetch("identifiers", Identifier.objects.order_by("value"))
    return Municipality.including_merged.filter(own, Exists(numbers)).prefetch_related(prefetched)[:3]


@compiled_once
def ended_before(day: date, *, newest_first: bool) -> QuerySet[Municipality, tuple[int, date | None]]:
    order = "-ended_on" if newest_first else "ended_on"
    return Municipality.objects.filter(ended_on__lt=day).order_by(order).values_list("pk", "ended_on")


@compiled_once
def country_names(code: str) -> QuerySet[Country, tuple[str, str]]:
    return Country.objects.filter(pk=code).values_list("code", in_language("name"))


@compiled_once
def begins_so(text: str) -> QuerySet[Name]:
    return Name.objects.filter(key__startswith=text)


@compiled_once
def ended_today() -> QuerySet[Municipality]:
    return Municipality.objects.filter(ended_on=timezone.localdate())


def sql_of(rows):
    with CaptureQueriesContext(connection) as captured:
        list(rows())
    return [each["sql"] for each in captured]


@pytest.fixture
def towns():
    ukraine = CountryFactory(code="UA")
    return [MunicipalityFactory(pk=pk, country=ukraine) for pk in range(11, 18)] + [MunicipalityFactory(pk=40)]


def test_the_rows_and_the_sql_are_those_of_the_queryset(towns):
    for town in towns:
        IdentifierFactory(municipality=town, scheme="geonames", value=str(town.pk))
        fixed, usual = with_number(town.pk), list(with_number.__wrapped__(town.pk))
        assert [(each, list(each.identifiers.all())) for each in fixed] == [
            (each, list(each.identifiers.all())) for each in usual
        ]
        assert sql_of(lambda pk=town.pk: with_number(pk)) == sql_of(lambda pk=town.pk: with_number.__wrapped__(pk))


def test_the_sql_is_built_once(towns):
    builds = []

    @compiled_once
    def town(pk: int) -> QuerySet[Municipality]:
        builds.append(pk)
        return Municipality.objects.filter(pk=pk)

    assert [town(each.pk) for each in towns] == [[each] for each in towns]
    assert len(builds) == 1


def test_related_rows_cost_no_further_query(towns, django_assert_num_queries):
    with django_assert_num_queries(1):
        (town,) = places_in("PL", [40])
        assert town.country.code == "PL"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # nothing is changed
@given(ids=st.lists(st.integers(10, 18)))
def test_sequences_of_any_length(towns, ids):
    assert places_in("UA", ids) == list(places_in.__wrapped__("UA", ids))


def test_days_and_shapes(towns):
    for pk, day in ((11, date(2020, 7, 17)), (12, date(2021, 1, 1)), (13, date(2022, 5, 5))):
        Municipality.objects.filter(pk=pk).update(ended_on=day)
    assert ended_before(date(2022, 1, 1), newest_first=True) == [(12, date(2021, 1, 1)), (11, date(2020, 7, 17))]
    assert ended_before(date(2022, 1, 1), newest_first=False) == [(11, date(2020, 7, 17)), (12, date(2021, 1, 1))]
    assert ended_before(date(2020, 7, 17), newest_first=False) == []


def test_each_language_has_its_sql():
    CountryFactory(code="PL")
    for language, name in (("uk", "Польща"), ("en", "Poland"), ("uk", "Польща")):
        with override(language):
            assert country_names("PL") == [("PL", name)]


def test_what_would_answer_wrongly_is_refused():
    with pytest.raises(TypeError, match="does not reach the database"):
        begins_so("ode")
    with pytest.raises(TypeError, match="days must be given"):
        ended_today()
    for value in (None, True, 1.5, NameKind):
        with pytest.raises(TypeError, match="what shapes the SQL is named"):
            with_number(value)
