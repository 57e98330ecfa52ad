"""Who speaks for a municipality: entered, given another role, confirmed once a year, ended."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.memberships import notices
from pobratym.memberships.granting import end_acting, refuse_impossible
from pobratym.memberships.models import Membership, Role
from pobratym.memberships.queries import may_change_role, may_end, members_of
from pobratym.memberships.rules.confirmation import CONFIRMED_FOR, REMINDED_BEFORE, reminders_due
from pobratym.people.models import User
from pobratym.people.queries import ensure_may, moderators
from pobratym.people.rules import PlatformDeed, ensure_active
from pobratym.places.models import Municipality

_FEW = 200  # so many are reminded in one run: the mail goes out evenly


@transaction.atomic
def grant_membership(
    *,
    by: User | None,
    user: User,
    municipality: Municipality,
    role: str,
    position: str = "",
) -> Membership:
    """A membership without a request: by a moderator, or by a command. Raises NotAllowed or InvalidInput."""
    ensure_may(by, PlatformDeed.DECIDE_REQUESTS)
    refuse_impossible(user, municipality)
    membership = Membership(
        user=user,
        municipality=municipality,
        role=role,
        position=position,
        granted_by=by,
    )
    end_acting(Membership.objects.filter(user=user, municipality=municipality), by=by or user)
    refuse_invalid(membership)
    membership.save()
    record("memberships.membership_granted", subject=membership, by=by, municipality_id=municipality.pk, role=role)
    return membership


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User) -> Membership:
    """Give a colleague another role, or oneself a lower one; the person is told.

    Raises NotAllowed, InvalidInput for no role or where the municipality would lose its last head unnoticed, Conflict
    where the membership has ended or has that role already.
    """
    if not may_change_role(membership, by):
        raise NotAllowed(_("Only the head of the municipality or a moderator may change roles."))
    limits.count("roles_changed", person=by, municipality=membership.municipality_id)
    if role not in Role.values:
        raise InvalidInput(fields={"role": [_("Choose a role.")]})
    locked = _locked(membership)
    if locked.role == role:
        raise Conflict(_("This person already has this role."))
    if locked.role == Role.HEAD and not _other_heads(locked):
        raise InvalidInput(
            fields={"role": [_("Make somebody else the head first: a municipality is not left without.")]}
        )
    before, locked.role = locked.role, role
    locked.save(update_fields=["role"])
    record(
        "memberships.role_changed",
        subject=locked,
        by=by,
        municipality_id=locked.municipality_id,
        before=before,
        after=role,
    )
    notices.role_changed(locked.pk, by)
    return locked


@transaction.atomic
def end_membership(
    *, membership: Membership, by: User, reason: str = "", successor: Membership | None = None
) -> Membership:
    """End a membership; what was done in it stays, the person gets a letter. By herself, the head, or a moderator.

    `successor` of the same municipality becomes its head. Where the last head leaves without one, moderators are told.
    Raises NotAllowed, InvalidInput for a successor from elsewhere, or Conflict where it has ended already.
    """
    if not may_end(membership, by):
        raise NotAllowed(_("Only the person, the head of the municipality or a moderator may end a membership."))
    limits.count("memberships_ended", person=by, municipality=membership.municipality_id)
    locked = _locked(membership)
    heir = _heir(locked, successor, by) if successor else None
    locked.ended_at, locked.ended_by, locked.end_reason = timezone.now(), by, reason.strip()
    refuse_invalid(locked)
    is_last_head = locked.role == Role.HEAD and not heir and not _other_heads(locked)
    locked.save(update_fields=["ended_at", "ended_by", "end_reason"])
    if heir:
        heir.role = Role.HEAD
        heir.save(update_fields=["role"])
        record("memberships.succeeded", subject=heir, by=by, municipality_id=locked.municipality_id)
        notices.role_changed(heir.pk, by)
    record(
        "memberships.membership_ended",
        subject=locked,
        by=by,
        municipality_id=locked.municipality_id,
        **locked.acting_for,
    )
    notices.membership_ended(locked.pk)
    if is_last_head:
        notices.without_head(locked.municipality_id, moderators())
    return locked


@transaction.atomic
def confirm_membership(*, membership: Membership, by: User) -> Membership:
    """Say that one still speaks for the municipality, for another year. Raises NotAllowed, Conflict where it ended."""
    ensure_active(by)
    if membership.user_id != by.pk:
        raise NotAllowed(_("Only the person may confirm that she still represents the municipality."))
    limits.count("confirmations", person=by, municipality=membership.municipality_id)
    locked = _locked(membership)
    locked.confirmed_at, locked.reminders = timezone.now(), 0
    locked.save(update_fields=["confirmed_at", "reminders"])
    record("memberships.membership_confirmed", subject=locked, by=by, municipality_id=locked.municipality_id)
    return locked


@transaction.atomic
def remind_to_confirm(*, by: User | None = None) -> int:
    """Ask those whose year is nearly over whether they still speak for their municipality; how many. For the daily job.

    Two reminders a year, each once. Raises NotAllowed for people who do not run the service.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    now = timezone.now()
    early = now - CONFIRMED_FOR + max(REMINDED_BEFORE)
    mine = Membership.objects.active().own().filter(reminders__lt=len(REMINDED_BEFORE), started_at__lt=early)
    due = mine.exclude(confirmed_at__gte=early).select_for_update(of=("self",)).order_by("pk")
    told = 0
    for each in due[:_FEW]:
        if (wanted := reminders_due(each.in_force_since, now)) > each.reminders:
            Membership.objects.filter(pk=each.pk).update(reminders=wanted)
            notices.confirmation_asked(each.pk)
            told += 1
    return told


def _locked(membership: Membership) -> Membership:
    locked = Membership.objects.select_for_update(of=("self",)).select_related("user", "mandate").get(pk=membership.pk)
    if locked.ended_at:
        raise Conflict(_("This membership has already ended."))
    return locked


def _other_heads(membership: Membership) -> bool:
    return members_of(membership.municipality_id).filter(role=Role.HEAD).exclude(pk=membership.pk).exists()


def _heir(membership: Membership, successor: Membership, by: User) -> Membership:
    """Who takes over. Only a head or a moderator makes heads: who leaves as less hands nothing on."""
    heir = members_of(membership.municipality_id).own().exclude(pk=membership.pk).filter(pk=successor.pk).first()
    if heir is None or heir.role == Role.HEAD:
        raise InvalidInput(fields={"successor": [_("Choose a colleague of the same municipality.")]})
    if membership.role != Role.HEAD or not may_change_role(heir, by):
        raise NotAllowed(_("Only the head of the municipality or a moderator may change roles."))
    return heir
