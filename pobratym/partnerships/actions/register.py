"""Moderators keep the register: they add a partnership, put its facts right, merge duplicates, and take that back.

Whatever they do is an amendment with assertions, as in the registry of places (docs/adr/0020); undoing withdraws it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, InvalidInput, Text
from pobratym.core.texts import LocalizedText
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.partnerships.amending import (
    ADDED,
    CORRECTED,
    DEED,
    MERGED,
    begin_change,
    finish_change,
    first_municipality,
    kept,
    kept_by_number,
    parties_of,
)
from pobratym.partnerships.following import fall_back, overtake_proposals
from pobratym.partnerships.models import (
    Partnership,
    PartnershipSphere,
    PartnershipType,
    Party,
    Precision,
    Signature,
    StageChange,
    Statement,
    StatementTopic,
)
from pobratym.partnerships.moves import columns_that_move
from pobratym.partnerships.rules import check_day, checked_spheres
from pobratym.partnerships.rules.registration import Registration, registration_problems
from pobratym.partnerships.rules.sources import source_problems
from pobratym.partnerships.workflow import ProposalStatus, Stage
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.places.amending import reason_problems, withdraw
from pobratym.places.models import Amendment, Municipality


@transaction.atomic
def add_partnership(
    *,
    by: User | None,
    municipalities: Sequence[Municipality],
    type: str,
    stage: str,
    evidence: str,
    source_title: str,
    reason: str,
    spheres: Iterable[str] = (),
    began_on: date | None = None,
    began_precision: str = Precision.DAY,
    registration_number: str = "",
    registered_on: date | None = None,
    registration_act: str = "",
    source_url: str = "",
    source_date: date | None = None,
    text: Mapping[str, str] | None = None,
    is_another: bool = False,
) -> Partnership:
    """Put a partnership into the register that a source tells of.

    Raises NotAllowed for people who keep no registry, InvalidInput for facts that cannot be, without a source or a
    reason, and where the same parties have a record already, unless `is_another`.
    """
    ensure_may(by, DEED)
    registration = Registration(registration_number, registered_on, registration_act)
    problems = _fact_problems(type, stage, began_on, began_precision, registration)
    problems |= source_problems(evidence, source_title, source_url, source_date, today=timezone.localdate())
    problems |= _party_problems(municipalities, is_another) | reason_problems(reason)
    wanted = checked_spheres(spheres)
    if problems:
        raise InvalidInput(fields=problems)
    partnership = Partnership(
        type=type,
        stage=stage,
        began_on=began_on,
        began_precision=began_precision,
        **(registration.columns() if stage == Stage.REGISTERED else {}),
    )
    amending = begin_change(municipalities[0], reason=reason, by=by)
    amending.create(partnership)
    for position, municipality in enumerate(municipalities, start=1):
        amending.create(Party(partnership=partnership, municipality=municipality, position=position))
    for sphere in wanted:
        amending.create(PartnershipSphere(partnership=partnership, sphere=sphere))
    amending.create(StageChange(partnership=partnership, to_stage=stage, changed_by=by, reason=reason[:500]))
    statement = Statement(
        partnership=partnership,
        topic=StatementTopic.EXISTENCE,
        evidence=evidence,
        text=LocalizedText(text),
        source_title=source_title.strip(),
        source_url=source_url,
        source_date=source_date,
        occurred_on=began_on,
        precision=began_precision,
        recorded_by=by,
    )
    refuse_invalid(statement)
    amending.create(statement)
    finish_change(amending, ADDED, partnership, by=by)
    return partnership


@transaction.atomic
def correct_partnership(
    *,
    partnership: Partnership,
    by: User | None,
    reason: str,
    type: str,
    stage: str,
    spheres: Iterable[str],
    began_on: date | None,
    began_precision: str = Precision.DAY,
    registration_number: str = "",
    registered_on: date | None = None,
    registration_act: str = "",
) -> Amendment:
    """Put kind, stage, spheres, beginning and registration right; later files leave them alone from then on.

    Raises NotAllowed, InvalidInput for facts that cannot be, without a reason, or where nothing is different, Conflict
    for a merged record.
    """
    ensure_may(by, DEED)
    current = kept(partnership)
    registration = Registration(registration_number, registered_on, registration_act)
    problems = _fact_problems(type, stage, began_on, began_precision, registration) | reason_problems(reason)
    wanted = set(checked_spheres(spheres))
    if problems:
        raise InvalidInput(fields=problems)
    facts: dict[str, object] = {"type": type, "stage": stage, "began_on": began_on, "began_precision": began_precision}
    facts |= registration.columns()
    changed = {name: value for name, value in facts.items() if getattr(current, name) != value}
    rows = {row.sphere: row for row in current.sphere_rows.all()}
    if not changed and wanted == set(rows):
        raise InvalidInput(_("Nothing is different from what stands in the register."))
    amending = begin_change(first_municipality(current), reason=reason, by=by)
    if changed.get("stage"):
        change = StageChange(partnership=current, from_stage=current.stage, to_stage=stage, changed_by=by)
        change.reason = reason[:500]
        amending.create(change)
    if changed:
        amending.alter(current, **changed)
    for sphere in sorted(set(rows) - wanted):
        amending.delete(rows[sphere])
    for sphere in sorted(wanted - set(rows)):
        amending.create(PartnershipSphere(partnership=current, sphere=sphere))
    amendment = finish_change(amending, CORRECTED, current, by=by, changed=sorted(changed))
    overtake_proposals(current, by)
    return amendment


@transaction.atomic
def merge_partnerships(*, duplicate: Partnership, into: Partnership, by: User | None, reason: str) -> Amendment:
    """Two records of one partnership become one: statements, signatures and articles move, the address leads on.

    What the record that remains has already stays with the hidden one. Raises NotAllowed, InvalidInput without a
    reason or where the parties are others, Conflict while a proposal waits in the duplicate.
    """
    ensure_may(by, DEED)
    if problems := reason_problems(reason):
        raise InvalidInput(fields=problems)
    if duplicate.pk == into.pk:
        raise InvalidInput(fields={"into": [_("A record cannot be merged into itself.")]})
    # In one order for everybody, so that two people who merge them both ways do not wait for each other.
    held = {pk: kept_by_number(pk) for pk in sorted([duplicate.pk, into.pk])}
    hidden, target = held[duplicate.pk], held[into.pk]
    parties, others = _by_municipality(hidden), _by_municipality(target)
    if parties.keys() != others.keys():
        raise InvalidInput(fields={"into": [_("Its parties are others, so they are two partnerships.")]})
    if hidden.proposals.filter(status=ProposalStatus.OPEN).exists():
        raise Conflict(_("A proposal waits in this record. The parties answer or withdraw it first."))
    amending = begin_change(first_municipality(hidden), reason=reason, by=by)
    pairs = [(parties[number].pk, others[number].pk) for number in parties]
    for each in columns_that_move():
        amending.move(each, _pointing(each, hidden.pk), source=hidden.pk, target=target.pk)
    for model, name in ((Statement, "stated_by"), (Signature, "party")):
        column: models.Field[Any, Any] = model._meta.get_field(name)  # type: ignore[assignment]
        for source, aim in pairs:
            amending.move(column, _pointing(column, source), source=source, target=aim)
    amending.alter(hidden, is_public=False, merged_into=target)
    return finish_change(amending, MERGED, hidden, by=by, into=target.pk)


@transaction.atomic
def undo_register_change(*, amendment: Amendment, by: User | None) -> Amendment:
    """Take back what a moderator did to the register: the rows are as they would be without it.

    Raises NotAllowed, Conflict where it is undone already, something stands upon it, or the parties have gone on since.
    """
    ensure_may(by, DEED)
    held = Amendment.objects.of_partnerships().select_for_update(of=("self",)).get(pk=amendment.pk)
    if held.withdrawn_at:
        raise Conflict(_("This has already been undone."))
    number = held.details["partnership"]
    numbers = sorted({number, held.details.get("into") or number})
    list(Partnership.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))
    if held.details["deed"] == ADDED:
        _check_unused(held, number)
    withdraw(held, by=by)
    left = Partnership.objects.filter(pk=number).first()
    if left and not left.merged_into_id:
        fall_back(left, by, held.reason[:500])
        overtake_proposals(left, by)
    record("partnerships.change_undone", subject=held, by=by, partnership=number, deed=held.details["deed"])
    return held


def _by_municipality(partnership: Partnership) -> dict[int, Party]:
    return {party.municipality_id: party for party in parties_of(partnership)}


def _fact_problems(
    type_: str, stage: str, began_on: date | None, precision: str, registration: Registration
) -> dict[str, list[Text]]:
    today = timezone.localdate()
    problems = registration_problems(stage, registration, today=today, signed_on=None)
    if type_ not in PartnershipType.values:
        problems["type"] = [_("Choose a kind of partnership from the list.")]
    if stage not in Stage.values:
        problems["stage"] = [_("Choose a stage of the list.")]
    if precision not in Precision.values:
        problems["began_precision"] = [_("Choose how exactly the day is known.")]
    if began_on:
        try:
            check_day(began_on, today=today, field="began_on")
        except InvalidInput as refusal:
            problems |= refusal.fields
    return problems


def _party_problems(municipalities: Sequence[Municipality], is_another: bool) -> dict[str, list[Text]]:
    numbers = {each.pk for each in municipalities}
    if len(numbers) < 2 or len(numbers) < len(municipalities):
        return {"municipalities": [_("A partnership has at least two different parties.")]}
    if any(each.merged_into_id for each in municipalities):
        return {"municipalities": [_("One of the records was merged into another one. Choose that one.")]}
    if not is_another and (present := _record_of(numbers)):
        told = _("The register has these parties already: %(title)s, number %(number)s. Say so if it is another one.")
        return {"is_another": [told % {"title": present.title, "number": present.pk}]}
    return {}


def _record_of(municipalities: set[int]) -> Partnership | None:
    some = Partnership.objects.public().of(min(municipalities)).with_parties()
    same = (each for each in some if {party.municipality_id for party in each.parties.all()} == municipalities)
    return next(same, None)


def _pointing(column: models.Field[Any, Any], number: int) -> list[int]:
    rows = column.model._base_manager.filter(**{column.attname: number})
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _check_unused(amendment: Amendment, number: int) -> None:
    """A record is taken out again only while nothing hangs on it but what came with it."""
    own = {(each.model, each.row) for each in amendment.assertions.all()}
    for relation in Partnership._meta.related_objects:
        model = relation.field.model
        attached = model._base_manager.filter(**{relation.field.name: number}).values_list("pk", flat=True)
        if any((model._meta.label_lower, str(pk)) not in own for pk in attached):
            raise Conflict(
                _("Something is attached to this record already: %(what)s. Merge it with another one or end it.")
                % {"what": model._meta.verbose_name_plural}
            )
