"""The business card: what is on it, in whose language, and what it leaves out."""

from datetime import date

import pytest
from django.utils.translation import override

from pobratym.places.models import Municipality
from pobratym.profiles.models import Economy
from pobratym.search.card import MOST_ITEMS, card_of
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import (
    ListingFactory,
    PartnerSearchFactory,
    PassportFactory,
    PassportPictureFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)


@pytest.fixture
def town():
    return MunicipalityFactory(hromada=True, name_en="Riverside", name_uk="Прирічне")


def card(town, language="en"):
    with override(language):
        return card_of(Municipality.objects.with_place().get(pk=town.pk), issued_on=TODAY)


def facts(card):
    return {fact.label: fact.value for fact in card.facts}


def test_it_begins_with_the_facts_of_the_registry(town):
    told = card(town)
    assert (told.name.text, told.other_name.text, told.other_name.language) == ("Riverside", "Прирічне", "uk")
    assert "Population" in facts(told)
    assert told.says_nothing
    assert not told.is_here
    assert (told.offers, told.needs, told.partners, told.about, told.brief) == ([], [], [], None, [])


def test_who_heads_it_is_written_in_the_letters_of_the_reader(town):
    PassportFactory(municipality=town, head_name="Олена Згурська")
    assert facts(card(town, "uk"))["Голова муніципалітету"] == "Олена Згурська"
    assert facts(card(town, "de"))["Leitung der Kommune"] == "Olena Zghurska"


@pytest.mark.parametrize(
    ("about", "language", "shown", "is_fallback"),
    [
        ({"uk": "Ми над річкою.", "en": "We live on a river."}, "uk", "Ми над річкою.", False),
        ({"uk": "Ми над річкою.", "en": "We live on a river."}, "pl", "We live on a river.", True),
        ({"uk": "Ми над річкою.", "de": "Wir leben am Fluss."}, "de", "Wir leben am Fluss.", False),
    ],
)
def test_its_own_words_stand_in_the_language_of_the_reader_else_in_english(town, about, language, shown, is_fallback):
    PassportFactory(municipality=town, about=about, marks=["river"])
    told = card(town, language)
    assert (told.about.text, told.about.is_fallback) == (shown, is_fallback)
    assert told.brief == []
    assert told.marks


def test_whoever_has_written_ukrainian_alone_is_told_of_by_choices_and_numbers(town):
    passport = PassportFactory(municipality=town, about={"uk": "Ми над річкою."}, marks=["river"], languages=["en"])
    Economy(passport=passport, agriculture=35, trade=20).save()
    told = card(town, "fr")
    assert told.about is None
    assert "agriculture 35" in " ".join(told.brief)
    assert told.marks == []  # the sentences have them
    assert "Economy by sector" not in facts(told)


def test_where_nothing_else_speaks_the_text_stands_in_its_own_language_and_says_so(town):
    PassportFactory(municipality=town, about={"uk": "Ми над річкою."}, languages=[])
    told = card(town, "fr")
    assert (told.about.text, told.about.language, told.about.is_fallback) == ("Ми над річкою.", "uk", True)


def test_needs_and_offers_are_coded_so_that_they_read_in_every_language(town):
    ListingFactory(municipality=town, title={"uk": "Насоси"})
    ListingFactory(municipality=town, offer=True)
    told = card(town, "en")
    assert (told.offers[0].title, told.offers[0].own_title) == ("Experience of a water utility", None)
    assert told.needs[0].title == ""
    assert told.needs[0].own_title.language == "uk"
    assert told.needs[0].kind == "Water supply · know-how"


def test_a_long_list_is_cut_and_counted(town):
    ListingFactory.create_batch(MOST_ITEMS + 3, municipality=town)
    told = card(town)
    assert (len(told.needs), told.needs_in_all) == (MOST_ITEMS, MOST_ITEMS + 3)


def test_partners_are_those_with_whom_something_was_signed(town):
    for stage, name in (("active", "Signed"), ("in_talks", "Talking"), ("ended", "Ended")):
        other = MunicipalityFactory(name_en=name)
        PartnershipFactory(municipalities=[town, other], stage=stage, type="sister_city", began_on=date(2019, 5, 1))
    told = card(town)
    assert "Signed" in [each.names for each in told.partners]
    assert "Talking" not in [each.names for each in told.partners]
    assert "since 2019" in told.partners[0].about
    assert told.partners_in_all == len(told.partners)


def test_only_public_fields_are_on_it(town):
    PassportFactory(municipality=town, contact_email="secret@example.org", office_email="office@example.org")
    PassportPictureFactory(municipality=town, damage=True)
    MembershipFactory(municipality=town)
    told = card(town)
    assert "secret@example.org" not in repr(told)
    assert "office@example.org" not in repr(told)
    assert told.photograph is None


def test_what_partner_is_wanted_is_said_by_choices(town):
    PartnerSearchFactory(municipality=town, types=["sister_city"], languages=["en"])
    assert {fact.label for fact in card(town).seeks} == {"Kind of partnership", "Languages"}


def test_an_empty_one_has_at_least_its_number(town):
    IdentifierFactory(municipality=town, scheme="katottg", value="UA51100270000073549")
    assert facts(card(town))["KATOTTG"] == "UA51100270000073549"
    PassportFactory(municipality=town)
    assert "KATOTTG" not in facts(card(town))
