"""What a municipality is called in Polish, German and French: by its names on file in that language."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.core.text_fields import in_language
from pobratym.naming.folding import fold
from pobratym.places.actions import correct, merge_municipalities, rename_municipality, withdraw_amendment
from pobratym.places.models import Municipality, Name, NameKind
from pobratym.places.shown_names import followed_languages, settle_shown_names
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def named(place: Municipality, text: str, language: str, kind: str = NameKind.EXONYM, **period) -> Name:
    return Name.objects.create(
        municipality=place, text=text, key=fold(text), language=language, kind=kind, source="test", **period
    )


def shown(place: Municipality, language: str) -> str:
    with override(language):
        return str(Municipality.including_merged.get(pk=place.pk))


@pytest.fixture
def bratislava():
    place = MunicipalityFactory(country__code="SK", name_uk="Братислава", name_en="Bratislava")
    named(place, "Bratysława", "pl")
    named(place, "Pressburg", "de", NameKind.HISTORIC)
    settle_shown_names([place.pk])
    return place


def test_readers_see_the_name_in_their_language_else_in_english(bratislava):
    names = {language: shown(bratislava, language) for language in ("uk", "en", "pl", "de", "fr")}
    assert names == {
        "uk": "Братислава", "en": "Bratislava", "pl": "Bratysława", "de": "Bratislava", "fr": "Bratislava",
    }  # fmt: skip


def test_a_hromada_is_called_by_its_centre_and_so_is_the_centre():
    place = MunicipalityFactory(hromada=True, name_uk="Львівська громада", centre_uk="Львів", centre_en="Lviv")
    named(place, "Lwów", "pl")
    named(place, "Lemberg", "de")
    settle_shown_names()
    place.refresh_from_db()
    assert (place.name["pl"], place.centre["pl"]) == ("Lwów", "Lwów")
    assert (place.name["de"], place.centre["de"], place.centre["uk"]) == ("Lemberg", "Lemberg", "Львів")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([("Other", NameKind.ALIAS, {}), ("Right", NameKind.EXONYM, {})], "Right"),
        ([("Other", NameKind.EXONYM, {}), ("Right", NameKind.OFFICIAL, {})], "Right"),
        ([("Right", NameKind.EXONYM, {}), ("Other", NameKind.EXONYM, {})], "Right"),
        ([("Right", NameKind.ALIAS, {})], "Right"),
        ([("Former", NameKind.HISTORIC, {})], ""),
        ([("Gone", NameKind.OFFICIAL, {"valid_until": TODAY})], ""),
        ([("Still", NameKind.OFFICIAL, {"valid_until": TOMORROW})], "Still"),
        ([("Coming", NameKind.OFFICIAL, {"valid_from": TOMORROW})], ""),
        ([("Begun", NameKind.OFFICIAL, {"valid_from": TODAY})], "Begun"),
    ],
)
def test_the_better_kind_and_only_what_holds_today(names, expected):
    place = MunicipalityFactory()
    for text, kind, period in names:
        named(place, text, "de", kind, **period)
    settle_shown_names()
    place.refresh_from_db()
    assert place.name["de"] == expected


def test_a_former_name_in_another_spelling_is_not_shown():
    """Polish sources still have Czerwonogród; the town is called Шептицький since 2024."""
    place = MunicipalityFactory(hromada=True, name_uk="Шептицька громада", name_en="Sheptytskyi hromada")
    named(place, "Шептицький", "uk", NameKind.OFFICIAL)
    named(place, "Червоноград", "uk", NameKind.HISTORIC, valid_until=YESTERDAY)
    named(place, "Czerwonogród", "pl")
    settle_shown_names()
    assert shown(place, "pl") == "Sheptytskyi hromada"


def test_a_russian_name_is_shown_to_nobody():
    place = MunicipalityFactory(hromada=True, name_uk="Дніпровська громада", name_en="Dnipro hromada")
    named(place, "Днепр", "ru")
    settle_shown_names()
    place.refresh_from_db()
    assert set(place.name) == {"uk", "en"}


def test_lists_are_ordered_and_searched_by_it(bratislava):
    other = MunicipalityFactory(name_uk="Братко", name_en="Bratunac")
    polish, english = in_language("name", "pl"), in_language("name", "en")
    assert list(Municipality.objects.order_by(polish)) == [other, bratislava]
    assert list(Municipality.objects.order_by(english)) == [bratislava, other]
    assert list(Municipality.objects.filter(name__pl="Bratysława")) == [bratislava]


def test_a_merge_and_its_undoing_settle_both(bratislava):
    target = MunicipalityFactory(country=bratislava.country, name_uk="Братіслава", name_en="Bratislava City")
    amendment = merge_municipalities(duplicate=bratislava, into=target, reason="the same", by=None)
    assert (shown(target, "pl"), shown(target, "de")) == ("Bratysława", "Bratislava City")
    withdraw_amendment(amendment=amendment, by=None)
    assert (shown(target, "pl"), shown(bratislava, "pl")) == ("Bratislava City", "Bratysława")


def test_a_correction_of_one_language_leaves_the_others(bratislava):
    amendment = correct(municipality=bratislava, field="name_uk", values={"name_uk": "Братіслава"}, reason="r", by=None)
    names = Municipality.objects.get(pk=bratislava.pk).name
    assert dict(names) == {"uk": "Братіслава", "en": "Bratislava", "pl": "Bratysława"}
    withdraw_amendment(amendment=amendment, by=None)
    assert Municipality.objects.get(pk=bratislava.pk).name["uk"] == "Братислава"


def test_a_place_that_is_renamed_keeps_what_it_is_called_elsewhere(bratislava):
    rename_municipality(municipality=bratislava, on=TODAY, name_en="Pozsony", reason="r", by=None)
    assert (shown(bratislava, "pl"), shown(bratislava, "en")) == ("Bratysława", "Pozsony")


_NAMES = st.lists(
    st.tuples(
        st.sampled_from(["Ala", "Bela", "Cela"]),
        st.sampled_from(["pl", "de", "fr", "ru", "uk", ""]),
        st.sampled_from([NameKind.EXONYM, NameKind.ALIAS, NameKind.HISTORIC]),
        st.sampled_from([None, TODAY, TOMORROW]),
    ),
    max_size=8,
    unique_by=lambda name: name[:2],
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=_NAMES, gone=st.sets(st.integers(0, 7)))
def test_whatever_comes_and_goes_what_is_shown_is_on_file_and_holds(said, gone):
    """In each followed language: the first of the best kind that holds, nothing where none does; the rest untouched.
    Settling twice changes nothing."""
    place = MunicipalityFactory(name_uk="Місто", name_en="Town")
    rows = [named(place, text, language, kind, valid_until=until) for text, language, kind, until in said]
    settle_shown_names()
    for number in sorted(gone & set(range(len(rows)))):
        rows[number].delete()
    settle_shown_names([place.pk])
    left = [name for number, name in enumerate(said) if number not in gone]
    expected = {"uk": "Місто", "en": "Town"}
    former = {text for text, _language, kind, until in left if kind == NameKind.HISTORIC or until == TODAY}
    for language in followed_languages():
        held = [(kind == NameKind.ALIAS, place_in_file, text) for place_in_file, (text, its, kind, until)
                in enumerate(left) if its == language and text not in former]  # fmt: skip
        if held:
            expected[language] = min(held)[2]
    assert dict(Municipality.objects.get(pk=place.pk).name) == expected
    assert settle_shown_names() == 0
    Municipality.objects.filter(pk=place.pk).delete()
