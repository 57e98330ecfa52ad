"""The made-up people: their accounts, whom they speak for, and what they say of their municipality."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.backoffice.demonstration.arms import made_up_arms
from pobratym.backoffice.demonstration.calendar import Calendar
from pobratym.backoffice.demonstration.content import PLACES, WISHES, MadeUpPlace, urgency_of
from pobratym.core.errors import SourceRefused
from pobratym.memberships.actions import grant_membership
from pobratym.memberships.models import Membership
from pobratym.people.actions import open_account
from pobratym.people.models import User
from pobratym.places.models import Identifier, Municipality
from pobratym.profiles.actions import (
    add_listing,
    add_picture,
    add_project,
    close_listing,
    save_economy,
    save_passport,
    save_search,
    save_services,
)
from pobratym.profiles.models import Direction, Listing, PartnerSearch, Passport, PictureKind

PASSWORD = "pobratym-demonstration"  # noqa: S105 - printed, and refused where the public is
HROMADA_OFFICER = "officer@hromada.example"
TOWN_OFFICER = "officer@abroad.example"
MODERATOR = "moderator@pobratym.example"
HROMADA_OF_THE_OFFICER = "klesiv"
TOWN_OF_THE_OFFICER = "hexham"
_OFFICERS = {HROMADA_OF_THE_OFFICER: HROMADA_OFFICER, TOWN_OF_THE_OFFICER: TOWN_OFFICER}
EXPIRED = "expired"  # how a wish may have ended, beside the statuses of listings
_UNTIL = timedelta(days=60)


@dataclass
class Cast:
    """Who is there. Filled while the calendar is lived through; municipalities are known from the beginning."""

    municipalities: Mapping[str, Municipality]
    moderator: User
    members: dict[str, list[Membership]] = field(default_factory=dict)
    people: int = 0
    profiles: int = 0
    listings: int = 0

    def speaker(self, place: str) -> Membership:
        """Who writes and answers for the municipality."""
        return self.members[place][0]


def municipalities() -> dict[str, Municipality]:
    """Every place of the files by its key. Raises SourceRefused where the registry does not hold them yet."""
    rows = Identifier.objects.filter(value__in=[place.value for place in PLACES.values()])
    known = {(row.scheme, row.value): row.municipality_id for row in rows}
    missing = [place.value for place in PLACES.values() if (place.scheme, place.value) not in known]
    if missing:
        raise SourceRefused(
            _("The directory does not hold %(missing)s. Load it first: manage.py load_registry.")
            % {"missing": ", ".join(missing)}
        )
    found = Municipality.objects.with_place().in_bulk(known.values())
    return {key: found[known[place.scheme, place.value]] for key, place in PLACES.items()}


def account(email: str, full_name: str, language: str, *, as_moderator: bool = False) -> User:
    """An account; only the printed ones can sign in."""
    is_printed = email in (HROMADA_OFFICER, TOWN_OFFICER, MODERATOR)
    return open_account(
        by=None,
        email=email,
        full_name=full_name,
        password=PASSWORD if is_printed else None,
        language=language,
        as_moderator=as_moderator,
    )


def plan_joining(calendar: Calendar, cast: Cast) -> None:
    """Each municipality's people join, then it speaks, unless it has said something itself already."""
    spoken = _municipalities_that_spoke()
    for place in PLACES.values():
        if not place.people:
            continue
        calendar.on(place.joined, partial(_join, cast, place))
        if cast.municipalities[place.key].pk not in spoken:
            calendar.on(place.joined, partial(_introduce_itself, cast, place))
            _plan_listings(calendar, cast, place)


def _municipalities_that_spoke() -> set[int]:
    texts_of = (Passport.including_unreviewed, PartnerSearch.including_unreviewed, Listing.including_unreviewed)
    return {pk for rows in texts_of for pk in rows.order_by().values_list("municipality_id", flat=True)}


