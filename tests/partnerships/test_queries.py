"""The register as others ask of it."""

from datetime import date

import pytest

from pobratym.partnerships import queries
from pobratym.partnerships.models import Evidence, Partnership, PartnershipType, Party, StatementTopic
from pobratym.partnerships.queries import partners
from pobratym.partnerships.rules import is_agreed
from pobratym.partnerships.workflow import Stage
from tests.factories.partnerships import PartnershipFactory, StatementFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


class TestEvidence:
    def test_the_strongest_counts(self):
        order = list(Evidence)
        for place, strongest in enumerate(order):
            partnership = PartnershipFactory(evidence=reversed(order[place:]))
            found = queries.with_evidence(Partnership.objects.filter(pk=partnership.pk)).get()
            assert queries.strongest_evidence(found) == strongest

    def test_nothing_stated(self):
        PartnershipFactory()
        assert queries.strongest_evidence(queries.with_evidence(Partnership.objects.all()).get()) == ""


class TestNumbers:
    def test_what_counts_and_what_does_not(self):
        hromada = MunicipalityFactory(hromada=True)
        town = MunicipalityFactory(country__code="PL")
        PartnershipFactory(municipalities=[hromada, town], signed_by_both=True)
        PartnershipFactory(municipalities=[hromada, MunicipalityFactory(country__code="DE")], signed_by_first=True)
        oblast, land = MunicipalityFactory(oblast=True), MunicipalityFactory(level="region", country__code="DE")
        PartnershipFactory(municipalities=[oblast, land], signed_by_both=True)
        PartnershipFactory(stage=Stage.PRELIMINARY)
        PartnershipFactory(type=PartnershipType.INTENT, signed_by_both=True)
        PartnershipFactory(stage=Stage.ENDED)
        PartnershipFactory(municipalities=[hromada, MunicipalityFactory(hromada=True)], signed_by_both=True)
        PartnershipFactory(signed_by_both=True, is_public=False)

        numbers = queries.numbers()
        assert numbers.partnerships == 3
        assert numbers.hromadas_with_partner == 1, "an oblast is no hromada, one hromada counts once"
        assert numbers.partners == 3
        assert numbers.countries == 2
        assert (numbers.in_preparation, numbers.ended, numbers.within_ukraine) == (2, 1, 1)
        assert numbers.in_register == Partnership.objects.public().count()


class TestPartners:
    def test_by_country_with_everything_at_hand(self, django_assert_num_queries):
        hromada = MunicipalityFactory(hromada=True)
        for code in ("PL", "DE", "PL"):
            partner = MunicipalityFactory(country__code=code)
            PartnershipFactory(municipalities=[hromada, partner], evidence=[Evidence.PRESS], spheres=["water"])
        with django_assert_num_queries(4):
            found = queries.partners_by_country(hromada)
            shown = [
                [(p.title, p.spheres, p.strongest_evidence) for p in each.partnerships] for each in found.by_country
            ]
        assert [str(each.country) for each in found.by_country] == ["Germany", "Poland"]
        assert [len(each) for each in shown] == [1, 2]

    def test_several_parties_stand_under_each_country(self):
        hromada = MunicipalityFactory(hromada=True)
        others = [MunicipalityFactory(country__code=code) for code in ("PL", "DE")]
        PartnershipFactory(municipalities=[hromada, *others])
        assert [each.country.code for each in queries.partners_by_country(hromada).by_country] == ["DE", "PL"]

    def test_of_very_many_those_that_began_last(self, monkeypatch, django_assert_num_queries):
        monkeypatch.setattr(partners, "MOST_PARTNERSHIPS", 2)
        hub = MunicipalityFactory(country__code="PL")
        for year in (2019, 2022, 2020):
            PartnershipFactory(municipalities=[MunicipalityFactory(hromada=True), hub], began_on=date(year, 1, 1))
        with django_assert_num_queries(5):
            found = queries.partners_by_country(hub)
        assert (found.total, found.is_cut) == (3, True)
        assert [each.began_on.year for each in found.by_country[0].partnerships] == [2022, 2020]

    def test_ids_for_matching(self):
        hromada, friend, talks, old = (MunicipalityFactory() for _ in range(4))
        PartnershipFactory(municipalities=[hromada, friend], signed_by_both=True)
        PartnershipFactory(municipalities=[hromada, talks], is_public=False)
        PartnershipFactory(municipalities=[hromada, old], stage=Stage.ENDED)
        assert queries.partner_ids(hromada) == {friend.pk, talks.pk}

    def test_the_graph_knows_signed_ones_both_ways(self, django_assert_num_queries):
        a, b, c, d = (MunicipalityFactory() for _ in range(4))
        PartnershipFactory(municipalities=[a, b, c], signed_by_both=True)
        PartnershipFactory(municipalities=[a, d])
        with django_assert_num_queries(1):
            graph = queries.partner_graph()
        assert graph == {a.pk: {b.pk, c.pk}, b.pk: {a.pk, c.pk}, c.pk: {a.pk, b.pk}}


