"""The verbs of the room: open an account, ask to represent a municipality, decide, end."""

from functools import partial

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.memberships import documents, notices
from pobratym.memberships.models import Membership, MembershipRequest, Role
from pobratym.memberships.queries import elsewhere, may_end
from pobratym.memberships.workflow import WORKFLOW, RequestStatus
from pobratym.people.models import User
from pobratym.people.queries import ensure_may, moderators
from pobratym.people.rules import PlatformDeed, ensure_active
from pobratym.places.models import Level, Municipality


@transaction.atomic
def request_membership(
    *,
    by: User,
    municipality: Municipality,
    position: str,
    note: str,
    document: "File[bytes] | None" = None,
) -> MembershipRequest:
    """Ask to represent a municipality; moderators are told.

    Raises InvalidInput where a field is wrong, the place is no authority, or the person already asked or belongs,
    NotAllowed where the account is closed.
    """
    ensure_active(by)
    limits.count("membership_requests", person=by)
    kept = documents.checked(document) if document else None
    User.objects.select_for_update().get(pk=by.pk)
    _refuse_impossible(by, municipality)
    request = MembershipRequest(
        user=by,
        municipality=municipality,
        position=position.strip(),
        note=note.strip(),
    )
    refuse_invalid(request, exclude=["document"])
    _save_with(request, kept)
    record("memberships.membership_requested", subject=request, by=by, municipality_id=municipality.pk)
    others = list(elsewhere(by, municipality.pk))
    notices.membership_requested(request.pk, moderators(), others)
    return request


@transaction.atomic
def approve_request(*, request: MembershipRequest, by: User, role: str) -> Membership:
    """Grant what was asked, with a role. Raises NotAllowed, InvalidInput, or Conflict where somebody decided first."""
    _ensure_may_decide(request, by)
    limits.count("moderation", person=by)
    if role not in Role.values:
        raise InvalidInput(fields={"role": [_("Choose a role.")]})
    locked = _decide(request, by, "approve")
    if Membership.objects.active().filter(user=locked.user_id, municipality=locked.municipality_id).exists():
        raise Conflict(_("This person already represents this municipality. Refuse the request."))
    locked.save(update_fields=["status", "decided_at", "decided_by"])
    membership = Membership.objects.create(
        user_id=locked.user_id,
        municipality_id=locked.municipality_id,
        role=role,
        position=locked.position,
        granted_by=by,
    )
    record("memberships.request_approved", subject=locked, by=by, municipality_id=locked.municipality_id, role=role)
    notices.request_decided(locked.pk)
    return membership


@transaction.atomic
def refuse_request(*, request: MembershipRequest, by: User, reason: str) -> MembershipRequest:
    """Say no, with a reason that the person reads. Raises NotAllowed, InvalidInput without one, or Conflict."""
    _ensure_may_decide(request, by)
    limits.count("moderation", person=by)
    locked = _decide(request, by, "refuse")
    locked.reason = reason.strip()
    if not locked.reason:
        raise InvalidInput(fields={"reason": [_("Say why the request is refused: the person reads it.")]})
    refuse_invalid(locked, exclude=["document"])
    locked.save(update_fields=["status", "decided_at", "decided_by", "reason"])
    record("memberships.request_refused", subject=locked, by=by, municipality_id=locked.municipality_id)
    notices.request_decided(locked.pk)
    return locked


@transaction.atomic
def withdraw_request(*, request: MembershipRequest, by: User) -> MembershipRequest:
    """Take one's own request back while it waits: post, note and document are erased, nobody needs them any more.

    Raises NotAllowed, or Conflict where it was decided meanwhile.
    """
    ensure_active(by)
    if request.user_id != by.pk:
        raise NotAllowed(_("Only the person who asked may take the request back."))
    locked = MembershipRequest.objects.select_for_update().get(pk=request.pk)
    locked.status = WORKFLOW.target("withdraw", locked.status)
    document, name = locked.document.storage, locked.document.name
    locked.position = locked.note = locked.document = ""
    locked.save(update_fields=["status", "position", "note", "document"])
    if name:
        # A rolled back change keeps its file; where this process dies first, the schedule finds it.
        transaction.on_commit(partial(document.delete, name))
    record("memberships.request_withdrawn", subject=locked, by=by, municipality_id=locked.municipality_id)
    return locked


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
    _refuse_impossible(user, municipality)
    membership = Membership(
        user=user,
        municipality=municipality,
        role=role,
        position=position,
        granted_by=by,
    )
    refuse_invalid(membership)
    membership.save()
    record("memberships.membership_granted", subject=membership, by=by, municipality_id=municipality.pk, role=role)
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, by: User) -> Membership:
    """End a membership; what was done in it stays, the person gets a letter. By herself, the head, or a moderator.

    Raises NotAllowed, or Conflict where it has ended already.
    """
    if not may_end(membership, by):
        raise NotAllowed(_("Only the person, the head of the municipality or a moderator may end a membership."))
    limits.count("memberships_ended", person=by, municipality=membership.municipality_id)
    locked = Membership.objects.select_for_update(of=("self",)).select_related("user").get(pk=membership.pk)
    if locked.ended_at:
        raise Conflict(_("This membership has already ended."))
    locked.ended_at, locked.ended_by = timezone.now(), by
    locked.save(update_fields=["ended_at", "ended_by"])
    record("memberships.membership_ended", subject=locked, by=by, municipality_id=locked.municipality_id)
    notices.membership_ended(locked.pk)
    return locked


def _ensure_may_decide(request: MembershipRequest, by: User) -> None:
    if request.user_id == by.pk:
        raise NotAllowed(_("Only a moderator may decide a request, and nobody decides on their own."))
    ensure_may(by, PlatformDeed.DECIDE_REQUESTS)


def _decide(request: MembershipRequest, by: User, verb: str) -> MembershipRequest:
    """The request, locked and moved; who and when are set, nothing is saved yet."""
    locked = MembershipRequest.objects.select_for_update().get(pk=request.pk)
    if locked.status != RequestStatus.REQUESTED:
        outcome = RequestStatus(locked.status).label
        raise Conflict(_("This request has already been decided: %(status)s.") % {"status": outcome})
    locked.status = WORKFLOW.target(verb, locked.status)
    locked.decided_at, locked.decided_by = timezone.now(), by
    return locked


def _refuse_impossible(user: User, municipality: Municipality) -> None:
    if municipality.level == Level.SETTLEMENT:
        raise _about_municipality(_("This is a settlement without an authority of its own. Choose its hromada."))
    if Membership.objects.active().filter(user=user, municipality=municipality).exists():
        raise _about_municipality(_("You already represent this municipality."))
    waiting = MembershipRequest.objects.filter(user=user, municipality=municipality, status=RequestStatus.REQUESTED)
    if waiting.exists():
        raise _about_municipality(_("You have already asked to represent this municipality. A moderator will answer."))


def _about_municipality(reason: str) -> InvalidInput:
    return InvalidInput(reason, fields={"municipality": [reason]})


def _save_with(request: MembershipRequest, document: ContentFile[bytes] | None) -> None:
    """Save with the file; where the database refuses, the file does not stay behind."""
    if document is None:
        request.save()
        return
    request.document.save(document.name or "document", document, save=False)
    try:
        with transaction.atomic():
            request.save()
    except IntegrityError:
        request.document.delete(save=False)
        raise
