"""Taking back what a moderator did: every row is as it was before."""

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict
from pobratym.journal.actions import record
from pobratym.places.models import Change, ChangeKind, Municipality
from pobratym.places.rewriting import hold_corrected, put_back


@transaction.atomic
def undo_change(*, change: Change, by: models.Model | None) -> Change:
    """Put every row back as it was before `change`; what was attached since stays where it is.

    Raises Conflict where the change is undone already, a later one stands upon it, or something would be lost by it.
    """
    held: Change = Change.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if held.undone_at:
        raise Conflict(_("This is undone already."))
    touched = [pk for pk in (held.municipality_id, held.other_id) if pk]
    # Whoever changes one of the two meanwhile waits; in one order for everybody.
    list(Municipality.including_merged.select_for_update(of=("self",)).filter(pk__in=touched).order_by("pk"))
    if held.kind == ChangeKind.ADDED:
        _check_unused(held)
    held.undone_at, held.undone_by_id = timezone.now(), by.pk if by else None
    held.save(update_fields=["undone_at", "undone_by_id"])
    put_back(held)
    for place in Municipality.including_merged.filter(pk__in=touched):
        hold_corrected(place)
    record("places.change_undone", subject=held, by=by, municipality_id=held.municipality_id, kind=held.kind)
    return held


def _check_unused(change: Change) -> None:
    """A municipality is taken out again only while nothing hangs on it but what came with it."""
    own = {(image["model"], pk) for image in change.rows for pk in image["pks"]}
    own.add((Change._meta.label_lower, change.pk))
    for relation in Municipality._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel) or relation.concrete:
            continue
        model = apps.get_model(relation.related_model._meta.label_lower)
        attached = model._base_manager.filter(**{relation.field.name: change.municipality_id})
        if any((model._meta.label_lower, pk) not in own for pk in attached.values_list("pk", flat=True)):
            raise Conflict(
                _("Something is attached to this municipality already: %(what)s. Merge it with another one or end it.")
                % {"what": model._meta.verbose_name_plural}
            )
