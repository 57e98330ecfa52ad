"""What a municipality settles about candidates, and what follows for its list."""

import pytest
from django.db import IntegrityError, transaction

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.journal.models import Entry
from pobratym.matching import queries
from pobratym.matching.actions import dismiss, reset_weights, save_weights, shortlist, take_back
from pobratym.matching.criteria import DEFAULT_WEIGHTS
from pobratym.matching.criteria.doubts import strongest_doubt, strongest_reasons
from pobratym.matching.criteria.presets import PRESETS
from pobratym.matching.models import Considered, OwnWeight
from pobratym.matching.queries.passage import ASKED, LISTED, MAY, REGISTRY
from pobratym.matching.queries.settled import aside_of, considered, own_weights
from pobratym.matching.rules.aside import Aside, PutAside, aside
from pobratym.memberships.models import Role
from pobratym.people.actions import erase_account
from pobratym.places.actions import merge_municipalities
from pobratym.places.models import Municipality
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PassportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hromada():
    return MunicipalityFactory(hromada=True, region=MunicipalityFactory(oblast=True))


@pytest.fixture
def officer(hromada):
    return MembershipFactory(municipality=hromada, role=Role.EDITOR)


@pytest.fixture
def town():
    return MunicipalityFactory(name_en="Milówka", population=21_000)


def proposed(municipality, **wishes):
    found = queries.listed(municipality, aside=aside_of(municipality, considered(municipality)), **wishes)
    return [each.municipality for each in found.candidates]


class TestVerbs:
    def test_shortlisted_once_and_the_note_changes(self, officer, town):
        shortlist(candidate=town, by=officer)
        shortlist(candidate=town, by=officer, words="  Their mayor was in Lviv  ")
        row = Considered.objects.get()
        assert (row.verdict, row.words, row.said_by) == ("shortlisted", "Their mayor was in Lviv", officer.user)
        entry = Entry.objects.filter(verb="matching.shortlisted").latest("pk")
        assert entry.details["candidate"] == town.pk
        assert entry.municipality_id == officer.municipality_id
        assert "Lviv" not in str(entry.details)

    def test_whoever_was_put_aside_comes_back_by_the_shortlist(self, officer, town):
        dismiss(candidate=town, by=officer, why_not="too_far")
        shortlist(candidate=town, by=officer)
        row = Considered.objects.get()
        assert (row.verdict, row.why_not) == ("shortlisted", "")

    def test_a_reason_of_ones_own_needs_words(self, officer, town):
        with pytest.raises(InvalidInput) as refused:
            dismiss(candidate=town, by=officer, why_not="other")
        assert "words" in refused.value.fields
        for nonsense in ("", "too_blue"):
            with pytest.raises(InvalidInput):
                dismiss(candidate=town, by=officer, why_not=nonsense)
        assert not Considered.objects.exists()

    def test_taken_back_once(self, officer, town):
        dismiss(candidate=town, by=officer, why_not="too_far")
        take_back(candidate=town, by=officer)
        assert not Considered.objects.exists()
        with pytest.raises(Conflict):
            take_back(candidate=town, by=officer)

    def test_only_whom_one_could_be_brought_together_with(self, officer):
        russian = MunicipalityFactory(country=CountryFactory(code="RU"))
        for other in (officer.municipality, MunicipalityFactory(hromada=True), russian):
            with pytest.raises(InvalidInput):
                shortlist(candidate=other, by=officer)

    def test_who_only_reads_settles_nothing(self, hromada, town):
        observer = MembershipFactory(municipality=hromada, role=Role.OBSERVER)
        for verb in (
            lambda: shortlist(candidate=town, by=observer),
            lambda: dismiss(candidate=town, by=observer, why_not="too_far"),
            lambda: take_back(candidate=town, by=observer),
            lambda: save_weights(by=observer, weights=DEFAULT_WEIGHTS),
            lambda: reset_weights(by=observer),
        ):
            with pytest.raises(NotAllowed):
                verb()

    def test_what_one_settles_is_not_for_others(self, officer, town):
        dismiss(candidate=town, by=officer, why_not="too_far")
        other = MunicipalityFactory(hromada=True)
        assert considered(other) == []
        assert town in proposed(other)

    @pytest.mark.parametrize(("verdict", "why_not"), [("shortlisted", "too_far"), ("dismissed", "")])
    def test_the_database_refuses_half_of_it(self, officer, town, verdict, why_not):
        with pytest.raises(IntegrityError), transaction.atomic():
            Considered.objects.create(
                municipality=officer.municipality,
                candidate=town,
                verdict=verdict,
                why_not=why_not,
                said_by=officer.user,
            )


