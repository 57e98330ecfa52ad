"""Putting a fact right by hand; imports leave corrected columns alone."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.naming.folding import fold
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import Amending, begin, finish, locked, reason_problems
from pobratym.places.cells import cells_called, columns_of, put, value_of
from pobratym.places.models import (
    Amendment,
    AmendmentKind,
    CorrectedField,
    Municipality,
    Name,
    NameKind,
)
from pobratym.places.queries.facts import CORRECTED_COLUMNS, fact_problems, line_of, texts_of

_LANGUAGES = {CorrectedField.NAME_UK: "uk", CorrectedField.NAME_EN: "en"}
# What each new value says by itself; whoever corrects may say otherwise.
_IMPLIED = {"is_population_of_centre": False, "is_location_approximate": False}


@transaction.atomic
def correct(
    *, municipality: Municipality, field: str, values: Mapping[str, Any], reason: str, by: User | None
) -> Amendment:
    """Put one fact of `municipality` right: `values` by column (see CORRECTED_COLUMNS), with the reason.

    Raises InvalidInput where a value cannot be, nothing changes or the reason is missing, Conflict where the row has
    been merged away meanwhile. `by` is a moderator, None for a command.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    (place,) = locked(municipality.pk)
    columns, wanted = CORRECTED_COLUMNS[field], copy(place)
    for column in columns:
        put(wanted, {column: values.get(column, _IMPLIED.get(column))})
    _check(wanted, field, reason)
    old, new = texts_of(place, columns), texts_of(wanted, columns)
    if new == old:
        raise InvalidInput(_("Nothing would change: these values are in the directory already."))
    details = {"old": old, "new": new, "before": line_of(place, field, old), "after": line_of(wanted, field, new)}
    amending = begin(AmendmentKind.CORRECTED, place, reason=reason, by=by, field=field)
    amending.alter(place, **{cell: value_of(wanted, cell) for cell in cells_called(Municipality, columns)})
    _make_findable(amending, place, field)
    return finish(amending, by=by, details=details, field=field, old=old, new=new)


def _check(place: Municipality, field: str, reason: str) -> None:
    problems = reason_problems(reason) | fact_problems(place, field)
    if problems:
        raise InvalidInput(fields=problems)
    corrected = columns_of(Municipality, CORRECTED_COLUMNS[field])
    refuse_invalid(place, exclude=[each.name for each in place._meta.concrete_fields if each.name not in corrected])


def _make_findable(amending: Amending, place: Municipality, field: str) -> None:
    """A corrected name is looked up like every other; the wrong one stays findable, people use it."""
    if language := _LANGUAGES.get(CorrectedField(field)):
        text = place.name[language]
        if not Name.objects.filter(municipality=place, text=text, language=language).exists():
            amending.create(Name(municipality=place, text=text, language=language, kind=NameKind.ALIAS, key=fold(text)))
