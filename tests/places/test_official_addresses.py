"""Websites and mailboxes of town halls: entered, confirmed, taken away, undone."""

import pytest
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.places.actions import remove_official_address, set_official_address, withdraw_amendment
from pobratym.places.models import OfficialAddress
from pobratym.places.queries.official_addresses import decided_of, known_of
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
SITE = "https://borodianka.gov.ua"


def given(place, value=SITE, kind="website", **more):
    told = {"source": "Seen there", "reason": "Looked it up", "by": None, **more}
    return set_official_address(municipality=place, kind=kind, value=value, **told)


def test_an_address_is_entered_changed_and_undone():
    town = MunicipalityFactory()
    first = given(town, " borodianka.gov.ua ")
    assert town.official_addresses.get().value == SITE
    second = given(town, "https://rada.borodianka.gov.ua")
    assert (second.before, second.after) == (SITE, "https://rada.borodianka.gov.ua")
    withdraw_amendment(amendment=second, by=None)
    assert town.official_addresses.get().value == SITE
    withdraw_amendment(amendment=first, by=None)
    assert not town.official_addresses.exists()


def test_what_was_there_without_a_moderator_counts_when_she_confirms_it():
    town = MunicipalityFactory()
    OfficialAddress.objects.create(
        municipality=town, kind="website", value=SITE, source="Wikidata", as_of=timezone.localdate()
    )
    assert (known_of(town.pk).website, decided_of(town.pk).website) == (SITE, "")
    confirmed = given(town)
    assert decided_of(town.pk).website == SITE
    with pytest.raises(InvalidInput, match=r"Some fields|Nothing would change"):
        given(town)
    withdraw_amendment(amendment=confirmed, by=None)
    assert (town.official_addresses.get().source, decided_of(town.pk).website) == ("Wikidata", "")


def test_an_address_is_taken_away_once():
    town = MunicipalityFactory()
    given(town)
    address = town.official_addresses.get()
    remove_official_address(address=address, reason="Of another town", by=None)
    assert not town.official_addresses.exists()
    with pytest.raises(Conflict):
        remove_official_address(address=address, reason="Of another town", by=None)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("website", "javascript:alert(1)"),
        ("website", "ftp://example.gov.ua"),
        ("website", "https://name:word@example.gov.ua"),
        ("website", "https://example"),
        ("website", ""),
        ("website", "https://example.gov.ua/" + "a" * 300),
        ("mailbox", "example.gov.ua"),
        ("mailbox", "a@b"),
        ("mailbox", "rada@exam\u200bple.gov.ua"),
        ("telephone", "+380"),
    ],
)
def test_what_is_no_such_address_is_refused(kind, value):
    with pytest.raises(InvalidInput) as refusal:
        given(MunicipalityFactory(), value, kind)
    assert "value" in refusal.value.fields
    assert not OfficialAddress.objects.exists()


def test_a_day_to_come_and_a_missing_source_are_refused():
    with pytest.raises(InvalidInput) as late:
        given(MunicipalityFactory(), as_of=timezone.localdate() + timezone.timedelta(days=1))
    assert "as_of" in late.value.fields
    with pytest.raises(InvalidInput):
        given(MunicipalityFactory(), source=" ")


def test_the_mailbox_itself_is_not_told_to_readers():
    amendment = given(MunicipalityFactory(), "Rada@Example.gov.ua", "mailbox")
    assert (amendment.what, amendment.after) == ("official mailbox", "")
    assert OfficialAddress.objects.get().value == "rada@example.gov.ua"


def test_only_moderators_decide():
    with pytest.raises(NotAllowed):
        given(MunicipalityFactory(), by=UserFactory())
