"""Putting a fact right by hand, and taking that back; imports leave corrected columns alone."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, InvalidInput, Text
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.naming.folding import fold
from pobratym.places.models import CorrectedField, Correction, Kind, Level, Municipality, Name, NameKind
from pobratym.places.rewriting import hold_corrected, reason_problems

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
_LANGUAGES = {CorrectedField.NAME_UK: "uk", CorrectedField.NAME_EN: "en"}
# What each new value says by itself; whoever corrects may say otherwise.
_IMPLIED = {"is_population_of_centre": False, "is_location_approximate": False}
_COLUMNS = {column.name: column for column in Municipality._meta.concrete_fields}


@transaction.atomic
def correct(
    *, municipality: Municipality, field: str, values: Mapping[str, Any], reason: str, by: models.Model | None
) -> Correction:
    """Put one fact of `municipality` right: `values` by column (see CORRECTED_COLUMNS), with the reason.

    Raises InvalidInput where a value cannot be, nothing changes or the reason is missing, Conflict where the row has
    been merged away meanwhile. `by` is the moderator's account, None for a command.
    """
    place = _locked(municipality.pk)
    old = _texts(place, field)
    for column in CORRECTED_COLUMNS[field]:
        setattr(place, column, values.get(column, _IMPLIED.get(column)))
    _check(place, field, reason)
    new = _texts(place, field)
    if new == old:
        raise InvalidInput(_("Nothing would change: these values are in the registry already."))
    correction: Correction = Correction.objects.create(
        municipality=place,
        field=field,
        old=old,
        new=new,
        reason=reason.strip(),
        corrected_at=timezone.now(),
        actor_id=by.pk if by else None,
    )
    place.corrected_fields = sorted({*place.corrected_fields, *CORRECTED_COLUMNS[field]})
    place.save(update_fields=[*CORRECTED_COLUMNS[field], "corrected_fields"])
    _make_findable(correction)
    record("places.corrected", subject=correction, by=by, municipality_id=place.pk, field=field, old=old, new=new)
    return correction


@transaction.atomic
def undo_correction(*, correction: Correction, by: models.Model | None) -> Correction:
    """Put back what stood before; the next import may then change it again unless an earlier correction holds it.

    Raises Conflict where the correction is undone already, or a later one stands upon it: that goes first.
    """
    place = _locked(correction.municipality_id)
    held: Correction = Correction.objects.get(pk=correction.pk)
    in_force = Correction.objects.in_force().filter(municipality=place)
    if held.undone_at or in_force.filter(field=held.field).first() != held:
        raise Conflict(_("Only the latest correction of a fact can be undone, and only once."))
    if _texts(place, held.field) != held.new:
        raise Conflict(_("A later change stands upon this one. Undo that first."))
    for column in CORRECTED_COLUMNS[held.field]:
        meta = _COLUMNS[column]
        setattr(place, meta.attname, meta.to_python(held.old[column]))
    held.undone_at, held.undone_by_id = timezone.now(), by.pk if by else None
    held.save(update_fields=["undone_at", "undone_by_id"])
    place.save(update_fields=CORRECTED_COLUMNS[held.field])
    hold_corrected(place)
    Name.objects.filter(municipality=place, source=held.source).delete()
    record("places.correction_undone", subject=held, by=by, municipality_id=place.pk, field=held.field)
    return held


def _locked(pk: int) -> Municipality:
    place: Municipality = Municipality.including_merged.select_for_update().get(pk=pk)
    if place.merged_into_id:
        raise Conflict(_("This municipality was merged into another one. Correct that one."))
    return place


def _texts(place: Municipality, field: str) -> Values:
    return {column: _text(place, column) for column in CORRECTED_COLUMNS[field]}


def _text(place: Municipality, column: str) -> str | None:
    meta = _COLUMNS[column]
    value = getattr(place, meta.attname)
    return None if value is None else str(meta.value_to_string(place))


def _check(place: Municipality, field: str, reason: str) -> None:
    problems: dict[str, list[Text]] = reason_problems(reason)
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
    if problems:
        raise InvalidInput(fields=problems)
    columns = CORRECTED_COLUMNS[field]
    refuse_invalid(place, exclude=[each.name for each in place._meta.concrete_fields if each.name not in columns])


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


def _make_findable(correction: Correction) -> None:
    """A corrected name is looked up like every other; the wrong one stays findable, people use it."""
    if language := _LANGUAGES.get(CorrectedField(correction.field)):
        text = correction.new[correction.field]
        Name.objects.get_or_create(
            municipality=correction.municipality,
            text=text,
            language=language,
            defaults={"kind": NameKind.ALIAS, "key": fold(text), "source": correction.source},
        )
