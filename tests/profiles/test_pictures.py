"""Coat of arms, flag and photographs: described, without what a camera adds, and public only when they may be."""

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from PIL import Image

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.models import OutgoingMail
from pobratym.journal.models import Entry
from pobratym.profiles import actions
from pobratym.profiles.actions import DoubtfulText
from pobratym.profiles.actions.pictures import LARGEST, LONGEST, LONGEST_SMALL, MOST_PHOTOGRAPHS
from pobratym.profiles.models import Audience, NotForAudience, PassportPicture
from pobratym.profiles.queries import own_profile_of, profile_of, texts_to_review
from pobratym.upkeep import pruning
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.profiles import PassportPictureFactory, drawn

pytestmark = pytest.mark.django_db
WORDS = {"alt": {"en": "A bridge over the river"}, "credit": {"en": "Photo: Olena Maliuk"}}


@pytest.fixture
def head():
    return MembershipFactory(role="head")


@pytest.fixture
def town(head):
    return head.municipality


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


def add(by, kind="photograph", file=None, **more):
    given = {"municipality": by.municipality, "by": by, "kind": kind, "file": file or drawn()}
    return actions.add_picture(**given, **(WORDS | more))


def test_a_picture_is_kept_in_private_without_what_the_camera_wrote(head, town):
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (50.0, 27.0, 0.0)}  # where it was taken
    exif[0x010F] = "A camera"
    picture = add(head, file=drawn((3000, 2000), exif=exif))
    assert storages["private"].exists(picture.file.name)
    assert not storages["default"].exists(picture.file.name)
    for stored, longest in ((picture.file, LONGEST), (picture.small, LONGEST_SMALL)):
        with Image.open(stored.open()) as kept:
            assert not kept.getexif()
            assert max(kept.size) == longest
    assert (picture.width, picture.height) == (2000, 1333)
    assert "IMG_2031" not in picture.file.name + picture.small.name
    assert profile_of(town).photographs == [picture]
    assert Entry.objects.get().verb == "profiles.passportpicture_saved"


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (ContentFile(b"<svg onload='alert(1)'/>", name="a.jpg"), "JPEG, PNG or WebP"),
        (ContentFile(b"", name="a.jpg"), "JPEG, PNG or WebP"),
        (ContentFile(b"x" * (LARGEST + 1), name="a.jpg"), "12 MB"),
    ],
)
def test_what_is_no_picture_is_refused_where_it_was_chosen(head, file, why):
    with pytest.raises(InvalidInput) as refused:
        add(head, file=file)
    assert why in str(refused.value.fields["file"][0])


@pytest.mark.parametrize("missing", ["alt", "credit"])
@pytest.mark.parametrize("nothing", [{}, {"en": "", "uk": "  "}])
def test_what_is_not_described_is_refused(head, missing, nothing):
    with pytest.raises(InvalidInput) as refused:
        add(head, **{missing: nothing})
    assert set(refused.value.fields) == {missing}
    picture = add(head)
    with pytest.raises(InvalidInput):
        actions.change_picture(picture=picture, by=head, **(WORDS | {missing: nothing}))


def test_there_are_twelve_photographs_at_most_and_one_coat_of_arms(head, town):
    for _number in range(MOST_PHOTOGRAPHS):
        PassportPictureFactory(municipality=town)
    with pytest.raises(Conflict, match="twelve"):
        add(head)
    add(head, kind="flag")
    first, second = add(head, kind="arms"), add(head, kind="arms")
    assert profile_of(town).arms == second
    assert not PassportPicture.including_unreviewed.filter(pk=first.pk)
    assert len(profile_of(town).pictures) == MOST_PHOTOGRAPHS + 2


def test_what_it_is_comes_from_the_list(head):
    with pytest.raises(InvalidInput):
        add(head, kind="map")


def test_the_photograph_that_was_put_first_stands_first(head, town):
    one, two, three = (PassportPictureFactory(municipality=town) for _ in range(3))
    assert profile_of(town).photographs == [one, two, three]
    actions.put_picture_first(picture=three, by=head)
    assert profile_of(town).photographs == [three, one, two]
    actions.put_picture_first(picture=two, by=head)
    assert profile_of(town).photographs == [two, three, one]


def test_a_doubtful_description_waits_and_the_picture_with_it(head, town):
    doubtful = {"alt": {"en": "The destroyed substation"}}
    with pytest.raises(DoubtfulText):
        add(head, **doubtful)
    picture = add(head, insist=True, **doubtful)
    assert picture.needs_review
    assert profile_of(town).pictures == []
    assert own_profile_of(town).pictures == [picture]
    assert [each.pk for each in texts_to_review()] == [picture.pk]
    actions.approve_text(text=picture, by=UserFactory(moderator=True))
    assert profile_of(town).photographs[0].alt["en"] == "The destroyed substation"


def test_a_picture_stays_while_its_new_description_waits(head, town):
    picture = add(head)
    changed = {**WORDS, "alt": {"en": "The destroyed substation"}}
    actions.change_picture(picture=picture, by=head, insist=True, **changed)
    assert profile_of(town).photographs[0].alt["en"] == "A bridge over the river"


