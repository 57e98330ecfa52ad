"""The life of a suggestion to put something right in the registry."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.core.workflow import Transition, Workflow


class SuggestionStatus(models.TextChoices):
    """Where the suggestion stands."""

    WAITING = "waiting", _("waiting for a moderator")
    ACCEPTED = "accepted", pgettext_lazy("a suggestion", "accepted")
    DECLINED = "declined", pgettext_lazy("a suggestion", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("a suggestion", "withdrawn")


WORKFLOW = Workflow(
    [
        Transition("accept", SuggestionStatus.WAITING, SuggestionStatus.ACCEPTED),
        Transition("decline", SuggestionStatus.WAITING, SuggestionStatus.DECLINED),
        Transition("withdraw", SuggestionStatus.WAITING, SuggestionStatus.WITHDRAWN),
    ]
)
