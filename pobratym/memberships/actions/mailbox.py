"""Proof by the mailbox of the town hall: a key is sent there, and whoever reads its mail answers with one press."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.memberships import notices
from pobratym.memberships.granting import let_in
from pobratym.memberships.models import MailboxAnswer, MailboxProof, MembershipRequest, Proof
from pobratym.memberships.rules.keys import MAILBOX_VALID_FOR, digest_of, new_key
from pobratym.memberships.workflow import OPEN
from pobratym.people.models import User
from pobratym.people.queries import moderators
from pobratym.people.rules import ensure_active
from pobratym.places.queries.official_addresses import decided_of, known_of
from pobratym.places.rules.domains import PROVING, bond
from pobratym.places.rules.official_addresses import as_written


@transaction.atomic
def ask_town_hall(*, request: MembershipRequest, mailbox: str, by: User) -> MailboxProof:
    """Send a key to a mailbox of the town hall, which asks whether the person speaks for it.

    The mailbox is the official one on file, or one at the domain of the website on file. A later question makes an
    earlier one void. Raises NotAllowed for everybody but the person, InvalidInput for any other mailbox, Conflict where
    the request is decided, TooMany.
    """
    ensure_active(by)
    if request.user_id != by.pk:
        raise NotAllowed(_("Only the person who asked may have the town hall asked."))
    limits.count("town_halls_asked", person=by, municipality=request.municipality_id)
    locked = _open(request.pk)
    address = as_written("mailbox", mailbox)
    verdict = bond(address, known_of(locked.municipality_id))
    if verdict not in PROVING:
        raise InvalidInput(fields={"mailbox": [verdict.label, _("Choose another way to show that you may.")]})
    now, key = timezone.now(), new_key()
    locked.mailbox_proofs.filter(used_at__isnull=True, expires_at__gt=now).update(expires_at=now)
    proof = MailboxProof(
        request=locked, mailbox=address, digest=digest_of(key), made_at=now, expires_at=now + MAILBOX_VALID_FOR
    )
    refuse_invalid(proof)
    proof.save()
    record("memberships.town_hall_asked", subject=locked, by=by, municipality_id=locked.municipality_id)
    notices.town_hall_asked(proof.pk, key)
    return proof


@transaction.atomic
def answer_for_town_hall(*, key: str, is_ours: bool, by: User | None) -> MembershipRequest:
    """What whoever reads the mailbox says of the person; whoever has the key may, with an account or without.

    Where a moderator has decided the address on file, a yes opens the door at once and moderators and colleagues are
    told; where it came from an import only, and with a no, the answer stands in the moderators' queue. Raises Conflict
    where the key was used, is too old or unknown, or the request is decided.
    """
    if by is not None:
        ensure_active(by)
    found = MailboxProof.objects.filter(digest=digest_of(key)).first()
    if found is None:
        raise _void()
    limits.count("town_halls_answered", person=by, municipality=found.request.municipality_id)
    locked = _open(found.request_id)
    proof = MailboxProof.objects.select_for_update().get(pk=found.pk)
    if proof.used_at or proof.expires_at <= timezone.now():
        raise _void()
    proof.used_at = timezone.now()
    proof.answer = MailboxAnswer.CONFIRMED if is_ours else MailboxAnswer.DENIED
    proof.save(update_fields=["used_at", "answer"])
    if is_ours and bond(proof.mailbox, decided_of(locked.municipality_id)) in PROVING:
        return let_in(locked, proof=Proof.MAILBOX, by=by)
    record("memberships.town_hall_answered", subject=locked, by=by, municipality_id=locked.municipality_id)
    notices.town_hall_answered(proof.pk, moderators())
    return locked


def _open(pk: int) -> MembershipRequest:
    locked = MembershipRequest.objects.select_for_update().get(pk=pk)
    if locked.status not in OPEN:
        raise Conflict(_("This request has already been decided."))
    return locked


def _void() -> Conflict:
    return Conflict(_("This address has been used, or is too old. The person can have a new one sent."))
