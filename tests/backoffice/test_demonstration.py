"""The demonstration is made once, by the verbs of the rooms, is full of life, and is refused where anything is real."""

import io
from collections import Counter
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Q
from django.utils import timezone

from pobratym.backoffice.demonstration.cast import HROMADA_OFFICER, MODERATOR, PASSWORD, TOWN_OFFICER
from pobratym.backoffice.demonstration.content import LETTERS, PLACES, WISHES
from pobratym.core import instance
from pobratym.core.models import Instance, InstanceKind
from pobratym.delivery.models import Delivery
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.workflow import Status
from pobratym.journal.models import Entry
from pobratym.memberships.models import Membership, MembershipRequest, Role
from pobratym.partnerships.models import Partnership, Proposal
from pobratym.partnerships.queries import numbers
from pobratym.partnerships.workflow import Stage
from pobratym.people.models import User
from pobratym.people.queries import is_moderator
from pobratym.places.models import Identifier
from pobratym.profiles.models import Listing, ListingStatus, PartnerSearch, Passport
from pobratym.profiles.queries import completeness_of, own_profile_of, profile_of
from pobratym.profiles.vocabulary import Form, Sphere
from pobratym.search.public_numbers import public_numbers
from pobratym.suggestions.models import Suggestion
from pobratym.talks.models import Attachment, IntroductionRequest, Meeting, MeetingTime
from pobratym.text_checks import findings
from tests.factories import profiles
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
SPEAKING = [place for place in PLACES.values() if place.people]


@pytest.fixture
def unborn():
    """Nothing has been said yet of what the database is for."""
    instance.forget_kind()


@pytest.fixture
def registry(unborn):
    for code in {"UA", *(code for place in PLACES.values() for code in place.countries)}:
        CountryFactory(code=code)
    for place in PLACES.values():
        municipality = MunicipalityFactory(hromada=True) if place.scheme == "katottg" else MunicipalityFactory()
        IdentifierFactory(municipality=municipality, scheme=place.scheme, value=place.value)


def run(command: str, *options: str) -> str:
    told = io.StringIO()
    call_command(command, *options, stdout=told)
    return told.getvalue()


def counts() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_what_is_made(registry, client):
    """Made once for all of these: it takes seconds."""
    accounts_are_printed_and_can_sign_in(client, run("make_demonstration"))
    it_is_full_of_life()
    moderators_have_work()
    its_days_lie_in_the_last_year_and_in_order()
    profiles_say_who_they_are_and_hold_nothing_doubtful()
    some_passports_are_filled_in_to_the_last_step()
    letters_hold_nothing_doubtful_and_say_that_they_are_made_up()
    its_counts_count_it()
    a_second_run_changes_nothing()


def accounts_are_printed_and_can_sign_in(client, told):
    for email in (HROMADA_OFFICER, TOWN_OFFICER, MODERATOR):
        assert email in told
        answer = client.post("/en/account/login/", {"login": email, "password": PASSWORD})
        assert answer.headers["Location"] == "/en/desk/"
        client.logout()
    assert PASSWORD in told
    assert is_moderator(User.objects.get(email=MODERATOR))


def it_is_full_of_life():
    """What every list, map, inbox and queue needs to look as it would in use."""
    municipalities = [each.municipality for each in Passport.including_unreviewed.select_related("municipality")]
    assert sum(each.is_ukrainian for each in municipalities) >= 40
    assert sum(not each.is_ukrainian for each in municipalities) >= 40
    # Nothing in a demonstration is too delicate to be sent.
    assert set(Introduction.objects.values_list("status", flat=True)) == set(Status.values) - {Status.HELD}
    assert set(Partnership.objects.values_list("stage", flat=True)) == set(Stage.values)
    assert Introduction.objects.count() >= 20
    assert Message.objects.count() >= 15
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role.values)
    assert set(Listing.objects.values_list("sphere", flat=True)) == set(Sphere.values)
    assert set(Listing.objects.values_list("form", flat=True)) == set(Form.values)
    assert Listing.objects.filter(expires_on__lt=timezone.localdate()).exists()
    assert Listing.objects.filter(status=ListingStatus.FULL).exists()
    assert Proposal.objects.filter(status="open").exists()
    assert set(Meeting.objects.values_list("status", flat=True)) == {"proposed", "agreed"}
    assert MeetingTime.objects.filter(starts_at__gt=timezone.now()).count() == MeetingTime.objects.count()
    assert Attachment.objects.exists()
    assert IntroductionRequest.objects.filter(status="asked").exists()
    assert set(Delivery.objects.values_list("channel", "status")) == {
        *(("paper", "sent"), ("form", "wrong_address"), ("email", "came_back"), ("email", "held")),
    }


def moderators_have_work():
    assert MembershipRequest.objects.filter(status="requested").count() >= 2
    assert Suggestion.objects.waiting().count() >= 3
    assert Listing.including_unreviewed.filter(needs_review=True).exists()
    assert Passport.including_unreviewed.filter(needs_review=True).exists()


def its_days_lie_in_the_last_year_and_in_order():
    times = list(Entry.objects.order_by("id").values_list("occurred_at", flat=True))
    by_people = [at for at in times if timezone.now() - at > timedelta(hours=1)]
    assert by_people == sorted(by_people)
    assert 300 < (timezone.now() - by_people[0]).days < 366
    assert Message.objects.order_by("sent_at").first().sent_at < timezone.now() - timedelta(days=200)


