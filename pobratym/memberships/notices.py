"""Letters of the room: to moderators when somebody asks, to the person when they have decided or a membership ends."""

from collections.abc import Collection, Iterable

from pobratym.core.letters import address, send_letter
from pobratym.memberships.models import Membership, MembershipRequest
from pobratym.memberships.workflow import RequestStatus
from pobratym.people.models import User


def membership_requested(request_id: int, moderators: Iterable[User], elsewhere: Collection[Membership]) -> None:
    """Tell every moderator that a request waits, and what else the person represents."""
    request = _request(request_id)
    for moderator in moderators:
        send_letter(
            moderator.email,
            language=moderator.language,
            template="memberships/letters/membership_requested",
            request=request,
            moderator=moderator,
            elsewhere=elsewhere,
            address=address("membership_request", request.pk, language=moderator.language),
        )


def request_decided(request_id: int) -> None:
    """Tell the person what became of the request, with the reason where it was refused."""
    request = _request(request_id)
    language = request.user.language
    verdict = "approved" if request.status == RequestStatus.APPROVED else "refused"
    send_letter(
        request.user.email,
        language=language,
        template=f"memberships/letters/request_{verdict}",
        request=request,
        address=address("web:desk", language=language),
        claim_address=address("web:claim", language=language),
    )


def membership_ended(membership_id: int) -> None:
    """Tell the person that she no longer speaks for the municipality, and who ended it."""
    membership = Membership.objects.select_related(
        "user", "ended_by", "municipality__country", "municipality__region", "municipality__parent"
    ).get(pk=membership_id)
    language = membership.user.language
    team = Membership.objects.active().filter(municipality=membership.municipality_id)
    send_letter(
        membership.user.email,
        language=language,
        template="memberships/letters/membership_ended",
        membership=membership,
        is_own=membership.ended_by_id == membership.user_id,
        is_by_colleague=team.filter(user=membership.ended_by_id).exists(),
        claim_address=address("web:claim", language=language),
    )


def _request(request_id: int) -> MembershipRequest:
    return MembershipRequest.objects.select_related(
        "user", "municipality__country", "municipality__region", "municipality__parent"
    ).get(pk=request_id)
