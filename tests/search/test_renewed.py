"""What a process holds of a list is brought up to date by the ledger: what has changed is read anew, nothing else."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.core.keeping import forget
from pobratym.journal import queries
from pobratym.journal.actions import record
from pobratym.journal.areas import Area
from pobratym.journal.marks import marks
from pobratym.partnerships.models import Partnership
from pobratym.partnerships.queries.partnership_table import partnership_table
from pobratym.profiles.actions import add_listing, change_listing, close_listing, save_passport, save_search
from pobratym.profiles.models import Listing
from pobratym.profiles.queries.tables import listing_table, read_listings
from pobratym.search.activity import activity
from pobratym.search.listings import FACETS
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.profiles import ListingFactory, PassportFactory

pytestmark = pytest.mark.django_db
_SAID = {"direction": "need", "form": "know_how", "title": {"en": "Pipes"}, "urgency": "urgent"}


@pytest.fixture
def by():
    by = MembershipFactory()
    record_something()
    return by


def record_something(subject=None, verb="profiles.passport_saved"):
    with transaction.atomic():
        record(verb, subject=subject or PassportFactory(), by=None)


def _columns(table):
    return {each.name: [table.column(each)[place] for place in range(len(table.records))] for each in FACETS}


def _is_as_read_anew(table):
    assert table.records == read_listings(None)
    columns = _columns(table)
    forget()
    anew = listing_table()
    assert columns == _columns(anew)
    assert table.ids.tolist() == anew.ids.tolist()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["add", "change", "close", "passport"]), min_size=1, max_size=6), data=st.data())
def test_whatever_happens_it_is_as_if_read_anew(by, steps, data):
    with transaction.atomic():
        ListingFactory.create_batch(3, municipality=by.municipality)
        forget()
        _columns(listing_table())
        _live(by, steps, data)
        _is_as_read_anew(listing_table())
        transaction.set_rollback(True)


def _live(by, steps, data):
    """What a municipality does about its needs; in between somebody reads the list."""
    for step in steps:
        open_ones = list(Listing.objects.open().order_by("pk"))
        if step == "add" or not open_ones:
            add_listing(
                municipality=by.municipality, by=by, sphere=data.draw(st.sampled_from(["water", "waste"])), **_SAID
            )
        elif step == "passport":
            record_something()
        else:
            listing = data.draw(st.sampled_from(open_ones))
            if step == "change":
                change_listing(listing=listing, by=by, **{**_SAID, "sphere": "energy"})
            else:
                close_listing(listing=listing, by=by, status="withdrawn")
        if data.draw(st.booleans()):
            _columns(listing_table())


def test_only_what_has_changed_is_read(by):
    ListingFactory.create_batch(5, municipality=by.municipality)
    forget()
    before = listing_table()
    added = add_listing(municipality=by.municipality, by=by, sphere="water", **_SAID)
    with CaptureQueriesContext(connection) as asked:
        after = listing_table()
    assert [each.id for each in after.records if each not in before.records] == [added.pk]
    (query,) = [each["sql"] for each in asked.captured_queries if "profiles_listing" in each["sql"]]
    assert "json_each" in query or "ANY(" in query


def test_what_the_ledger_cannot_tell_is_read_whole(by):
    ListingFactory(municipality=by.municipality)
    forget()
    listing_table()
    Listing.objects.all().delete()
    record_something(by.municipality, "registry.corrected")  # about a municipality: any of its needs may be concerned
    assert listing_table().records == []


def test_a_partnership(by):
    one = PartnershipFactory(signed_by_both=True)
    forget()
    assert [link.stage for link in partnership_table().records] == ["signed"]
    Partnership.objects.update(stage="active")
    other = PartnershipFactory()
    record_something(one, "partnerships.confirmed")
    record_something(other, "partnerships.talks_opened")
    assert [(link.id, link.stage) for link in partnership_table().records] == [
        (other.pk, "in_talks"),
        (one.pk, "active"),
    ]


def test_what_municipalities_do_here_is_as_if_read_anew(by):
    """Passports, wishes, needs, offers and partnerships change one after another; each is read anew alone."""
    PassportFactory(municipality=by.municipality, languages=["uk"])
    one, other = ListingFactory(municipality=by.municipality), PartnershipFactory(signed_by_both=True)
    forget()
    activity()
    save_passport(municipality=by.municipality, by=by, languages=["uk", "en"])
    save_search(municipality=by.municipality, by=by, is_seeking=True, types=[], countries=[], sizes=[], capacity=2)
    close_listing(listing=one, by=by, status="withdrawn")
    add_listing(municipality=by.municipality, by=by, sphere="waste", **_SAID)
    record_something(PartnershipFactory(signed_by_both=True), "partnerships.confirmed")
    with CaptureQueriesContext(connection) as asked:
        found = activity()
    whole = [query["sql"] for query in asked.captured_queries if not _reads_little(query["sql"])]
    forget()
    anew = activity()
    for name in ("seeking", "partnered", "listings", "languages", "parties", "updated"):
        assert sorted(getattr(found, name).T.tolist()) == sorted(getattr(anew, name).T.tolist()), name
    assert found.seeking_ids == {by.municipality.pk}
    assert other.pk in found.parties[2]
    assert whole == []


def _reads_little(sql):
    """What names the records it reads, asks the ledger, or who is here."""
    return any(
        each in sql for each in ("json_each", "ANY(", "journal_", "memberships_membership", "places_", "SAVEPOINT")
    )


class TestChangedSubjects:
    def test_of_the_areas_asked_about(self, by):
        before = marks(Area.PROFILES)
        listing = ListingFactory()
        record_something(listing, "profiles.listing_saved")
        record_something(PartnershipFactory(), "partnerships.confirmed")
        assert queries.changed_subjects(before, marks(Area.PROFILES)) == {"profiles.listing": {listing.pk}}
        assert queries.changed_subjects(before, before) == {}

    def test_an_area_never_marked_before(self, by):
        assert queries.changed_subjects(marks(), marks(Area.PROFILES)) is None

    def test_a_change_that_was_rolled_back(self, by):
        """Its number comes again with another entry: what was read in its transaction is not to be built upon."""
        with transaction.atomic():
            record("profiles.listing_saved", subject=ListingFactory(), by=None)
            inside = marks(Area.PROFILES)
            transaction.set_rollback(True)
        record_something(ListingFactory(), "profiles.listing_saved")
        record_something(ListingFactory(), "profiles.listing_saved")
        assert queries.changed_subjects(inside, marks(Area.PROFILES)) is None

    def test_too_much(self, by, monkeypatch):
        before = marks(Area.PROFILES)
        monkeypatch.setattr(queries, "MOST", 2)
        for _ in range(3):
            record_something()
        assert queries.changed_subjects(before, marks(Area.PROFILES)) is None
