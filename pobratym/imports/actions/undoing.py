"""Taking a whole import back; what people did since stays."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict
from pobratym.imports.filing.footprint import Footprint, footprint, stands_upon
from pobratym.imports.filing.runs import no_garbage_collection, one_at_a_time
from pobratym.imports.filing.takeback import TakingBack
from pobratym.journal.actions import record
from pobratym.places.models import ImportRun, Municipality

_KEPT_TOLD = 200


def undo_import(*, run: ImportRun, by: models.Model | None) -> ImportRun:
    """Put back what stood before `run` and remove what it added; the undoing is filed as a run with a report.

    Rows that something refers to stay, and so do values that people changed or corrected since. Raises Conflict where
    it was undone already, kept too little to be undone, or a later import stands upon its rows: that one goes first.
    The index of names is older than the registry afterwards: `resolution.opening.rebuild_index` makes it anew.
    """
    try:
        with no_garbage_collection(), transaction.atomic():
            one_at_a_time()
            return _undo(run, by)
    except IntegrityError as error:
        raise Conflict(
            _("Something that people entered since stands in the way (%(reason)s). Change that first.")
            % {"reason": error}
        ) from error


def _undo(run: ImportRun, by: models.Model | None) -> ImportRun:
    held: ImportRun = ImportRun.objects.select_for_update().get(pk=run.pk)
    rows = _undoable(held)
    undoing = ImportRun.objects.create(
        source=held.source,
        edition=held.edition,
        source_date=held.source_date,
        started_at=timezone.now(),
        undoes=held,
        actor_id=by.pk if by else None,
    )
    taking = TakingBack(rows)
    taking.carry_out()
    held.undone_at, held.undone_by_id = timezone.now(), by.pk if by else None
    held.save(update_fields=["undone_at", "undone_by_id"])
    undoing.changed, undoing.report = taking.removed + taking.restored, _report(taking)
    undoing.finished_at = timezone.now()
    undoing.save()
    record("imports.import_undone", subject=held, by=by, source=held.source, edition=held.edition, **_counts(taking))
    return undoing


def _undoable(run: ImportRun) -> Footprint:
    """The rows of the run; raises Conflict where it cannot be undone."""
    if run.undone_at:
        raise Conflict(_("This import was undone already."))
    if run.undoes_id:
        raise Conflict(_("This is the undoing of an import. To have the import again, import the file again."))
    rows = footprint(run)
    if not rows.added and not rows.changed:
        raise Conflict(
            _("This import changed nothing, or was made before imports kept what they changed: nothing can be undone.")
        )
    later = _later_runs(run, rows)
    if later:
        names = "; ".join(f"№ {each.pk} {each} ({each.started_at:%Y-%m-%d})" for each in later)
        raise Conflict(
            _("Later imports stand upon these rows. Undo them first, the latest first: %(runs)s") % {"runs": names}
        )
    return rows


def _later_runs(run: ImportRun, mine: Footprint) -> Sequence[ImportRun]:
    """The imports after `run`, the latest first, that changed its rows or refer to them."""
    later = ImportRun.objects.standing().filter(pk__gt=run.pk).order_by("-pk")
    return [each for each in later if stands_upon(footprint(each), mine)]


def _counts(taking: TakingBack) -> dict[str, int]:
    return {
        "removed": taking.removed,
        "restored": taking.restored,
        "kept": sum(map(len, taking.kept.values())),
        "left": taking.left,
    }


def _report(taking: TakingBack) -> dict[str, Any]:
    """Counts, and the municipalities that stay because something refers to them."""
    keys = sorted(taking.kept.get(Municipality, ()), key=int)[:_KEPT_TOLD]
    names = Municipality.including_merged.filter(pk__in=keys).order_by("pk").values_list("pk", "name_uk", "name_en")
    kept = [{"municipality": pk, "name": uk or en} for pk, uk, en in names]
    return _counts(taking) | {"kept_municipalities": kept}