class TestWeights:
    def test_saved_changed_and_reset(self, officer, hromada):
        assert own_weights(hromada) is None
        for size in (4.5, 0.0):
            save_weights(by=officer, weights={**DEFAULT_WEIGHTS, "size": size})
            assert own_weights(hromada) == {**DEFAULT_WEIGHTS, "size": size}
        reset_weights(by=officer)
        assert own_weights(hromada) is None
        with pytest.raises(Conflict):
            reset_weights(by=officer)

    @pytest.mark.parametrize("size", [-1.0, 11.0])
    def test_out_of_bounds(self, officer, size):
        with pytest.raises(InvalidInput):
            save_weights(by=officer, weights={**DEFAULT_WEIGHTS, "size": size})
        with pytest.raises(IntegrityError), transaction.atomic():
            OwnWeight.objects.create(municipality=officer.municipality, criterion="size", weight=size)

    def test_all_of_them_and_not_all_nought(self, officer):
        for weights in ({"size": 1.0}, {**DEFAULT_WEIGHTS, "colour": 1.0}, dict.fromkeys(DEFAULT_WEIGHTS, 0.0)):
            with pytest.raises(InvalidInput):
                save_weights(by=officer, weights=weights)

    def test_a_criterion_that_came_later_counts_as_for_everybody(self, officer, hromada):
        save_weights(by=officer, weights={**DEFAULT_WEIGHTS, "size": 4.0})
        OwnWeight.objects.filter(criterion="geography").delete()
        assert own_weights(hromada) == {**DEFAULT_WEIGHTS, "size": 4.0}

    def test_presets_differ_and_name_criteria_that_are_there(self):
        for preset in PRESETS.values():
            assert set(preset.weights) == set(DEFAULT_WEIGHTS)
            assert max(preset.weights.values()) <= OwnWeight.MOST
        assert len({tuple(preset.weights.items()) for preset in PRESETS.values()}) == len(PRESETS)


class TestTheNextList:
    def test_whoever_is_put_aside_leaves_it_and_comes_back(self, officer, hromada, town):
        dismiss(candidate=town, by=officer, why_not="other", words="We have tried")
        assert proposed(hromada) == []
        take_back(candidate=town, by=officer)
        assert proposed(hromada) == [town]

    def test_the_shortlisted_stay(self, officer, hromada, town):
        shortlist(candidate=town, by=officer)
        assert proposed(hromada) == [town]

    def test_too_large_and_too_small_bound_the_size(self, officer, hromada):
        sizes = {people: MunicipalityFactory(population=people) for people in (1_000, 5_000, 20_000, 50_000, 90_000)}
        unknown = MunicipalityFactory(population=None)
        dismiss(candidate=sizes[50_000], by=officer, why_not="too_large")
        assert set(proposed(hromada)) == {sizes[1_000], sizes[5_000], sizes[20_000], unknown}
        dismiss(candidate=sizes[5_000], by=officer, why_not="too_small")
        assert set(proposed(hromada)) == {sizes[20_000], unknown}

    def test_too_large_for_those_who_are_here_too(self, officer, hromada):
        large, larger = MunicipalityFactory(population=50_000), MunicipalityFactory(population=90_000)
        MembershipFactory(municipality=larger)
        dismiss(candidate=large, by=officer, why_not="too_large")
        assert proposed(hromada) == []

    def test_too_far_bounds_the_distance(self, officer, hromada):
        Municipality.objects.filter(pk=hromada.pk).update(latitude="49.000", longitude="25.000")
        hromada.refresh_from_db()
        near = MunicipalityFactory(latitude="50.000", longitude="22.000")
        far = MunicipalityFactory(latitude="48.000", longitude="2.000")
        farther = MunicipalityFactory(latitude="38.000", longitude="-9.000")
        nowhere = MunicipalityFactory(latitude=None, longitude=None)
        assert farther in proposed(hromada)
        dismiss(candidate=far, by=officer, why_not="too_far")
        assert set(proposed(hromada)) == {near, nowhere}

    def test_a_country(self, officer, hromada, town):
        germans = [MunicipalityFactory(country=CountryFactory(code="DE")) for _ in range(2)]
        dismiss(candidate=germans[0], by=officer, why_not="country")
        assert proposed(hromada) == [town]

    def test_language_and_capacity_count_twice(self):
        found = aside([PutAside(1, "language"), PutAside(2, "language"), PutAside(3, "no_capacity")])
        moved = found.moved(DEFAULT_WEIGHTS)
        for key, weight in DEFAULT_WEIGHTS.items():
            assert moved[key] == weight * (2 if key in ("languages", "capacity") else 1)

    def test_of_several_bounds_the_strictest_and_what_is_not_known_bounds_nothing(self):
        found = aside(
            [
                PutAside(1, "too_large", people=50_000),
                PutAside(2, "too_large", people=40_000),
                PutAside(3, "too_large"),
                PutAside(4, "too_small", people=900),
                PutAside(5, "too_far"),
            ]
        )
        assert found == Aside(ids=frozenset({1, 2, 3, 4, 5}), fewer_than=40_000, more_than=900)
        assert not aside([PutAside(1, "other")]).changes_the_list