def test_war_damage_is_not_shown_before_its_time(head, town):
    picture = add(head, shows_damage=True)
    assert profile_of(town).pictures == []
    assert own_profile_of(town).pictures == [picture]
    assert picture.public_from == timezone.localdate() + settings.DAMAGE_PICTURES_WAIT
    for days, is_shown in ((1, False), (0, True)):
        day = timezone.localdate() - settings.DAMAGE_PICTURES_WAIT + timedelta(days=days)
        PassportPicture.including_unreviewed.update(added_on=day)
        assert bool(profile_of(town).pictures) is is_shown
        assert PassportPicture.including_unreviewed.get().is_shown is is_shown


def test_how_long_damage_waits_is_a_setting(town, settings):
    PassportPictureFactory(municipality=town, damage=True, added_on=timezone.localdate() - timedelta(days=3))
    settings.DAMAGE_PICTURES_WAIT = timedelta(days=4)
    assert not profile_of(town).pictures
    settings.DAMAGE_PICTURES_WAIT = timedelta(days=3)
    assert profile_of(town).pictures


def test_what_the_people_of_the_house_know_of_a_picture_is_not_read_from_what_is_shown(town):
    PassportPictureFactory(municipality=town, withdrawn_reason="")
    shown = profile_of(town).pictures[0]
    assert (shown.added_by, shown.put_first_at) == (None, None)
    with pytest.raises(NotForAudience):
        PassportPicture.objects.values("withdrawn_reason")
    assert PassportPicture.audience_of("alt") == Audience.PUBLIC


def test_a_moderator_takes_a_picture_off_at_once_and_the_municipality_is_told(head, town, moderator, settings):
    settings.EMAIL_BACKEND = "pobratym.core.mail.OutboxBackend"
    observer = MembershipFactory(municipality=town, role="observer")
    picture = add(head)
    actions.withdraw_picture(picture=picture, by=moderator, reason="A checkpoint is in the background.")
    assert profile_of(town).pictures == []
    assert own_profile_of(town).pictures[0].withdrawn_reason == "A checkpoint is in the background."
    assert Entry.objects.latest("pk").verb == "profiles.picture_withdrawn"
    letters = {mail.recipient: mail for mail in OutgoingMail.objects.all()}
    assert set(letters) == {head.user.email}
    assert observer.user.email not in letters
    assert "A checkpoint is in the background." in json.dumps(letters[head.user.email].letter)


def test_taking_off_needs_a_reason_and_happens_once(head, moderator):
    picture = add(head)
    with pytest.raises(InvalidInput):
        actions.withdraw_picture(picture=picture, by=moderator, reason="  ")
    actions.withdraw_picture(picture=picture, by=moderator, reason="It shows a checkpoint.")
    with pytest.raises(Conflict):
        actions.withdraw_picture(picture=picture, by=moderator, reason="It shows a checkpoint.")
    with pytest.raises(NotAllowed):
        actions.withdraw_picture(picture=picture, by=head.user, reason="We think better of it.")


def test_what_was_taken_off_is_deleted_after_a_while(town, moderator):
    while_ = settings.WITHDRAWN_PICTURES_KEPT
    old, young = (
        PassportPictureFactory(municipality=town, withdrawn_at=timezone.now() - age, withdrawn_by=moderator)
        for age in (while_ + timedelta(hours=1), while_ - timedelta(hours=1))
    )
    shown = PassportPictureFactory(municipality=town)
    assert actions.erase_withdrawn_pictures() == 1
    assert actions.erase_withdrawn_pictures() == 0
    left = PassportPicture.including_unreviewed.all()
    assert old not in left
    assert set(left) == {young, shown}


def test_the_files_of_a_removed_picture_go(head, monkeypatch):
    monkeypatch.setattr(pruning, "_UPLOAD_TAKES", timedelta(seconds=-1))
    gone, stays = add(head), add(head)
    actions.remove_picture(picture=gone, by=head)
    pruning.prune_private_files()
    storage = storages["private"]
    assert not any(storage.exists(each.name) for each in (gone.file, gone.small))
    assert all(storage.exists(each.name) for each in (stays.file, stays.small))


def test_what_was_removed_meanwhile_is_a_conflict(head):
    picture = add(head)
    actions.remove_picture(picture=picture, by=head)
    with pytest.raises(Conflict):
        actions.put_picture_first(picture=picture, by=head)
    with pytest.raises(Conflict):
        actions.change_picture(picture=picture, by=head, **WORDS)


def test_the_arms_before_stay_while_the_new_ones_wait(head, town):
    old = add(head, kind="arms")
    new = add(head, kind="arms", insist=True, alt={"en": "The destroyed substation"})
    assert profile_of(town).arms == old
    assert own_profile_of(town).arms == new
    actions.approve_text(text=new, by=UserFactory(moderator=True))
    assert profile_of(town).arms == new
