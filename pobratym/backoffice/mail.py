"""What the outbox and the schedule are at, for moderators: who got no mail and why, and a button to send it again."""

from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.forms import press
from pobratym.core.models import OutgoingMail
from pobratym.upkeep.actions import send_again
from pobratym.upkeep.models import JobRun
from pobratym.upkeep.queries import Stand, mails_by_stand, queue
from pobratym.upkeep.schedule import jobs

PER_PAGE = 50
KINDS: dict[str, str | Promise] = {
    "account/email/account_already_exists": gettext_lazy("Sign-up: there is an account already"),
    "account/email/email_added": gettext_lazy("Account: an address was added"),
    "account/email/email_changed": gettext_lazy("Account: the address was changed"),
    "account/email/email_confirmation": gettext_lazy("Confirmation of an address"),
    "account/email/email_deleted": gettext_lazy("Account: an address was removed"),
    "people/letters/second_factor_removed": gettext_lazy("Account: the second factor was taken away"),
    "mfa/email/totp_activated": gettext_lazy("Account: an app was set up"),
    "mfa/email/totp_deactivated": gettext_lazy("Account: an app was taken away"),
    "mfa/email/webauthn_added": gettext_lazy("Account: a security key was added"),
    "mfa/email/webauthn_removed": gettext_lazy("Account: a security key was removed"),
    "mfa/email/recovery_codes_generated": gettext_lazy("Account: new recovery codes were made"),
    "account/email/password_changed": gettext_lazy("Account: the password was changed"),
    "account/email/password_reset": gettext_lazy("Account: the password was replaced"),
    "account/email/password_set": gettext_lazy("Account: a password was set"),
    "account/email/password_reset_key": gettext_lazy("New password"),
    "account/email/unknown_account": gettext_lazy("New password: there is no account"),
    "introductions/letters/accepted": gettext_lazy("Letter of intent: accepted"),
    "introductions/letters/declined": gettext_lazy("Letter of intent: declined"),
    "introductions/letters/expired": gettext_lazy("Letter of intent: expired"),
    "introductions/letters/letter": gettext_lazy("Letter of intent"),
    "introductions/letters/message": gettext_lazy("Message of a conversation"),
    "introductions/letters/withdrawn": gettext_lazy("Letter of intent: withdrawn"),
    "memberships/letters/membership_ended": gettext_lazy("End of a membership"),
    "memberships/letters/membership_requested": gettext_lazy("To moderators: request to represent a municipality"),
    "memberships/letters/request_approved": gettext_lazy("Request to represent a municipality: approved"),
    "memberships/letters/request_refused": gettext_lazy("Request to represent a municipality: refused"),
    "partnerships/letters/proposal_decided": gettext_lazy("Proposal about a partnership: decided"),
    "partnerships/letters/proposal_overtaken": gettext_lazy("Proposal about a partnership: overtaken by events"),
    "partnerships/letters/proposal_waits": gettext_lazy("Proposal about a partnership"),
    "partnerships/letters/publication_agreed": gettext_lazy("Publication of talks"),
    "partnerships/letters/signature_confirmed": gettext_lazy("Signature of a partnership: confirmed"),
    "partnerships/letters/signature_recorded": gettext_lazy("Signature of a partnership"),
    "partnerships/letters/statement_changed": gettext_lazy("Signature of a partnership: corrected or withdrawn"),
    "people/letters/address_replaced": gettext_lazy("Account: the address was replaced"),
    "people/letters/anchor": gettext_lazy("Anchor of the journal"),
    "suggestions/letters/suggestion_accepted": gettext_lazy("Suggestion about the directory: accepted"),
    "suggestions/letters/suggestion_declined": gettext_lazy("Suggestion about the directory: declined"),
}
STANDS: dict[str, str | Promise] = {
    Stand.FAILED: gettext_lazy("given up"),
    Stand.HUNG: gettext_lazy("hangs: no worker takes it"),
    Stand.UNDER_WAY: gettext_lazy("is being handed over"),
    Stand.RETRIED: gettext_lazy("is tried again"),
    Stand.WAITING: pgettext_lazy("a mail", "waits"),
    Stand.DELIVERED: gettext_lazy("handed over"),
}
JOBS: dict[str, str | Promise] = {
    "publish_scheduled": gettext_lazy("Publish articles at their hour"),
    "take_up_tasks": gettext_lazy("Take up background work that broke off"),
    "prune_mail": gettext_lazy("Delete old mail"),
    "expire_letters": gettext_lazy("Expire letters without an answer"),
    "erase_proposers": gettext_lazy("Erase names and addresses of those who suggested"),
    "prune_private_files": gettext_lazy("Delete private files that nothing refers to"),
    "send_anchor": gettext_lazy("Send the anchor of the journal to administrators"),
    "prune_tasks": gettext_lazy("Delete old background work"),
    "prune_drafts": gettext_lazy("Delete drafts that nobody has gone on with"),
    "prune_sessions": gettext_lazy("Delete sessions that have run out"),
}


class MailLine(NamedTuple):
    """A mail as a moderator reads it: never its text."""

    mail: OutgoingMail
    kind: str | Promise
    stand: str | Promise
    can_be_sent_again: bool


class JobLine(NamedTuple):
    """A job and its last run."""

    label: str | Promise
    started_at: datetime | None
    finished_at: datetime | None
    problem: str


class Mail(ModeratorView):
    """What needs somebody first; then what waits, and what left in the last days; then the jobs."""

    template_name = "backoffice/mail.html"
    page_title = gettext_lazy("Mail and jobs")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(mails_by_stand(), PER_PAGE).get_page(self.request.GET.get("p"))
        lines = [_line(mail) for mail in page.object_list]
        return super().get_context_data(**kwargs) | {
            "page": page,
            "lines": lines,
            "queue": queue(),
            "jobs": _job_lines(),
        }


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the mail in line and return to the list."""
    by = moderator(request)
    done = _("The mail is queued again.")
    messages.add_message(request, *press(send_again, done, mail=OutgoingMail(pk=pk), by=by))
    return redirect("backoffice_mail")


def _line(mail: Any) -> MailLine:
    kind = KINDS.get(mail.kind) or mail.kind or _("Another letter")
    is_movable = mail.stand in (Stand.FAILED, Stand.HUNG, Stand.RETRIED)
    return MailLine(mail, kind, STANDS[mail.stand], is_movable)


def _job_lines() -> list[JobLine]:
    runs = {run.name: run for run in JobRun.objects.all()}
    never = JobRun()
    return [
        JobLine(JOBS.get(job.name, job.name), run.started_at, run.finished_at, run.problem)
        for job in jobs()
        for run in [runs.get(job.name, never)]
    ]
