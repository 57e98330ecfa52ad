"""Asking to represent a municipality, and a moderator's decision."""

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
from pobratym.memberships.granting import granted, refuse_impossible
from pobratym.memberships.models import Membership, MembershipRequest, RequestQuestion, Role
from pobratym.memberships.queries import elsewhere
from pobratym.memberships.rules.pace import REMINDED_EVERY, WAITS_LONG
from pobratym.memberships.workflow import OPEN, WORKFLOW, RequestStatus
from pobratym.people.models import User
from pobratym.people.queries import ensure_may, moderators
from pobratym.people.rules import PlatformDeed, ensure_active
from pobratym.places.models import Municipality


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
    limits.count("membership_requests", person=by, municipality=municipality.pk)
    kept = documents.checked(document) if document else None
    User.objects.select_for_update().get(pk=by.pk)
    refuse_impossible(by, municipality)
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
    membership = granted(locked, role=role, by=by)
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
    locked.questions.all().delete()
    locked.mailbox_proofs.all().delete()
    locked.vouchings.all().delete()
    record("memberships.request_withdrawn", subject=locked, by=by, municipality_id=locked.municipality_id)
    return locked


@transaction.atomic
def ask_about_request(*, request: MembershipRequest, by: User, question: str) -> RequestQuestion:
    """Ask the person something before deciding; the request waits for her answer.

    Raises NotAllowed, InvalidInput without a question, Conflict where it is decided or a question waits already.
    """
    _ensure_may_decide(request, by)
    limits.count("moderation", person=by)
    locked = MembershipRequest.objects.select_for_update().get(pk=request.pk)
    locked.status = WORKFLOW.target("ask", locked.status)
    asked = RequestQuestion(request=locked, question=question.strip(), asked_at=timezone.now(), asked_by=by)
    refuse_invalid(asked)
    locked.save(update_fields=["status"])
    asked.save()
    record("memberships.request_question", subject=locked, by=by, municipality_id=locked.municipality_id)
    notices.request_question(asked.pk)
    return asked


@transaction.atomic
def answer_question(*, request: MembershipRequest, by: User, answer: str) -> RequestQuestion:
    """The person answers what a moderator asked: the request is back in the queue, and moderators are told.

    Raises NotAllowed for everybody else, InvalidInput without an answer, Conflict where nothing is asked any more.
    """
    ensure_active(by)
    if request.user_id != by.pk:
        raise NotAllowed(_("Only the person who was asked may answer."))
    limits.count("request_answers", person=by, municipality=request.municipality_id)
    locked = MembershipRequest.objects.select_for_update().get(pk=request.pk)
    locked.status = WORKFLOW.target("answer", locked.status)
    asked = locked.questions.select_for_update().get(answered_at__isnull=True)
    asked.answer, asked.answered_at = answer.strip(), timezone.now()
    if not asked.answer:
        raise InvalidInput(fields={"answer": [_("Write the answer: the moderator reads it.")]})
    refuse_invalid(asked)
    asked.save(update_fields=["answer", "answered_at"])
    locked.save(update_fields=["status"])
    record("memberships.request_answered", subject=locked, by=by, municipality_id=locked.municipality_id)
    notices.request_answered(locked.pk, moderators())
    return asked


@transaction.atomic
def remind_moderators(*, by: User | None = None) -> int:
    """Tell moderators of requests that have waited too long for them; how many. For the daily job.

    Repeating it tells nothing twice within REMINDED_EVERY. Raises NotAllowed for people who do not run the service.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    now = timezone.now()
    waiting = MembershipRequest.objects.select_for_update().filter(status=RequestStatus.REQUESTED)
    late = waiting.filter(requested_at__lt=now - WAITS_LONG).exclude(reminded_at__gt=now - REMINDED_EVERY)
    reminded = list(late.values_list("pk", flat=True))
    if reminded:
        MembershipRequest.objects.filter(pk__in=reminded).update(reminded_at=now)
        notices.requests_wait(len(reminded), moderators())
    return len(reminded)


def _ensure_may_decide(request: MembershipRequest, by: User) -> None:
    if request.user_id == by.pk:
        raise NotAllowed(_("Only a moderator may decide a request, and nobody decides on their own."))
    ensure_may(by, PlatformDeed.DECIDE_REQUESTS)


def _decide(request: MembershipRequest, by: User, verb: str) -> MembershipRequest:
    """The request, locked and moved; who and when are set, nothing is saved yet."""
    locked = MembershipRequest.objects.select_for_update().get(pk=request.pk)
    if locked.status not in OPEN:
        outcome = RequestStatus(locked.status).label
        raise Conflict(_("This request has already been decided: %(status)s.") % {"status": outcome})
    locked.status = WORKFLOW.target(verb, locked.status)
    locked.decided_at, locked.decided_by = timezone.now(), by
    return locked


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
