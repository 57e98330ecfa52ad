"""Two rows of one municipality become one, and two again."""

import json

import pytest
from django.apps import apps
from django.core.serializers import serialize
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.introductions.models import Introduction, Message
from pobratym.journal.models import Entry
from pobratym.places.actions import foresee_merge, merge_municipalities, withdraw_amendment
from pobratym.places.models import (
    Amendment,
    Assertion,
    Identifier,
    Level,
    Municipality,
    Name,
    Succession,
    TerritoryStatus,
)
from pobratym.places.queries.history import by_identifier, identifiers_of
from tests.factories.introductions import IntroductionFactory, MessageFactory
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

pytestmark = pytest.mark.django_db
_ROOMS = ("places", "suggestions", "memberships", "profiles", "partnerships", "introductions", "news")


@pytest.fixture
def brody():
    return MunicipalityFactory(name_en="Brody")


@pytest.fixture
def twin():
    return MunicipalityFactory(name_en="Brody town")


def merged(duplicate, into, reason="The gazetteer has it twice") -> Amendment:
    return merge_municipalities(duplicate=duplicate, into=into, reason=reason, by=None)


def named(place, text, language="", kind="alias", **more) -> Name:
    return Name.objects.create(municipality=place, text=text, language=language, kind=kind, key=text.lower(), **more)


def rows() -> dict[str, list]:
    """Every row of every room, but for what people did and say."""
    models = [
        model
        for room in _ROOMS
        for model in apps.get_app_config(room).get_models()
        if model not in (Amendment, Assertion)
    ]
    return {model._meta.label: json.loads(serialize("json", model._base_manager.order_by("pk"))) for model in models}


def test_what_hangs_on_the_duplicate_moves_in_every_room(brody, twin):
    letter = IntroductionFactory(sender=twin, sent=True)
    attached = [
        MembershipFactory(municipality=twin),
        MembershipRequestFactory(municipality=twin),
        PassportFactory(municipality=twin),
        PartnerSearchFactory(municipality=twin),
        ListingFactory(municipality=twin),
        MessageFactory(introduction=letter, on_behalf_of=twin, author=letter.written_by, text="Hello"),
    ]
    district = MunicipalityFactory(parent=twin, level=Level.DISTRICT)
    partnership = PartnershipFactory(municipalities=[twin, MunicipalityFactory()])
    change = merged(twin, brody)
    for row in attached:
        row.refresh_from_db()
        assert brody in (getattr(row, "municipality", None), getattr(row, "on_behalf_of", None))
    letter.refresh_from_db()
    district.refresh_from_db()
    assert (letter.sender, district.parent) == (brody, brody)
    assert partnership.parties.first().municipality == brody
    assert not Municipality.objects.filter(pk=twin.pk).exists()
    assert change.details["moved"]["introductions.introduction.sender"] == 1
    assert Entry.objects.get().verb == "places.merged"


def test_what_the_target_has_already_stays_behind_and_the_report_says_so(brody, twin):
    person = UserFactory()
    for place in (brody, twin):
        MembershipFactory(user=person, municipality=place)
        PassportFactory(municipality=place)
    MembershipFactory(municipality=twin)
    before = rows()
    report = foresee_merge(duplicate=twin, into=brody, by=None)
    assert rows() == before
    assert not Amendment.objects.exists()
    assert {(str(line.label), line.moved, line.stayed) for line in report.lines} == {
        ("memberships", 1, 1),
        ("community passports", 0, 1),
    }
    change = merged(twin, brody)
    assert change.details["stayed"] == 2
    assert twin.passport.municipality_id == twin.pk
    assert brody.memberships.count() == 2


def test_a_message_stays_with_its_letter(brody, twin):
    third = MunicipalityFactory()
    IntroductionFactory(sender=brody, receiver=third, sent=True)
    behind = IntroductionFactory(sender=twin, receiver=third, sent=True)
    message = MessageFactory(introduction=behind, on_behalf_of=twin, author=behind.written_by, text="Hello")
    merged(twin, brody)
    assert Introduction.objects.get(pk=behind.pk).sender_id == twin.pk
    assert Message.objects.get(pk=message.pk).on_behalf_of_id == twin.pk


def test_names_are_copied_identifiers_stay_and_are_found(brody, twin):
    named(brody, "Brody", kind="official")
    named(twin, "Brody town", kind="official")
    named(twin, "Броди", "uk", kind="exonym")
    number = IdentifierFactory(municipality=twin, value="712345")
    merged(twin, brody)
    assert set(brody.names.values_list("text", "kind")) == {
        ("Brody", "official"),
        ("Brody town", "alias"),
        ("Броди", "exonym"),
    }
    assert twin.names.count() == 2
    assert by_identifier("geonames", "712345") == brody
    assert identifiers_of(brody.pk) == [number]
    assert Identifier.objects.get().municipality_id == twin.pk


