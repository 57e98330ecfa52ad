"""Proof by post: a code on a letter that reached the town hall."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import InvalidInput, NotAllowed
from pobratym.journal.actions import record
from pobratym.memberships import notices
from pobratym.memberships.granting import digest_of_code, let_in, new_letter_code
from pobratym.memberships.models import LetterCode, MembershipRequest, Proof
from pobratym.memberships.queries import represents
from pobratym.memberships.rules.keys import as_printed
from pobratym.memberships.workflow import WORKFLOW
from pobratym.people.models import User
from pobratym.people.queries import ensure_may, moderators
from pobratym.people.rules import PlatformDeed, ensure_active
from pobratym.places.models import Municipality


@transaction.atomic
def issue_letter_code(*, municipality: Municipality, by: User) -> str:
    """A code to print on a letter to the town hall: it is told once and kept nowhere. It makes earlier ones void.

    Raises NotAllowed.
    """
    ensure_may(by, PlatformDeed.DECIDE_REQUESTS)
    limits.count("letter_codes", person=by, municipality=municipality.pk)
    issued, code = new_letter_code(municipality.pk, by=by)
    record("memberships.letter_code_issued", subject=issued, by=by, municipality_id=municipality.pk)
    return code


def enter_letter_code(*, request: MembershipRequest, code: str, by: User) -> MembershipRequest:
    """The person types in the code of the letter; the right one of a moderator opens the door at once, one that another
    municipality printed into its letter stands beside the request.

    A wrong one is counted too: the count is a change of its own. Raises NotAllowed for everybody but the person,
    InvalidInput for any other code, Conflict where the request is decided, TooMany.
    """
    ensure_active(by)
    if request.user_id != by.pk:
        raise NotAllowed(_("Only the person who asked may enter the code."))
    with transaction.atomic():
        limits.count("letter_codes_entered", person=by, municipality=request.municipality_id)
    return _entered(request, code, by)


@transaction.atomic
def bring_letter_code(*, request: MembershipRequest, issued: LetterCode, by: User) -> MembershipRequest:
    """The person has come by the link of a letter that another municipality sent: its code stands beside the request
    without being typed. Never one of a moderator, which opens a door.

    Raises NotAllowed for everybody but the person, InvalidInput where the code is of no use, Conflict where the request
    is decided, TooMany.
    """
    ensure_active(by)
    if request.user_id != by.pk:
        raise NotAllowed(_("Only the person who asked may enter the code."))
    limits.count("letter_codes_entered", person=by, municipality=request.municipality_id)
    locked = MembershipRequest.objects.select_for_update().get(pk=request.pk)
    WORKFLOW.target("prove", locked.status)
    printed = LetterCode.objects.select_for_update().filter(pk=issued.pk, letter_of__isnull=False)
    _use(printed.filter(municipality=locked.municipality_id).first(), by)
    return _put_beside(locked, by)


@transaction.atomic
def _entered(request: MembershipRequest, code: str, by: User) -> MembershipRequest:
    locked = MembershipRequest.objects.select_for_update().get(pk=request.pk)
    WORKFLOW.target("prove", locked.status)
    typed, place = as_printed(code), locked.municipality_id
    digests = [digest_of_code(place, typed), digest_of_code(place, typed, is_printed=True)]
    found = _use(LetterCode.objects.select_for_update().filter(digest__in=digests, municipality=place).first(), by)
    if found.letter_of_id:
        return _put_beside(locked, by)
    return let_in(locked, proof=Proof.CODE, by=by)


def _use(found: LetterCode | None, by: User) -> LetterCode:
    """Raises InvalidInput for one that is unknown, used, too old, or printed by whom the person represents."""
    now = timezone.now()
    is_of_sender = found is not None and found.letter_of_id is not None and represents(by, found.letter_of_id)
    if found is None or found.used_at or found.expires_at <= now or is_of_sender:
        raise InvalidInput(
            fields={"code": [_("This is not the code of a letter to this municipality, or it is no longer valid.")]}
        )
    found.used_at, found.used_by = now, by
    found.save(update_fields=["used_at", "used_by"])
    return found


def _put_beside(locked: MembershipRequest, by: User) -> MembershipRequest:
    """It has brought a letter of another municipality: evidence for moderators, who are told."""
    record("memberships.letter_code_entered", subject=locked, by=by, municipality_id=locked.municipality_id)
    notices.letter_code_entered(locked.pk, moderators())
    return locked
