"""Rows as they were and as they become: what every change of a moderator is written with, and undone by."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, InvalidInput, Text
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.places.models import Change, Correction, Municipality

Texts = dict[str, Any]
LONGEST_REASON = 1000
# A source may write the key of a name anew: that is no change of the name.
_DERIVED = frozenset({"key"})
# What imports do not write needs no protection from them.
_NOT_IMPORTED = frozenset({"id", "merged_into", "ended_on", "corrected_fields"})
_EMPTY: tuple[Any, ...] = (None, "", "False", [])


class Rewriting:
    """Writes rows and remembers each for the change they belong to."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.rows: list[dict[str, Any]] = []

    def create(self, row: models.Model) -> None:
        row.save(force_insert=True)
        self.created(row)

    def created(self, row: models.Model) -> None:
        """Remember a row that was written just before."""
        self._remember(type(row), [row.pk], None, _image(row))

    def delete(self, row: models.Model) -> None:
        self._remember(type(row), [row.pk], _image(row), None)
        row.delete()

    def alter(self, row: models.Model, **values: Any) -> None:
        """Set columns of one row; nobody may have changed them when this is undone."""
        columns = [row._meta.get_field(name) for name in values]
        before = _image(row, columns)
        for name, value in values.items():
            setattr(row, name, value)
        after = _image(row, columns)
        if after != before:
            row.save(update_fields=list(values))
            self._remember(type(row), [row.pk], before, after)

    def move(self, column: models.Field[Any, Any], pks: Iterable[int], *, source: int, target: int) -> tuple[int, int]:
        """Point rows at `target`; says how many went and how many stay, because the target has its own."""
        model, all_pks = column.model, list(pks)
        moved = all_pks if _pointed(model, column, all_pks, target) else []
        if not moved:
            moved = [pk for pk in all_pks if _pointed(model, column, [pk], target)]
        if moved:
            images = [{column.attname: str(each)} for each in (source, target)]
            self._remember(model, moved, *images, moved=True)
        return len(moved), len(all_pks) - len(moved)

    def finish(self) -> Change:
        """Keep the rows with the change."""
        self.change.rows = self.rows
        self.change.save(update_fields=["rows", "details"])
        return self.change

    def _remember(
        self,
        model: type[models.Model],
        pks: list[int],
        before: Texts | None,
        after: Texts | None,
        **more: bool,
    ) -> None:
        self.rows.append({"model": model._meta.label_lower, "pks": pks, "before": before, "after": after, **more})


def begin(kind: str, municipality: Municipality, *, reason: str, by: models.Model | None, **more: Any) -> Rewriting:
    """A change of `kind`, still without rows; raises InvalidInput where the act or its address cannot be."""
    change = Change(
        kind=kind,
        municipality=municipality,
        name=municipality.name_uk or municipality.name_en,
        reason=reason.strip(),
        made_at=timezone.now(),
        actor_id=by.pk if by else None,
        **more,
    )
    unchecked = [each.name for each in change._meta.concrete_fields if each.name not in ("act", "source_url")]
    refuse_invalid(change, exclude=unchecked)
    change.save()
    return Rewriting(change)


def finish(rewriting: Rewriting, *, by: models.Model | None, **details: Any) -> Change:
    """Keep the rows, hold corrected columns against imports, write the journal."""
    change = rewriting.finish()
    _hold_corrected(change)
    record(f"places.{change.kind}", subject=change, by=by, municipality_id=change.municipality_id, **details)
    return change


def locked(*pks: int) -> list[Municipality]:
    """The rows, locked in one order for everybody; raises Conflict where one has been merged away."""
    rows = Municipality.including_merged.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")
    held = {row.pk: row for row in rows}
    if any(pk not in held or held[pk].merged_into_id for pk in pks):
        raise Conflict(_("This municipality was merged into another one. Correct that one."))
    return [held[pk] for pk in pks]


def reason_problems(reason: str) -> dict[str, list[Text]]:
    if not reason.strip():
        return {"reason": [_("Say why, and where it can be looked up: readers of the page see it.")]}
    if len(reason) > LONGEST_REASON:
        return {"reason": [_("Say it in up to 1,000 characters.")]}
    return {}


