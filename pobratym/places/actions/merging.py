"""Two rows of one municipality become one: what hangs on the duplicate moves, its address leads on (docs/adr/0014)."""

from dataclasses import dataclass, field

from django.db import models, transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, InvalidInput, Text
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import Amending, begin, finish, locked, reason_problems, refuse
from pobratym.places.models import Amendment, AmendmentKind, Municipality, Name, NameKind
from pobratym.places.models.municipality_field import WhenMerged
from pobratym.places.rules.merging import Column, cannot_be_one, columns_pointing_here, label_of


@dataclass(frozen=True, slots=True)
class MergeLine:
    """How many rows of one sort go to the target, and how many stay with the hidden row."""

    column: str
    label: Text
    moved: int
    stayed: int


@dataclass
class MergeReport:
    """What merging does, or would do."""

    lines: list[MergeLine] = field(default_factory=list)
    names_copied: int = 0

    @property
    def moved(self) -> int:
        return sum(line.moved for line in self.lines)

    @property
    def stayed(self) -> int:
        return sum(line.stayed for line in self.lines)


def merge_municipalities(*, duplicate: Municipality, into: Municipality, reason: str, by: User | None) -> Amendment:
    """Hide `duplicate` behind `into`: everything attached moves, its names are copied, its identifiers stay with it.

    What the target has already (a passport, the same member) stays with the hidden row. Raises InvalidInput without a
    reason or where the two cannot be one municipality, Conflict where their rows show that they are two, or where
    somebody was faster.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    refuse(reason_problems(reason))
    with transaction.atomic():
        return _merge(duplicate, into, reason, by)[0]


def foresee_merge(*, duplicate: Municipality, into: Municipality, by: User | None) -> MergeReport:
    """What `merge_municipalities` would do, by doing it and taking it back; raises what it would raise."""
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    with transaction.atomic():
        report = _merge(duplicate, into, "", by)[1]
        transaction.set_rollback(True)
    return report


def _merge(duplicate: Municipality, into: Municipality, reason: str, by: User | None) -> tuple[Amendment, MergeReport]:
    hidden, target = _checked(duplicate, into)
    amending = begin(AmendmentKind.MERGED, hidden, reason=reason, by=by, other=target)
    report = MergeReport()
    for column in columns_pointing_here():
        if column.when_merged is WhenMerged.MOVES:
            _move(amending, report, column, hidden.pk, target.pk)
    report.names_copied = _copy_names(amending, hidden, target)
    amending.alter(hidden, merged_into=target)
    details = {
        "before": hidden.name_on_record,
        "after": target.name_on_record,
        "moved": {line.column: line.moved for line in report.lines if line.moved},
        "stayed": report.stayed,
        "names_copied": report.names_copied,
    }
    amendment = finish(amending, by=by, details=details, into=target.pk, moved=report.moved, stayed=report.stayed)
    return amendment, report


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
        raise Conflict(_("The municipality that should remain has ceased to exist. Choose an existing one."))
    above = {hidden.pk: target, target.pk: hidden}
    for pk, place in above.items():
        if pk in (place.parent_id, place.region_id, place.county_id):
            raise Conflict(_("One is part of the other, so they are not one municipality."))
    for column in columns_pointing_here():
        _refuse_rivals(column, hidden.pk, target.pk)
    return hidden, target


def _refuse_rivals(column: Column, hidden: int, target: int) -> None:
    if not column.rivals:
        return
    rows = column.model._base_manager.all()
    if column.rivals in _columns_of(column.model):
        both = rows.filter(**{column.name: hidden, column.rivals: target})
    else:
        groups = rows.filter(**{column.name: target}).values(column.rivals)
        both = rows.filter(**{column.name: hidden, f"{column.rivals}__in": groups})
    if both.exists():
        raise Conflict(column.refusal)


def _columns_of(model: type[models.Model]) -> set[str]:
    """The columns of a model that point at a municipality."""
    return {column.name for column in columns_pointing_here() if column.model is model}


def _move(amending: Amending, report: MergeReport, column: Column, hidden: int, target: int) -> None:
    rows = column.model._base_manager.filter(**{column.attname: hidden})
    if column.model is Municipality:
        # Kyiv is its own region: what points at itself is no part of another.
        rows = rows.exclude(pk__in=[hidden, target])
    for lookup in column.stays_with:
        rows = rows.exclude(**{lookup: hidden})
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    if pks:
        moved, stayed = amending.move(column, pks, source=hidden, target=target)
        label = column.model._meta.verbose_name_plural or ""
        report.lines.append(MergeLine(label_of(column), label, moved, stayed))


def _copy_names(amending: Amending, hidden: Municipality, target: Municipality) -> int:
    """The target is found by the duplicate's names; none of them becomes a second official one."""
    own = set(target.names.values_list("text", "language"))
    copies = [each for each in hidden.names.order_by("pk") if (each.text, each.language) not in own]
    for each in copies:
        is_plain = each.kind == NameKind.OFFICIAL
        amending.create(
            Name(
                municipality=target,
                text=each.text,
                language=each.language,
                kind=NameKind.ALIAS if is_plain else each.kind,
                key=each.key,
                valid_until=None if is_plain else each.valid_until,
            )
        )
    return len(copies)
