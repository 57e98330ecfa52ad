"""From the page of a letter to the request to represent its receiver."""

from django.db import transaction

from pobratym.answers.queries import link_with
from pobratym.answers.writing import void
from pobratym.core.errors import NotAllowed
from pobratym.memberships.actions import bring_letter_code
from pobratym.memberships.models import MembershipRequest
from pobratym.people.models import User
from pobratym.people.rules import ensure_active


@transaction.atomic
def bring_letter(*, request: MembershipRequest, key: str, by: User) -> MembershipRequest:
    """Whoever asks has come by the link of the letter: the code that stood with it is evidence beside the request.

    Raises what `memberships.bring_letter_code` raises, and Conflict where the key opens nothing.
    """
    ensure_active(by)
    if request.user_id != by.pk:
        raise NotAllowed
    link = link_with(key)
    if link is None or link.evidence is None:
        raise void()
    return bring_letter_code(request=request, issued=link.evidence, by=by)
