"""Dated intervals of a territory's status, each by an act (CMU resolution 1364 of 2022), written by hand."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, Text
from pobratym.core.validation import refuse_invalid
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import begin, finish, locked, reason_problems, refuse
from pobratym.places.models import Amendment, AmendmentKind, Municipality, TerritoryStatus


@transaction.atomic
def set_territory_status(
    *,
    municipality: Municipality,
    state: str,
    valid_from: date,
    act: str,
    reason: str,
    by: User | None,
    valid_until: date | None = None,
    source_url: str = "",
    instead_of: TerritoryStatus | None = None,
) -> Amendment:
    """Add an interval, or correct `instead_of`; to end one is to correct its last day. The next import leaves it alone.

    `valid_until` is the first day on which it no longer holds. Raises InvalidInput for a place abroad, an act that is
    not named, days in the wrong order or that overlap; Conflict where the interval is gone.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    (place,) = locked(municipality.pk)
    row = _still_there(place, instead_of) if instead_of else TerritoryStatus(municipality=place)
    old = _line(row) if instead_of else ""
    values = {
        "state": state,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "act": act.strip(),
        "source_url": source_url,
    }
    _check(place, row, values, reason)
    amending = begin(AmendmentKind.STATUS, place, reason=reason, by=by, act=act.strip(), source_url=source_url)
    if instead_of:
        amending.alter(_still_there(place, instead_of), **values)
    else:
        amending.create(row)
    details = {"state": state, "before": old, "after": _line(row)}
    return finish(amending, by=by, details=details, state=state, on=valid_from.isoformat())


def _still_there(place: Municipality, status: TerritoryStatus) -> TerritoryStatus:
    found: TerritoryStatus | None = TerritoryStatus.objects.filter(pk=status.pk, municipality=place).first()
    if found is None:
        raise Conflict(_("This status is no longer there. Reload the page."))
    return found


def _check(place: Municipality, row: TerritoryStatus, values: dict[str, object], reason: str) -> None:
    problems: dict[str, list[Text]] = reason_problems(reason)
    if not place.is_ukrainian:
        problems["state"] = [_("The list covers territories of Ukraine only.")]
    before = {name: getattr(row, name) for name in values}
    if row.pk and before == values:
        problems["__all__"] = [_("Nothing would change: these values are in the directory already.")]
    refuse(problems)
    for name, value in values.items():
        setattr(row, name, value)
    refuse_invalid(row)


def _line(status: TerritoryStatus) -> str:
    """The days as they are written everywhere: 2022-03-01 – 2022-06-01."""
    return f"{status.valid_from:%Y-%m-%d} – {status.valid_until or '…'}"
