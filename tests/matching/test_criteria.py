"""Each criterion on its own: what it gives points for, and what it says."""

import pytest
from django.utils import translation

from pobratym.matching.criteria import (
    CRITERIA,
    DEFAULT_WEIGHTS,
    capacity,
    geography,
    languages,
    needs_offers,
    neighbours,
    newcomer,
    partners,
    same_name,
    seeking,
    size,
    spheres,
    wishes,
)
from pobratym.matching.criteria.fit import MatchReason
from pobratym.matching.criteria.portrait import Ask
from pobratym.profiles.vocabulary import Form, SizeBand, Sphere, is_in_band
from tests.factories.matching import PortraitFactory, partner

WATER = Ask(Sphere.WATER, Form.KNOW_HOW)
ENERGY = Ask(Sphere.ENERGY, Form.KNOW_HOW)
SPORT = Ask(Sphere.SPORT, Form.EXCHANGE)


def said(points):
    return [str(remark.to_us) for remark in points.remarks]


def said_to_them(points):
    return [str(remark.to_them) for remark in points.remarks if remark.to_them is not None]


class TestSize:
    def test_alike_in_size_says_both_numbers(self):
        points = size.judge(PortraitFactory(population=21_400), PortraitFactory(population=23_000))
        assert points.value > 0.9
        assert said(points) == ["Similar size: you have about 21,000 people, they have about 23,000 people"]

    def test_no_bound_excludes(self):
        points = size.judge(PortraitFactory(population=900), PortraitFactory(population=900_000))
        assert 0 < points.value < 0.05
        assert not points.remarks

    def test_unknown_is_neither_best_nor_worst_and_nothing_is_said(self):
        points = size.judge(PortraitFactory(population=None), PortraitFactory())
        assert 0 < points.value < 0.5
        assert not points.remarks


class TestNeedsAndOffers:
    def test_same_sphere_and_form(self):
        points = needs_offers.judge(PortraitFactory(needs=(WATER,)), PortraitFactory(offers=(WATER,)))
        assert said(points) == ["You need and they offer: “water supply” (know-how)"], "once"
        assert said_to_them(points) == ["They need and you offer: “water supply” (know-how)"]

    def test_exact_beats_other_form_beats_broad_sphere_beats_nothing(self):
        us = PortraitFactory(needs=(WATER,))
        exact, other_form, broad, nothing = (
            needs_offers.judge(us, PortraitFactory(offers=(offer,))).value
            for offer in (WATER, Ask(Sphere.WATER, Form.EQUIPMENT), ENERGY, SPORT)
        )
        assert exact > other_form > broad > nothing == 0

    def test_what_is_only_near_is_not_called_the_same(self):
        points = needs_offers.judge(PortraitFactory(needs=(WATER,)), PortraitFactory(offers=(ENERGY,)))
        assert said(points) == ["They offer “energy” (know-how): it is close to your need “water supply”"]

    def test_an_urgent_need_counts_more(self):
        urgent = PortraitFactory(needs=(WATER._replace(is_urgent=True),))
        them = PortraitFactory(offers=(WATER,))
        assert needs_offers.judge(urgent, them).value > needs_offers.judge(PortraitFactory(needs=(WATER,)), them).value

    def test_the_same_offer_is_not_said_twice(self):
        us = PortraitFactory(needs=(WATER, Ask(Sphere.WATER, Form.EQUIPMENT)))
        assert len(needs_offers.judge(us, PortraitFactory(offers=(WATER,))).remarks) == 1


class TestSpheres:
    def test_a_shared_problem(self):
        points = spheres.judge(PortraitFactory(needs=(ENERGY,)), PortraitFactory(needs=(ENERGY,)))
        assert said(points) == ["You both seek help in the same fields: energy. A joint project may suit you both"]

    def test_a_common_sphere_is_not_called_a_problem(self):
        points = spheres.judge(PortraitFactory(offers=(SPORT,)), PortraitFactory(offers=(SPORT,)))
        assert said(points) == ["You both work on: sport"]

    def test_the_same_sphere_beats_one_beside_it(self):
        us = PortraitFactory(offers=(WATER,))
        same, beside = PortraitFactory(offers=(WATER,)), PortraitFactory(offers=(ENERGY,))
        assert spheres.judge(us, same).value > spheres.judge(us, beside).value > 0


