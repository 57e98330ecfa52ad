"""Numbers that other lists give a municipality, put right by hand."""

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, Text
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import begin, finish, locked, reason_problems, refuse
from pobratym.places.models import Amendment, AmendmentKind, Identifier, Municipality
from pobratym.places.queries.identifiers import identifier_problem
from pobratym.places.rules.identifiers import is_of_import


@transaction.atomic
def set_identifier(
    *,
    municipality: Municipality,
    scheme: str,
    value: str,
    reason: str,
    by: User | None,
    instead_of: Identifier | None = None,
) -> Amendment:
    """Give `municipality` the number `value` of `scheme`, in place of another one or beside those it has.

    Raises InvalidInput for a number that is malformed, does not fit or is another's, or where the import finds the row
    by the old one; Conflict where the old one is gone.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    value = value.strip()
    (place,) = locked(municipality.pk)
    old = _still_there(place, instead_of) if instead_of else None
    problems: dict[str, list[Text]] = reason_problems(reason)
    if refusal := _refused(place, scheme, value):
        problems["value"] = [refusal]
    elif old and is_of_import(old.scheme, source=place.source, level=place.level):
        problems["value"] = [_of_import()]
    refuse(problems)
    amending = begin(AmendmentKind.IDENTIFIER, place, reason=reason, by=by)
    was = str(old or "")
    if old:
        amending.delete(old)
    amending.create(Identifier(municipality=place, scheme=scheme, value=value))
    details = {"before": was, "after": str(Identifier(scheme=scheme, value=value))}
    return finish(amending, by=by, details=details, scheme=scheme, value=value)


@transaction.atomic
def remove_identifier(*, identifier: Identifier, reason: str, by: User | None) -> Amendment:
    """Take a number away that is not this municipality's; the next import does not bring it back.

    Raises InvalidInput where the import finds the row by it, Conflict where it is gone already.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    (place,) = locked(identifier.municipality_id)
    old = _still_there(place, identifier)
    problems = reason_problems(reason)
    if is_of_import(old.scheme, source=place.source, level=place.level):
        problems["__all__"] = [_of_import()]
    refuse(problems)
    amending = begin(AmendmentKind.IDENTIFIER, place, reason=reason, by=by)
    details = {"before": str(old), "after": ""}
    amending.delete(old)
    return finish(amending, by=by, details=details, scheme=old.scheme, value=old.value, is_removed=True)


def _still_there(place: Municipality, identifier: Identifier) -> Identifier:
    found: Identifier | None = Identifier.objects.filter(pk=identifier.pk, municipality=place).first()
    if found is None:
        raise Conflict(_("This identifier is no longer there. Reload the page."))
    return found


def _refused(place: Municipality, scheme: str, value: str) -> Text | None:
    return identifier_problem(scheme, value, country=place.country_id, level=place.level)


def _of_import() -> str:
    return _(
        "The import finds this municipality by this number and would bring it a second time without it. "
        "If the whole record is wrong, merge it with the right one or end it."
    )
