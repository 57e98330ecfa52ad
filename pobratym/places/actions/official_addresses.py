"""A town hall's own addresses, decided by moderators; imports leave what they decided alone."""

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
from pobratym.places.models import AddressKind, Amendment, AmendmentKind, Municipality, OfficialAddress
from pobratym.places.queries.official_addresses import is_decided
from pobratym.places.rules.official_addresses import as_written, malformed


@transaction.atomic
def set_official_address(
    *,
    municipality: Municipality,
    kind: str,
    value: str,
    source: str,
    reason: str,
    by: User | None,
    as_of: date | None = None,
) -> Amendment:
    """File an address of a town hall, or confirm what an import filed. `as_of` is today where not said.

    Raises InvalidInput for what is no such address, a source that is not named or a day to come, and where nothing
    would change.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    (place,) = locked(municipality.pk)
    value, day = as_written(kind, value), as_of or timezone.localdate()
    problems: dict[str, list[Text]] = reason_problems(reason)
    if refusal := malformed(kind, value):
        problems["value"] = [refusal]
    if day > timezone.localdate():
        problems["as_of"] = [_("Give the day on which it was seen there, not later than today.")]
    refuse(problems)
    old = OfficialAddress.objects.filter(municipality=place, kind=kind).first()
    was = str(old or "")
    if old and was == value and is_decided(old):
        refuse({"__all__": [_("Nothing would change: these values are in the directory already.")]})
    row = old or OfficialAddress(municipality=place, kind=kind)
    row.value, row.source, row.as_of = value, source.strip(), day
    refuse_invalid(row)
    amending = begin(AmendmentKind.ADDRESS, place, reason=reason, by=by)
    if old:
        amending.alter(OfficialAddress.objects.get(pk=old.pk), value=value, source=row.source, as_of=day)
    else:
        amending.create(row)
    return finish(amending, by=by, details=_told(kind, was, value), address=kind)


@transaction.atomic
def remove_official_address(*, address: OfficialAddress, reason: str, by: User | None) -> Amendment:
    """Take away an address that is not the town hall's; the next import does not bring it back.

    Raises InvalidInput without a reason, Conflict where it is gone already.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    (place,) = locked(address.municipality_id)
    old = OfficialAddress.objects.filter(pk=address.pk, municipality=place).first()
    if old is None:
        raise Conflict(_("This address is no longer there. Reload the page."))
    refuse(reason_problems(reason))
    amending = begin(AmendmentKind.ADDRESS, place, reason=reason, by=by)
    details = _told(old.kind, str(old), "")
    amending.delete(old)
    return finish(amending, by=by, details=details, address=old.kind, is_removed=True)


def _told(kind: str, before: str, after: str) -> dict[str, str]:
    """Readers of the page see a change of the website; of the others only that they changed."""
    if kind != AddressKind.WEBSITE:
        return {"address": kind, "before": "", "after": ""}
    return {"address": kind, "before": before, "after": after}