class TestLanguages:
    def test_both_state_it(self):
        us, them = (PortraitFactory(languages=frozenset({"en", other})) for other in ("uk", "pl"))
        points = languages.judge(us, them)
        assert points.value == 1
        assert said(points) == ["Working language in common: English"]

    def test_we_work_in_the_language_of_their_country(self):
        us = PortraitFactory(hromada=True, languages=frozenset({"uk", "pl"}))
        points = languages.judge(us, PortraitFactory())
        assert said(points) == ["You work in an official language of their country: Polish"]
        assert said_to_them(points) == ["They work in an official language of your country: Polish"]
        assert 0 < points.value < 1

    def test_nothing_stated_nothing_said(self):
        points = languages.judge(PortraitFactory(hromada=True), PortraitFactory())
        assert (points.value, points.remarks) == (0.0, ())


class TestGeography:
    def test_lviv_and_lublin(self):
        lviv, lublin = (
            PortraitFactory(latitude=49.838, longitude=24.023),
            PortraitFactory(latitude=51.25, longitude=22.567),
        )
        assert geography.kilometres(lviv, lublin) == pytest.approx(187, abs=3)
        assert said(geography.judge(lviv, lublin)) == ["Close to each other: about 190 km in a straight line"]

    def test_far_is_not_excluded(self):
        points = geography.judge(PortraitFactory(), PortraitFactory(latitude=25.8, longitude=-80.2))
        assert 0 < points.value < 0.1
        assert not points.remarks

    def test_a_place_without_a_point(self):
        assert geography.judge(PortraitFactory(latitude=None, longitude=None), PortraitFactory()).remarks == ()


class TestWishes:
    def test_country_wanted_and_not(self):
        us = PortraitFactory(hromada=True, countries_wanted=frozenset({"PL"}))
        wanted, other = wishes.judge(us, PortraitFactory()), wishes.judge(us, PortraitFactory(country="DE"))
        assert said(wanted) == ["They are in a country you look in: Poland"]
        assert said_to_them(wanted) == ["They look for partners in your country: Poland"]
        assert said(other) == ["They are not in a country you look in"]
        assert other.remarks[0].is_caution
        assert wanted.value == 1
        assert other.value == 0

    def test_size_and_kind(self):
        us = PortraitFactory(sizes_wanted=frozenset({SizeBand.UP_TO_50}), types_wanted=frozenset({"memorandum"}))
        them = PortraitFactory(population=20_000, types_wanted=frozenset({"memorandum", "friendship"}))
        assert said(wishes.judge(us, them)) == [
            "They are of a size you look for",
            "You both look for the same kind of partnership",
        ]

    def test_no_wish_neither_helps_nor_harms(self):
        points = wishes.judge(PortraitFactory(), PortraitFactory())
        assert (points.value, points.remarks) == (0.5, ())

    @pytest.mark.parametrize(
        ("population", "band"),
        [(4_999, "up_to_5"), (5_000, "up_to_20"), (20_000, "up_to_50"), (200_000, "over_200"), (9_000_000, "over_200")],
    )
    def test_bands_share_no_bound(self, population, band):
        assert [each for each in SizeBand.values if is_in_band(population, each)] == [band]


class TestCapacity:
    def test_room_left(self):
        points = capacity.judge(PortraitFactory(), PortraitFactory(capacity=3, talks=1))
        assert said(points) == ["They have capacity for 2 more talks now"]

    def test_over_asked_comes_last_and_is_told(self):
        points = capacity.judge(PortraitFactory(), PortraitFactory(capacity=3, talks=5))
        assert points.value == 0
        assert points.remarks[0].is_caution
        assert said(points) == ["They hold as many talks as they can now"]

    def test_where_nothing_is_said_many_partners_leave_less_room(self):
        few, many = PortraitFactory(), PortraitFactory(partners={n: partner(str(n)) for n in range(100, 128)})
        assert capacity.judge(few, few).value > capacity.judge(few, many).value > 0