def test_periods_that_would_overlap_stay_with_the_hidden_row():
    one, two = MunicipalityFactory.create_batch(2, hromada=True)
    stood = {"state": "occupied", "act": "Order 376"}
    TerritoryStatus.objects.create(municipality=one, valid_from="2022-03-01", **stood)
    TerritoryStatus.objects.create(municipality=two, valid_from="2014-02-20", valid_until="2015-01-01", **stood)
    merged(two, one)
    assert one.territory_statuses.count() == 2


@pytest.mark.parametrize("both", ["partnership", "letter", "succession", "part"])
def test_what_shows_that_they_are_two_is_refused(brody, twin, both):
    if both == "partnership":
        PartnershipFactory(municipalities=[brody, twin])
    elif both == "letter":
        IntroductionFactory(sender=twin, receiver=brody, sent=True)
    elif both == "succession":
        Succession.objects.create(predecessor=twin, successor=brody, happened_on="2020-01-01", act="Law")
    else:
        Municipality.objects.filter(pk=twin.pk).update(parent=brody)
    before = rows()
    with pytest.raises(Conflict) as refusal:
        merged(twin, brody)
    assert "they are" in str(refusal.value)
    assert rows() == before


def test_refuses_itself_other_countries_other_levels_and_no_reason(brody):
    abroad = MunicipalityFactory(hromada=True)
    region = MunicipalityFactory(level=Level.REGION)
    for other in (brody, abroad, region):
        with pytest.raises(InvalidInput) as refusal:
            merged(brody, other)
        assert list(refusal.value.fields) == ["into"]
    with pytest.raises(InvalidInput):
        merged(MunicipalityFactory(), brody, reason=" ")
    assert not Amendment.objects.exists()


def test_no_chain_and_no_circle_arises(brody, twin):
    third = MunicipalityFactory()
    first = merged(third, twin)
    with pytest.raises(Conflict):
        merged(twin, third)
    merged(twin, brody)
    third.refresh_from_db()
    assert third.merged_into == brody
    with pytest.raises(Conflict) as refusal:
        withdraw_amendment(amendment=first, by=None)
    assert "Undo the later one first" in str(refusal.value)


def test_undone_once_and_only_once(brody, twin):
    change = merged(twin, brody)
    withdraw_amendment(amendment=change, by=None)
    assert Municipality.objects.filter(pk=twin.pk).exists()
    with pytest.raises(Conflict):
        withdraw_amendment(amendment=change, by=None)


def test_what_was_attached_since_stays_with_the_target(brody, twin):
    moved = ListingFactory(municipality=twin)
    gone = ListingFactory(municipality=twin)
    change = merged(twin, brody)
    since = ListingFactory(municipality=brody)
    gone.delete()
    withdraw_amendment(amendment=change, by=None)
    assert list(twin.listings.all()) == [moved]
    assert list(brody.listings.all()) == [since]


_ATTACHED = {
    "member": lambda place, person: MembershipFactory(municipality=place, user=person),
    "request": lambda place, person: MembershipRequestFactory(municipality=place, user=person),
    "passport": lambda place, person: PassportFactory(municipality=place),
    "search": lambda place, person: PartnerSearchFactory(municipality=place),
    "listing": lambda place, person: ListingFactory(municipality=place),
    "partnership": lambda place, person: PartnershipFactory(municipalities=[place, MunicipalityFactory()]),
    "letter": lambda place, person: IntroductionFactory(sender=place, sent=True),
    "answer": lambda place, person: IntroductionFactory(receiver=place, answered=True),
    "district": lambda place, person: MunicipalityFactory(parent=place, level=Level.DISTRICT),
    "name": lambda place, person: named(place, "Brody", "uk", kind="official"),
    "number": lambda place, person: IdentifierFactory(municipality=place),
    "hidden": lambda place, person: MunicipalityFactory(merged_into=place),
}
_sides = st.fixed_dictionaries({name: st.integers(0, 3) for name in _ATTACHED})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sides=_sides)
def test_merged_and_undone_every_row_is_as_it_was(sides):
    """Whatever hangs on either of them, or on both."""
    person = UserFactory()
    one, two = MunicipalityFactory.create_batch(2)
    for name, side in sides.items():
        for place, bit in ((one, 1), (two, 2)):
            if side & bit:
                _ATTACHED[name](place, person)
    before = rows()
    change = merged(two, one)
    assert rows() != before
    withdraw_amendment(amendment=change, by=None)
    assert rows() == before
