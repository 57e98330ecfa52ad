"""Two rows of one municipality become one: what hangs on the duplicate moves, its address leads on (docs/adr/0014)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import models, transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, InvalidInput, Text
from pobratym.places.models import Change, ChangeKind, Municipality, Name, NameKind
from pobratym.places.rewriting import Rewriting, begin, finish, locked, reason_problems, refuse
from pobratym.places.rules.merging import (
    FATES,
    RIVALRIES,
    STAYS_WITH,
    Column,
    Fate,
    cannot_be_one,
    columns_pointing_here,
    label_of,
)


@dataclass(frozen=True, slots=True)
class Line:
    """How many rows of one sort go to the target, and how many stay with the hidden row."""

    label: Text
    moved: int
    stayed: int


@dataclass
class MergeReport:
    """What merging does, or would do."""

    lines: list[Line] = field(default_factory=list)
    names_copied: int = 0

    @property
    def moved(self) -> int:
        return sum(line.moved for line in self.lines)

    @property
    def stayed(self) -> int:
        return sum(line.stayed for line in self.lines)


def merge_municipalities(
    *, duplicate: Municipality, into: Municipality, reason: str, by: models.Model | None
) -> Change:
    """Hide `duplicate` behind `into`: everything attached moves, its names are copied, its identifiers stay with it.

    What the target has already (a passport, the same member) stays with the hidden row. Raises InvalidInput without a
    reason or where the two cannot be one municipality, Conflict where their rows show that they are two, or where
    somebody was faster.
    """
    refuse(reason_problems(reason))
    with transaction.atomic():
        return _merge(duplicate, into, reason, by)[0]


def foresee_merge(*, duplicate: Municipality, into: Municipality, by: models.Model | None) -> MergeReport:
    """What `merge_municipalities` would do, by doing it and taking it back; raises what it would raise."""
    with transaction.atomic():
        report = _merge(duplicate, into, "", by)[1]
        transaction.set_rollback(True)
    return report


def _merge(
    duplicate: Municipality, into: Municipality, reason: str, by: models.Model | None
) -> tuple[Change, MergeReport]:
    hidden, target = _checked(duplicate, into)
    rewriting = begin(ChangeKind.MERGED, hidden, reason=reason, by=by, other=target)
    report = MergeReport()
    for column in columns_pointing_here():
        if FATES.get(label_of(column), Fate.MOVES) is Fate.MOVES:
            _move(rewriting, report, column, hidden.pk, target.pk)
    report.names_copied = _copy_names(rewriting, hidden, target)
    rewriting.alter(hidden, merged_into=target)
    rewriting.change.details = {
        "before": hidden.name_uk or hidden.name_en,
        "after": target.name_uk or target.name_en,
        "moved": {label_of(column): count for column, count in _counts(rewriting)},
        "stayed": report.stayed,
        "names_copied": report.names_copied,
    }
    change = finish(rewriting, by=by, into=target.pk, moved=report.moved, stayed=report.stayed)
    return change, report


def _checked(duplicate: Municipality, into: Municipality) -> tuple[Municipality, Municipality]:
    """Both rows, locked and fit to be one."""
    if duplicate.pk == into.pk:
        raise InvalidInput(fields={"into": [_("A municipality cannot be merged into itself.")]})
    hidden, target = locked(duplicate.pk, into.pk)
    reason = cannot_be_one(
        levels=(hidden.level, target.level), countries=(hidden.country_id, target.country_id), is_same=False
    )
    if reason:
        raise InvalidInput(fields={"into": [reason]})
    if target.ended_on:
        raise Conflict(_("The municipality that should remain has ceased to exist. Choose one in force."))
    above = {hidden.pk: target, target.pk: hidden}
    for pk, place in above.items():
        if pk in (place.parent_id, place.region_id, place.county_id):
            raise Conflict(_("One lies in the other, so they are not one municipality."))
    for column in columns_pointing_here():
        _refuse_rivals(column, hidden.pk, target.pk)
    return hidden, target


def _refuse_rivals(column: Column, hidden: int, target: int) -> None:
    rivalry = RIVALRIES.get(label_of(column))
    if rivalry is None:
        return
    rows = column.model._base_manager.all()
    if rivalry.group in _columns_of(column.model):
        both = rows.filter(**{column.name: hidden, rivalry.group: target})
    else:
        groups = rows.filter(**{column.name: target}).values(rivalry.group)
        both = rows.filter(**{column.name: hidden, f"{rivalry.group}__in": groups})
    if both.exists():
        raise Conflict(rivalry.refusal)


def _columns_of(model: type[models.Model]) -> set[str]:
    """The columns of a model that point at a municipality."""
    return {column.name for column in columns_pointing_here() if column.model is model}


def _move(rewriting: Rewriting, report: MergeReport, column: Column, hidden: int, target: int) -> None:
    rows = column.model._base_manager.filter(**{column.attname: hidden})
    if column.model is Municipality:
        # Kyiv is its own region: what points at itself is no part of another.
        rows = rows.exclude(pk__in=[hidden, target])
    for lookup in STAYS_WITH.get(label_of(column), ()):
        rows = rows.exclude(**{lookup: hidden})
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    if pks:
        moved, stayed = rewriting.move(column, pks, source=hidden, target=target)
        report.lines.append(Line(column.model._meta.verbose_name_plural or "", moved, stayed))


def _copy_names(rewriting: Rewriting, hidden: Municipality, target: Municipality) -> int:
    """The target is found by the duplicate's names; none of them becomes a second official one."""
    own = set(target.names.values_list("text", "language"))
    copies = [each for each in hidden.names.order_by("pk") if (each.text, each.language) not in own]
    for each in copies:
        is_plain = each.kind == NameKind.OFFICIAL
        rewriting.create(
            Name(
                municipality=target,
                text=each.text,
                language=each.language,
                kind=NameKind.ALIAS if is_plain else each.kind,
                key=each.key,
                valid_until=None if is_plain else each.valid_until,
                source=rewriting.change.source,
            )
        )
    return len(copies)


def _counts(rewriting: Rewriting) -> Iterator[tuple[Column, int]]:
    columns = {(column.model._meta.label_lower, column.attname): column for column in columns_pointing_here()}
    for image in rewriting.rows:
        if image.get("moved"):
            yield columns[image["model"], next(iter(image["after"]))], len(image["pks"])
