"""The life of a round: from a draft to introductions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.workflow import Transition, Workflow


class Status(models.TextChoices):
    """Where a round stands."""

    DRAFTED = "drafted", _("draft, seen by moderators only")
    REGISTRATION = "registration", _("registration is open")
    PROPOSED = "proposed", _("pairs are proposed, moderators look at them")
    CONFIRMING = "confirming", _("the sides confirm their pairs")
    SCHEDULED = "scheduled", _("the timetable is made")
    DONE = "done", _("done, talks go on")
    CANCELLED = "cancelled", _("cancelled")


ROUND = Workflow(
    [
        Transition("open_registration", Status.DRAFTED, Status.REGISTRATION),
        Transition("propose", Status.REGISTRATION, Status.PROPOSED),
        # Repeated: with what was pinned and forbidden meanwhile, and with what the sides have answered.
        Transition("propose", Status.PROPOSED, Status.PROPOSED),
        Transition("propose", Status.CONFIRMING, Status.PROPOSED),
        Transition("ask_sides", Status.PROPOSED, Status.CONFIRMING),
        Transition("make_timetable", Status.CONFIRMING, Status.SCHEDULED),
        Transition("make_timetable", Status.SCHEDULED, Status.SCHEDULED),
        Transition("close", Status.SCHEDULED, Status.DONE),
    ]
    + [
        Transition("cancel", status, Status.CANCELLED)
        for status in (Status.DRAFTED, Status.REGISTRATION, Status.PROPOSED, Status.CONFIRMING, Status.SCHEDULED)
    ]
)
# What the sides see: a draft is the moderators' own.
SEEN_BY_SIDES = tuple(status for status in Status if status != Status.DRAFTED)
UNDER_WAY = (Status.REGISTRATION, Status.PROPOSED, Status.CONFIRMING, Status.SCHEDULED)
# Facts of the round may change while nobody has been paired by them.
CHANGEABLE = (Status.DRAFTED, Status.REGISTRATION)
# The sides see their pairs once moderators have looked at them.
PAIRS_SEEN = (Status.CONFIRMING, Status.SCHEDULED, Status.DONE)


class Presence(models.TextChoices):
    """Where a municipality stands in a round."""

    INVITED = "invited", _("invited")
    REGISTERED = "registered", _("registered")
    WITHDRAWN = "withdrawn", _("withdrawn")


PRESENCE = Workflow(
    [
        Transition("register", Presence.INVITED, Presence.REGISTERED),
        Transition("register", Presence.REGISTERED, Presence.REGISTERED),
        Transition("register", Presence.WITHDRAWN, Presence.REGISTERED),
        Transition("withdraw", Presence.INVITED, Presence.WITHDRAWN),
        Transition("withdraw", Presence.REGISTERED, Presence.WITHDRAWN),
        Transition("invite", Presence.WITHDRAWN, Presence.INVITED),
    ]
)


class Standing(models.TextChoices):
    """What moderators have said of a pair."""

    OPEN = "open", _("left to preferences")
    PINNED = "pinned", _("pinned")
    FORBIDDEN = "forbidden", _("forbidden")