def profiles_say_who_they_are_and_hold_nothing_doubtful():
    waiting = set(Passport.including_unreviewed.filter(needs_review=True).values_list("municipality", flat=True))
    for membership in Membership.objects.exclude(municipality__in=waiting).select_related("municipality"):
        profile = profile_of(membership.municipality)
        steps = completeness_of(profile).steps
        assert {"about_uk", "about_en"} <= {step.code for step in steps if step.is_done}, membership
        for row in [profile.passport, *profile.needs, *profile.offers]:
            assert not findings(*(dict([each]) for each in row.free_texts))


def some_passports_are_filled_in_to_the_last_step():
    whole = [
        membership.municipality
        for membership in Membership.objects.filter(role="coordinator").select_related("municipality__country")
        if not completeness_of(own_profile_of(membership.municipality)).missing
    ]
    assert len([each for each in whole if each.is_ukrainian]) >= 3
    assert len([each for each in whole if not each.is_ukrainian]) >= 4
    heads = Passport.objects.exclude(head_name="").values_list("head_name", flat=True)
    assert len(heads) >= 10
    assert not Passport.objects.exclude(head_name="").filter(Q(head_form="") | Q(head_called="")).exists()
    assert {language for each in Passport.objects.all() for language in each.about} >= {"uk", "en", "pl", "de", "fr"}


def letters_hold_nothing_doubtful_and_say_that_they_are_made_up():
    for letter in Introduction.objects.all():
        assert not findings(letter.subject, letter.letter["uk"], letter.letter["en"]), letter
        assert "Демонстраційний лист" in letter.letter["uk"]
        assert "A demonstration letter" in letter.letter["en"]


def test_every_text_is_there_in_both_languages():
    said = [place.about for place in SPEAKING] + [
        text for wish in WISHES.values() for text in (wish.title, wish.details)
    ]
    assert all(set(texts) >= {"uk", "en"} and all(texts.values()) for texts in said)
    assert {letter.sender for letter in LETTERS} | {letter.receiver for letter in LETTERS} <= set(PLACES)


def its_counts_count_it():
    told, stages = public_numbers(), Counter(Partnership.objects.filter(is_public=True).values_list("stage", flat=True))
    assert told.seeking == PartnerSearch.objects.filter(is_seeking=True).count() >= 80
    assert told.register == numbers()
    assert told.register.in_register == sum(stages.values())
    assert told.register.partnerships == sum(stages[stage] for stage in COUNTED)


COUNTED = (Stage.PARTLY_SIGNED, Stage.SIGNED, Stage.REGISTERED, Stage.ACTIVE, Stage.DORMANT, Stage.PAUSED)


def a_second_run_changes_nothing():
    before, passport = counts(), Passport.objects.first()
    Passport.objects.filter(pk=passport.pk).update(about={"en": "Changed by hand."})
    assert "0 people, 0 passports, 0 needs" in run("make_demonstration")
    assert counts() == before
    passport.refresh_from_db()
    assert passport.about["en"] == "Changed by hand."


def test_what_a_municipality_says_itself_is_left_alone(registry):
    instance.begin_as(InstanceKind.DEMONSTRATION)
    klesiv = Identifier.objects.get(value=PLACES["klesiv"].value).municipality
    own = profiles.PassportFactory(municipality=klesiv)
    run("make_demonstration")
    text = own.about["en"]
    own.refresh_from_db()
    assert own.about["en"] == text
    assert not Listing.objects.filter(municipality=klesiv).exists()


def test_without_the_registry_nothing_is_made(unborn):
    with pytest.raises(CommandError, match="load_registry"):
        run("make_demonstration")
    assert not User.objects.exists()
    assert not Instance.objects.exists()


class TestARealInstance:
    """Made-up rows cannot get in, whatever the settings."""

    def test_it_refuses_them(self, registry):
        instance.begin_as(InstanceKind.REAL)
        before = counts()
        with pytest.raises(CommandError, match="real instance"):
            run("make_demonstration")
        assert counts() == before

    def test_it_never_becomes_a_demonstration_and_a_demonstration_never_becomes_real(self, unborn):
        instance.begin_as(InstanceKind.REAL)
        with pytest.raises(instance.Conflict, match="real instance"):
            instance.begin_as(InstanceKind.DEMONSTRATION)
        Instance.objects.update(kind=InstanceKind.DEMONSTRATION)
        instance.forget_kind()
        with pytest.raises(instance.Conflict, match="stays one"):
            instance.begin_as(InstanceKind.REAL)

    def test_a_database_in_which_people_have_accounts_does_not_become_one(self, registry):
        UserFactory()
        with pytest.raises(CommandError, match="prepare --empty"):
            run("make_demonstration")

    def test_settings_of_the_public_refuse_it(self, registry, settings):
        settings.DEMONSTRATION_ALLOWED = False
        with pytest.raises(CommandError, match="refused"):
            run("make_demonstration")
        assert not User.objects.exists()


def test_no_row_is_marked_as_made_up_by_itself():
    """The kind belongs to the instance: a column on a row would need a rule at every place that counts rows."""
    named = [f"{model._meta.label}.{each.name}" for model in apps.get_models() for each in model._meta.get_fields()]
    assert not [name for name in named if "demonstration" in name.lower()]
