"""The verbs of the room: a municipality tells of itself; a moderator looks at what the check held back."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, DomainError, InvalidInput, NotAllowed
from pobratym.core.text_fields import LocalizedTextField
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.memberships.rules import may_edit_profile
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import Country, Municipality
from pobratym.profiles.checks import Finding, findings, in_order
from pobratym.profiles.models import Listing, ListingStatus, PartnerSearch, Passport, ReviewedText
from pobratym.profiles.rules import closings
from pobratym.profiles.vocabulary import SizeBand, WantedKind, WorkingLanguage

OneEach = TypeVar("OneEach", Passport, PartnerSearch)
Doubtful = Passport | PartnerSearch | Listing
InLanguage = tuple[str, str]  # a text and, before it, its language


class DoubtfulText(DomainError):
    """The checks found something. Rephrase, or insist: then a moderator looks before it is public."""

    def __init__(self, found: list[Finding]) -> None:
        super().__init__(
            _("Part of the text is in another language than its field. Move it, or ask a moderator to review it.")
            if found[0].is_about_language
            else _(
                "Part of the text should not be public under martial law. Rephrase it, or ask a moderator to review it."
            )
        )
        self.findings = found


def save_passport(*, municipality: Municipality, by: Membership, insist: bool = False, **fields: Any) -> Passport:
    """Write the passport. Raises NotAllowed, InvalidInput, or DoubtfulText unless the person insists."""
    found = _found(fields)
    with transaction.atomic():
        _ensure_may_edit(municipality.pk, by)
        _refuse_unknown("languages", fields.get("languages", []), WorkingLanguage.values)
        passport = _locked(Passport, municipality)
        approved = _approved(passport)
        _fill(passport, fields)
        passport.updated_at, passport.updated_by = timezone.now(), by.user
        _save(passport, by, insist, approved, found)
        return passport


def save_search(*, municipality: Municipality, by: Membership, insist: bool = False, **fields: Any) -> PartnerSearch:
    """Write what partner is wanted. Raises NotAllowed, InvalidInput, or DoubtfulText unless the person insists."""
    found = _found(fields)
    with transaction.atomic():
        _ensure_may_edit(municipality.pk, by)
        _refuse_unknown("types", fields.get("types", []), WantedKind.values)
        _refuse_unknown("sizes", fields.get("sizes", []), SizeBand.values)
        _refuse_unknown("countries", fields.get("countries", []), Country.objects.values_list("code", flat=True))
        search = _locked(PartnerSearch, municipality)
        approved, was_seeking = _approved(search), search.is_seeking
        _fill(search, fields)
        if search.since is None or (search.is_seeking and not was_seeking):
            search.since = timezone.localdate()
        _save(search, by, insist, approved, found)
        return search


def add_listing(*, municipality: Municipality, by: Membership, insist: bool = False, **fields: Any) -> Listing:
    """Add a need or an offer. Raises NotAllowed, InvalidInput, or DoubtfulText unless the person insists."""
    found = _found(fields)
    with transaction.atomic():
        _ensure_may_edit(municipality.pk, by)
        limits.count("listings", person=by.user, municipality=municipality.pk)
        listing = Listing(municipality=municipality, created_by=by.user)
        _fill(listing, fields)
        _refuse_past(listing)
        _save(listing, by, insist, set(), found)
        return listing


def change_listing(*, listing: Listing, by: Membership, insist: bool = False, **fields: Any) -> Listing:
    """Change an open need or offer. Raises NotAllowed, InvalidInput, DoubtfulText, or Conflict where it is closed."""
    found = _found(fields)
    with transaction.atomic():
        _ensure_may_edit(listing.municipality_id, by)
        locked = _locked_listing(listing)
        approved = _approved(locked)
        _fill(locked, fields)
        _refuse_past(locked)
        _save(locked, by, insist, approved, found)
        return locked


@transaction.atomic
def close_listing(*, listing: Listing, by: Membership, status: str) -> Listing:
    """A need is met, an offer is full, either is withdrawn. Raises NotAllowed, InvalidInput or Conflict."""
    _ensure_may_edit(listing.municipality_id, by)
    locked = _locked_listing(listing)
    if status not in closings(locked.direction):
        raise InvalidInput(_("Choose how it ends."), fields={"status": [_("Choose how it ends.")]})
    locked.status = status
    locked.save(update_fields=["status", "updated_at"])
    record("profiles.listing_closed", subject=locked, by=by.user, municipality_id=locked.municipality_id, status=status)
    return locked


@transaction.atomic
def approve_text(*, text: Doubtful, by: User) -> Doubtful:
    """A moderator found nothing harmful: the text becomes public. Raises NotAllowed or Conflict."""
    ensure_may(by, PlatformDeed.REVIEW_TEXTS)
    locked = _locked_for_review(text)
    locked.needs_review, locked.returned_reason = False, ""
    locked.save(update_fields=["needs_review", "returned_reason"])
    record("profiles.text_approved", subject=locked, by=by, municipality_id=locked.municipality_id)
    return locked


@transaction.atomic
def return_text(*, text: Doubtful, by: User, reason: str) -> Doubtful:
    """A moderator asks to rephrase and says why; the text stays hidden. Raises NotAllowed, InvalidInput or Conflict."""
    ensure_may(by, PlatformDeed.REVIEW_TEXTS)
    if not reason.strip():
        raise InvalidInput(fields={"reason": [_("Say what to rephrase: the municipality reads it.")]})
    locked = _locked_for_review(text)
    locked.returned_reason = reason.strip()
    refuse_invalid(locked)
    locked.save(update_fields=["returned_reason"])
    record("profiles.text_returned", subject=locked, by=by, municipality_id=locked.municipality_id)
    return locked


def _ensure_may_edit(municipality_id: int, by: Membership) -> None:
    if by.municipality_id != municipality_id or not may_edit_profile(by):
        raise NotAllowed(_("You may not change this profile. Ask the head or a coordinator of the municipality."))


def _refuse_unknown(name: str, chosen: Any, known: Any) -> None:
    if not set(chosen) <= set(known):
        raise InvalidInput(fields={name: [_("Choose from the list.")]})


def _refuse_past(listing: Listing) -> None:
    if listing.expires_on and listing.expires_on < timezone.localdate():
        raise InvalidInput(fields={"expires_on": [_("This day is past. Name a later one or leave it empty.")]})


def _locked(model: type[OneEach], municipality: Municipality) -> OneEach:
    """The municipality's row, locked; a new one where there is none yet. Its municipality is locked first:
    of two people who begin at once, one waits."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    row = model.including_unreviewed.select_for_update().filter(municipality=municipality).first()
    return row or model(municipality=municipality)


