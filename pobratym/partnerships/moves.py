"""Steps that several verbs take inside their own transaction. Only `actions` may call them."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict
from pobratym.core.workflow import Workflow
from pobratym.memberships.models import Membership
from pobratym.partnerships.models import (
    Partnership,
    PartnershipSphere,
    Party,
    Precision,
    Proposal,
    Signature,
    StageChange,
    Statement,
)
from pobratym.partnerships.rules import check_speaks
from pobratym.partnerships.workflow import BEFORE_SIGNATURE, WITHDRAWAL, WORKFLOW
from pobratym.people.models import User

# Rows that belong to one record only; everything else that points at a partnership goes along when it is merged.
_STAY = (Party, PartnershipSphere, StageChange, Proposal, Partnership)


def locked(partnership_id: int) -> Partnership:
    """The partnership as it stands now, held until the transaction ends: of two people one waits.

    Raises Conflict for a record that was merged into another one.
    """
    partnership = Partnership.objects.select_for_update().get(pk=partnership_id)
    if partnership.merged_into_id:
        raise Conflict(_("This record was merged into another one. Go on with that one."))
    return partnership


def acting_party(partnership: Partnership, by: Membership) -> Party:
    """The party `by` speaks for; raises NotAllowed where there is none."""
    parties = {party.municipality_id: party for party in partnership.parties.all()}
    check_speaks(by, parties)
    return parties[by.municipality_id]


def move(partnership: Partnership, to: str, by: User | None) -> None:
    """Bring the partnership to the stage `to` and keep the move; raises Conflict where the table forbids it."""
    _move(partnership, to, by, WORKFLOW)


def step_back(partnership: Partnership, to: str, by: User | None, reason: str) -> None:
    """Bring the partnership back to where it stood before signatures that were taken back, and keep why."""
    _move(partnership, to, by, WITHDRAWAL, reason)


def set_spheres(partnership: Partnership, spheres: Iterable[str]) -> bool:
    """Make the partnership's spheres exactly these; returns whether that changed them."""
    wanted = set(spheres)
    present = set(partnership.sphere_rows.values_list("sphere", flat=True))
    partnership.sphere_rows.filter(sphere__in=present - wanted).delete()
    PartnershipSphere.objects.bulk_create(
        PartnershipSphere(partnership=partnership, sphere=sphere) for sphere in sorted(wanted - present)
    )
    return wanted != present


def confirmed_now(partnership: Partnership) -> None:
    """Both sides have just spoken as one."""
    partnership.last_confirmed_at = timezone.now()
    partnership.save(update_fields=["last_confirmed_at"])


def withdraw(statements: Collection[Statement], by: User | None, reason: str) -> None:
    """Take statements back, and the words that confirmed them; the rows stay and say why."""
    now = timezone.now()
    numbers = [each.pk for each in statements]
    standing = Statement.objects.standing()
    for some in (standing.filter(pk__in=numbers), standing.filter(confirms__in=numbers)):
        some.update(withdrawn_at=now, withdrawn_by=by, withdrawal_reason=reason)


def begin_on(partnership: Partnership, signed_on: date) -> None:
    """A partnership counts from its first signature: talks before it do not, an earlier known day does."""
    if partnership.stage in BEFORE_SIGNATURE or partnership.began_on is None or signed_on < partnership.began_on:
        _begin(partnership, signed_on, Precision.DAY)


def begin_anew(partnership: Partnership, instead_of: date | None) -> None:
    """Its beginning without the signature of that day: the first one left, else the day the record was opened."""
    if instead_of is None or partnership.began_on != instead_of:
        return
    days = Signature.objects.filter(party__partnership=partnership, signed_on__isnull=False)
    first = days.order_by("signed_on").first()
    if first and first.signed_on:
        _begin(partnership, first.signed_on, first.precision)
    else:
        _begin(partnership, timezone.localdate(partnership.created_at), Precision.DAY)


def _begin(partnership: Partnership, day: date, precision: str) -> None:
    partnership.began_on, partnership.began_precision = day, precision
    partnership.save(update_fields=["began_on", "began_precision"])


def _move(partnership: Partnership, to: str, by: User | None, table: Workflow, reason: str = "") -> None:
    if to == partnership.stage:
        return
    target = table.target(to, partnership.stage)
    StageChange.objects.create(
        partnership=partnership, from_stage=partnership.stage, to_stage=target, changed_by=by, reason=reason
    )
    partnership.stage = target
    partnership.save(update_fields=["stage"])


def columns_that_move() -> list[models.Field[Any, Any]]:
    """Every column of the house that points at a partnership, but for rows that belong to one record."""
    return [
        relation.field
        for relation in Partnership._meta.related_objects
        if relation.related_model not in _STAY and not relation.many_to_many
    ]


def lead_on(partnership: Partnership, to: Partnership) -> None:
    """Articles and letters point at the record `to` from now on; what is stated of the old one stays with it."""
    for column in columns_that_move():
        if column.model is Statement:
            continue
        rows = column.model._base_manager.filter(**{column.attname: partnership.pk})
        for pk in rows.values_list("pk", flat=True):
            with suppress(IntegrityError), transaction.atomic():
                column.model._base_manager.filter(pk=pk).update(**{column.attname: to.pk})
