"""Numbers that other lists give a municipality, put right by hand."""

from django.db import models, transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, Text
from pobratym.places.models import Change, ChangeKind, Identifier, Municipality, WithdrawnIdentifier
from pobratym.places.queries.identifiers import identifier_problem
from pobratym.places.rewriting import Rewriting, begin, finish, locked, reason_problems, refuse
from pobratym.places.rules.identifiers import is_of_import


@transaction.atomic
def set_identifier(
    *,
    municipality: Municipality,
    scheme: str,
    value: str,
    reason: str,
    by: models.Model | None,
    instead_of: Identifier | None = None,
) -> Change:
    """Give `municipality` the number `value` of `scheme`, in place of another one or beside those it has.

    Raises InvalidInput for a number that is malformed, does not fit or is another's, or where the import finds the row
    by the old one; Conflict where the old one is gone.
    """
    value = value.strip()
    (place,) = locked(municipality.pk)
    old = _still_there(place, instead_of) if instead_of else None
    problems: dict[str, list[Text]] = reason_problems(reason)
    if refusal := _refused(place, scheme, value):
        problems["value"] = [refusal]
    elif old and is_of_import(old.scheme, source=place.source, level=place.level):
        problems["value"] = [_of_import()]
    refuse(problems)
    rewriting = begin(ChangeKind.IDENTIFIER, place, reason=reason, by=by)
    if old:
        _withdraw(rewriting, place, old)
    for withdrawn in WithdrawnIdentifier.objects.filter(municipality=place, scheme=scheme, value=value):
        rewriting.delete(withdrawn)
    rewriting.create(Identifier(municipality=place, scheme=scheme, value=value))
    rewriting.change.details = {"before": str(old or ""), "after": str(Identifier(scheme=scheme, value=value))}
    return finish(rewriting, by=by, scheme=scheme, value=value)


@transaction.atomic
def remove_identifier(*, identifier: Identifier, reason: str, by: models.Model | None) -> Change:
    """Take a number away that is not this municipality's; the next import does not bring it back.

    Raises InvalidInput where the import finds the row by it, Conflict where it is gone already.
    """
    (place,) = locked(identifier.municipality_id)
    old = _still_there(place, identifier)
    problems = reason_problems(reason)
    if is_of_import(old.scheme, source=place.source, level=place.level):
        problems["__all__"] = [_of_import()]
    refuse(problems)
    rewriting = begin(ChangeKind.IDENTIFIER, place, reason=reason, by=by)
    rewriting.change.details = {"before": str(old), "after": ""}
    scheme, value = old.scheme, old.value
    _withdraw(rewriting, place, old)
    return finish(rewriting, by=by, scheme=scheme, value=value, is_removed=True)


def _still_there(place: Municipality, identifier: Identifier) -> Identifier:
    found: Identifier | None = Identifier.objects.filter(pk=identifier.pk, municipality=place).first()
    if found is None:
        raise Conflict(_("This identifier is no longer there. Look at the page again."))
    return found


def _refused(place: Municipality, scheme: str, value: str) -> Text | None:
    return identifier_problem(scheme, value, country=place.country_id, level=place.level)


def _of_import() -> str:
    return _(
        "The import finds this municipality by this number and would bring it a second time without it. "
        "If the whole record is wrong, merge it with the right one or end it."
    )


def _withdraw(rewriting: Rewriting, place: Municipality, old: Identifier) -> None:
    scheme, value = old.scheme, old.value
    rewriting.delete(old)
    rewriting.create(WithdrawnIdentifier(municipality=place, scheme=scheme, value=value))
