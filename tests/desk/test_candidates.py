"""The list of candidates on the desk."""

import re

import pytest
from django.urls import reverse

from pobratym.memberships.models import Role
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PassportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hromada():
    return MunicipalityFactory(hromada=True, region=MunicipalityFactory(oblast=True))


@pytest.fixture
def town():
    return MunicipalityFactory(name_en="Milówka", name_uk="Мілувка", population=21_000)


@pytest.fixture
def officer(hromada, signed_in):
    return signed_in(MembershipFactory(municipality=hromada).user)


@pytest.fixture
def page(officer, hromada):
    def read(**query):
        answer = officer.get(reverse("desk:candidates", args=[hromada.pk]), query)
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def names(content):
    return re.findall(r">([^<]*)</a>\s*</h3>", content)


def test_a_stranger_is_asked_to_sign_in_and_another_municipality_is_refused(client, hromada, signed_in):
    address = reverse("desk:candidates", args=[hromada.pk])
    assert client.get(address).status_code == 302
    stranger = signed_in(MembershipFactory().user)
    assert stranger.get(address).status_code == 403


def test_of_a_town_that_has_said_nothing_the_card_says_so(page, hromada, town):
    text = page()
    assert town.name.in_language("en").text in text
    assert "not known" in text
    assert "<progress" not in text
    for word in ("very well", ">well<", "in part"):
        assert word not in text


def test_a_card_says_why(page, hromada, town):
    PassportFactory(municipality=hromada, languages=["en"])
    PassportFactory(municipality=town, languages=["en"])
    ListingFactory(municipality=hromada)
    ListingFactory(municipality=town, offer=True)
    content = page()
    assert "You need and they offer: “Experience of a water utility” (know-how)" in content
    assert "Working language in common: English" in content
    assert "21,000 people" in content
    assert f'href="{reverse("correspondence:introduction_new", args=[hromada.pk])}?to={town.pk}"' in content
    assert f'href="{reverse("web:municipality", args=[town.pk, town.slug])}"' in content


def test_the_page_speaks_ukrainian_too(officer, hromada, town):
    content = officer.get(f"/uk/desk/{hromada.pk}/candidates/").content.decode()
    assert "Мілувка" in content


def test_who_is_here_and_who_is_not(page, town):
    assert "your letter is kept and delivered as soon as somebody does" in page()
    MembershipFactory(municipality=town)
    assert "reaches their representative at once" in page()


def test_a_letter_on_its_way_takes_the_place_of_the_button(page, hromada, town):
    IntroductionFactory(sender=hromada, receiver=town, sent=True)
    content = page()
    assert "Your letter to them" in content
    assert "Write to them" not in content


def test_a_letter_from_them_is_shown_as_theirs(page, hromada, town):
    IntroductionFactory(sender=town, receiver=hromada, sent=True)
    assert "Their letter to you" in page()


def test_their_draft_is_not_betrayed(page, hromada, town):
    IntroductionFactory(sender=town, receiver=hromada)
    assert "Their letter to you" not in page()


def test_who_may_not_speak_is_offered_no_letter(hromada, town, signed_in):
    observer = signed_in(MembershipFactory(municipality=hromada, role=Role.OBSERVER).user)
    content = observer.get(reverse("desk:candidates", args=[hromada.pk])).content.decode()
    assert "Milówka" in content
    assert "Write to them" not in content
    assert "Add a need" not in content


def test_an_empty_profile_is_told_what_would_help(page, hromada, town):
    assert "Say what you need and what you can offer" in page()
    ListingFactory(municipality=hromada)
    assert "Say what you can offer" in page()
    ListingFactory(municipality=hromada, offer=True)
    assert "At present the list rests mostly on public facts" not in page()


def test_filters_are_kept_in_the_address(page, town):
    german = MunicipalityFactory(country=CountryFactory(code="DE"), name_en="Löbau")
    MembershipFactory(municipality=german)
    assert {"Milówka", "Löbau"} <= set(names(page()))
    assert names(page(country="DE")) == ["Löbau"]
    assert names(page(here="on")) == ["Löbau"]
    assert 'value="Germany"' in page(country="DE")


def test_weights_move_the_list(page, town):
    big = MunicipalityFactory(name_en="Warszawa", population=1_800_000)
    MembershipFactory(municipality=big)
    assert names(page(weight_size="4", weight_seeking="0"))[0] == "Milówka"
    assert names(page(weight_size="0"))[0] == "Warszawa"


def test_nonsense_in_the_address_is_told_and_filters_nothing(page, town):
    content = page(country="XX", weight_size="enormous")
    assert names(content) == ["Milówka"]
    assert "Enter a number." in content


def test_nobody_found_says_what_to_do(page):
    assert "No candidates here" in page()


def test_a_long_list_is_shown_in_two_steps(page):
    for _ in range(25):
        MunicipalityFactory()
    assert len(names(page(country="PL"))) == 20
    assert "Show 5 more" in page(country="PL")
    assert len(names(page(country="PL", all="1"))) == 25


def test_a_municipality_abroad_is_shown_hromadas(town, hromada, signed_in):
    officer = signed_in(MembershipFactory(municipality=town).user)
    content = officer.get(reverse("desk:candidates", args=[town.pk])).content.decode()
    assert names(content) == [str(hromada)]
    assert "Ukrainian hromadas that could suit you" in content
    assert 'name="country"' not in content


def test_the_number_of_queries_is_frozen(officer, hromada, django_assert_num_queries):
    address = reverse("desk:candidates", args=[hromada.pk])
    for number in range(12):
        MembershipFactory(municipality=MunicipalityFactory(population=1_000 * (number + 1)))
        if number in (2, 11):
            officer.get(address)
            with django_assert_num_queries(29):
                officer.get(address)
