"""Putting a fact right by hand; imports leave corrected columns alone."""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput, Text
from pobratym.core.validation import refuse_invalid
from pobratym.naming.folding import fold
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import Amending, begin, finish, locked, reason_problems
from pobratym.places.models import (
    Amendment,
    AmendmentKind,
    CorrectedField,
    Kind,
    Level,
    Municipality,
    Name,
    NameKind,
)

Values = dict[str, str | None]

# The columns that are corrected together: a number without its date and source says nothing.
CORRECTED_COLUMNS: dict[str, tuple[str, ...]] = {
    CorrectedField.NAME_UK: ("name_uk",),
    CorrectedField.NAME_EN: ("name_en",),
    CorrectedField.POPULATION: (
        "population",
        "population_as_of",
        "population_source",
        "is_population_of_centre",
    ),
    CorrectedField.POINT: ("latitude", "longitude", "is_location_approximate"),
    CorrectedField.KIND: ("kind",),
    CorrectedField.PARENT: ("parent",),
    CorrectedField.REGION: ("region",),
    CorrectedField.COUNTY: ("county",),
}
_LEVELS_ABOVE: dict[str, str] = {CorrectedField.REGION: Level.REGION, CorrectedField.COUNTY: Level.COUNTY}
_PLACES = frozenset({CorrectedField.PARENT, CorrectedField.REGION, CorrectedField.COUNTY})
_LANGUAGES = {CorrectedField.NAME_UK: "uk", CorrectedField.NAME_EN: "en"}
# What each new value says by itself; whoever corrects may say otherwise.
_IMPLIED = {"is_population_of_centre": False, "is_location_approximate": False}
_COLUMNS = {column.name: column for column in Municipality._meta.concrete_fields}


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
        setattr(wanted, column, values.get(column, _IMPLIED.get(column)))
    _check(wanted, field, reason)
    old, new = texts_of(place, columns), texts_of(wanted, columns)
    if new == old:
        raise InvalidInput(_("Nothing would change: these values are in the registry already."))
    details = {"old": old, "new": new, "before": line_of(place, field, old), "after": line_of(wanted, field, new)}
    amending = begin(AmendmentKind.CORRECTED, place, reason=reason, by=by, field=field)
    amending.alter(place, **{column: getattr(wanted, column) for column in columns})
    _make_findable(amending, place, field)
    return finish(amending, by=by, details=details, field=field, old=old, new=new)


def texts_of(place: Municipality, columns: Iterable[str]) -> Values:
    return {column: _text(place, column) for column in columns}


def _text(place: Municipality, column: str) -> str | None:
    meta = _COLUMNS[column]
    value = getattr(place, meta.attname)
    return None if value is None else str(meta.value_to_string(place))


def line_of(place: Municipality, field: str, texts: Values) -> str | dict[str, str]:
    """The values as a reader sees them; of a place its name in each language, of a kind its code."""
    if field in _PLACES:
        unit: Municipality | None = getattr(place, field)
        return {"uk": unit.name_uk, "en": unit.name_en} if unit else ""
    return ", ".join(text for text in texts.values() if text not in (None, "", "True", "False"))


def _check(place: Municipality, field: str, reason: str) -> None:
    problems = reason_problems(reason) | fact_problems(place, field)
    if problems:
        raise InvalidInput(fields=problems)
    columns = CORRECTED_COLUMNS[field]
    refuse_invalid(place, exclude=[each.name for each in place._meta.concrete_fields if each.name not in columns])


def fact_problems(place: Municipality, field: str) -> dict[str, list[Text]]:
    """Why the fact cannot be as it stands on `place`."""
    problems: dict[str, list[Text]] = {}
    if field == CorrectedField.POPULATION:
        problems |= _undated(place)
    if field == CorrectedField.POINT and (place.latitude is None) != (place.longitude is None):
        problems["latitude"] = [_("Give both coordinates, or neither.")]
    if field == CorrectedField.KIND and place.kind and not place.is_ukrainian:
        problems["kind"] = [_("Only units of Ukraine have a kind of the codifier.")]
    if field == CorrectedField.PARENT and place.pk in _above(place.parent):
        problems["parent"] = [_("A municipality cannot be a part of itself. Choose another one.")]
    if field in _LEVELS_ABOVE:
        problems |= _misplaced(place, field)
    return problems


def _undated(place: Municipality) -> dict[str, list[Text]]:
    """A population needs the day it is of, not in the future, and who counted."""
    problems: dict[str, list[Text]] = {}
    if place.population is None:
        problems["population"] = [_("Give the number of people.")]
    if not place.population_as_of or place.population_as_of > timezone.localdate():
        problems["population_as_of"] = [_("Give the day the number is of, not later than today.")]
    if not place.population_source:
        problems["population_source"] = [_("Name the source of the number.")]
    return problems


def _misplaced(place: Municipality, field: str) -> dict[str, list[Text]]:
    """A region or county is one, in the same country; Kyiv and Sevastopol are their own regions."""
    unit = getattr(place, field)
    if unit is None or (unit.country_id == place.country_id and unit.level == _LEVELS_ABOVE[field]):
        return {}
    if field == CorrectedField.REGION and unit.kind == Kind.CAPITAL and place.is_ukrainian:
        return {}
    return {field: [_("Choose a unit of that level in the same country.")]}


def _above(place: Municipality | None) -> Iterable[int]:
    """The unit and all that it is a part of."""
    seen: list[int] = []
    while place is not None and place.pk not in seen:
        seen.append(place.pk)
        place = place.parent
    return seen


def _make_findable(amending: Amending, place: Municipality, field: str) -> None:
    """A corrected name is looked up like every other; the wrong one stays findable, people use it."""
    if language := _LANGUAGES.get(CorrectedField(field)):
        text = getattr(place, field)
        if not Name.objects.filter(municipality=place, text=text, language=language).exists():
            amending.create(Name(municipality=place, text=text, language=language, kind=NameKind.ALIAS, key=fold(text)))
