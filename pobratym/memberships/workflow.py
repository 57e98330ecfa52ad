"""The life of a request to represent a municipality."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.workflow import Transition, Workflow


class RequestStatus(models.TextChoices):
    """Where the request stands."""

    REQUESTED = "requested", _("waiting for a moderator")
    ASKED = "asked", _("a moderator has a question")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPEN = (RequestStatus.REQUESTED, RequestStatus.ASKED)
WORKFLOW = Workflow(
    [
        Transition("ask", RequestStatus.REQUESTED, RequestStatus.ASKED),
        Transition("answer", RequestStatus.ASKED, RequestStatus.REQUESTED),
        *(
            Transition(verb, status, target)
            for status in OPEN
            for verb, target in (
                ("approve", RequestStatus.APPROVED),
                ("prove", RequestStatus.APPROVED),
                ("refuse", RequestStatus.REFUSED),
                ("withdraw", RequestStatus.WITHDRAWN),
            )
        ),
    ]
)
