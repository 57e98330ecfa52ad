"""Needs and offers: added, changed, ended, opened again; and what the service does with those that nobody minds."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import Municipality
from pobratym.profiles import notices
from pobratym.profiles.models import Listing, ListingStatus
from pobratym.profiles.rules import closings
from pobratym.profiles.workflow import VERB_OF, WORKFLOW
from pobratym.profiles.writing import ensure_may_edit, found_in, save

REMINDED_BEFORE = timedelta(days=14)


def add_listing(*, municipality: Municipality, by: Membership, insist: bool = False, **fields: Any) -> Listing:
    """Add a need or an offer. Raises NotAllowed, InvalidInput, or DoubtfulText unless the person insists."""
    found = found_in(fields, municipality.pk)
    with transaction.atomic():
        ensure_may_edit(municipality.pk, by)
        limits.count("listings", person=by.user, municipality=municipality.pk)
        listing = Listing(municipality=municipality, created_by=by.user)
        _refuse_past(fields.get("expires_on"))
        save(listing, fields, by=by, insist=insist, found=found)
        return listing


def change_listing(*, listing: Listing, by: Membership, insist: bool = False, **fields: Any) -> Listing:
    """Change an open need or offer. Raises NotAllowed, InvalidInput, DoubtfulText, or Conflict where it is closed."""
    found = found_in(fields, listing.municipality_id)
    with transaction.atomic():
        ensure_may_edit(listing.municipality_id, by)
        locked = _locked_open(listing)
        _refuse_past(fields.get("expires_on", locked.expires_on))
        locked.reminded_at = None
        save(locked, fields, by=by, insist=insist, found=found)
        return locked


@transaction.atomic
def close_listing(*, listing: Listing, by: Membership, status: str) -> Listing:
    """A need is met, an offer is full, either is withdrawn. Raises NotAllowed, InvalidInput or Conflict."""
    ensure_may_edit(listing.municipality_id, by)
    locked = _locked_open(listing)
    if status not in closings(locked.direction):
        raise InvalidInput(_("Choose how it ends."), fields={"status": [_("Choose how it ends.")]})
    _move(locked, VERB_OF[status])
    record(
        "profiles.listing_closed",
        subject=locked,
        by=by.user,
        municipality_id=locked.municipality_id,
        status=status,
        **by.acting_for,
    )
    return locked


@transaction.atomic
def reopen_listing(*, listing: Listing, by: Membership, expires_on: date | None = None) -> Listing:
    """It is met, full or expired no more: shown again, until the day that is named. Raises NotAllowed, InvalidInput or
    Conflict."""
    ensure_may_edit(listing.municipality_id, by)
    _refuse_past(expires_on)
    locked = Listing.including_unreviewed.select_for_update().get(pk=listing.pk)
    locked.expires_on, locked.reminded_at = expires_on, None
    _move(locked, "reopen", "expires_on", "reminded_at")
    record(
        "profiles.listing_reopened", subject=locked, by=by.user, municipality_id=locked.municipality_id, **by.acting_for
    )
    return locked


def expire_listings(*, by: User | None = None) -> list[Listing]:
    """End what is past its day, each in its own transaction. For the schedule; repeating it does nothing more.

    Raises NotAllowed for people who are no administrators.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    past = Listing.including_unreviewed.filter(status=ListingStatus.OPEN, expires_on__lt=timezone.localdate())
    ids = list(past.order_by("pk").values_list("pk", flat=True))
    return [listing for listing in (_expire(pk, by) for pk in ids) if listing is not None]


def remind_of_listings(*, by: User | None = None) -> int:
    """Tell each municipality once what of its needs and offers ends within a fortnight; how many were told.

    For the schedule. Raises NotAllowed for people who are no administrators.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    ending = _ending().order_by("municipality_id").values_list("municipality_id", flat=True).distinct()
    return sum(_remind(municipality_id) for municipality_id in list(ending))


@transaction.atomic
def _expire(pk: int, by: User | None) -> Listing | None:
    locked = Listing.including_unreviewed.select_for_update().get(pk=pk)
    is_past = locked.expires_on is not None and locked.expires_on < timezone.localdate()
    if locked.status != ListingStatus.OPEN or not is_past:
        return None  # somebody was faster
    _move(locked, "expire")
    record("profiles.listing_expired", subject=locked, by=by, municipality_id=locked.municipality_id)
    return locked


@transaction.atomic
def _remind(municipality_id: int) -> bool:
    ending = list(_ending().filter(municipality_id=municipality_id).select_for_update())
    if not ending:
        return False
    Listing.including_unreviewed.filter(pk__in=[each.pk for each in ending]).update(reminded_at=timezone.now())
    notices.listings_end(municipality_id, ending)
    return True


def _ending() -> Any:
    today = timezone.localdate()
    return Listing.including_unreviewed.filter(
        status=ListingStatus.OPEN, reminded_at__isnull=True, expires_on__range=(today, today + REMINDED_BEFORE)
    )


def _move(listing: Listing, verb: str, *also: str) -> None:
    listing.status = WORKFLOW.target(verb, listing.status)
    listing.save(update_fields=["status", "updated_at", *also])


def _refuse_past(day: date | None) -> None:
    if day and day < timezone.localdate():
        raise InvalidInput(fields={"expires_on": [_("This day is past. Name a later one or leave it empty.")]})


def _locked_open(listing: Listing) -> Listing:
    locked = Listing.including_unreviewed.select_for_update().get(pk=listing.pk)
    if locked.status != ListingStatus.OPEN:
        raise Conflict(_("This need or offer has since been closed."))
    return locked
