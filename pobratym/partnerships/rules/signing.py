"""Whether a signature can be recorded, and whether its day can be meant."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.partnerships.models import PartnershipType

# No partnership of today is older than the peace in which the first twin towns were founded.
FIRST_DAY = date(1945, 1, 1)


@dataclass(frozen=True)
class PartyLife:
    """From when to when a party exists, as far as the registry knows."""

    name: str
    since: date | None
    until: date | None


def not_ready_to_sign(type_: str, spheres: Collection[object]) -> Text | None:
    """What the sides have to agree on before one of them signs."""
    if type_ == PartnershipType.UNDECIDED and not spheres:
        return _("Agree on the kind and the fields of the partnership first: propose them, the other side confirms.")
    if type_ == PartnershipType.UNDECIDED:
        return _("Agree on the kind of the partnership first: propose it, the other side confirms.")
    if not spheres:
        return _("Agree on the fields of the partnership first: propose them, the other side confirms.")
    return None


def implausible_day(day: date, *, today: date, parties: Iterable[PartyLife]) -> Text | None:
    """Why nobody can have signed that day."""
    if day > today:
        return _("This day has not come yet. Give the day it happened.")
    if day < FIRST_DAY:
        return _("This is before 1945. Check the year.")
    for party in parties:
        if party.since and day < party.since:
            return _("%(name)s exists since %(day)s. Check the date.") % _of(party.name, party.since)
        if party.until and day >= party.until:
            return _("%(name)s ceased to exist on %(day)s. Check the date.") % _of(party.name, party.until)
    return None


def _of(name: str, day: date) -> dict[str, str]:
    return {"name": name, "day": date_format(day, "DATE_FORMAT")}
