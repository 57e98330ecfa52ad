"""Taking back what a moderator did: it no longer counts, and the rows are settled without it."""

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import withdraw
from pobratym.places.models import Amendment, AmendmentKind, Municipality


@transaction.atomic
def withdraw_amendment(*, amendment: Amendment, by: User | None) -> Amendment:
    """Take `amendment` back; what was attached since stays where it is, and what editions said since is shown.

    Raises NotAllowed, or Conflict where it is withdrawn already, a later one stands upon it, or something would be
    lost.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    held: Amendment = Amendment.objects.select_for_update(of=("self",)).get(pk=amendment.pk)
    if held.kind == AmendmentKind.PARTNERSHIP:
        raise Conflict(_("This is a change of the register of partnerships. Undo it there."))
    if held.withdrawn_at and held.kind == AmendmentKind.CORRECTED:
        raise Conflict(_("Only the latest correction of a fact can be undone, and only once."))
    if held.withdrawn_at:
        raise Conflict(_("This has already been undone."))
    touched = [pk for pk in (held.municipality_id, held.other_id) if pk]
    # Whoever changes one of the two meanwhile waits; in one order for everybody.
    list(Municipality.including_merged.select_for_update(of=("self",)).filter(pk__in=touched).order_by("pk"))
    if held.kind == AmendmentKind.ADDED:
        _check_unused(held)
    withdraw(held, by=by)
    record("places.change_undone", subject=held, by=by, municipality_id=held.municipality_id, kind=held.kind)
    return held


def _check_unused(amendment: Amendment) -> None:
    """A municipality is taken out again only while nothing hangs on it but what came with it."""
    own = {(each.model, each.row) for each in amendment.assertions.all()}
    own.add((Amendment._meta.label_lower, str(amendment.pk)))
    for relation in Municipality._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel) or relation.concrete:
            continue
        model = apps.get_model(relation.related_model._meta.label_lower)
        attached = model._base_manager.filter(**{relation.field.name: amendment.municipality_id})
        if any((model._meta.label_lower, str(pk)) not in own for pk in attached.values_list("pk", flat=True)):
            raise Conflict(
                _("Something is attached to this municipality already: %(what)s. Merge it with another one or end it.")
                % {"what": model._meta.verbose_name_plural}
            )
