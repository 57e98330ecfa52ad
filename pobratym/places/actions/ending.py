"""A municipality comes to an end: since when, by which act, and who carries on its affairs."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, Text
from pobratym.core.validation import refuse_invalid
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import begin, finish, locked, reason_problems, refuse
from pobratym.places.models import Amendment, AmendmentKind, Municipality, Succession


@transaction.atomic
def end_municipality(
    *,
    municipality: Municipality,
    ended_on: date,
    successors: Sequence[Municipality],
    act: str,
    reason: str,
    by: User | None,
    source_url: str = "",
) -> Amendment:
    """`municipality` is no more since `ended_on`; its page stays, its partnerships stay as they were.

    `act` is the decision, for example a resolution on joining another hromada. Raises InvalidInput for a day to come or
    a successor that cannot be one, Conflict where it has ended already or a row was merged away.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    place, *heirs = locked(*dict.fromkeys([municipality.pk, *(each.pk for each in successors)]))
    if place.ended_on:
        raise Conflict(_("This municipality has already been marked as having ceased to exist."))
    _check(place, heirs, municipality in successors, ended_on, act, reason)
    amending = begin(AmendmentKind.ENDED, place, reason=reason, by=by, act=act.strip(), source_url=source_url)
    for heir in heirs:
        row = Succession(
            predecessor=place, successor=heir, happened_on=ended_on, act=act.strip(), source_url=source_url
        )
        refuse_invalid(row)
        amending.create(row)
    # The official number counts those in force.
    amending.alter(place, ended_on=ended_on, **({"is_counted": False} if place.is_counted else {}))
    names = ", ".join(heir.name_on_record for heir in heirs)
    details = {"on": ended_on.isoformat(), "before": "", "after": names}
    return finish(amending, by=by, details=details, on=ended_on.isoformat(), successors=[heir.pk for heir in heirs])


def _check(
    place: Municipality, heirs: Sequence[Municipality], is_own_heir: bool, ended_on: date, act: str, reason: str
) -> None:
    problems: dict[str, list[Text]] = reason_problems(reason)
    if ended_on > timezone.localdate():
        problems["ended_on"] = [_("This day is still to come. Give today or an earlier day.")]
    if not act.strip():
        problems["act"] = [_("Name the act by which it ceased to exist.")]
    if is_own_heir:
        problems["successors"] = [_("A municipality does not succeed itself.")]
    for heir in heirs:
        if heir.ended_on:
            problems["successors"] = [_("%(name)s has itself ceased to exist.") % {"name": heir.name}]
        elif place.pk in _succeeded(heir.pk):
            problems["successors"] = [_("%(name)s is its predecessor.") % {"name": heir.name}]
    refuse(problems)


def _succeeded(pk: int) -> set[int]:
    """All that come after a municipality, however far."""
    found: set[int] = set()
    step = {pk}
    while step:
        step = set(Succession.objects.filter(predecessor__in=step).values_list("successor_id", flat=True)) - found
        found |= step
    return found
