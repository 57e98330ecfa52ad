"""Colleagues invited by mail: a key opens the door once, for whoever reads that mailbox."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.mail import forget_mail_to
from pobratym.core.retention import Retention, throws_away
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.memberships import notices
from pobratym.memberships.granting import end_acting
from pobratym.memberships.models import Invitation, Membership
from pobratym.memberships.queries import members_of
from pobratym.memberships.rules.keys import INVITATION_VALID_FOR, digest_of, new_key
from pobratym.memberships.rules.roles import may_invite
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed, ensure_active

_KEPT = timedelta(days=7)  # after it is over, so that whoever invited sees what became of it


@transaction.atomic
def invite_colleague(*, email: str, role: str, by: Membership) -> Invitation:
    """Ask somebody by mail to speak for the municipality too, in `role`; an earlier invitation of hers is void.

    Raises NotAllowed, InvalidInput for no address or role or where she belongs already, TooMany.
    """
    if not may_invite(by, role=role):
        raise NotAllowed(_("Only the head invites to any role, a coordinator to any but the head’s."))
    limits.count("invitations", person=by.user, municipality=by.municipality_id)
    now, key, address = timezone.now(), new_key(), email.strip().lower()
    if members_of(by.municipality_id).own().filter(user__email__iexact=address).exists():
        raise InvalidInput(fields={"email": [_("This person already represents the municipality.")]})
    for earlier in Invitation.objects.open().select_for_update().filter(municipality=by.municipality_id, email=address):
        _close(earlier)
    invitation = Invitation(
        municipality=by.municipality,
        email=address,
        role=role,
        invited_by=by.user,
        digest=digest_of(key),
        made_at=now,
        expires_at=now + INVITATION_VALID_FOR,
    )
    refuse_invalid(invitation)
    if not address:
        raise InvalidInput(fields={"email": [_("Give the e-mail address of your colleague.")]})
    invitation.save()
    record("memberships.invited", subject=invitation, by=by.user, municipality_id=by.municipality_id, role=role)
    notices.invited(invitation.pk, key)
    return invitation


@transaction.atomic
def accept_invitation(*, key: str, by: User) -> Membership:
    """Take the invitation up: whoever has the key and an account. Of two who press at once the second is told.

    Raises NotAllowed, Conflict where it was used, taken back or is too old, or where whoever invited may no longer.
    """
    ensure_active(by)
    limits.count("invitations_accepted", person=by)
    found = Invitation.objects.open().select_for_update().filter(digest=digest_of(key)).first()
    if found is None or found.expires_at <= timezone.now():
        raise Conflict(_("This invitation has been used, withdrawn, or is too old. Ask for a new one."))
    inviter = members_of(found.municipality_id).filter(user=found.invited_by_id).first()
    if inviter is None or not may_invite(inviter, role=found.role):
        raise Conflict(_("Whoever invited you no longer represents the municipality. Ask for a new invitation."))
    if members_of(found.municipality_id).own().filter(user=by).exists():
        raise Conflict(_("You already represent this municipality."))
    end_acting(Membership.objects.filter(user=by, municipality=found.municipality_id), by=by)
    found.used_at, found.accepted_by = timezone.now(), by
    found.save(update_fields=["used_at", "accepted_by"])
    membership = Membership.objects.create(
        user=by, municipality_id=found.municipality_id, role=found.role, granted_by=found.invited_by
    )
    record(
        "memberships.invitation_accepted",
        subject=membership,
        by=by,
        municipality_id=found.municipality_id,
        role=found.role,
    )
    notices.invitation_accepted(membership.pk, [each.user for each in members_of(found.municipality_id)])
    return membership


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Membership) -> Invitation:
    """Take an invitation back before it is accepted; its address is erased. Raises NotAllowed, Conflict."""
    is_theirs = invitation.municipality_id == by.municipality_id
    if not is_theirs or not may_invite(by, role=invitation.role):
        raise NotAllowed(_("Only the head invites to any role, a coordinator to any but the head’s."))
    locked = Invitation.objects.open().select_for_update().filter(pk=invitation.pk).first()
    if locked is None:
        raise Conflict(_("This invitation has been used, withdrawn, or is too old. Ask for a new one."))
    _close(locked)
    record("memberships.invitation_withdrawn", subject=locked, by=by.user, municipality_id=by.municipality_id)
    return locked


@throws_away(
    Retention(
        gettext_lazy("E-mail addresses of colleagues who were invited, after the invitation is over"), lambda: _KEPT
    )
)
@transaction.atomic
def erase_invited(*, by: User | None = None) -> int:
    """Erase the addresses of invitations that are over; how many. For the daily job, which may be repeated.

    Raises NotAllowed for people who do not run the service.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    over = Invitation.objects.select_for_update().exclude(email="").filter(expires_at__lt=timezone.now() - _KEPT)
    erased = list(over)
    for each in erased:
        if each.used_at is None and each.withdrawn_at is None:
            _close(each)
        else:
            _forget(each)
    return len(erased)


def _close(invitation: Invitation) -> None:
    """It opens nothing any more, and nobody needs the address."""
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    _forget(invitation)


def _forget(invitation: Invitation) -> None:
    if not User.objects.filter(email__iexact=invitation.email).exists():
        forget_mail_to(invitation.email)
    invitation.email = ""
    invitation.save(update_fields=["email"])
