"""Whether a proposal still means anything, and what happened where it does not."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.partnerships.models import Proposal
from pobratym.partnerships.rules import proposable_stages
from pobratym.partnerships.workflow import Stage


def is_overtaken(proposed_stage: str, present_stage: str) -> bool:
    """Whether the partnership has gone on since, so that what was proposed can no longer be reached."""
    return proposed_stage not in proposable_stages(present_stage)


def overtaken_in_words(proposal: Proposal) -> str:
    """What happened, for the people of both sides."""
    return _(
        "The proposal of %(side)s of %(proposed)s (stage: %(wanted)s) no longer applies: since %(day)s the partnership "
        "is at the stage “%(stage)s”. Make a new proposal if something is still to be changed."
    ) % {
        "side": proposal.proposed_by.municipality.name,
        "proposed": _day(proposal.proposed_at),
        "wanted": proposal.get_stage_display(),
        "day": _day(proposal.decided_at),
        "stage": Stage(proposal.overtaken_by).label,
    }


def _day(moment: datetime | None) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")
