"""Pictures of municipalities on pages: who sees which file, how they are added, who takes them off."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pobratym.news.actions import give_staff_permissions
from pobratym.profiles.actions import withdraw_picture
from pobratym.profiles.models import PassportPicture
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import PassportFactory, PassportPictureFactory, drawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return MunicipalityFactory(hromada=True, name_en="Riverside", name_uk="Прирічне")


@pytest.fixture
def editor(town, signed_in):
    return signed_in(MembershipFactory(municipality=town, role="editor").user)


@pytest.fixture
def moderator():
    """A browser with a moderator signed in, and what the group may do."""
    person = UserFactory(moderator=True, language="en")
    give_staff_permissions(by=None)
    browser = Client()
    browser.force_login(person)
    return browser


def address(picture, size=""):
    return reverse(f"municipality_picture{size}", args=[picture.pk])


def page(client, town):
    return client.get(reverse("web:municipality", args=[town.pk, town.slug])).content.decode()


def typed(**more):
    file = SimpleUploadedFile("IMG_2031.jpg", drawn().read(), "image/jpeg")
    words = {"alt_en": "A bridge", "alt_uk": "Міст", "credit_en": "Photo: Olena", "credit_uk": "Фото: Олена"}
    return {"kind": "photograph", "file": file, **words, **more}


def test_a_public_picture_is_served_from_our_own_address(client, town):
    picture = PassportPictureFactory(municipality=town)
    for size in ("", "_small"):
        answer = client.get(address(picture, size))
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
        assert answer["Cache-Control"] == "public, max-age=300"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        again = client.get(address(picture, size), headers={"If-Modified-Since": answer["Last-Modified"]})
        assert again.status_code == 304


@pytest.mark.parametrize(
    "state",
    [
        {"damage": True},
        {"needs_review": True},
        {"withdrawn_at": timezone.now(), "withdrawn_by": "somebody"},
    ],
    ids=lambda each: "-".join(each),
)
def test_what_is_not_public_is_there_for_its_people_and_moderators_alone(town, state):
    if "withdrawn_by" in state:
        state = {**state, "withdrawn_by": UserFactory()}
    picture = PassportPictureFactory(municipality=town, **state)
    seen = {
        "nobody": None,
        "an account": UserFactory(),
        "another municipality": MembershipFactory(role="head").user,
        "its observer": MembershipFactory(municipality=town, role="observer").user,
        "a moderator": UserFactory(moderator=True),
        "somebody of the staff": UserFactory(is_staff=True),
    }
    for who, user in seen.items():
        client = Client()
        if user:
            client.force_login(user)
        for size in ("", "_small"):
            answer = client.get(address(picture, size))
            assert (answer.status_code == 200) == (who in {"its observer", "a moderator"}), who
            if answer.status_code == 200:
                assert answer["Cache-Control"] == "private, no-store"


def test_the_page_shows_the_first_photograph_the_arms_and_the_others(client, town):
    PassportFactory(municipality=town)
    arms = PassportPictureFactory(municipality=town, arms=True, alt_en="Arms: a bridge on blue")
    first, second = (PassportPictureFactory(municipality=town, alt_en=f"View {number}") for number in (1, 2))
    text = page(client, town)
    head, _section, rest = text.partition('id="pictures"')
    assert 'alt="Arms: a bridge on blue"' in head
    assert 'alt="View 1"' in head
    assert 'alt="View 2"' in rest
    assert 'alt="View 1"' not in rest
    assert text.count("Photo: Olena Maliuk") == 2
    assert all(address(each, "_small") in text for each in (arms, first, second))
    assert "Take off the page" not in text


def test_an_alt_text_in_another_language_says_so(client, town):
    PassportPictureFactory(municipality=town, alt={"uk": "Міст"}, credit={"uk": "Олена"})
    assert 'lang="uk" alt="Міст"' in " ".join(page(client, town).split())


def test_fresh_damage_is_on_no_page(client, town):
    PassportFactory(municipality=town)
    fresh = PassportPictureFactory(municipality=town, damage=True, alt_en="A broken wall")
    assert "A broken wall" not in page(client, town)
    PassportPicture.including_unreviewed.update(added_on=fresh.added_on - timedelta(days=400))
    moderator = UserFactory(moderator=True)
    client.force_login(moderator)
    assert "A broken wall" in page(client, town)


def test_a_moderator_takes_it_off_from_the_page(town, moderator):
    picture = PassportPictureFactory(municipality=town, alt_en="A checkpoint")
    assert "A checkpoint" in page(Client(), town)
    place = reverse("backoffice_picture_withdraw", args=[picture.pk])
    assert place in page(moderator, town)
    assert "A checkpoint" in moderator.get(place).content.decode()
    refused = moderator.post(place, {"reason": ""})
    assert "Say why" in refused.content.decode()
    assert moderator.post(place, {"reason": "It shows a checkpoint."}).status_code == 302
    assert "A checkpoint" not in page(Client(), town)
    assert Client().get(address(picture), follow=True).status_code == 404
    assert "It shows a checkpoint." in moderator.get(place).content.decode()
    assert "A checkpoint" in moderator.get(reverse("backoffice_pictures")).content.decode()


def test_a_picture_is_added_by_a_form(editor, town):
    place = reverse("desk:picture_add", args=[town.pk])
    assert editor.get(place + "?kind=arms").context["form"]["kind"].initial == "arms"
    assert editor.post(place, typed()).status_code == 302
    picture = PassportPicture.objects.get()
    assert picture.alt["uk"] == "Міст"
    text = editor.get(reverse("desk:pictures", args=[town.pk])).content.decode()
    assert address(picture, "_small") in text
    assert "stands first" in text


def test_what_is_missing_is_said_at_its_field_and_what_was_typed_stays(editor, town):
    answer = editor.post(reverse("desk:picture_add", args=[town.pk]), typed(file="", alt_en="", alt_uk=""))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Фото: Олена"' in text
    assert "Choose the picture again" in text
    assert not PassportPicture.including_unreviewed.exists()


def test_a_doubtful_description_is_asked_about(editor, town, moderator):
    place = reverse("desk:picture_add", args=[town.pk])
    text = editor.post(place, typed(alt_en="The destroyed substation")).content.decode()
    assert "Please look at these places again" in text
    editor.post(place, typed(alt_en="The destroyed substation", insist="on"))
    assert PassportPicture.including_unreviewed.get().needs_review
    queue = moderator.get(reverse("doubtful_texts")).content.decode()
    assert address(PassportPicture.including_unreviewed.get(), "_small") in queue


def test_the_list_says_what_becomes_of_each(editor, town):
    damage = PassportPictureFactory(municipality=town, damage=True)
    withdrawn = PassportPictureFactory(municipality=town)
    withdraw_picture(picture=withdrawn, by=UserFactory(moderator=True), reason="It shows a checkpoint.")
    text = editor.get(reverse("desk:pictures", args=[town.pk])).content.decode()
    assert "Public from" in text
    assert "It shows a checkpoint." in text
    editor.post(reverse("desk:picture_first", args=[town.pk, damage.pk]))
    editor.post(reverse("desk:picture_remove", args=[town.pk, withdrawn.pk]))
    assert [each.put_first_at is not None for each in PassportPicture.including_unreviewed.all()] == [True]


def test_a_picture_of_another_municipality_is_not_there(editor, town):
    other = PassportPictureFactory()
    for name in ("picture_edit", "picture_first", "picture_remove"):
        assert editor.post(reverse(f"desk:{name}", args=[town.pk, other.pk])).status_code == 404


def test_the_step_stands_among_the_parts_of_the_passport(editor, town):
    text = editor.get(reverse("desk:passport_edit", args=[town.pk])).content.decode()
    assert reverse("desk:pictures", args=[town.pk]) in text
    nature = editor.post(reverse("desk:passport_step", args=[town.pk, "nature"]), {"marks": ["river"]})
    assert nature["Location"] == reverse("desk:pictures", args=[town.pk])


def test_candidates_are_shown_with_their_arms(town, signed_in):
    other = MunicipalityFactory(name_en="Portcity")
    arms = PassportPictureFactory(municipality=other, arms=True)
    MembershipFactory(municipality=other)
    PassportFactory(municipality=other)
    client = signed_in(MembershipFactory(municipality=town, role="head").user)
    assert address(arms, "_small") in client.get(reverse("desk:candidates", args=[town.pk])).content.decode()