class TestHowItCameAbout:
    def test_the_counts_are_true(self, officer, hromada, town):
        german = MunicipalityFactory(country=CountryFactory(code="DE"))
        MunicipalityFactory(level="region")
        MunicipalityFactory(country=CountryFactory(code="RU"))
        dismiss(candidate=german, by=officer, why_not="other", words="No")
        found = queries.listed(hromada, aside=aside_of(hromada, considered(hromada)))
        counts = {step.key: step.left for step in found.passage.steps}
        assert counts[REGISTRY] == Municipality.objects.shown().count()
        assert counts[MAY] == 2
        assert counts[ASKED] == counts[LISTED] == len(found.candidates) == 1
        numbers = [step.left for step in found.passage.steps]
        assert numbers == sorted(numbers, reverse=True)

    def test_filters_are_counted(self, hromada, town):
        MembershipFactory(municipality=MunicipalityFactory(country=CountryFactory(code="DE")))
        for wishes in ({"country": "DE"}, {"only_here": True}):
            counts = {step.key: step.left for step in queries.listed(hromada, **wishes).passage.steps}
            assert (counts[MAY], counts[ASKED]) == (2, 1)


class TestReasonsAndDoubts:
    def test_three_reasons_that_the_weights_choose(self, hromada, town):
        for place in (hromada, town):
            PassportFactory(municipality=place, languages=["en"])
            ListingFactory(municipality=place)
            ListingFactory(municipality=place, offer=True)
        fit = queries.explain(hromada, town).fit
        first = strongest_reasons(fit, {}, {**DEFAULT_WEIGHTS, "languages": 10.0})
        assert len(first) == 3
        assert first[0].criterion == "languages"
        assert strongest_reasons(fit, {}, {**DEFAULT_WEIGHTS, "needs_offers": 10.0})[0].criterion == "needs_offers"

    def test_what_nobody_knows_is_the_doubt(self, hromada, town):
        doubt = strongest_doubt(queries.explain(hromada, town).fit, {}, DEFAULT_WEIGHTS)
        assert doubt is not None
        assert doubt.text == "Too little is known about “Needs met by offers”"

    def test_where_it_is_known_the_weakest_point_is_named(self, hromada):
        big = MunicipalityFactory(population=1_800_000)
        doubt = strongest_doubt(queries.explain(hromada, big).fit, {}, {"size": 1.0})
        assert doubt is not None
        assert doubt.criterion == "size"


class TestRowsAndPeople:
    def test_they_move_with_a_merge(self, officer, hromada, town):
        twice = MunicipalityFactory(hromada=True)
        note = shortlist(candidate=town, by=officer)
        save_weights(by=officer, weights=DEFAULT_WEIGHTS)
        merge_municipalities(duplicate=hromada, into=twice, reason="The same", by=None)
        note.refresh_from_db()
        assert note.municipality_id == twice.pk
        assert own_weights(twice) == DEFAULT_WEIGHTS

    def test_a_candidate_merged_into_another_is_remembered_under_that(self, officer, town):
        note, kept = shortlist(candidate=town, by=officer), MunicipalityFactory()
        merge_municipalities(duplicate=town, into=kept, reason="The same", by=None)
        note.refresh_from_db()
        assert note.candidate_id == kept.pk

    def test_words_go_with_the_person_and_the_choice_stays(self, hromada, town):
        person = UserFactory()
        dismiss(
            candidate=town,
            by=MembershipFactory(municipality=hromada, user=person),
            why_not="other",
            words="I know them",
        )
        erase_account(by=person, user=person)
        row = Considered.objects.get()
        assert (row.words, row.verdict) == ("", "dismissed")
