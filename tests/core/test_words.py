"""Words beside the texts they stand in."""

import pytest

from pobratym.core.among import Among
from pobratym.core.words import words_in
from pobratym.profiles.models import Listing
from tests.factories.profiles import ListingFactory


def test_each_word_once_in_small_letters():
    assert words_in(["Вода громади: вода!", "Twin-town"]) == " town twin вода громади "
    assert words_in([]) == " "


@pytest.mark.django_db
class TestOfAListing:
    def test_they_follow_the_texts_however_these_are_written(self):
        saved = ListingFactory(title_en="Old pipes", details_uk="Насосна станція")
        assert saved.title_words == " old pipes водоканалу досвід "
        saved.title = {"en": "New pumps"}
        saved.save()
        (other,) = Listing.objects.bulk_create([ListingFactory.build(municipality=saved.municipality)])
        assert Listing.including_unreviewed.get(pk=saved.pk).title_words == " new pumps "
        assert (
            Listing.including_unreviewed.get(pk=other.pk).title_words
            == " a experience of utility water водоканалу досвід "
        )

    @pytest.mark.parametrize(
        ("begins", "is_found"),
        [("насос", True), ("асос", False), ("new", True), ("%", False), ("_", False), ("'", False)],
    )
    def test_by_the_beginning_of_a_word(self, begins, is_found):
        ListingFactory(title_en="New pumps", details_uk="Насосна станція")
        assert Listing.objects.filter(words__has=begins).exists() is is_found


@pytest.mark.django_db
def test_among_very_many_numbers():
    one, other = ListingFactory(), ListingFactory()
    numbers = [*range(10**6, 10**6 + 40_000), one.pk]  # more than a database takes parameters
    assert list(Listing.objects.filter(Among("pk", numbers))) == [one]
    assert list(Listing.objects.exclude(Among("pk", numbers))) == [other]
    assert not Listing.objects.filter(Among("pk", [])).exists()
