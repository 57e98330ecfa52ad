"""The facts of a municipality that people put right: which columns each is, how it reads, why it cannot be."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.places.cells import value_of
from pobratym.places.models import CorrectedField, Kind, Level, Municipality

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


def texts_of(place: Municipality, columns: Iterable[str]) -> Values:
    return {column: _text(place, column) for column in columns}


def _text(place: Municipality, column: str) -> str | None:
    value = value_of(place, column)
    return None if value is None else str(value)


def line_of(place: Municipality, field: str, texts: Values) -> str | dict[str, Any]:
    """The values as a reader sees them; of a place its name in each language, of a kind its code."""
    if field in _PLACES:
        unit: Municipality | None = getattr(place, field)
        return unit.name.as_json() if unit else ""
    return ", ".join(text for text in texts.values() if text not in (None, "", "True", "False"))


def fact_problems(place: Municipality, field: str) -> dict[str, list[Text]]:
    """Why the fact cannot be as it stands on `place`."""
    problems: dict[str, list[Text]] = {}
    if field == CorrectedField.POPULATION:
        problems |= _undated(place)
    if field == CorrectedField.POINT and (place.latitude is None) != (place.longitude is None):
        problems["latitude"] = [_("Give both coordinates, or neither.")]
    if field == CorrectedField.KIND and place.kind and place.is_ukrainian == (place.kind == Kind.PART_OF_TOWN):
        problems["kind"] = [_("Units of Ukraine have a kind of the codifier, places abroad can be a part of a town.")]
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
        problems["population_as_of"] = [_("Give the day to which the number refers, not later than today.")]
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
