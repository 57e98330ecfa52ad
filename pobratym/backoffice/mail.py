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
from pobratym.mailroom.models import ReceivedMail
from pobratym.mailroom.queries import counts, not_passed_on
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
    "account/email/email_confirmation_signup": gettext_lazy("Confirmation of an address: sign-up"),
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
    "delivery/letters/to_town_hall": gettext_lazy("Letter of intent to a town hall outside"),
    "delivery/letters/reminder": gettext_lazy("Letter of intent to a town hall outside: reminder"),
    "delivery/letters/pass_on": gettext_lazy("Letter of intent: request to pass it on"),
    "delivery/letters/passed": gettext_lazy("Letter of intent: answer about passing it on"),
    "delivery/letters/decided": gettext_lazy("Letter of intent: decision about an address"),
    "delivery/letters/came_back": gettext_lazy("Letter of intent: came back"),
    "delivery/letters/post_it": gettext_lazy("Letter of intent: has it been posted?"),
    "delivery/letters/silence": gettext_lazy("Letter of intent: no answer for a month"),
    "answers/letters/confirmation_asked": gettext_lazy("Answer of a town hall: please confirm it"),
    "answers/letters/confirmed": gettext_lazy("Answer of a town hall: confirmed"),
    "answers/letters/instead": gettext_lazy("Answer of a town hall: write to somebody else"),
    "answers/letters/wrong_address": gettext_lazy("Answer of a town hall: wrong address"),
    "introductions/letters/accepted": gettext_lazy("Letter of intent: accepted"),
    "introductions/letters/declined": gettext_lazy("Letter of intent: declined"),
    "introductions/letters/expired": gettext_lazy("Letter of intent: expired"),
    "profiles/letters/listings_end": gettext_lazy("Needs and offers that end soon"),
    "introductions/letters/letter": gettext_lazy("Letter of intent"),
    "introductions/letters/message": gettext_lazy("Message of a conversation"),
    "introductions/letters/released": gettext_lazy("Letter of intent: released by a moderator"),
    "introductions/letters/returned": gettext_lazy("Letter of intent: returned by a moderator"),
    "introductions/letters/message_returned": gettext_lazy("Message of a conversation: returned by a moderator"),
    "introductions/letters/letter_given": gettext_lazy("Letter of intent: given to a colleague"),
    "introductions/letters/letter_waits": gettext_lazy("Letter of intent: reminder of an answer"),
    "introductions/letters/passed_on": gettext_lazy("Letter of intent: passed on"),
    "introductions/letters/passed_on_to_organisation": gettext_lazy("Letter of intent: passed on to an organisation"),
    "introductions/letters/passing_on_proposed": gettext_lazy("Letter of intent: may it be passed on?"),
    "introductions/letters/passing_on_refused": gettext_lazy("Letter of intent: not to be passed on"),
    "introductions/letters/withdrawn": gettext_lazy("Letter of intent: withdrawn"),
    "talks/letters/times_proposed": gettext_lazy("Meeting: times proposed"),
    "talks/letters/time_chosen": gettext_lazy("Meeting: time agreed"),
    "talks/letters/meeting_moved": gettext_lazy("Meeting: other times"),
    "talks/letters/meeting_cancelled": gettext_lazy("Meeting: cancelled"),
    "talks/letters/meeting_soon": gettext_lazy("Meeting: reminder"),
    "talks/letters/introduction_asked": gettext_lazy("Request for an introduction"),
    "talks/letters/introduction_agreed": gettext_lazy("Request for an introduction: agreed"),
    "talks/letters/introduction_refused": gettext_lazy("Request for an introduction: not agreed"),
    "talks/letters/shared_message": gettext_lazy("Message in a conversation of three"),
    "rounds/letters/invited": gettext_lazy("Round: invitation"),
    "rounds/letters/pairs_proposed": gettext_lazy("Round: pairs to confirm"),
    "rounds/letters/timetable_made": gettext_lazy("Round: timetable"),
    "rounds/letters/round_closed": gettext_lazy("Round: conversations are open"),
    "rounds/letters/round_cancelled": gettext_lazy("Round: cancelled"),
    "mailroom/letters/closed": gettext_lazy("Answer by e-mail: the letter is closed"),
    "mailroom/letters/held": gettext_lazy("Answer by e-mail: a moderator reads it first"),
    "mailroom/letters/not_passed_on": gettext_lazy("Answer by e-mail: not passed on"),
    "mailroom/letters/other_sender": gettext_lazy("Answer by e-mail: from another address"),
    "mailroom/letters/without_files": gettext_lazy("Answer by e-mail: passed on without attachments"),
    "memberships/letters/membership_ended": gettext_lazy("End of a membership"),
    "memberships/letters/membership_requested": gettext_lazy("To moderators: request to represent a municipality"),
    "memberships/letters/request_approved": gettext_lazy("Request to represent a municipality: approved"),
    "memberships/letters/request_refused": gettext_lazy("Request to represent a municipality: refused"),
    "memberships/letters/request_question": gettext_lazy("Request to represent a municipality: question"),
    "memberships/letters/request_answered": gettext_lazy("To moderators: answer about a request"),
    "memberships/letters/request_proven": gettext_lazy("Request to represent a municipality: proven"),
    "memberships/letters/requests_wait": gettext_lazy("To moderators: requests have waited for days"),
    "memberships/letters/town_hall_asked": gettext_lazy("Question to a town hall about a person"),
    "memberships/letters/town_hall_answered": gettext_lazy("To moderators: answer of a town hall"),
    "memberships/letters/invited": gettext_lazy("Invitation of a colleague"),
    "memberships/letters/invitation_accepted": gettext_lazy("Invitation of a colleague: accepted"),
    "memberships/letters/role_changed": gettext_lazy("Change of a role"),
    "memberships/letters/confirmation_asked": gettext_lazy("Yearly confirmation of a membership"),
    "memberships/letters/without_head": gettext_lazy("To moderators: a municipality without a head"),
    "memberships/letters/letter_code_entered": gettext_lazy("To moderators: the code of a letter"),
    "memberships/letters/vouching_asked": gettext_lazy("Vouching for a person: question"),
    "memberships/letters/vouching_answered": gettext_lazy("Vouching for a person: answer"),
    "memberships/letters/vouched_for": gettext_lazy("To moderators: somebody vouches for a person"),
    "memberships/letters/representative_appointed": gettext_lazy("Representative of an organisation: appointed"),
    "memberships/letters/representative_dismissed": gettext_lazy("Representative of an organisation: dismissed"),
    "memberships/letters/mandate_given": gettext_lazy("Consent to an organisation: given"),
    "memberships/letters/mandate_ended": gettext_lazy("Consent to an organisation: ended"),
    "memberships/letters/acting_began": gettext_lazy("Acting for a municipality: beginning"),
    "memberships/letters/acting_ended": gettext_lazy("Acting for a municipality: end"),
    "profiles/letters/picture_withdrawn": gettext_lazy("Picture taken off a page by a moderator"),
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
    "fetch_mail": gettext_lazy("Take in e-mail"),
    "prune_mail": gettext_lazy("Delete old mail"),
    "erase_answering": gettext_lazy("Erase names and addresses of those who answered letters without an account"),
    "prune_received": gettext_lazy("Delete texts of e-mails that came in"),
    "erase_invited": gettext_lazy("Erase addresses of invitations that are over"),
    "try_full_mailboxes": gettext_lazy("Send letters again to town halls whose mailbox was full"),
    "remind_to_post": gettext_lazy("Ask whether letters on paper were posted"),
    "tell_of_silence": gettext_lazy("Tell senders of letters that nobody answers"),
    "erase_addresses": gettext_lazy("Forget mailboxes of letters that are over"),
    "remind_moderators": gettext_lazy("Remind moderators of requests that wait"),
    "remind_to_confirm": gettext_lazy("Ask representatives for the yearly confirmation"),
    "erase_triage": gettext_lazy("Delete internal notes about letters that are long over"),
    "remind_of_letters": gettext_lazy("Remind of letters that wait for an answer"),
    "remind_of_meetings": gettext_lazy("Remind of meetings"),
    "scan_waiting_files": gettext_lazy("Check waiting files for viruses"),
    "expire_requests_to_introduce": gettext_lazy("Expire requests for an introduction"),
    "expire_letters": gettext_lazy("Expire letters without an answer"),
    "erase_withdrawn_pictures": gettext_lazy("Delete pictures that moderators have taken off pages"),
    "expire_listings": gettext_lazy("Expire needs and offers past their day"),
    "remind_of_listings": gettext_lazy("Remind of needs and offers that end soon"),
    "erase_proposers": gettext_lazy("Erase names and addresses of those who suggested"),
    "prune_private_files": gettext_lazy("Delete private files that nothing refers to"),
    "send_anchor": gettext_lazy("Send the anchor of the journal to administrators"),
    "prune_tasks": gettext_lazy("Delete old background work"),
    "prune_drafts": gettext_lazy("Delete drafts that nobody has gone on with"),
    "prune_sessions": gettext_lazy("Delete sessions that have run out"),
}


class ReceivedLine(NamedTuple):
    """A mail that came in and was not passed on, as a moderator reads it: never its text, never an address."""

    mail: ReceivedMail
    why: str | Promise


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


class Received(ModeratorView):
    """Mail that came in: how many of which kind, and what was not passed on, with the reason."""

    template_name = "backoffice/mail_received.html"
    page_title = gettext_lazy("Received e-mail")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(not_passed_on(), PER_PAGE).get_page(self.request.GET.get("p"))
        lines = [ReceivedLine(mail, _why(mail)) for mail in page.object_list]
        return super().get_context_data(**kwargs) | {"page": page, "lines": lines, "counts": counts()}


def _why(mail: ReceivedMail) -> str | Promise:
    said = " ".join(part for part in (mail.status_code, mail.diagnostic) if part)
    return mail.get_refused_display() if mail.refused else said


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
