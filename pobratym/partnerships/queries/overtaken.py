"""What became of a proposal that nobody answered in time."""

from pobratym.partnerships.models import Partnership, Proposal
from pobratym.partnerships.workflow import ProposalStatus


def overtaken_proposal(partnership: Partnership) -> Proposal | None:
    """The last proposal of the partnership, where events have overtaken it and nobody has proposed anything since."""
    last = partnership.proposals.select_related("proposed_by__municipality").order_by("-proposed_at", "-pk").first()
    return last if last and last.status == ProposalStatus.OVERTAKEN else None
