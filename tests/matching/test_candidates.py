"""Who is proposed to whom, from the database."""

from itertools import count

import pytest
from django.utils import translation

from pobratym.core.keeping import forget
from pobratym.journal.actions import record
from pobratym.matching import queries
from pobratym.matching.criteria import size
from pobratym.matching.queries.order import country_cap
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Kind, Municipality, Name, NameKind
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hromada():
    return MunicipalityFactory(hromada=True, name_en="Bohorodchany", region=MunicipalityFactory(oblast=True))


@pytest.fixture
def town():
    return MunicipalityFactory(name_en="Milówka")


def proposed(municipality, **wishes):
    return [candidate.municipality for candidate in queries.candidates(municipality, **wishes)]


class TestWhoIsProposed:
    def test_a_hromada_gets_municipalities_abroad(self, hromada, town):
        MunicipalityFactory(hromada=True)
        assert proposed(hromada) == [town]

    def test_a_municipality_abroad_gets_hromadas(self, hromada, town):
        MunicipalityFactory()
        assert proposed(town) == [hromada]

    def test_a_region_gets_regions(self):
        oblast, state = MunicipalityFactory(oblast=True), MunicipalityFactory(level="region")
        MunicipalityFactory()
        assert proposed(oblast) == [state]

    def test_nobody_is_proposed_a_partner_in_russia_or_belarus(self, hromada):
        for code in ("RU", "BY"):
            there = MunicipalityFactory(country=CountryFactory(code=code))
            MembershipFactory(municipality=there)
            assert proposed(there) == []
        assert proposed(hromada) == []

    def test_partners_are_left_out_and_come_back_when_it_ended(self, hromada, town):
        partnership = PartnershipFactory(municipalities=[hromada, town])
        assert proposed(hromada) == []
        partnership.stage = Stage.ENDED
        partnership.save()
        assert proposed(hromada) == [town]

    def test_occupied_hromadas_are_proposed_once_somebody_speaks_for_them(self, town):
        crimean = MunicipalityFactory(hromada=True, is_occupied=True)
        assert proposed(town) == []
        MembershipFactory(municipality=crimean)
        assert proposed(town) == [crimean]

    def test_parts_of_towns_are_proposed_once_somebody_speaks_for_them(self, hromada, town):
        """Kreuzberg governs nothing itself; the borough of a city that has come here does."""
        kreuzberg = MunicipalityFactory(kind=Kind.PART_OF_TOWN)
        assert proposed(hromada) == [town]
        MembershipFactory(municipality=kreuzberg)
        assert set(proposed(hromada)) == {town, kreuzberg}

    def test_regions_that_their_state_does_not_govern_are_proposed_once_somebody_speaks_for_them(self, hromada, town):
        abkhazia = MunicipalityFactory(level="region", country=CountryFactory(code="GE"))
        IdentifierFactory(municipality=abkhazia, scheme="iso_3166_2", value="GE-AB")
        gagra = MunicipalityFactory(region=abkhazia, country=abkhazia.country)
        assert proposed(hromada) == [town]
        MembershipFactory(municipality=gagra)
        assert set(proposed(hromada)) == {town, gagra}

    def test_merged_and_settlements_are_not_proposed(self, hromada, town):
        for ended in (MunicipalityFactory(merged_into=town), MunicipalityFactory(ended_on="2020-01-01")):
            MembershipFactory(municipality=ended)
        MunicipalityFactory(level="settlement")
        assert proposed(hromada) == [town]

    def test_only_those_here(self, hromada, town):
        MunicipalityFactory()
        MembershipFactory(municipality=town)
        assert proposed(hromada, only_here=True) == [town]
        assert [each.is_here for each in queries.candidates(hromada)] == [True, False]

    def test_one_country(self, hromada, town):
        german = MunicipalityFactory(country=CountryFactory(code="DE"))
        assert proposed(hromada, country="DE") == [german]

    def test_a_new_place_is_seen_at_once(self, hromada, town):
        assert proposed(hromada) == [town]
        later = MunicipalityFactory()
        record("places.municipality_added", subject=later, by=None)
        assert proposed(hromada) == [town, later]


class TestTheOrder:
    def test_the_same_question_gets_the_same_answer_ties_by_id(self, hromada):
        towns = [MunicipalityFactory() for _ in range(5)]
        assert proposed(hromada) == proposed(hromada) == towns

    def test_alike_in_size_come_first(self, hromada):
        big, alike = MunicipalityFactory(population=500_000), MunicipalityFactory(population=21_000)
        assert proposed(hromada) == [alike, big]

    def test_weights_move_the_order(self, hromada):
        near_but_big = MunicipalityFactory(population=90_000, latitude="50.000", longitude="20.000")
        alike_but_far = MunicipalityFactory(population=20_000, latitude="10.000", longitude="-70.000")
        assert proposed(hromada, weights={"geography": 0})[0] == alike_but_far
        assert proposed(hromada, weights={"size": 0, "geography": 2})[0] == near_but_big

    def test_no_country_takes_more_than_its_share(self, hromada):
        for _ in range(30):
            MunicipalityFactory()
        for code in ("DE", "FR", "LT"):
            for _ in range(6):
                MunicipalityFactory(country=CountryFactory(code=code), population=2_000)
        countries = [each.country_id for each in proposed(hromada, limit=20)]
        assert countries[:3] == ["PL", "PL", "PL"]
        assert countries[:10].count("PL") == countries[10:].count("PL") == 3 == country_cap(20) / 2
        assert len(proposed(hromada, limit=20, country="PL")) == 20

    def test_every_second_place_belongs_to_a_hromada_without_a_partner(self, town):
        known = [MunicipalityFactory(hromada=True, population=20_000) for _ in range(6)]
        new = [MunicipalityFactory(hromada=True, population=2_000_000) for _ in range(3)]
        brno = MunicipalityFactory()
        for each in known:
            PartnershipFactory(municipalities=[each, brno])
            ListingFactory(municipality=each, offer=True)
            MembershipFactory(municipality=each)
        ListingFactory(municipality=town)
        order = proposed(town)
        assert len({each.pk for each in order[:6]} & {each.pk for each in new}) == 3
        assert len(order) == 9

    def test_letters_that_wait_move_the_over_asked_down(self, hromada):
        asked, free = MunicipalityFactory(), MunicipalityFactory()
        for each in (asked, free):
            PartnerSearchFactory(municipality=each, capacity=2)
        assert proposed(hromada) == [asked, free]
        assert proposed(hromada, letters_waiting={asked.pk: 2}) == [free, asked]


