"""The demonstration is made twice without harm, marked everywhere, refused in public, and removed to the last row."""

import io

import pytest
from django.core.management import CommandError, call_command

from pobratym.backoffice.demonstration.making import HROMADA_OFFICER, MODERATOR, PASSWORD, TOWN_OFFICER
from pobratym.backoffice.demonstration.places import PLACES
from pobratym.backoffice.demonstration.removal import marked_models
from pobratym.journal.models import Entry
from pobratym.memberships.actions import approve_request
from pobratym.memberships.models import Membership, MembershipRequest
from pobratym.partnerships.models import Partnership, Proposal, Statement
from pobratym.people.models import User
from pobratym.people.queries import is_moderator
from pobratym.profiles.checks import findings
from pobratym.profiles.models import Listing, PartnerSearch, Passport
from pobratym.profiles.queries import completeness_of, profile_of
from tests.factories import introductions, memberships, partnerships, people, profiles
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db

# A room with a new kind of made-up row adds its factory here: the test below fails until then.
MADE_UP = {
    "people.User": people.UserFactory,
    "memberships.Membership": memberships.MembershipFactory,
    "memberships.MembershipRequest": memberships.MembershipRequestFactory,
    "profiles.Passport": profiles.PassportFactory,
    "profiles.PartnerSearch": profiles.PartnerSearchFactory,
    "profiles.Listing": profiles.ListingFactory,
    "partnerships.Partnership": partnerships.PartnershipFactory,
    "introductions.Introduction": introductions.IntroductionFactory,
}


@pytest.fixture
def registry():
    for code in ("UA", "PL", "LT", "FR", "DE", "CZ", "GB"):
        CountryFactory(code=code)
    for place in PLACES:
        municipality = MunicipalityFactory(hromada=True) if place.scheme == "katottg" else MunicipalityFactory()
        IdentifierFactory(municipality=municipality, scheme=place.scheme, value=place.value)


def run(command: str) -> str:
    told = io.StringIO()
    call_command(command, stdout=told)
    return told.getvalue()


def counts() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in marked_models()}


def test_accounts_are_printed_and_can_sign_in(registry, client):
    told = run("make_demonstration")
    for email in (HROMADA_OFFICER, TOWN_OFFICER, MODERATOR):
        assert email in told
        answer = client.post("/en/account/login/", {"login": email, "password": PASSWORD})
        assert answer.headers["Location"] == "/en/desk/"
        client.logout()
    assert PASSWORD in told
    assert is_moderator(User.objects.get(email=MODERATOR))


def test_every_row_is_marked_and_says_so_in_both_languages(registry):
    run("make_demonstration")
    for model in (User, Membership, Passport, PartnerSearch, Listing):
        assert model._base_manager.exists()
        assert not model._base_manager.filter(is_demonstration=False).exists()
    assert Passport.objects.filter(about__uk__contains="Демонстраційні дані").count() == len(PLACES)
    assert Passport.objects.filter(about__en__contains="Demonstration data").count() == len(PLACES)


def test_profiles_are_whole_and_hold_nothing_doubtful(registry):
    run("make_demonstration")
    for membership in Membership.objects.select_related("municipality"):
        profile = profile_of(membership.municipality)
        assert completeness_of(profile).percent == 100, membership
        assert not findings(
            *(text for row in [profile.passport, *profile.needs, *profile.offers] for text in row.free_texts)
        )


def test_a_second_run_changes_nothing(registry):
    run("make_demonstration")
    before, passport = counts(), Passport.objects.first()
    Passport.objects.filter(pk=passport.pk).update(about={"en": "Changed by hand."})
    assert "0 people, 0 passports, 0 needs" in run("make_demonstration")
    assert counts() == before
    passport.refresh_from_db()
    assert passport.about["en"] == "Changed by hand."


def test_what_a_municipality_says_itself_is_left_alone(registry):
    from pobratym.places.models import Identifier

    own = profiles.PassportFactory(municipality=Identifier.objects.get(value=PLACES[0].value).municipality)
    run("make_demonstration")
    own.refresh_from_db()
    assert not own.is_demonstration


def test_it_is_refused_where_the_public_is(registry, settings):
    settings.DEMONSTRATION_ALLOWED = False
    with pytest.raises(CommandError, match="refused"):
        run("make_demonstration")
    assert not User.objects.exists()


def test_without_the_registry_nothing_is_made():
    with pytest.raises(CommandError, match="load_registry"):
        run("make_demonstration")
    assert not User.objects.exists()


def test_no_kind_of_made_up_row_is_forgotten():
    assert {model._meta.label for model in marked_models()} == set(MADE_UP)
    for build in MADE_UP.values():
        build(is_demonstration=True)
    run("remove_demo")
    left = {model._meta.label: model._base_manager.filter(is_demonstration=True).count() for model in marked_models()}
    assert not any(left.values()), left


def test_what_hangs_on_it_goes_too(registry):
    run("make_demonstration")
    hromada, town = (
        Membership.objects.get(user__email=HROMADA_OFFICER),
        Membership.objects.get(user__email=TOWN_OFFICER),
    )
    letter = introductions.IntroductionFactory(
        sent=True,
        sender=hromada.municipality,
        receiver=town.municipality,
        written_by=hromada.user,
        is_demonstration=True,
    )
    introductions.MessageFactory(introduction=letter, author=town.user, on_behalf_of=town.municipality)
    talks = partnerships.PartnershipFactory(is_demonstration=True)
    Proposal.objects.create(
        partnership=talks, proposed_by=talks.parties.first(), proposer=town.user, type="project", stage="drafting"
    )
    told = run("remove_demo")
    assert "introductions.Message: 1" in told
    assert not any(counts().values())
    assert Entry.objects.filter(verb="people.account_opened").count() == len(PLACES) + 1
    # Kept pages look at the journal to learn that something changed.
    assert Entry.objects.filter(verb="backoffice.demonstration_removed").count() >= len(PLACES)
    assert "no demonstration data" in run("remove_demo")


def test_facts_stay_untouched(registry):
    known = [partnerships.StatementFactory().partnership for _number in range(3)]
    own = [profiles.ListingFactory(), profiles.PassportFactory(needs_review=True), memberships.MembershipFactory()]
    run("make_demonstration")
    run("remove_demo")
    assert set(Partnership.objects.all()) == set(known)
    assert Statement.objects.count() == 3
    for row in own:
        row.refresh_from_db()


def test_whom_a_real_record_names_is_closed_not_removed(registry, client):
    run("make_demonstration")
    moderator = User.objects.get(email=MODERATOR)
    membership = approve_request(request=memberships.MembershipRequestFactory(), by=moderator, role="head")
    assert "closed instead" in run("remove_demo")
    moderator.refresh_from_db()
    assert (moderator.is_active, is_moderator(moderator)) == (False, False)
    assert list(Membership.objects.all()) == [membership]
    assert MembershipRequest.objects.get().decided_by == moderator
    client.post("/en/account/login/", {"login": MODERATOR, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert "no demonstration data" in run("remove_demo")
