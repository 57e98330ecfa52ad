"""The journal's anchor leaves the house, so that nobody can write the journal anew unseen."""

from django.db import transaction

from pobratym.journal.anchors import current_anchor
from pobratym.people.models import User
from pobratym.people.notices import journal_anchored
from pobratym.people.queries import administrators, ensure_may
from pobratym.people.rules import PlatformDeed


@transaction.atomic
def send_anchor(*, by: User | None = None) -> int:
    """The anchor of the journal goes to every administrator: how many there are, 0 too while the journal is empty."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    anchor = current_anchor()
    if anchor is None:
        return 0
    told = list(administrators())
    for administrator in told:
        journal_anchored(administrator, anchor)
    return len(told)
