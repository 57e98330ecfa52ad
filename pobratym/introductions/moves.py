"""Steps that several verbs take inside their own transaction. Only `actions` may call them."""

from pobratym.core.errors import Conflict, NotAllowed
from pobratym.introductions.models import Introduction
from pobratym.introductions.rules.meanwhile import happened
from pobratym.introductions.rules.sides import may_not_act
from pobratym.introductions.workflow import WORKFLOW
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.places.models import Municipality


def check_acts(by: Membership, *municipality_ids: int) -> None:
    """Raises NotAllowed where `by` may not act for any of these municipalities."""
    reason = may_not_act(by, for_one_of=municipality_ids)
    if reason:
        raise NotAllowed(reason)


def hold_municipalities(*municipality_ids: int) -> None:
    """Until the transaction ends nobody else counts, crosses or delivers letters of these municipalities."""
    rows = Municipality.including_merged.select_for_update(no_key=True).filter(pk__in=municipality_ids)
    list(rows.order_by("pk").values_list("pk"))


def held(introduction_id: int) -> Introduction:
    """The letter as it stands now, held until the transaction ends: of two people one waits."""
    rows = Introduction.objects.select_for_update(of=("self",)).select_related("sender", "receiver")
    return rows.get(pk=introduction_id)


def move(introduction: Introduction, verb: str) -> None:
    """Take the step in memory; raises Conflict that says what has happened where the table forbids it."""
    if verb not in WORKFLOW.verbs(introduction.status):
        raise Conflict(happened(introduction.status))
    introduction.status = WORKFLOW.target(verb, introduction.status)


def journal(verb: str, introduction: Introduction, by: Membership, **details: object) -> None:
    """The entry of a verb that a municipality's person did."""
    record(
        f"introductions.{verb}",
        subject=introduction,
        by=by.user,
        municipality_id=by.municipality_id,
        **details,
    )
