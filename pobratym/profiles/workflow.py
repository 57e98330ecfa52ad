"""How a need or an offer goes: a need is met, an offer is full, either is withdrawn or expires, and may be opened
again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.workflow import Transition, Workflow


class ListingStatus(models.TextChoices):
    """Only open ones are shown."""

    OPEN = "open", _("open")
    MET = "met", _("met")
    FULL = "full", _("full")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")


WORKFLOW = Workflow(
    [
        Transition("meet", ListingStatus.OPEN, ListingStatus.MET),
        Transition("fill", ListingStatus.OPEN, ListingStatus.FULL),
        Transition("withdraw", ListingStatus.OPEN, ListingStatus.WITHDRAWN),
        Transition("expire", ListingStatus.OPEN, ListingStatus.EXPIRED),
        Transition("reopen", ListingStatus.MET, ListingStatus.OPEN),
        Transition("reopen", ListingStatus.FULL, ListingStatus.OPEN),
        Transition("reopen", ListingStatus.EXPIRED, ListingStatus.OPEN),
    ]
)
# What ends it, by what the person says has become of it.
VERB_OF: dict[str, str] = {
    ListingStatus.MET: "meet",
    ListingStatus.FULL: "fill",
    ListingStatus.WITHDRAWN: "withdraw",
}
# States from which one is opened again.
REOPENABLE = tuple(each.source for each in WORKFLOW.transitions if each.verb == "reopen")
