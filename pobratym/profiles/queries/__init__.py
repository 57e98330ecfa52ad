"""What a municipality says of itself, as others may read it, and as its own people see it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from pobratym.core.compiled import compiled_once
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import members_of
from pobratym.places.models import Municipality
from pobratym.profiles.models import Direction, Listing, PartnerSearch, Passport
from pobratym.profiles.rules import Completeness, completeness


@dataclass(frozen=True)
class Profile:
    """Passport, wishes, open needs and offers. What waits for a moderator is left out unless it is one's own."""

    passport: Passport | None
    search: PartnerSearch | None
    needs: list[Listing] = field(default_factory=list)
    offers: list[Listing] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.passport or self.search or self.needs or self.offers)


@dataclass(frozen=True)
class Contact:
    """Whom partners may write to."""

    name: str
    email: str
    phone: str


def profile_of(municipality: Municipality) -> Profile:
    """The public profile: three queries."""
    return _profile(
        next(iter(_passport(municipality.pk)), None),
        next(iter(_search(municipality.pk)), None),
        _listings(municipality.pk, timezone.localdate()),
    )


@compiled_once
def _passport(municipality: int) -> QuerySet[Passport]:
    return Passport.objects.filter(municipality=municipality)


@compiled_once
def _search(municipality: int) -> QuerySet[PartnerSearch]:
    return PartnerSearch.objects.filter(municipality=municipality)


@compiled_once
def _listings(municipality: int, day: date) -> QuerySet[Listing]:
    listings: QuerySet[Listing] = Listing.objects.open(day).filter(municipality=municipality)
    return listings


def own_profile_of(municipality: Municipality) -> Profile:
    """The profile as the municipality's own people see it, with what waits for a moderator: three queries."""
    return _profile(
        Passport.including_unreviewed.filter(municipality=municipality).first(),
        PartnerSearch.including_unreviewed.filter(municipality=municipality).first(),
        list(Listing.including_unreviewed.open().filter(municipality=municipality)),
    )


def _profile(passport: Passport | None, search: PartnerSearch | None, found: Sequence[Listing]) -> Profile:
    return Profile(
        passport,
        search,
        [listing for listing in found if listing.direction == Direction.NEED],
        [listing for listing in found if listing.direction == Direction.OFFER],
    )


def completeness_of(profile: Profile) -> Completeness:
    """How far the profile has come; see rules."""
    return completeness(profile.passport, profile.search, needs=len(profile.needs), offers=len(profile.offers))


def is_here(municipality: Municipality) -> bool:
    """Whether somebody speaks for the municipality on the platform."""
    return bool(_members(municipality.pk))


@compiled_once
def _members(municipality: int) -> QuerySet[Membership, int]:
    return members_of(municipality).order_by().values_list("pk", flat=True)[:1]


def contact_for(municipality: Municipality, *, reader: Membership | None, is_partner: bool) -> Contact | None:
    """The contact, for partners and for the municipality itself only; None for everybody else.

    Whether the reader's municipality is a partner is for partnerships to say (the entrance asks it): stairs.
    """
    is_own = reader is not None and reader.municipality_id == municipality.pk
    if reader is None or not (is_own or is_partner):
        return None
    passport = Passport.including_unreviewed.filter(municipality=municipality).first()
    if passport is None or not (passport.contact_name or passport.contact_email or passport.contact_phone):
        return None
    return Contact(passport.contact_name, passport.contact_email, passport.contact_phone)


class HeldText(NamedTuple):
    """A passport, wishes, a need or an offer by its model and number."""

    model: type[Passport] | type[PartnerSearch] | type[Listing]
    pk: int


def texts_to_review() -> list[HeldText]:
    """Everything that waits for a moderator's look, by number alone: there may be very many."""
    return [
        HeldText(model, pk)
        for model in (Passport, PartnerSearch, Listing)
        for pk in model.including_unreviewed.filter(needs_review=True).order_by("pk").values_list("pk", flat=True)
    ]


def held_texts(held: Iterable[HeldText]) -> list[Passport | PartnerSearch | Listing]:
    """The texts themselves, with their municipalities at hand."""
    place = ("municipality__country", "municipality__region", "municipality__parent")
    wanted: dict[Any, list[int]] = defaultdict(list)
    for model, pk in held:
        wanted[model].append(pk)
    found: list[Passport | PartnerSearch | Listing] = []
    for model, numbers in wanted.items():
        found += model.including_unreviewed.filter(pk__in=numbers).select_related(*place).order_by("pk")
    return found
