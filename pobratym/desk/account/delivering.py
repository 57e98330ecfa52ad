"""Letters that waited for somebody to represent a municipality are delivered as soon as somebody does."""

from pobratym.introductions.actions import deliver_waiting
from pobratym.memberships.models import Membership, MembershipRequest
from pobratym.memberships.workflow import RequestStatus


def letters_go_once_represented(done: object) -> None:
    """`done`: what a verb that may have let somebody in has answered. Called in the transaction of that verb."""
    if isinstance(done, MembershipRequest) and done.status != RequestStatus.APPROVED:
        return
    if isinstance(done, MembershipRequest | Membership):
        deliver_waiting(municipality=done.municipality, by=None)
