"""What a municipality says of itself, as others may read it, and as its own people see it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from pobratym.core.compiled import compiled_once
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import members_of
from pobratym.memberships.rules import may_read
from pobratym.places.models import Municipality
from pobratym.profiles.models import (
    Audience,
    Direction,
    Listing,
    PartnerSearch,
    Passport,
    PassportPicture,
    PictureKind,
    Project,
    TeamMember,
)
from pobratym.profiles.models.pictures import last_day_of_damage
from pobratym.profiles.rules import Completeness, completeness


@dataclass(frozen=True)
class Profile:
    """Passport with its pages of numbers, wishes, open needs and offers, as those see it whom it was asked for."""

    passport: Passport | None
    search: PartnerSearch | None
    needs: list[Listing] = field(default_factory=list)
    offers: list[Listing] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    pictures: list[PassportPicture] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        said = (self.passport, self.search, self.needs, self.offers, self.projects, self.pictures)
        return not any(said)

    @property
    def arms(self) -> PassportPicture | None:
        return self._newest(PictureKind.ARMS)

    @property
    def flag(self) -> PassportPicture | None:
        return self._newest(PictureKind.FLAG)

    @property
    def photographs(self) -> list[PassportPicture]:
        """The one that was put first at the head."""
        return [each for each in self.pictures if each.kind == PictureKind.PHOTOGRAPH]

    def _newest(self, kind: str) -> PassportPicture | None:
        """There are two for a while where the newer one waited for a moderator."""
        return next((each for each in reversed(self.pictures) if each.kind == kind), None)


def audience_for(municipality_id: int, *, readers: Iterable[Membership], partners: Collection[int]) -> Audience:
    """Whom a page about the municipality is for, where its reader has these memberships.

    `partners`: those that are in talks or linked with it, which is for partnerships to say (the entrance asks): stairs.
    """
    represented = {each.municipality_id for each in readers if may_read(each)}
    if municipality_id in represented or not represented.isdisjoint(partners):
        return Audience.PARTNERS
    return Audience.VERIFIED if represented else Audience.PUBLIC


def profile_of(municipality: Municipality, audience: Audience = Audience.PUBLIC) -> Profile:
    """The profile as they see it: five queries."""
    return _profile(
        next(iter(_passport(municipality.pk, audience=audience)), None),
        next(iter(_search(municipality.pk)), None),
        _listings(municipality.pk, timezone.localdate()),
        _projects(municipality.pk),
        _pictures(municipality.pk, last_day_of_damage()),
    )


@compiled_once
def _passport(municipality: int, *, audience: Audience) -> QuerySet[Passport]:
    rows = Passport.objects.seen_by(audience).filter(municipality=municipality)
    return rows.select_related("economy", "services", "damage")


@compiled_once
def _search(municipality: int) -> QuerySet[PartnerSearch]:
    return PartnerSearch.objects.filter(municipality=municipality)


@compiled_once
def _listings(municipality: int, day: date) -> QuerySet[Listing]:
    listings: QuerySet[Listing] = Listing.objects.open(day).filter(municipality=municipality)
    return listings


@compiled_once
def _projects(municipality: int) -> QuerySet[Project]:
    return Project.objects.filter(municipality=municipality)


@compiled_once
def _pictures(municipality: int, waited_since: date) -> QuerySet[PassportPicture]:
    pictures = PassportPicture.including_unreviewed.seen_by(Audience.PUBLIC).shown(waited_since)
    return pictures.filter(municipality=municipality)


def arms_of(municipalities: Collection[int]) -> dict[int, PassportPicture]:
    """Municipality -> its coat of arms, of those that show one: one query."""
    arms = PassportPicture.objects.filter(kind=PictureKind.ARMS, municipality__in=municipalities)
    return {each.municipality_id: each for each in arms}


def team_of(municipality: Municipality, audience: Audience) -> list[TeamMember]:
    """The people who look after its partnerships, for partners: no query for others."""
    if audience < Audience.PARTNERS:
        return []
    return list(TeamMember.objects.seen_by(audience).filter(municipality=municipality))


def own_profile_of(municipality: Municipality) -> Profile:
    """The profile as the municipality's own people see it, with what waits for a moderator: five queries."""
    passports = Passport.including_unreviewed.select_related("economy", "services", "damage")
    return _profile(
        passports.filter(municipality=municipality).first(),
        PartnerSearch.including_unreviewed.filter(municipality=municipality).first(),
        list(Listing.including_unreviewed.open().filter(municipality=municipality)),
        list(Project.including_unreviewed.filter(municipality=municipality)),
        list(PassportPicture.including_unreviewed.filter(municipality=municipality)),
    )


def _profile(
    passport: Passport | None,
    search: PartnerSearch | None,
    found: Sequence[Listing],
    projects: Sequence[Project],
    pictures: Sequence[PassportPicture],
) -> Profile:
    return Profile(
        passport,
        search,
        [listing for listing in found if listing.direction == Direction.NEED],
        [listing for listing in found if listing.direction == Direction.OFFER],
        list(projects),
        list(pictures),
    )


def completeness_of(profile: Profile) -> Completeness:
    """How far the profile has come; see rules."""
    return completeness(
        profile.passport,
        profile.search,
        needs=len(profile.needs),
        offers=len(profile.offers),
        projects=len(profile.projects),
        pictures=len(profile.pictures),
    )


def is_here(municipality: Municipality) -> bool:
    """Whether somebody speaks for the municipality on the platform."""
    return bool(_members(municipality.pk))


@compiled_once
def _members(municipality: int) -> QuerySet[Membership, int]:
    return members_of(municipality).order_by().values_list("pk", flat=True)[:1]


Reviewable = Passport | PartnerSearch | Listing | Project | PassportPicture
_REVIEWABLE: tuple[type[Reviewable], ...] = (Passport, PartnerSearch, Listing, Project, PassportPicture)


class HeldText(NamedTuple):
    """A passport, wishes, a need, an offer, a project or a picture by its model and number."""

    model: type[Reviewable]
    pk: int


def texts_to_review() -> list[HeldText]:
    """Everything that waits for a moderator's look, by number alone: there may be very many."""
    return [
        HeldText(model, pk)
        for model in _REVIEWABLE
        for pk in model.including_unreviewed.filter(needs_review=True).order_by("pk").values_list("pk", flat=True)
    ]


def held_texts(held: Iterable[HeldText]) -> list[Reviewable]:
    """The texts themselves, with their municipalities at hand."""
    place = ("municipality__country", "municipality__region", "municipality__parent")
    wanted: dict[Any, list[int]] = defaultdict(list)
    for model, pk in held:
        wanted[model].append(pk)
    found: list[Reviewable] = []
    for model, numbers in wanted.items():
        found += model.including_unreviewed.filter(pk__in=numbers).select_related(*place).order_by("pk")
    return found