class TestReasons:
    def test_needs_offers_and_language_in_both_languages(self, hromada, town):
        PassportFactory(municipality=hromada, languages=["uk", "en"])
        PassportFactory(municipality=town, languages=["en"])
        ListingFactory(municipality=hromada, title_en="A reserve pump")
        ListingFactory(municipality=town, offer=True)
        candidate = queries.explain(hromada, town)
        told = {reason.criterion: reason for reason in candidate.reasons}
        assert told["needs_offers"].in_languages["en"] == (
            "They offer “Experience of a water utility” (know-how): it meets your need “A reserve pump”"
        )
        assert told["languages"].in_languages["en"] == "Working language in common: English"
        with translation.override("uk"):
            assert told["needs_offers"].text == told["needs_offers"].in_languages["uk"]
        assert candidate.fit_for_us > candidate.fit_for_them > 0

    def test_the_other_side_is_told_the_same_from_its_side(self, hromada, town):
        ListingFactory(municipality=hromada)
        ListingFactory(municipality=town, offer=True)
        told = [reason.in_languages["en"] for reason in queries.explain(hromada, town).reasons_for_them]
        title = "Experience of a water utility"
        assert f"They need and you offer: “{title}” (know-how)" in told
        assert told == [reason.in_languages["en"] for reason in queries.explain(town, hromada).reasons]

    def test_a_town_that_has_said_nothing_is_not_known_to_fit(self, hromada, town):
        """However near and alike: public facts are no answer to what it wants."""
        ListingFactory(municipality=hromada)
        assert not queries.explain(hromada, town).is_known
        ListingFactory(municipality=town, offer=True)
        assert queries.explain(hromada, town).is_known
        assert queries.explain(town, hromada).is_known

    def test_the_people_of_the_centre_are_not_those_of_the_hromada(self, hromada, town):
        Municipality.objects.filter(pk=hromada.pk).update(is_population_of_centre=True)
        hromada.refresh_from_db()
        for one, other in ((hromada, town), (town, hromada)):
            told = queries.explain(one, other)
            assert "size" not in {reason.criterion for reason in (*told.reasons, *told.reasons_for_them)}
            assert {key: (a, b) for key, a, b in told.points}["size"] == (size.UNKNOWN, size.UNKNOWN)

    def test_closed_listings_do_not_count(self, hromada, town):
        ListingFactory(municipality=hromada)
        ListingFactory(municipality=town, offer=True, status="full")
        assert "needs_offers" not in {reason.criterion for reason in queries.explain(hromada, town).reasons}

    def test_a_common_partner_brings_them_in_and_is_named(self, hromada, town):
        zagan = MunicipalityFactory(name_en="Żagań", name_uk="Жагань")
        PartnershipFactory(municipalities=[hromada, zagan])
        PartnershipFactory(municipalities=[town, zagan])
        reason = next(each for each in queries.candidates(hromada)[0].reasons if each.criterion == "partners")
        assert "Żagań" in reason.in_languages["en"]
        assert "Жагань" in reason.in_languages["uk"]

    def test_private_talks_of_others_are_nobodys_reason(self, hromada, town):
        zagan = MunicipalityFactory(name_en="Żagań")
        PartnershipFactory(municipalities=[hromada, zagan])
        PartnershipFactory(municipalities=[town, zagan], is_public=False)
        assert "partners" not in {each.criterion for each in queries.explain(hromada, town).reasons}

    def test_namesakes_are_found_wherever_they_are(self, hromada):
        odessa = MunicipalityFactory(country=CountryFactory(code="US"), population=114_000)
        for municipality, kind in ((hromada, NameKind.ALIAS), (odessa, NameKind.OFFICIAL)):
            Name.objects.create(municipality=municipality, text="Odessa", key="odessa", kind=kind, source="test")
        assert "You share the same name" in [
            reason.in_languages["en"] for reason in queries.candidates(hromada)[0].reasons
        ]

    def test_two_aliases_make_no_namesakes(self, hromada, town):
        for municipality in (hromada, town):
            Name.objects.create(municipality=municipality, text="Neustadt", key="neustadt", source="test")
        assert "same_name" not in {reason.criterion for reason in queries.explain(hromada, town).reasons}


def test_the_number_of_queries_does_not_grow(hromada, django_assert_num_queries):
    def a_place(number):
        place = MunicipalityFactory(population=1_000 * number)
        MembershipFactory(municipality=place)
        PartnershipFactory(municipalities=[place, MunicipalityFactory(hromada=True)])

    def asked():
        forget()
        queries.candidates(hromada)  # what all lists share is read once

    numbers = count(1)
    for _ in range(3):
        a_place(next(numbers))
    asked()
    with django_assert_num_queries(27):
        queries.candidates(hromada)
    for _ in range(5):
        a_place(next(numbers))
    asked()
    with django_assert_num_queries(27):
        queries.candidates(hromada)
