"""What the registry says now of a matter that somebody holds for wrong."""

from collections.abc import Callable
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from pobratym.registry.models import PROPOSED_LABELS, Matter, Municipality

Fact = tuple[str, str]


def standing(place: Municipality, matter: str) -> list[Fact]:
    """(name of the field, value) of what stands there now; empty where nothing does."""
    tell = _TELL.get(matter)
    return [(label, value) for label, value in tell(place) if value] if tell else []


def _label(name: str) -> str:
    return str(PROPOSED_LABELS[name])


def _population(place: Municipality) -> list[Fact]:
    if place.population is None:
        return []
    day = date_format(place.population_as_of, "DATE_FORMAT") if place.population_as_of else ""
    number = number_format(place.population, force_grouping=True)
    if place.is_population_of_centre:
        number += f" ({_('population of the centre only')})"
    return [
        (_label("population"), number),
        (_label("population_as_of"), day),
        (_label("population_source"), place.population_source),
    ]


def _point(place: Municipality) -> list[Fact]:
    if place.latitude is None or place.longitude is None:
        return []
    return [(_label("latitude"), str(place.latitude)), (_label("longitude"), str(place.longitude))]


def _parent(place: Municipality) -> list[Fact]:
    above = [unit.name for unit in (place.parent, place.county, place.region) if unit and unit.pk != place.pk]
    return [(_label("parent"), ", ".join(dict.fromkeys(above)))]


def _territory(place: Municipality) -> list[Fact]:
    return [
        (str(status), ", ".join([date_format(status.valid_from, "DATE_FORMAT"), status.act]))
        for status in place.territory_statuses.all()
        if status.valid_until is None
    ]


def _identifiers(place: Municipality) -> list[Fact]:
    return [(each.get_scheme_display(), each.value) for each in place.identifiers.order_by("scheme", "value")]


def _ended(place: Municipality) -> list[Fact]:
    return [(_label("ended_on"), date_format(place.ended_on, "DATE_FORMAT") if place.ended_on else "")]


_TELL: dict[str, Callable[[Municipality], list[Any]]] = {
    Matter.NAME_UK: lambda place: [(_label("name_uk"), place.name_uk)],
    Matter.NAME_EN: lambda place: [(_label("name_en"), place.name_en)],
    Matter.POPULATION: _population,
    Matter.POINT: _point,
    Matter.KIND: lambda place: [(_label("kind"), str(place.get_kind_display()))],
    Matter.PARENT: _parent,
    Matter.TERRITORY: _territory,
    Matter.IDENTIFIER: _identifiers,
    Matter.ENDED: _ended,
}
