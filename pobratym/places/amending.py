"""What the verbs of moderators share: an amendment is begun, rows written in its name; it is finished or withdrawn."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, InvalidInput, Text
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.places.assertions import Key, Settled, image, note, settled, show
from pobratym.places.cells import cells_called, cells_of, put
from pobratym.places.models import Amendment, Assertion, Municipality, Name
from pobratym.places.shown_names import settle_shown_names

LONGEST_REASON = 1000


class Amending:
    """Writes rows, each with the assertion of the amendment that it belongs to."""

    def __init__(self, amendment: Amendment) -> None:
        self.amendment = amendment

    def create(self, row: models.Model) -> None:
        row.save(force_insert=True)
        self.created(row)

    def created(self, row: models.Model) -> None:
        """Note a row that was written just before."""
        note(self.amendment, type(row), {row.pk: image(row)}, None, is_there=True)

    def delete(self, row: models.Model) -> None:
        note(self.amendment, type(row), {row.pk: {}}, {row.pk: image(row)}, is_there=False)
        row.delete()

    def alter(self, row: models.Model, **values: Any) -> None:
        """Set cells of one row, and hold them from now on."""
        model, known = type(row), cells_of(type(row))
        changed = cells_called(model, values)
        shown = {cell: known[cell].of(row) for cell in changed}
        written = put(row, values)
        row.save(update_fields=written)
        row.refresh_from_db(fields=written)
        note(self.amendment, model, {row.pk: {cell: known[cell].of(row) for cell in changed}}, {row.pk: shown})

    def move(self, column: models.Field[Any, Any], pks: Iterable[Key], *, source: int, target: int) -> tuple[int, int]:
        """Point rows at `target`; says how many went and how many stay, because the target has its own."""
        model, all_pks = column.model, list(pks)
        moved = all_pks if _pointed(model, column, all_pks, target) else []
        if not moved:
            moved = [pk for pk in all_pks if _pointed(model, column, [pk], target)]
        before, after = ({pk: {column.attname: place} for pk in moved} for place in (source, target))
        note(self.amendment, model, after, before, is_carried=True)
        return len(moved), len(all_pks) - len(moved)


def begin(kind: str, municipality: Municipality, *, reason: str, by: User | None, **more: Any) -> Amending:
    """An amendment of `kind`, still without rows; raises InvalidInput where the act or its address cannot be."""
    amendment = Amendment(
        kind=kind,
        municipality=municipality,
        name=municipality.name_on_record,
        reason=reason.strip(),
        made_at=timezone.now(),
        made_by=by,
        **more,
    )
    unchecked = [each.name for each in amendment._meta.concrete_fields if each.name not in ("act", "source_url")]
    refuse_invalid(amendment, exclude=unchecked)
    amendment.save()
    return Amending(amendment)


def finish(
    amending: Amending, *, by: User | None, details: Mapping[str, Any], verb: str = "", **noted: Any
) -> Amendment:
    """Keep what tells people what happened, write the journal; `verb` of another room that amends rows of its own."""
    amendment = amending.amendment
    amendment.details = dict(details)
    amendment.save(update_fields=["details"])
    _settle_names(amendment)
    record(
        verb or f"places.{amendment.kind}", subject=amendment, by=by, municipality_id=amendment.municipality_id, **noted
    )
    return amendment


def withdraw(amendment: Amendment, *, by: User | None) -> None:
    """Settle every row of the amendment again without it; raises Conflict where something else stands upon it.

    The rows are gone through from the last to the first. Rows that came along when municipalities were merged are put
    back as far as they still stand where they were carried to.
    """
    assertions = list(amendment.assertions.order_by("-pk"))
    rows: dict[tuple[type[models.Model], Key], bool] = {}
    for each in assertions:
        model = apps.get_model(each.model)
        row = model, model._meta.pk.to_python(each.row)
        rows[row] = rows.get(row, True) and each.is_carried
    before = _settled(rows)
    _refuse_where_others_stand(amendment, assertions)
    amendment.withdrawn_at, amendment.withdrawn_by = timezone.now(), by
    amendment.save(update_fields=["withdrawn_at", "withdrawn_by"])
    after = _settled(rows)
    try:
        with transaction.atomic():
            for (model, key), is_carried in rows.items():
                if show(model, {key: before[model][key]}, after[model]).left and not is_carried:
                    raise later_one()
    except IntegrityError as error:
        raise Conflict(_("This has since been changed. Undo the later change first.")) from error
    _settle_names(amendment)


def _settle_names(amendment: Amendment) -> None:
    """Names of the two places that it is about may have come, gone or ended."""
    if amendment.assertions.filter(model=Name._meta.label_lower).exists():
        settle_shown_names([pk for pk in (amendment.municipality_id, amendment.other_id) if pk])


def _settled(rows: Iterable[tuple[type[models.Model], Key]]) -> dict[type[models.Model], dict[Key, Settled]]:
    keys: dict[type[models.Model], list[Key]] = {}
    for model, key in rows:
        keys.setdefault(model, []).append(key)
    return {model: settled(model, own) for model, own in keys.items()}


def _refuse_where_others_stand(amendment: Amendment, assertions: Iterable[Assertion]) -> None:
    """A later amendment of the same cells goes first, and so does whoever speaks of a row that this one made."""
    for mine in assertions:
        if mine.is_carried:
            continue
        later = Assertion.objects.in_force().filter(model=mine.model, row=mine.row, pk__gt=mine.pk)
        for other in later.exclude(amendment=amendment).exclude(edition=None, amendment=None):
            is_of_row = mine.is_there is not None or other.is_there is not None
            if is_of_row or (other.amendment_id and mine.values.keys() & other.values.keys()):
                raise later_one()


def later_one() -> Conflict:
    return Conflict(_("A later change depends on this one. Undo the later one first."))


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


def _pointed(model: type[models.Model], column: models.Field[Any, Any], pks: list[Key], target: int) -> bool:
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=pks).update(**{column.attname: target})
    except IntegrityError:
        return False
    return True