def _locked_listing(listing: Listing) -> Listing:
    locked = Listing.including_unreviewed.select_for_update().get(pk=listing.pk)
    if locked.status != ListingStatus.OPEN:
        raise Conflict(_("This need or offer has since been closed."))
    return locked


def _locked_for_review(text: Doubtful) -> Doubtful:
    locked = type(text).including_unreviewed.select_for_update().get(pk=text.pk)
    if not locked.needs_review:
        raise Conflict(_("This text has since been decided on or changed."))
    return locked


def _fill(row: ReviewedText, fields: dict[str, Any]) -> None:
    """A text in languages changes in those that are given."""
    for name, value in fields.items():
        field = row._meta.get_field(name)  # a misspelt field is our mistake, not the person's: let it be loud
        if isinstance(field, LocalizedTextField):
            setattr(row, name, getattr(row, name) | value)
        else:
            setattr(row, name, value.strip() if isinstance(value, str) else value)


def _approved(row: ReviewedText) -> set[InLanguage]:
    """Its texts that are public already: they are not asked about again."""
    return set(row.free_texts) if row.pk and not row.needs_review else set()


def _found(fields: dict[str, Any]) -> dict[InLanguage, list[Finding]]:
    """What the checks find in each text that is given. Asked before the transaction: others wait for that to end."""
    values = [value for value in fields.values() if isinstance(value, Mapping)]
    texts = {(language, text.strip()) for each in values for language, text in each.items()}
    return {text: findings(dict([text])) for text in texts}


def _save(
    row: Doubtful, by: Membership, insist: bool, approved: set[InLanguage], found: dict[InLanguage, list[Finding]]
) -> None:
    refuse_invalid(row)
    asked = [text for text in row.free_texts if text not in approved]
    of_each = (found[text] if text in found else findings(dict([text])) for text in asked)
    doubts = in_order(each for of_one in of_each for each in of_one)
    if doubts and not insist:
        raise DoubtfulText(doubts)
    row.needs_review, row.returned_reason = bool(doubts), ""
    row.save()
    record(
        f"profiles.{row._meta.model_name}_saved",
        subject=row,
        by=by.user,
        municipality_id=row.municipality_id,
        needs_review=row.needs_review,
    )
