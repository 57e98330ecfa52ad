"""Which needs and offers a text is about, and in which order they come."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratym.core.keeping import forget
from pobratym.naming.folding import fold
from pobratym.places.models import Name
from pobratym.places.name_index.opening import rebuild_index
from pobratym.profiles.models import Direction, ListingStatus, Urgency
from pobratym.search.listings import LISTINGS
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory

pytestmark = pytest.mark.django_db


def found(**query):
    forget()
    selection = LISTINGS.asked({name: [value] for name, value in query.items()})
    return selection.rows(0, selection.total)


class TestWhatIsOnTheBoard:
    def test_open_public_ones_of_municipalities_in_force(self):
        today = timezone.localdate()
        shown = [ListingFactory(expires_on=today), ListingFactory(offer=True, municipality__hromada=True)]
        ListingFactory(expires_on=today - timedelta(days=1))
        ListingFactory(status=ListingStatus.MET)
        ListingFactory(needs_review=True)
        ListingFactory(municipality__ended_on=today)
        ListingFactory(municipality__merged_into=shown[0].municipality)
        assert set(found()) == set(shown)


class TestText:
    @pytest.mark.parametrize("text", ["насоси", "НАСОСИ", "насосів", "насоси водоканалу", "pumps", "Pump", "питної"])
    def test_words_of_title_and_details_in_both_languages_inflected(self, text):
        ListingFactory(sphere="culture", title_uk="Хор", title_en="Choir")
        need = ListingFactory(
            sphere="water", title_uk="Насоси для водоканалу", title_en="Pumps", details_uk="Для питної води."
        )
        assert found(q=text) == [need]

    def test_words_by_their_beginnings_only(self):
        ListingFactory(sphere="sport", title_uk="Завод", title_en="Works")
        need = ListingFactory(sphere="sport", title_uk="Води", title_en="Waters")
        assert found(q="вода") == [need]
        assert found(q="(вода)") == [need]
        assert found(q="…") == []

    def test_the_name_of_the_sphere_whatever_the_language_of_the_page(self):
        need = ListingFactory(sphere="waste", title_uk="Досвід", title_en="Experience")
        ListingFactory(sphere="sport", title_uk="Матч", title_en="Match")
        assert found(q="waste management") == [need]
        assert found(q="поводження з відходами") == [need] or found(q="відходи") == [need]

    def test_a_place_its_region_and_a_word_of_it(self):
        oblast = MunicipalityFactory(oblast=True, name_uk="Львівська область", name_en="Lviv Oblast")
        hromada = MunicipalityFactory(hromada=True, region=oblast, name_uk="Стрийська громада", name_en="Stryi hromada")
        for place, names in ((oblast, ["Львівська область", "Lviv Oblast"]), (hromada, ["Стрий", "Stryi"])):
            for name in names:
                Name.objects.create(municipality=place, text=name, key=fold(name), source="test")
        need, other = ListingFactory(municipality=hromada), ListingFactory()
        assert found(q="Стрий") == [need]
        assert found(q="Lviv Oblast") == [need]
        assert found(q="водоканал Львівська") == [need]
        assert set(found(q="водоканал")) == {need, other}

    def test_a_misspelt_place_is_taken_only_where_no_word_fits(self, settings, tmp_path):
        settings.NAMES_INDEX = tmp_path / "names-index"
        town = MunicipalityFactory(name_en="Springfield", name_uk="Спрингфілд")
        Name.objects.create(municipality=town, text="Springfield", key="springfield", source="test")
        rebuild_index()
        there = ListingFactory(municipality=town)
        assert found(q="Springfeild") == [there]
        worded = ListingFactory(title_en="The Springfeild method")
        assert found(q="Springfeild") == [worded]
        forget()

    def test_the_title_counts_more_than_the_details(self):
        in_details = ListingFactory(sphere="sport", title_en="Visit", title_uk="Візит", details_en="Heating plants.")
        in_title = ListingFactory(sphere="sport", title_en="Heating", title_uk="Тепло")
        assert found(q="heating") == [in_title, in_details]


class TestOrder:
    def test_orders(self):
        today, now = timezone.localdate(), timezone.now()
        old = ListingFactory(
            urgency=Urgency.LONG_TERM, created_at=now - timedelta(days=9), municipality__population=900_000
        )
        ending = ListingFactory(
            expires_on=today + timedelta(days=3), created_at=now - timedelta(days=5), municipality__population=None
        )
        urgent = ListingFactory(
            urgency=Urgency.URGENT, created_at=now - timedelta(days=7), municipality__population=300
        )
        offer = ListingFactory(offer=True, urgency=Urgency.URGENT, created_at=now, municipality__population=5_000)
        assert found() == [offer, ending, urgent, old]
        assert found(sort="urgent") == [urgent, ending, old, offer], "an offer is never urgent"
        assert found(sort="ending")[0] == ending
        assert found(sort="largest") == [old, offer, urgent, ending]


class TestFacets:
    def test_each_value_finds_as_many_as_it_says(self):
        oblast = MunicipalityFactory(oblast=True)
        for place in (MunicipalityFactory(hromada=True, region=oblast), MunicipalityFactory(), oblast):
            ListingFactory(municipality=place, sphere="water")
            ListingFactory(municipality=place, sphere="infrastructure", direction=Direction.OFFER, title_en="")
        counts = LISTINGS.asked({}).counts
        assert counts["sphere"] == {"infrastructure": 6, "water": 3}, "a finer sphere counts for its broad one"
        assert counts["oblast"] == {str(oblast.pk): 4}
        assert counts["urgency"] == {"this_year": 3}
        assert counts["language"] == {"uk": 6, "en": 3}
        for name, values in counts.items():
            for value, count in values.items():
                assert len(found(**{name: value})) == count, (name, value)