class TestTimeline:
    def test_in_order_with_undated_ones_last(self):
        partnership = PartnershipFactory()
        for day in (None, date(2024, 1, 1), date(2023, 1, 1)):
            StatementFactory(partnership=partnership, occurred_on=day)
        days = [entry.day for entry in queries.timeline(partnership)]
        assert days == [date(2023, 1, 1), date(2024, 1, 1), None]

    def test_what_both_sides_confirmed_twice_on_one_day_is_a_development(self):
        partnership = PartnershipFactory()
        for stage in ("approved", "signed"):
            StatementFactory(
                partnership=partnership,
                topic="stage",
                evidence="confirmed_by_both",
                value={"stage": stage},
                occurred_on=date(2026, 11, 22),
            )
        assert not any(entry.disagrees for entry in queries.timeline(partnership))

    def test_two_stages_on_one_day_disagree_two_days_do_not(self):
        partnership = PartnershipFactory()
        for stage, day in (("signed", 1), ("partly_signed", 1), ("active", 2)):
            StatementFactory(
                partnership=partnership,
                topic=StatementTopic.STAGE,
                value={"stage": stage},
                occurred_on=date(2024, 1, day),
            )
        assert [entry.disagrees for entry in queries.timeline(partnership)] == [True, True, False]

    @pytest.mark.parametrize(
        ("topic", "value", "words"),
        [
            (StatementTopic.TYPE, {"type": "memorandum"}, "Kind: memorandum"),
            (StatementTopic.STAGE, {"stage": "signed"}, "Stage: signed by all parties"),
            (StatementTopic.SPHERES, {"spheres": ["trade", "sport"]}, "Fields of cooperation: trade, sport"),
            (StatementTopic.ACTIVITY, {}, "activity"),
        ],
    )
    def test_a_statement_without_text_speaks_by_its_value(self, topic, value, words):
        partnership = PartnershipFactory()
        StatementFactory(partnership=partnership, topic=topic, value=value, text_en="", text_uk="")
        assert str(queries.timeline(partnership)[0].text) == words


def test_a_namesake_of_our_town_is_told_apart_in_the_title():
    odesa = MunicipalityFactory(hromada=True, name_en="Odesa hromada", centre_uk="Одеса")
    texas = MunicipalityFactory(level="region", country__code="US", name_en="Texas")
    odessa = MunicipalityFactory(country__code="US", name_en="Odessa", name_uk="Одеса", region=texas)
    assert PartnershipFactory(municipalities=[odesa, odessa]).title == "Odesa hromada – Odessa, Texas"
    assert PartnershipFactory(municipalities=[odesa, texas]).title == "Odesa hromada – Texas"
    kyiv = MunicipalityFactory(hromada=True, name_en="Kyiv", name_uk="Київ", centre_uk="Київ")
    assert PartnershipFactory(municipalities=[kyiv, odessa]).title == "Kyiv – Odessa"


def test_the_database_counts_what_the_rule_counts():
    """One home for the rule: said to the database by PartyQuerySet.of_agreed, to values by rules.is_agreed."""
    made = [PartnershipFactory(stage=stage, type=type_) for stage in Stage for type_ in PartnershipType]
    agreed = {each.pk for each in made if is_agreed(each.stage, each.type)}
    assert set(Party.objects.of_agreed().values_list("partnership_id", flat=True)) == agreed
    assert 0 < len(agreed) < len(made)