def _join(cast: Cast, place: MadeUpPlace) -> None:
    for number, person in enumerate(place.people):
        email = _OFFICERS.get(place.key) if number == 0 else None
        user = account(email or f"{place.key}{number + 1}@demonstration.example", person.name, place.language)
        cast.people += 1
        membership = grant_membership(
            by=None,
            user=user,
            municipality=cast.municipalities[place.key],
            role=person.role,
            position=person.post,
        )
        cast.members.setdefault(place.key, []).append(membership)


def _introduce_itself(cast: Cast, place: MadeUpPlace) -> None:
    by = cast.speaker(place.key)
    save_passport(
        municipality=by.municipality,
        by=by,
        about=place.about,
        history=place.history,
        experience=place.experience,
        origins=dict.fromkeys(place.translated, "translated"),
        languages=list(place.languages),
        language_levels=dict(place.levels),
        marks=list(place.marks),
        teaches=list(place.teaches),
        displaced_people=place.displaced,
        head_name=place.head.get("name", ""),
        head_post=place.head.get("post", {}),
        head_form=place.head.get("form", ""),
        head_called=place.head.get("called", ""),
        office_email=f"office.{place.key}@demonstration.example" if place.head else "",
        contact_name=by.user.full_name,
        contact_email=by.user.email,
    )
    if place.head:
        add_picture(
            municipality=by.municipality,
            by=by,
            kind=PictureKind.ARMS,
            file=made_up_arms(place.key),
            alt={"uk": "Вигаданий герб: щит із кругами", "en": "Made-up arms: a shield with roundels"},
            credit={"uk": "Намальовано для демонстрації", "en": "Drawn for the demonstration"},
        )
    if place.economy:
        save_economy(municipality=by.municipality, by=by, **place.economy)
    if place.services:
        save_services(municipality=by.municipality, by=by, **place.services)
    if place.project:
        add_project(municipality=by.municipality, by=by, title=place.project["title"], **place.project["facts"])
    save_search(
        municipality=by.municipality,
        by=by,
        is_seeking=True,
        types=list(place.wants),
        countries=list(place.countries),
        sizes=list(place.sizes),
        capacity=place.capacity,
        note=place.note,
        not_wanted=place.not_wanted,
        wanted_forms=list(place.forms),
        languages=list(place.partner_languages),
        term=place.term,
        exit_questions=list(place.exit_questions),
    )
    cast.profiles += 1


def _plan_listings(calendar: Calendar, cast: Cast, place: MadeUpPlace) -> None:
    """The first need and the first offer at once, the others as the year goes on."""
    needs, offers = ([(direction, said) for said in wishes] for direction, wishes in _wishes(place))
    later = needs[1:] + offers[1:]
    for number, (direction, said) in enumerate([*needs[:1], *offers[:1], *later]):
        day = place.joined * (1 + len(later) - max(0, number - 1)) // (1 + len(later))
        calendar.on(day, partial(_add_listing, cast, place, direction, said))
        key, _urgency = urgency_of(said)
        if key in place.ended and place.ended[key] != EXPIRED:
            calendar.on(day // 2, partial(_close_listing, cast, place, key))


def _wishes(place: MadeUpPlace) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (Direction.NEED, place.needs), (Direction.OFFER, place.offers)


def _add_listing(cast: Cast, place: MadeUpPlace, direction: str, said: str) -> None:
    key, urgency = urgency_of(said)
    wish = WISHES[key]
    by = cast.speaker(place.key)
    add_listing(
        municipality=by.municipality,
        by=by,
        direction=direction,
        sphere=wish.sphere,
        form=wish.form,
        urgency=urgency,
        expires_on=timezone.localdate() + _UNTIL if place.ended.get(key) == EXPIRED else None,
        title=wish.title,
        details=wish.details,
    )
    cast.listings += 1


def _close_listing(cast: Cast, place: MadeUpPlace, key: str) -> None:
    by = cast.speaker(place.key)
    wish = WISHES[key]
    listing = Listing.objects.open().get(municipality=by.municipality, sphere=wish.sphere, form=wish.form)
    close_listing(listing=listing, by=by, status=place.ended[key])
