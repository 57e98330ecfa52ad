"""What towns like these choose: the place of a municipality abroad by the score from public facts, and why."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from django.utils import timezone

from pobratym.core.keeping import forget
from pobratym.journal.actions import record
from pobratym.matching import queries
from pobratym.matching.criteria import geography, precedent, size
from pobratym.matching.criteria.portrait import Finding, Precedent
from pobratym.matching.queries import precedents
from pobratym.matching.queries.precedents import precedents_of, public_score
from pobratym.partnerships.models import TwinLink
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Edition, ImportSource
from tests.factories.matching import PortraitFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory


def stands(rank, *findings):
    """A hromada for which the town in Poland stands at this rank."""
    return PortraitFactory(hromada=True, precedents={77: Precedent(rank, lambda: findings)})


TOWN = PortraitFactory(id=77)


def said(points):
    return [(str(remark.to_us), remark.to_them and str(remark.to_them)) for remark in points.remarks]


class TestTheCriterion:
    def test_the_higher_it_stands_the_better(self):
        values = [precedent.judge(stands(rank), TOWN).value for rank in (1, 2, 51, 4000)]
        assert values == sorted(values, reverse=True)
        assert (values[0], values[2]) == (1, 0.5)
        assert values[3] < 0.02

    def test_both_sides_get_the_same(self):
        us = stands(9)
        assert precedent.judge(us, TOWN).value == precedent.judge(TOWN, us).value

    def test_what_is_not_known_is_judged_by_size_and_distance_and_nothing_is_said(self):
        us, them = PortraitFactory(hromada=True), PortraitFactory(population=40_000, latitude=52.0)
        points = precedent.judge(us, them)
        alike, near = size.judge(us, them).value, geography.judge(us, them).value
        assert points.value == pytest.approx(precedent.UNKNOWN * (2 * alike + near) / 3)
        assert 0 < points.value < precedent.UNKNOWN
        assert not points.remarks

    def test_the_parts_that_lift_it_most_are_told_with_their_figures(self):
        us = stands(
            1,
            Finding("experience", 0.5, 3),
            Finding("country", 2.0, 40, 12),
            Finding("openness", 1.0, 9),
            Finding("size", 3.0),
        )
        first, second = precedent.judge(us, TOWN).remarks
        assert str(first.to_us) == "Hromadas near you are linked with 12 municipalities of their country (Poland)"
        assert str(first.to_them) == "Hromadas near them are linked with 12 municipalities of your country (Poland)"
        assert (str(second.to_us), second.to_them) == (
            "They have 9 partners in other countries, as far as is known",
            None,
        )
        assert first.points == pytest.approx(2 / 6.5), "its share of what lifts"

    def test_the_place_abroad_is_told_the_same_the_other_way_round(self):
        us = stands(1, Finding("country", 2.0, 1), Finding("openness", 1.0, 9), Finding("own", 0.4, 2))
        assert said(precedent.judge(TOWN, us)) == [
            (
                "Hromadas are linked with 1 municipality of your country (Poland)",
                "Hromadas are linked with 1 municipality of their country (Poland)",
            ),
            ("None", "They have 9 partners in other countries, as far as is known"),
        ]

    def test_nothing_is_said_of_a_part_without_a_figure_or_without_weight(self):
        us = stands(1, Finding("country", 2.0), Finding("renown", 1.0), Finding("experience", 0.1, 5))
        assert said(precedent.judge(us, TOWN)) == []

    @pytest.mark.parametrize(
        ("finding", "them", "doubt"),
        [
            (Finding("size", -1.0), {"population": 200_000}, "They are much larger than you: they have about 200,000"),
            (Finding("size", -1.0), {"population": 2_000}, "They are much smaller than you: they have about 2,000"),
            (Finding("size", -1.0), {"population": 21_000}, None),
            (Finding("distance", -1.0), {"latitude": -10.0}, "Far from each other: about 6,700 km in a straight line"),
            (Finding("distance", -1.0), {}, None),
            (Finding("country", -1.0), {}, "No link of a hromada with their country (Poland) is known"),
            (Finding("country", -1.0, 5), {}, None),
            (Finding("openness", -1.0), {}, "No partner of theirs in other countries is known"),
            (Finding("openness", -0.5), {}, None),
        ],
    )
    def test_the_part_that_lowers_it_most_is_doubted_where_its_figure_shows_it(self, finding, them, doubt):
        remarks = precedent.judge(stands(1, finding), PortraitFactory(id=77, **them)).remarks
        assert [each.is_caution for each in remarks] == ([True] if doubt else [])
        assert all(str(each.to_us).startswith(doubt) for each in remarks)


@pytest.fixture
def oblast():
    return MunicipalityFactory(oblast=True)


@pytest.fixture
def hromada(oblast):
    return MunicipalityFactory(hromada=True, region=oblast)


def list_says(one, other):
    edition = Edition.objects.create(source=ImportSource.TWIN_LINKS, started_at=timezone.now())
    TwinLink.objects.create(one=one, other=other, source="Wikidata", as_of=date(2026, 5, 1), edition=edition)
    record("partnerships.twin_links_imported", subject=edition, by=None)


@pytest.mark.django_db
class TestWhatTheProcessKeeps:
    def test_municipalities_abroad_have_a_rank_and_nobody_else(self, hromada):
        town, region = MunicipalityFactory(), MunicipalityFactory(level="region")
        other, excluded = MunicipalityFactory(hromada=True), MunicipalityFactory(country=CountryFactory(code="RU"))
        found = precedents_of(hromada.pk)
        assert list(found) == [town.pk]
        assert found[town.pk].rank == 1
        for each in (region, other, excluded, hromada):
            assert each.pk not in found

    def test_who_has_no_centre_point_or_lies_abroad_has_none(self):
        town = MunicipalityFactory()
        nowhere = MunicipalityFactory(hromada=True, latitude=None, longitude=None)
        assert precedents_of(nowhere.pk) == precedents_of(town.pk) == {}

    def test_an_empty_registry_is_no_mishap(self, hromada):
        assert precedents_of(hromada.pk) == {}
        assert queries.candidates(hromada) == []

    def test_register_and_lists_are_counted_and_figures_leave_our_own_out(self, hromada, oblast):
        near = MunicipalityFactory(hromada=True, region=oblast)
        town, other, third = (MunicipalityFactory() for _ in range(3))
        abroad = MunicipalityFactory(country=CountryFactory(code="DE"))
        PartnershipFactory(municipalities=[near, town], stage=Stage.SIGNED)
        PartnershipFactory(municipalities=[near, third], is_public=False, stage=Stage.SIGNED)
        PartnershipFactory(municipalities=[hromada, other], stage=Stage.SIGNED)
        list_says(town, abroad)
        forget()
        told = {each.part: each for each in precedents_of(hromada.pk)[town.pk].findings()}
        assert (told["country"].count, told["country"].near) == (1, 1)
        assert told["experience"].count == told["openness"].count == told["own"].count == 1
        theirs = {each.part: each for each in precedents_of(hromada.pk)[other.pk].findings()}
        assert theirs["experience"].count == 0, "we are no experience of theirs"

    def test_the_parts_told_are_those_of_the_score(self, hromada):
        towns = [MunicipalityFactory(population=1_000 * 4**number) for number in range(5)]
        score = public_score()
        place = int(score.columns.places_of(np.array([hromada.pk]))[0])
        whole = score.likelihood.scores(place)
        found = precedents_of(hromada.pk)
        ranked = sorted(towns, key=lambda each: found[each.pk].rank)
        order = [score.columns.ids[row] for row in score.abroad[np.argsort(-whole)]]
        assert [each.pk for each in ranked] == order
        pulls = [sum(each.pull for each in found[town.pk].findings()) for town in ranked]
        assert pulls == pytest.approx(sorted(whole - whole.mean(), reverse=True), abs=1e-3)

    def test_it_is_made_anew_only_where_a_place_or_a_link_has_changed(self, hromada):
        town = MunicipalityFactory()
        before = public_score()
        record("partnerships.noted", subject=town, by=None)
        partnership = PartnershipFactory(municipalities=[hromada, town], is_public=False)
        record("partnerships.noted", subject=partnership, by=None)
        again = public_score()
        assert again.pairs == before.pairs == frozenset()
        list_says(*sorted([hromada, town], key=lambda each: each.pk))
        assert public_score().pairs == {(min(hromada.pk, town.pk), max(hromada.pk, town.pk))}

    def test_those_beyond_the_first_count_as_the_last_of_them(self, hromada, monkeypatch):
        monkeypatch.setattr(precedents, "FIRST", 2)
        towns = [MunicipalityFactory(population=1_000 * 4**number) for number in range(4)]
        found = precedents_of(hromada.pk)
        assert sorted(found[each.pk].rank for each in towns) == [1, 2, 2, 2]
        assert [bool(found[each.pk].findings()) for each in towns].count(True) == 2

    def test_columns_of_another_edition_are_read_by_ids(self, hromada):
        towns = [MunicipalityFactory() for _ in range(3)]
        found, columns = precedents_of(hromada.pk), public_score().columns
        rows = columns.positions_of([each.pk for each in towns])
        assert found.points(columns, rows).tolist() == found.points(replace(columns), rows).tolist()

    def test_a_letter_from_abroad_has_the_same_reasons(self, hromada, oblast):
        near, town = MunicipalityFactory(hromada=True, region=oblast), MunicipalityFactory()
        PartnershipFactory(municipalities=[near, town], stage=Stage.SIGNED)
        ours, theirs = queries.explain(hromada, town), queries.explain(town, hromada)
        assert ours.score == pytest.approx(theirs.score)
        told = [each.text for each in ours.reasons if each.criterion == "precedent"]
        assert told == [each.text for each in theirs.reasons_for_them if each.criterion == "precedent"]
