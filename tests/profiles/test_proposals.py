"""What is proposed stands apart from what is published: an earlier text stays public while a moderator looks."""

import pytest

from pobratym.core.errors import Conflict
from pobratym.profiles import actions
from pobratym.profiles.actions import DoubtfulText
from pobratym.profiles.models import Listing, Passport
from pobratym.profiles.queries import own_profile_of, profile_of
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.profiles import ListingFactory, PassportFactory

pytestmark = pytest.mark.django_db
EARLIER, DOUBTFUL = "A town on a river.", "The substation was destroyed."


@pytest.fixture
def by():
    return MembershipFactory()


@pytest.fixture
def town(by):
    return by.municipality


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


def held(town, by, **more) -> Passport:
    PassportFactory(municipality=town, about_uk="", about_en=EARLIER)
    return actions.save_passport(municipality=town, by=by, insist=True, about={"en": DOUBTFUL}, **more)


def test_the_earlier_text_stays_and_the_rest_is_published_at_once(town, by):
    held(town, by, history={"en": "Founded by weavers."}, marks=["sea"])
    shown = profile_of(town).passport
    assert (shown.about["en"], shown.history["en"], shown.marks) == (EARLIER, "Founded by weavers.", ["sea"])
    assert not shown.proposed  # what waits is for nobody but the municipality and moderators
    assert own_profile_of(town).passport.last_written("about")["en"] == DOUBTFUL


def test_a_moderator_publishes_what_waits(town, by, moderator):
    actions.approve_text(text=held(town, by), by=moderator)
    assert profile_of(town).passport.about["en"] == DOUBTFUL
    stored = Passport.including_unreviewed.get()
    assert (stored.needs_review, stored.proposed, stored.proposed_at) == (False, {}, None)


def test_what_is_returned_stays_hidden_and_the_earlier_text_stays(town, by, moderator):
    actions.return_text(text=held(town, by), by=moderator, reason="Leave it out.")
    assert profile_of(town).passport.about["en"] == EARLIER
    with pytest.raises(DoubtfulText):  # the same words again: rephrase, or insist once more
        actions.save_passport(municipality=town, by=by, about={"en": DOUBTFUL})
    actions.save_passport(municipality=town, by=by, about={"en": "Energy is our concern."})
    assert profile_of(town).passport.about["en"] == "Energy is our concern."


def test_what_waits_is_not_asked_about_when_something_else_is_changed(town, by):
    held(town, by)
    actions.save_passport(municipality=town, by=by, about={"en": DOUBTFUL}, languages=["en"])
    actions.save_passport(municipality=town, by=by, website="https://town.example/")
    stored = Passport.including_unreviewed.get()
    assert stored.needs_review
    assert stored.last_written("about")["en"] == DOUBTFUL


def test_taking_the_proposal_back_ends_the_wait(town, by):
    held(town, by)
    actions.save_passport(municipality=town, by=by, about={"en": EARLIER})
    assert not Passport.including_unreviewed.get().needs_review


def test_nobody_approves_what_was_rewritten_meanwhile(town, by, moderator):
    read = held(town, by)
    actions.save_passport(municipality=town, by=by, insist=True, about={"en": "The bridge was destroyed."})
    with pytest.raises(Conflict):
        actions.approve_text(text=read, by=moderator, as_of=read.proposed_at)
    assert profile_of(town).passport.about["en"] == EARLIER


def test_a_need_with_doubtful_details_shows_its_title_and_one_with_a_doubtful_title_waits(town, by, moderator):
    known = {"direction": "need", "sphere": "energy", "form": "know_how"}
    shown = actions.add_listing(
        municipality=town, by=by, insist=True, title={"en": "Energy"}, details={"en": DOUBTFUL}, **known
    )
    hidden = actions.add_listing(municipality=town, by=by, insist=True, title={"en": DOUBTFUL}, **known)
    assert [(each, each.details) for each in profile_of(town).needs] == [(shown, {})]
    actions.approve_text(text=hidden, by=moderator)
    assert [each.title["en"] for each in Listing.objects.all()] == ["Energy", DOUBTFUL]


def test_the_release_before_left_what_waits_in_the_columns(town, by, moderator):
    old = ListingFactory(municipality=town, needs_review=True, title_en=DOUBTFUL, title_uk="")
    assert not Listing.objects.exists()
    actions.change_listing(listing=old, by=by, insist=True, urgency="urgent")
    assert not Listing.objects.exists()
    actions.approve_text(text=old, by=moderator)
    assert Listing.objects.get().title["en"] == DOUBTFUL


@pytest.mark.parametrize("post", ["Начальник міської військової адміністрації", "Голова селищної ради"])
def test_posts_of_heads_are_nothing_doubtful(town, by, post):
    saved = actions.save_passport(municipality=town, by=by, head_name="Олена", head_post={"uk": post})
    assert not saved.needs_review
