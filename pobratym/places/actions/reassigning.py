"""Since a day a municipality belongs to another region, county or unit, or is of another kind; the past stays."""

from copy import copy
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.core.validation import refuse_invalid
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import begin, finish, locked, reason_problems, refuse
from pobratym.places.models import Amendment, AmendmentKind, CorrectedField, Kind, Municipality, PastFact
from pobratym.places.queries.facts import CORRECTED_COLUMNS, fact_problems, line_of, texts_of
from pobratym.places.queries.history import last_change_of

REASSIGNED_FIELDS = (CorrectedField.REGION, CorrectedField.COUNTY, CorrectedField.PARENT, CorrectedField.KIND)


@transaction.atomic
def reassign_municipality(
    *,
    municipality: Municipality,
    field: str,
    value: Municipality | Kind | str | None,
    on: date,
    act: str,
    reason: str,
    by: User | None,
    source_url: str = "",
) -> Amendment:
    """`municipality` belongs to `value` (region, county, parent) or is of that kind since `on`, by `act`.

    What it was before keeps its period; a wrong value that was never right is `correct`ed instead. Raises InvalidInput
    for a day to come or before the last change of this fact, or a value that cannot be; Conflict where the row was
    merged away meanwhile.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    (place,) = locked(municipality.pk)
    changed = copy(place)
    setattr(changed, field, value or ("" if field == CorrectedField.KIND else None))
    since = last_change_of(place, field)
    refuse(_problems(place, changed, field, on, since, act, reason))
    columns = CORRECTED_COLUMNS[field]
    old, new = texts_of(place, columns), texts_of(changed, columns)
    before, after = line_of(place, field, old), line_of(changed, field, new)
    details = {"on": on.isoformat(), "old": old, "new": new, "before": before, "after": after}
    amending = begin(
        AmendmentKind.REASSIGNED, place, reason=reason, by=by, field=field, act=act.strip(), source_url=source_url
    )
    amending.create(_past(place, field, since, on, act.strip(), source_url))
    amending.alter(place, **{field: getattr(changed, field)})
    return finish(amending, by=by, details=details, field=field, on=on.isoformat(), old=old, new=new)


def _problems(
    place: Municipality, changed: Municipality, field: str, on: date, since: date | None, act: str, reason: str
) -> dict[str, list[Text]]:
    problems: dict[str, list[Text]] = reason_problems(reason) | fact_problems(changed, field)
    if field not in REASSIGNED_FIELDS:
        return problems | {"field": [_("This fact has no periods. Correct it instead.")]}
    if field == CorrectedField.KIND and changed.kind and changed.kind not in Kind.values:
        problems["kind"] = [_("There is no such kind.")]
    if getattr(changed, field) == getattr(place, field):
        problems[field] = [_("Nothing would change: this is in the directory already.")]
    if on > timezone.localdate():
        problems["on"] = [_("This day is still to come. Give today or an earlier day.")]
    elif since and on <= since:
        problems["on"] = [_("It was changed on %(day)s. Give a later day, or undo that change first.") % {"day": since}]
    if not act.strip():
        problems["act"] = [_("Name the act by which it was changed.")]
    return problems


def _past(place: Municipality, field: str, since: date | None, on: date, act: str, source_url: str) -> PastFact:
    past: dict[str, Any] = {"kind" if field == CorrectedField.KIND else "unit": getattr(place, field)}
    row = PastFact(
        municipality=place, field=field, valid_from=since, valid_until=on, act=act, source_url=source_url, **past
    )
    refuse_invalid(row)
    return row
