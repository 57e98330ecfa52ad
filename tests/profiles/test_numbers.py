"""Pages of numbers, projects and people: what the database refuses, and what is rounded before it is kept."""

from contextlib import nullcontext
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.people.actions import delete_account
from pobratym.profiles import actions
from pobratym.profiles.models import Damage, Economy, Passport, Project, TeamMember
from pobratym.profiles.queries import profile_of
from pobratym.profiles.rules.telling import in_brief
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.profiles import ListingFactory, PassportFactory, ProjectFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return MembershipFactory()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda passport: Economy(passport=passport, trade=60, agriculture=41).save(),
        lambda passport: Damage(passport=passport, as_of=date(2025, 1, 1), housing=15).save(),
        lambda passport: Damage(passport=passport, as_of=date(2025, 1, 1), housing=110).save(),
        lambda passport: Passport.including_unreviewed.update(displaced_people=3267),
        lambda passport: Passport.including_unreviewed.update(population=9000),
        lambda passport: ProjectFactory(cost=5),
        lambda passport: ProjectFactory(title_en="", title_uk=""),
        lambda passport: ListingFactory(amount=5),
    ],
)
def test_the_database_refuses(wrong):
    passport = PassportFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong(passport)


def test_exact_numbers_are_rounded_before_they_are_kept(by):
    town = by.municipality
    assert actions.save_passport(municipality=town, by=by, displaced_people=3267).displaced_people == 3300
    assert actions.save_damage(municipality=town, by=by, as_of=date(2025, 1, 1), housing=17).housing == 20


@pytest.mark.parametrize(
    ("save", "fields"),
    [
        (actions.save_economy, {"trade": 60, "agriculture": 60}),
        (actions.save_services, {"schools": -1}),
        (actions.save_services, {"schools": 2001}),
        (actions.save_damage, {"housing": 10, "as_of": timezone.localdate()}),
        (actions.save_damage, {"housing": 10}),
        (actions.save_passport, {"marks": ["swamp"]}),
        (actions.save_passport, {"teaches": ["magic"]}),
        (actions.save_passport, {"languages": ["en"], "language_levels": {"en": "perfect"}}),
        (actions.save_passport, {"social_links": ["ftp://town.example/"]}),
        (actions.save_passport, {"social_links": [f"https://town.example/{each}" for each in range(7)]}),
        (actions.save_search, {"wanted_forms": ["marriage"]}),
        (actions.save_search, {"exit_questions": ["why"]}),
        (actions.save_search, {"term": "for_ever"}),
    ],
)
def test_what_cannot_be_is_refused(by, save, fields):
    with pytest.raises(InvalidInput):
        save(municipality=by.municipality, by=by, **fields)
    assert profile_of(by.municipality).is_empty


@pytest.mark.parametrize(
    ("url", "is_dream"),
    [
        ("https://dream.gov.ua/project/DREAM-UA-1", True),
        ("https://public.dream.gov.ua/x", True),
        ("https://dream.gov.ua.evil.example/x", False),
        ("https://evildream.gov.ua/x", False),
        ("http://dream.gov.ua/x", False),
        ("https://dream.gov.ua@evil.example/", False),
        ("https://dream.gov.ua/x\nhttps://evil.example", False),
    ],
)
def test_only_pages_of_dream_are_linked(by, url, is_dream):
    known = {"title": {"en": "A roof"}, "sphere": "education", "stage": "idea"}
    with nullcontext() if is_dream else pytest.raises(InvalidInput):
        actions.add_project(municipality=by.municipality, by=by, dream_url=url, **known)
    assert Project.objects.exists() == is_dream


def test_priorities_are_few(by):
    ProjectFactory.create_batch(10, municipality=by.municipality)
    TeamMemberFactory.create_batch(8, municipality=by.municipality)
    with pytest.raises(Conflict):
        actions.add_project(municipality=by.municipality, by=by, title={"en": "One more"})
    with pytest.raises(Conflict):
        actions.add_team_member(municipality=by.municipality, by=by, name="One more")


def test_an_erased_account_takes_its_entry_in_the_team_along(by):
    guest = UserFactory(email="olena@town.example")
    TeamMemberFactory(municipality=by.municipality, email=guest.email, account=guest)
    colleague = actions.add_team_member(municipality=by.municipality, by=by, name="We", email=by.user.email.upper())
    assert colleague.account == by.user
    delete_account(by=None, user=guest)
    assert list(TeamMember.as_stored.all()) == [colleague]


def test_who_writes_only_ukrainian_is_read_in_english_by_her_choices(by):
    town = by.municipality
    actions.save_passport(
        municipality=town,
        by=by,
        about={"uk": "Ми живемо біля моря."},
        marks=["sea", "port"],
        languages=["uk", "pl"],
        language_levels={"pl": "basic"},
        teaches=["civil_protection"],
        displaced_people=3210,
    )
    actions.save_economy(municipality=town, by=by, agriculture=40, trade=25)
    actions.save_search(municipality=town, by=by, is_seeking=True, types=["project"], term="trial")
    ListingFactory(municipality=town)
    profile = profile_of(town)
    with translation.override("en"):
        told = " ".join(in_brief(profile.passport, profile.search, profile.needs, profile.offers))
    for words in ("by the sea, port", "farming 40 %, trade", "about 3,200", "Polish (basic)", "civil protection",
                  "water supply (know-how)", "project partnership, a trial of one year"):  # fmt: skip
        assert words in told
    with translation.override("uk"):
        assert "біля моря" in " ".join(in_brief(profile.passport, profile.search, profile.needs, profile.offers))
