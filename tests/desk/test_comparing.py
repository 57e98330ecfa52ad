"""Candidates side by side, on the shortlist and put aside; weights by name and saved."""

import re

import pytest
from django.urls import reverse

from pobratym.desk.candidates.forms import STEP, FilterForm
from pobratym.introductions.queries.replies import ENOUGH
from pobratym.matching.actions import dismiss, shortlist
from pobratym.matching.criteria.presets import PRESETS
from pobratym.matching.models import Considered, OwnWeight
from pobratym.memberships.models import Role
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hromada():
    return MunicipalityFactory(hromada=True, region=MunicipalityFactory(oblast=True))


@pytest.fixture
def town():
    return MunicipalityFactory(name_en="Milówka", name_uk="Мілувка", population=21_000)


@pytest.fixture
def other():
    return MunicipalityFactory(name_en="Rybnik", name_uk="Рибник", population=130_000)


@pytest.fixture
def membership(hromada):
    return MembershipFactory(municipality=hromada)


@pytest.fixture
def officer(membership, signed_in):
    return signed_in(membership.user)


def words_of(answer):
    """What a reader reads, without markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


class TestSideBySide:
    @pytest.fixture
    def page(self, officer, hromada):
        def read(*chosen, **query):
            found = officer.get(reverse("desk:candidates_compare", args=[hromada.pk]), {"with": chosen, **query})
            assert found.status_code == 200
            return words_of(found)

        return read

    def test_facts_and_what_is_not_known(self, page, hromada, town, other):
        PassportFactory(municipality=town, languages=["en", "pl"])
        PartnerSearchFactory(municipality=town, capacity=3)
        PartnershipFactory(municipalities=[town, MunicipalityFactory(hromada=True, name_en="Sniatyn")])
        text = page(town.pk, other.pk)
        assert "21,000 people" in text
        assert "English, Polish" in text
        assert "1: Sniatyn" in text
        assert "2 of 3 free" in text or "3 of 3 free" in text
        assert "not stated; official in the country: Polish" in text
        assert "none known here" in text
        assert "not known: fewer than five letters so far" in text

    def test_how_they_answer_once_there_are_enough_letters(self, page, town, other):
        for _letter in range(ENOUGH - 1):
            IntroductionFactory(receiver=town, sender=MunicipalityFactory(hromada=True), accepted=True)
        assert "letters answered" not in page(town.pk, other.pk)
        IntroductionFactory(receiver=town, sender=MunicipalityFactory(hromada=True), sent=True)
        assert re.search(r"\d+ % of 5 letters answered", page(town.pk, other.pk))

    def test_both_fits_and_each_criterion_in_words(self, page, hromada, town, other):
        for place in (hromada, town):
            ListingFactory(municipality=place)
            ListingFactory(municipality=place, offer=True)
        text = page(town.pk, other.pk)
        for each in ("They suit you", "You suit them", "Both together", "for you:", "for them:", "for both:"):
            assert each in text
        assert "fully" in text
        assert "not known" in text

    def test_weights_of_the_address_count(self, page, town, other):
        text = page(town.pk, other.pk, weight_size="7.5", weight_geography="0")
        assert "weight 7.5" in text
        assert "Distance weight" not in text

    def test_two_to_four(self, officer, hromada, town):
        address = reverse("desk:candidates_compare", args=[hromada.pk])
        more = [MunicipalityFactory().pk for _ in range(4)]
        partner = MunicipalityFactory()
        PartnershipFactory(municipalities=[hromada, partner])
        for chosen in ([], [town.pk], [town.pk, town.pk], [town.pk, "x"], [town.pk, partner.pk], [town.pk, *more]):
            found = officer.get(address, {"with": chosen})
            assert found.status_code == 302, chosen
            assert found.headers["Location"].endswith(f"/desk/{hromada.pk}/candidates/")

    def test_an_observer_reads_and_settles_nothing(self, hromada, town, other, signed_in):
        observer = signed_in(MembershipFactory(municipality=hromada, role=Role.OBSERVER).user)
        found = observer.get(reverse("desk:candidates_compare", args=[hromada.pk]), {"with": [town.pk, other.pk]})
        text = words_of(found)
        assert "Candidates side by side" in text
        for button in ("Write to them", "Remember", "Not for us"):
            assert button not in text

    def test_in_ukrainian(self, officer, hromada, town, other):
        found = officer.get(f"/uk/desk/{hromada.pk}/candidates/compare/", {"with": [town.pk, other.pk]})
        assert "Мілувка" in words_of(found)


class TestSettling:
    def test_remembered_from_a_list_with_its_filters(self, officer, hromada, town):
        address = reverse("desk:candidate_shortlist", args=[hromada.pk, town.pk])
        answer = officer.post(address, {"query": "country=PL", "page": ""}, follow=True)
        assert answer.redirect_chain[0][0].endswith(f"/desk/{hromada.pk}/candidates/?country=PL")
        text = words_of(answer)
        assert "Milówka is on your shortlist." in text
        assert "on the shortlist" in text
        assert "Take off the shortlist" in text

    def test_no_way_leads_out_of_the_house(self, officer, hromada, town):
        address = reverse("desk:candidate_shortlist", args=[hromada.pk, town.pk])
        typed = {"query": "//evil.example/\r\nX: y", "page": "https://evil.example"}
        location = officer.post(address, typed).headers["Location"]
        assert location.startswith(f"/en/desk/{hromada.pk}/candidates/?")
        assert "\r" not in location

    def test_not_for_us_and_back(self, officer, hromada, town, other):
        address = reverse("desk:candidate_dismiss", args=[hromada.pk, town.pk])
        assert "Not for us: Milówka" in words_of(officer.get(address))
        empty = officer.post(address, {"words": ""})
        assert empty.status_code == 422
        assert "Say why it is not for you" in words_of(empty)
        assert officer.post(address, {"why_not": "other"}).status_code == 422
        answer = officer.post(address, {"why_not": "too_small"}, follow=True)
        text = words_of(answer)
        assert "Milówka is not proposed to you any more" in text
        assert "Too small: only those with more than 21,000 people are proposed" in text
        assert "Rybnik" in text
        assert f'id="candidate-{town.pk}"' not in answer.content.decode()
        back = reverse("desk:candidate_take_back", args=[hromada.pk, town.pk])
        assert "Taken back." in words_of(officer.post(back, {"page": "settled"}, follow=True))
        assert not Considered.objects.exists()

    def test_the_page_of_both(self, officer, membership, hromada, town, other):
        shortlist(candidate=town, by=membership, words="Ask about the pump")
        dismiss(candidate=other, by=membership, why_not="country", words="Not now")
        found = officer.get(reverse("desk:candidates_settled", args=[hromada.pk]))
        text = words_of(found)
        assert 'value="Ask about the pump"' in found.content.decode()
        assert "We do not look for a partner in this country: Not now" in text
        assert "nobody is proposed from Poland" in text
        note = reverse("desk:candidate_shortlist", args=[hromada.pk, town.pk])
        officer.post(note, {"page": "settled", "words": "Ask about the bus"})
        assert Considered.objects.get(candidate=town).words == "Ask about the bus"
        assert "At most" in words_of(officer.post(note, {"page": "settled", "words": "x" * 400}, follow=True)) or (
            Considered.objects.get(candidate=town).words == "Ask about the bus"
        )

    def test_what_is_private_stays_so(self, officer, membership, hromada, town, signed_in):
        shortlist(candidate=town, by=membership, words="Their secret")
        abroad = signed_in(MembershipFactory(municipality=town).user)
        for page in ("candidates", "candidates_settled"):
            assert "Their secret" not in abroad.get(reverse(f"desk:{page}", args=[town.pk])).content.decode()
        assert abroad.get(reverse("desk:candidates_settled", args=[hromada.pk])).status_code == 403


class TestWeights:
    @pytest.fixture
    def list_of(self, officer, hromada):
        return lambda **query: officer.get(reverse("desk:candidates", args=[hromada.pk]), query)

    def test_presets_are_links_and_the_chosen_one_says_so(self, list_of, town):
        content = list_of(preset="needs_first", country="PL").content.decode()
        assert re.search(r'href="\?country=PL&amp;preset=needs_first" aria-current="true"', content)
        assert 'name="weight_needs_offers" value="8"' in content

    def test_every_preset_fits_the_fields(self, hromada, rf):
        for key in PRESETS:
            form = FilterForm(rf.get("/", {"preset": key}).GET, municipality=hromada, saved=None)
            assert form.is_valid(), (key, STEP, form.errors)
            assert form.weights == PRESETS[key].weights

    def test_saved_they_are_the_default_until_they_are_reset(self, officer, hromada, list_of, town):
        form = list_of(weight_size="9").context["form"]
        answer = officer.post(
            reverse("desk:weights_save", args=[hromada.pk]), {**dict(form.hidden_weights), "query": "country=PL"}
        )
        assert answer.headers["Location"].endswith("?country=PL")
        page = list_of()
        assert page.context["form"].weights["size"] == 9
        assert "Your own" in words_of(page)
        assert "Save these weights" not in words_of(page)
        assert "Save these weights" in words_of(list_of(preset="balanced"))
        officer.post(reverse("desk:weights_reset", args=[hromada.pk]))
        assert list_of().context["form"].weights == PRESETS["balanced"].weights

    def test_half_a_form_is_refused(self, officer, hromada):
        address = reverse("desk:weights_save", args=[hromada.pk])
        officer.post(address, {"weight_size": "3"})
        officer.post(address, {"weight_size": "nan"})
        assert not OwnWeight.objects.exists()


def test_how_the_list_came_about_stands_below_it(officer, hromada, town):
    text = words_of(officer.get(reverse("desk:candidates", args=[hromada.pk])))
    assert "From all municipalities to this list" in text
    assert re.search(r"\b1 on this list", text)


def test_the_form_of_a_letter_follows(officer, hromada, town, other):
    """From the comparison one writes."""
    address = reverse("desk:candidates_compare", args=[hromada.pk])
    content = officer.get(address, {"with": [town.pk, other.pk]}).content.decode()
    letter = re.search(rf'href="([^"]+/letters/new/\?to={town.pk})"', content)
    assert letter
    assert officer.get(letter.group(1)).status_code == 200