class TestTheNetwork:
    def test_a_partner_in_common_is_named(self):
        zagan = {900: partner("Żagań")}
        points = partners.judge(PortraitFactory(partners=zagan), PortraitFactory(partners=zagan))
        assert said(points) == ["You have a partner in common that can introduce you: Żagań"]

    def test_a_partner_in_our_region_is_named(self):
        us = PortraitFactory(hromada=True, region_id=7)
        points = neighbours.judge(us, PortraitFactory(partners={900: partner("Khotyn", region_id=7)}))
        assert "Khotyn" in said(points)[0]
        assert neighbours.judge(us, PortraitFactory(partners={900: partner("Odesa", region_id=8)})).value == 0

    def test_a_hromada_without_a_partner_comes_first(self):
        new = PortraitFactory(hromada=True)
        known = PortraitFactory(hromada=True, partners={1: partner("Brno")})
        us = PortraitFactory()
        assert newcomer.judge(us, new).value > newcomer.judge(us, known).value
        assert said(newcomer.judge(us, new)) == ["No partner of theirs is known here: you may be the first"]

    def test_a_town_abroad_of_which_nothing_is_known_is_not_called_a_newcomer(self):
        assert not newcomer.is_newcomer(PortraitFactory())
        assert newcomer.is_newcomer(PortraitFactory(is_here=True))

    def test_namesakes(self):
        odesa, odessa = PortraitFactory(hromada=True, namesakes=frozenset({77})), PortraitFactory(id=77)
        assert same_name.judge(odesa, odessa).value == same_name.judge(odessa, odesa).value == 1

    def test_seeking_now(self):
        us = PortraitFactory()
        values = [
            seeking.judge(us, PortraitFactory(is_here=here, is_seeking=looking)).value
            for here, looking in [(True, True), (False, True), (True, False), (False, False)]
        ]
        assert values == sorted(values, reverse=True)
        assert values[-1] == 0


def test_every_criterion_has_its_own_key_and_a_weight():
    assert len(DEFAULT_WEIGHTS) == len(CRITERIA) >= 11
    assert all(weight > 0 for weight in DEFAULT_WEIGHTS.values())


def test_what_a_letter_keeps_of_a_match_is_said_in_every_language_of_texts(settings):
    """The other side reads it in its own; a new criterion has to be said here, and its file to stand in CONTENT."""
    everything = {
        **{"needs": (WATER,), "offers": (WATER,), "capacity": 3, "population": 20_000, "latitude": 49.0},
        **{"longitude": 24.0, "is_here": True, "is_seeking": True, "languages": frozenset({"en"}), "region_id": 5},
        **{"types_wanted": frozenset({"sister_city"}), "countries_wanted": frozenset({"PL", "UA"})},
        **{"partners": {9: partner("Nysa", region_id=5)}, "namesakes": frozenset({77})},
    }
    us, them = PortraitFactory(**everything), PortraitFactory(id=77, **everything)
    without_partners = PortraitFactory(is_here=True)
    found = [remark for each in CRITERIA for remark in each.judge(us, them).remarks]
    found += newcomer.judge(us, without_partners).remarks
    phrases = [phrase for remark in found for phrase in (remark.to_us, remark.to_them) if phrase]
    assert len(phrases) >= len(CRITERIA)
    for phrase in phrases:
        assert set(MatchReason("any", 1.0, phrase).in_languages) == set(settings.CONTENT_LANGUAGES)


def test_a_sentence_is_translated_when_it_is_read_not_when_it_is_made():
    remark = wishes.judge(PortraitFactory(countries_wanted=frozenset({"PL"})), PortraitFactory()).remarks[0]
    with translation.override("uk"):
        assert "Польща" in str(remark.to_us)
    assert "Poland" in str(remark.to_us)
