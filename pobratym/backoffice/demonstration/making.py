"""Makes the demonstration as people would have done it: by the verbs of the rooms, each on its day of the last year."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.backoffice.demonstration.calendar import Calendar
from pobratym.backoffice.demonstration.cast import (
    HROMADA_OF_THE_OFFICER,
    HROMADA_OFFICER,
    MODERATOR,
    TOWN_OF_THE_OFFICER,
    TOWN_OFFICER,
    Cast,
    account,
    municipalities,
    plan_joining,
)
from pobratym.backoffice.demonstration.letters import plan_letters
from pobratym.backoffice.demonstration.organisations import plan_organisations
from pobratym.backoffice.demonstration.queues import plan_queues
from pobratym.backoffice.demonstration.talks import plan_introducing
from pobratym.core.instance import begin_as
from pobratym.core.models import InstanceKind
from pobratym.news.actions import give_staff_permissions
from pobratym.people.models import User
from pobratym.places.models import Municipality


@dataclass(frozen=True)
class Account:
    """A printed account."""

    email: str
    role: str
    place: Municipality | None


@dataclass
class Made:
    """What a run made; nothing where it was all there already."""

    accounts: list[Account] = field(default_factory=list)
    people: int = 0
    profiles: int = 0
    listings: int = 0


@transaction.atomic
def make() -> Made:
    """All or nothing. What is there already stays as it is, and what municipalities have said themselves too.

    Raises Conflict where this is no demonstration and cannot become one, SourceRefused where the registry does not
    hold the municipalities yet.
    """
    begin_as(InstanceKind.DEMONSTRATION)
    towns = municipalities()
    give_staff_permissions(by=None)
    made = Made(
        accounts=[
            Account(HROMADA_OFFICER, _("coordinator"), towns[HROMADA_OF_THE_OFFICER]),
            Account(TOWN_OFFICER, _("coordinator"), towns[TOWN_OF_THE_OFFICER]),
            Account(MODERATOR, _("moderator"), None),
        ]
    )
    if User.objects.filter(email=MODERATOR).exists():
        return made
    cast = Cast(towns, account(MODERATOR, "Демонстраційний модератор", "uk", as_moderator=True), people=1)
    calendar = Calendar()
    plan_joining(calendar, cast)
    plan_letters(calendar, cast)
    plan_introducing(calendar, cast)
    plan_queues(calendar, cast)
    plan_organisations(calendar, cast)
    calendar.live()
    made.people, made.profiles, made.listings = cast.people, cast.profiles, cast.listings
    return made