def refuse(problems: Mapping[str, list[Text]]) -> None:
    if problems:
        raise InvalidInput(fields=problems)


def put_back(change: Change) -> None:
    """Every row as it was before; raises Conflict where another change stands upon one of them."""
    try:
        with transaction.atomic():
            for image in reversed(change.rows):
                _put_back(apps.get_model(image["model"]), image)
    except IntegrityError as error:
        raise Conflict(_("Something else has taken the place of what stood here. Undo that first.")) from error


def held_columns(place: Municipality) -> set[str]:
    """The columns of a municipality that people have set, and that imports therefore leave alone."""
    corrections = Correction.objects.in_force().filter(municipality=place).values_list("new", flat=True)
    columns = {name for values in corrections for name in values}
    for rows in Change.objects.in_force().filter(municipality=place).values_list("rows", flat=True):
        for image in rows:
            if image["model"] == Municipality._meta.label_lower and place.pk in image["pks"]:
                columns |= _set_columns(image)
    return columns - _NOT_IMPORTED


def _set_columns(image: Mapping[str, Any]) -> set[str]:
    """What a change set; of a row that it made, what it did not leave empty."""
    after = image["after"] or {}
    said = after if image["before"] else {name: text for name, text in after.items() if text not in _EMPTY}
    return {_columns(Municipality)[attname].name for attname in said}


def hold_corrected(place: Municipality) -> None:
    """Bring `corrected_fields` in step with what is in force."""
    wanted = sorted(held_columns(place))
    if wanted != sorted(place.corrected_fields):
        place.corrected_fields = wanted
        place.save(update_fields=["corrected_fields"])


def _hold_corrected(change: Change) -> None:
    if change.municipality_id:
        hold_corrected(Municipality.including_merged.get(pk=change.municipality_id))


def _pointed(model: type[models.Model], column: models.Field[Any, Any], pks: list[int], target: int) -> bool:
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=pks).update(**{column.attname: target})
    except IntegrityError:
        return False
    return True


def _put_back(model: type[models.Model], image: Mapping[str, Any]) -> None:
    rows = model._base_manager.filter(pk__in=image["pks"])
    before, after = image["before"], image["after"]
    if image.get("moved"):
        # What was taken away or went on since stays so.
        rows.filter(**_matching(model, after)).update(**_values(model, before))
    elif before is None:
        _take_away(rows, model, after)
    elif after is None:
        model(**_values(model, before)).save(force_insert=True)
    elif not rows.filter(**_matching(model, after)).update(**_values(model, before)):
        raise _later_one()


def _take_away(rows: models.QuerySet[Any], model: type[models.Model], after: Texts) -> None:
    if not rows.filter(**_matching(model, after)).exists():
        raise _later_one()
    rows.delete()


def _later_one() -> Conflict:
    return Conflict(_("A later change stands upon this one. Undo that first."))


def _columns(model: type[models.Model]) -> dict[str, models.Field[Any, Any]]:
    return {column.attname: column for column in model._meta.concrete_fields}


def _image(row: models.Model, columns: Iterable[Any] | None = None) -> Texts:
    """The columns of a row (all where none are named) as JSON can keep them."""
    chosen = columns if columns is not None else row._meta.concrete_fields
    return {column.attname: _text(row, column) for column in chosen}


def _text(row: models.Model, column: models.Field[Any, Any]) -> Any:
    value = getattr(row, column.attname)
    return value if value is None or isinstance(column, models.JSONField) else column.value_to_string(row)


def _values(model: type[models.Model], image: Texts) -> Texts:
    columns = _columns(model)
    return {attname: columns[attname].to_python(value) for attname, value in image.items()}


def _matching(model: type[models.Model], image: Texts) -> Texts:
    """The filter by which a row still is as `image` says."""
    return {
        attname if value is not None else f"{attname}__isnull": True if value is None else value
        for attname, value in _values(model, image).items()
        if attname not in _DERIVED and not isinstance(_columns(model)[attname], models.JSONField)
    }
