"""Makes the demonstration: real municipalities, made-up people and wishes, every row marked as such."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from pobratym.backoffice.demonstration.places import (
    HROMADA_OF_THE_OFFICER,
    MARK_EN,
    MARK_UK,
    PLACES,
    TOWN_OF_THE_OFFICER,
    Place,
)
from pobratym.backoffice.demonstration.wishes import WISHES
from pobratym.core.errors import SourceRefused
from pobratym.memberships.actions import grant_membership
from pobratym.memberships.models import Membership, Role
from pobratym.news.actions import give_staff_permissions
from pobratym.people.actions import open_account
from pobratym.people.models import User
from pobratym.places.models import Identifier, Municipality
from pobratym.profiles.actions import add_listing, save_passport, save_search
from pobratym.profiles.models import Direction, Listing, PartnerSearch, Passport

PASSWORD = "pobratym-demonstration"  # noqa: S105 - printed, and refused where the public is
HROMADA_OFFICER = "officer@hromada.example"
TOWN_OFFICER = "officer@abroad.example"
MODERATOR = "moderator@pobratym.example"


@dataclass(frozen=True)
class Account:
    """A printed account."""

    email: str
    role: str
    place: Municipality | None


@dataclass
class Made:
    """What a run made; everything that was there already is left as it is."""

    accounts: list[Account] = field(default_factory=list)
    people: int = 0
    profiles: int = 0
    listings: int = 0


@transaction.atomic
def make() -> Made:
    """All or nothing. Raises SourceRefused where the registry does not hold the municipalities yet."""
    towns = _municipalities()
    give_staff_permissions(by=None)
    made = Made()
    _person(made, MODERATOR, "Демонстраційний модератор", "uk", as_moderator=True)
    for number, place in enumerate(PLACES, start=1):
        _speak(made, _member(made, place, towns[place.value], number), place)
    made.accounts = [
        Account(HROMADA_OFFICER, _("coordinator"), towns[HROMADA_OF_THE_OFFICER.value]),
        Account(TOWN_OFFICER, _("coordinator"), towns[TOWN_OF_THE_OFFICER.value]),
        Account(MODERATOR, _("moderator"), None),
    ]
    return made


def _municipalities() -> dict[str, Municipality]:
    rows = Identifier.objects.filter(value__in=[place.value for place in PLACES]).select_related(
        "municipality__country"
    )
    known = {(row.scheme, row.value): row.municipality for row in rows}
    missing = [place.value for place in PLACES if (place.scheme, place.value) not in known]
    if missing:
        raise SourceRefused(
            _("The registry does not hold %(missing)s. Load it first: manage.py load_registry")
            % {"missing": ", ".join(missing)}
        )
    return {place.value: known[place.scheme, place.value] for place in PLACES}


def _person(made: Made, email: str, full_name: str, language: str, *, as_moderator: bool = False) -> User:
    known = User.objects.filter(email=email).first()
    if known:
        return known
    is_printed = email in (HROMADA_OFFICER, TOWN_OFFICER, MODERATOR)
    made.people += 1
    return open_account(
        by=None,
        email=email,
        full_name=full_name,
        password=PASSWORD if is_printed else get_random_string(40),
        language=language,
        as_moderator=as_moderator,
        is_demonstration=True,
    )


def _member(made: Made, place: Place, municipality: Municipality, number: int) -> Membership:
    """The made-up person who speaks for the municipality."""
    language = "uk" if municipality.is_ukrainian else "en"
    email = {HROMADA_OF_THE_OFFICER: HROMADA_OFFICER, TOWN_OF_THE_OFFICER: TOWN_OFFICER}.get(
        place, f"officer{number}@demonstration.example"
    )
    name = "Демонстраційний посадовець" if language == "uk" else "Demonstration Officer"
    person = _person(made, email, name, language)
    known = Membership.objects.active().filter(user=person, municipality=municipality).first()
    return known or grant_membership(
        by=None,
        user=person,
        municipality=municipality,
        role=Role.COORDINATOR,
        position="міжнародна співпраця" if language == "uk" else "international relations",
        is_demonstration=True,
    )


def _speak(made: Made, by: Membership, place: Place) -> None:
    """Passport, wishes, needs and offers, each only where the municipality has said nothing yet."""
    municipality = by.municipality
    if not Passport.including_unreviewed.filter(municipality=municipality).exists():
        _passport(by, place)
        made.profiles += 1
    if not PartnerSearch.including_unreviewed.filter(municipality=municipality).exists():
        _search(by, place)
    if not Listing.including_unreviewed.filter(municipality=municipality).exists():
        for direction, keys in ((Direction.NEED, place.needs), (Direction.OFFER, place.offers)):
            for key in keys:
                add_listing(municipality=municipality, by=by, direction=direction, **WISHES[key].fields)
                made.listings += 1


def _passport(by: Membership, place: Place) -> None:
    save_passport(
        municipality=by.municipality,
        by=by,
        about={"uk": f"{place.about_uk}\n\n{MARK_UK}", "en": f"{place.about_en}\n\n{MARK_EN}"},
        languages=list(place.languages),
        contact_name=by.user.full_name,
        contact_email=by.user.email,
    )


def _search(by: Membership, place: Place) -> None:
    save_search(
        municipality=by.municipality,
        by=by,
        is_seeking=True,
        types=list(place.wants),
        countries=list(place.countries),
        sizes=list(place.sizes),
        capacity=place.capacity,
        note={"uk": MARK_UK, "en": MARK_EN},
    )
