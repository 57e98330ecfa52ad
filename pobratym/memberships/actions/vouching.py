"""Proof by somebody's word: an association or a partner municipality says whether it knows the person."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.memberships import notices
from pobratym.memberships.granting import ask_to_vouch
from pobratym.memberships.models import Membership, MembershipRequest, Organisation, Vouching, VouchingAnswer
from pobratym.memberships.queries.organisations import associations_to_ask, is_asked
from pobratym.memberships.rules.organisations import refusal_to_answer
from pobratym.people.models import User
from pobratym.people.queries import moderators
from pobratym.people.rules import ensure_active


@transaction.atomic
def ask_association(*, request: MembershipRequest, organisation: Organisation, by: User) -> Vouching:
    """Ask an association that has the municipality as a member whether the person speaks for it; its representatives
    are told. Raises InvalidInput for any other organisation, and what `ask_to_vouch` raises."""
    ensure_active(by)
    if request.user_id == by.pk and not associations_to_ask(request).filter(pk=organisation.pk).exists():
        reason = _("Choose an association that has the municipality as a member and whose representative you are not.")
        raise InvalidInput(fields={"voucher": [reason]})
    return ask_to_vouch(request, organisation=organisation, by=by)


@transaction.atomic
def answer_vouching(*, vouching: Vouching, is_known: bool, words: str, by: User) -> Vouching:
    """Say, once, whether the person speaks for the municipality, and how one knows her.

    A yes grants nothing: it stands beside the request and brings it to the front of the queue (docs/adr/0047). The
    person is told, and of a yes moderators are. Raises NotAllowed for whoever is not asked or stands on both sides,
    InvalidInput for a yes without words, Conflict where it was answered, is too old, or the request is decided,
    TooMany.
    """
    ensure_active(by)
    if not is_asked(vouching, by):
        raise NotAllowed(_("Nobody has asked you about this request."))
    limits.count("vouchings_answered", person=by)
    request = MembershipRequest.objects.select_for_update().get(pk=vouching.request_id)
    locked = Vouching.objects.select_for_update(of=("self",)).get(pk=vouching.pk)
    mine = Membership.objects.active().filter(user=by).values_list("municipality_id", flat=True)
    if refusal := refusal_to_answer(
        person=by.pk, claimant=request.user_id, claimed=request.municipality_id, represents=set(mine)
    ):
        raise NotAllowed(str(refusal))
    locked.request = request
    if not locked.is_waiting(timezone.now()):
        raise Conflict(_("This question has been answered, is too old, or the request has been decided."))
    locked.answer = VouchingAnswer.KNOWN if is_known else VouchingAnswer.UNKNOWN
    locked.words, locked.answered_at, locked.answered_by = words.strip(), timezone.now(), by
    if is_known and not locked.words:
        raise InvalidInput(fields={"words": [_("Say how you know the person: the moderator reads it.")]})
    refuse_invalid(locked)
    locked.save(update_fields=["answer", "words", "answered_at", "answered_by"])
    record(
        "memberships.vouching_answered",
        subject=request,
        by=by,
        municipality_id=request.municipality_id,
        answer=str(locked.answer),
    )
    notices.vouching_answered(locked.pk, moderators() if is_known else [])
    return locked
