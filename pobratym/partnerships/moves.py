"""Steps that several verbs take inside their own transaction. Only `actions` may call them."""

from collections.abc import Iterable

from django.utils import timezone

from pobratym.memberships.models import Membership
from pobratym.partnerships.models import Partnership, PartnershipSphere, Party, StageChange
from pobratym.partnerships.rules import check_speaks
from pobratym.partnerships.workflow import WORKFLOW
from pobratym.people.models import User


def locked(partnership_id: int) -> Partnership:
    """The partnership as it stands now, held until the transaction ends: of two people one waits."""
    return Partnership.objects.select_for_update().get(pk=partnership_id)


def acting_party(partnership: Partnership, by: Membership) -> Party:
    """The party `by` speaks for; raises NotAllowed where there is none."""
    parties = {party.municipality_id: party for party in partnership.parties.all()}
    check_speaks(by, parties)
    return parties[by.municipality_id]


def move(partnership: Partnership, to: str, by: User) -> None:
    """Bring the partnership to the stage `to` and keep the move; raises Conflict where the table forbids it."""
    if to == partnership.stage:
        return
    target = WORKFLOW.target(to, partnership.stage)
    StageChange.objects.create(partnership=partnership, from_stage=partnership.stage, to_stage=target, changed_by=by)
    partnership.stage = target
    partnership.save(update_fields=["stage"])


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
