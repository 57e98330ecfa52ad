"""Whether two rows can be one municipality, and which columns point at one (each says what becomes of it)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import ForeignObjectRel
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.places.models import Level, Municipality
from pobratym.places.models.municipality_field import MunicipalityField, OneMunicipalityField

Column = MunicipalityField[object, object] | OneMunicipalityField[object, object]

_LOCAL = frozenset({Level.MUNICIPALITY, Level.DISTRICT, Level.SETTLEMENT})


def cannot_be_one(*, levels: tuple[str, str], countries: tuple[str, str], is_same: bool) -> Text | None:
    """Why a duplicate of the first level and country cannot be merged into one of the second."""
    if is_same:
        return _("A municipality cannot be merged into itself.")
    if countries[0] != countries[1]:
        return _("They lie in different countries.")
    duplicate, target = levels
    is_possible = duplicate == target or (set(levels) <= _LOCAL and target != Level.SETTLEMENT)
    return None if is_possible else _("They are of different levels of government.")


def columns_pointing_here() -> Iterator[Column]:
    """Every column of every room that points at a municipality, those of many-to-many tables among them."""
    for relation in Municipality._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.field.concrete:
            column: Any = relation.field
            yield column


def label_of(column: Column) -> str:
    """«partnerships.party.municipality»: as reports name it."""
    return f"{column.model._meta.label_lower}.{column.name}"
