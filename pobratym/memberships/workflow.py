"""The life of a request to represent a municipality."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.workflow import Transition, Workflow


class RequestStatus(models.TextChoices):
    """Where the request stands."""

    REQUESTED = "requested", _("waiting for a moderator")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


WORKFLOW = Workflow(
    [
        Transition("approve", RequestStatus.REQUESTED, RequestStatus.APPROVED),
        Transition("refuse", RequestStatus.REQUESTED, RequestStatus.REFUSED),
        Transition("withdraw", RequestStatus.REQUESTED, RequestStatus.WITHDRAWN),
    ]
)
