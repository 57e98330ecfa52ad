"""A partnership begins with talks that both sides wanted."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.texts import translated
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.partnerships.models import Evidence, Partnership, Party, StageChange, Statement, StatementTopic
from pobratym.partnerships.moves import confirmed_now
from pobratym.partnerships.rules import check_speaks
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Municipality


@transaction.atomic
def open_talks(*, municipalities: Sequence[Municipality], by: Membership) -> Partnership:
    """Open a record of talks, once a letter has been accepted: each side has spoken, so both confirm them.

    It is the parties' own: nobody else sees anything of it until every party has agreed to publish it.

    Raises NotAllowed where `by` speaks for none of the municipalities, InvalidInput for fewer than two of them,
    Conflict where one has come to an end.
    """
    ids = [municipality.pk for municipality in municipalities]
    check_speaks(by, ids)
    if len(set(ids)) < 2 or len(set(ids)) < len(ids):
        raise InvalidInput(_("Talks need at least two different municipalities."))
    if any(municipality.ended_on or municipality.merged_into_id for municipality in municipalities):
        raise Conflict(_("One of the municipalities has ceased to exist. Talk with its successor."))
    today = timezone.localdate()
    partnership = Partnership.objects.create(began_on=today, is_public=False)
    Party.objects.bulk_create(
        Party(partnership=partnership, municipality=municipality, position=position)
        for position, municipality in enumerate(municipalities, start=1)
    )
    StageChange.objects.create(partnership=partnership, to_stage=Stage.IN_TALKS, changed_by=by.user)
    Statement.objects.create(
        partnership=partnership,
        topic=StatementTopic.STAGE,
        value={"stage": Stage.IN_TALKS},
        evidence=Evidence.CONFIRMED_BY_BOTH,
        text=translated(lambda: _("The parties agreed to talk about a partnership.")),
        occurred_on=today,
        recorded_by=by.user,
    )
    confirmed_now(partnership)
    record(
        "partnerships.talks_opened",
        subject=partnership,
        by=by.user,
        municipality_id=by.municipality_id,
        parties=ids,
    )
    return partnership
