"""Everything that waits for a person, over all her municipalities and organisations; queries do not grow with them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pobratym.desk.account.tasks import DatedTask, Link, Task, in_order
from pobratym.desk.account.waiting_letters import MOST, Mine, letter_tasks, message_tasks, returned_message_tasks
from pobratym.desk.account.waiting_talks import (
    consent_tasks,
    introducing_tasks,
    meeting_tasks,
    pass_on_tasks,
    posting_tasks,
    shared_message_tasks,
)
from pobratym.memberships.models import Membership, MembershipRequest
from pobratym.memberships.queries.organisations import vouchings_waiting_for
from pobratym.memberships.rules import may_edit_profile, may_speak
from pobratym.memberships.rules.confirmation import CONFIRMED_FOR, may_be_confirmed
from pobratym.memberships.workflow import RequestStatus
from pobratym.partnerships.models import Proposal
from pobratym.partnerships.workflow import ProposalStatus
from pobratym.people.models import User
from pobratym.people.queries import drafts_of
from pobratym.profiles.models import Listing, PartnerSearch, Passport
from pobratym.rounds.queries import invitations_for, pairs_to_answer
from pobratym.web.drafts import in_language

LISTING_ENDS_WITHIN = timedelta(days=30)
_FORMS = {
    "introduction_new": pgettext_lazy("of intent", "Letter"),
    "introduction_answer": gettext_lazy("Message"),
    "introduced": gettext_lazy("Message"),
    "introduction_decline": gettext_lazy("Refusal of a letter"),
    "passport_edit": gettext_lazy("Community passport"),
    "search_edit": gettext_lazy("Partner wanted"),
    "listing_add": gettext_lazy("Need or offer"),
    "listing_edit": gettext_lazy("Need or offer"),
    "claim": gettext_lazy("Request to represent a municipality"),
    "partnership_propose": gettext_lazy("Proposal about a partnership"),
    "signature_add": gettext_lazy("Signature"),
    "suggest": gettext_lazy("Suggestion about the directory"),
    "suggest_missing": gettext_lazy("Suggestion about the directory"),
}


def tasks_of(user: User, memberships: Sequence[Membership], requests: Sequence[MembershipRequest]) -> list[DatedTask]:
    """By deadline. `memberships`: hers that are in force; `requests`: hers that are open."""
    speaks = {each.municipality_id: each.municipality for each in memberships if may_speak(each)}
    edits = {each.municipality_id: each.municipality for each in memberships if may_edit_profile(each)}
    found = [
        *_question_tasks(requests),
        *_vouching_tasks(user),
        *_confirmation_tasks(memberships),
        *_draft_tasks(user),
        *pass_on_tasks(user),
    ]
    if speaks:
        found += _round_tasks(speaks)
        found += [*letter_tasks(speaks), *message_tasks(speaks), *returned_message_tasks(speaks)]
        found += [*posting_tasks(speaks), *consent_tasks(speaks)]
        found += [*meeting_tasks(speaks), *introducing_tasks(speaks), *shared_message_tasks(speaks)]
        found += _proposal_tasks(speaks)
    if edits:
        found += [*_ending_tasks(edits), *_returned_tasks(edits)]
    return in_order(found, timezone.localdate())


def _question_tasks(requests: Sequence[MembershipRequest]) -> Iterator[Task]:
    for each in requests:
        if each.status == RequestStatus.ASKED:
            yield Task(
                what=_("A moderator asks you about your request"),
                place=each.municipality.caption,
                since=timezone.localdate(each.requested_at),
                link=Link(reverse("desk:claim_request", args=[each.pk]), _("Answer the question")),
            )


def _vouching_tasks(user: User) -> Iterator[Task]:
    for each in vouchings_waiting_for(user)[:MOST]:
        names = {"person": each.request.user.full_name, "place": each.request.municipality.name}
        yield Task(
            what=_("Do you know %(person)s, %(place)s?") % names,
            place=str(each.asked.name) if each.asked else "",
            since=timezone.localdate(each.request.requested_at),
            due=timezone.localdate(each.expires_at),
            link=Link(reverse("desk:vouching", args=[each.pk]), _("Say yes or no")),
        )


def _confirmation_tasks(memberships: Sequence[Membership]) -> Iterator[Task]:
    for each in memberships:
        if each.is_own and may_be_confirmed(each.in_force_since, timezone.now()):
            yield Task(
                what=_("Do you still represent it? Once a year we ask"),
                place=each.municipality.caption,
                since=timezone.localdate(each.in_force_since),
                due=timezone.localdate(each.in_force_since + CONFIRMED_FOR),
                link=Link(f"#place-{each.municipality_id}", _("Confirm it")),
            )


def _draft_tasks(user: User) -> Iterator[Task]:
    """What is begun is thrown away after a while: that is its deadline."""
    for each in drafts_of(user)[:MOST]:
        yield Task(
            what=_("Begun and not sent: %(what)s") % {"what": _name_of(each.form)},
            since=timezone.localdate(each.saved_at),
            due=timezone.localdate(each.saved_at + settings.DRAFTS_KEPT),
            link=Link(in_language(each.page), _("Go on")),
        )


def _name_of(form: str) -> str:
    """What kind of form it is that somebody has begun."""
    try:
        name = resolve(in_language(form.partition("?")[0])).url_name or ""
    except Resolver404:
        name = ""
    return str(_FORMS.get(name, _("Form")))


def _proposal_tasks(mine: Mine) -> Iterator[Task]:
    """Proposals of other sides that wait for an answer of ours."""
    waiting = Proposal.objects.filter(
        status=ProposalStatus.OPEN, partnership__parties__municipality__in=list(mine)
    ).exclude(proposed_by__municipality__in=list(mine))
    for each in waiting.select_related("proposed_by__municipality").distinct().order_by("-pk")[:MOST]:
        yield Task(
            what=_("A proposal to confirm or to decline"),
            whom=str(each.proposed_by.municipality.name),
            since=timezone.localdate(each.proposed_at),
            link=Link(reverse("web:partnership", args=[each.partnership_id]), _("Read and answer")),
        )


def _round_tasks(mine: Mine) -> Iterator[Task]:
    """Invitations to rounds, and pairs that a round proposes."""
    for each in invitations_for(mine)[:MOST]:
        yield Task(
            what=_("You are invited to a round of first talks: %(round)s") % {"round": each.round},
            place=mine[each.municipality_id].caption,
            since=timezone.localdate(each.changed_at),
            due=each.round.registration_until,
            link=Link(reverse("desk:round", args=[each.municipality_id, each.round_id]), _("Look at it")),
        )
    for each in pairs_to_answer(mine)[:MOST]:
        yield Task(
            what=_("Partners are proposed to you: confirm or decline"),
            whom=str(each.round),
            place=mine[each.municipality_id].caption,
            since=timezone.localdate(each.round.proposed_at or each.changed_at),
            due=each.round.talks_from,
            link=Link(reverse("desk:round", args=[each.municipality_id, each.round_id]), _("Look at your pairs")),
        )


def _ending_tasks(mine: Mine) -> Iterator[Task]:
    """Needs and offers that are soon not shown any more."""
    last = timezone.localdate() + LISTING_ENDS_WITHIN
    ending = Listing.including_unreviewed.open().filter(municipality__in=list(mine), expires_on__lte=last)
    for each in ending.order_by("expires_on", "pk")[:MOST]:
        yield Task(
            what=_("A need or an offer ends: %(title)s") % {"title": each.title},
            place=mine[each.municipality_id].caption,
            since=timezone.localdate(each.updated_at),
            due=each.expires_on,
            link=Link(reverse("desk:listing_edit", args=[each.municipality_id, each.pk]), _("Name a later day")),
        )


def _returned_tasks(mine: Mine) -> Iterator[Task]:
    """Texts of the profile that a moderator gave back with a reason."""
    own = {"municipality__in": list(mine), "needs_review": True}
    for model, page in ((Passport, "passport_edit"), (PartnerSearch, "search_edit"), (Listing, "listing_edit")):
        returned = model.including_unreviewed.filter(**own).exclude(returned_reason="")
        for each in returned.select_related("municipality").order_by("pk")[:MOST]:
            place = mine[each.municipality_id]
            arguments = [place.pk, each.pk] if model is Listing else [place.pk]
            yield Task(
                what=_("A moderator has returned “%(what)s”: %(reason)s")
                % {"what": each, "reason": each.returned_reason},
                place=place.caption,
                since=timezone.localdate(each.proposed_at),
                link=Link(reverse(f"desk:{page}", args=arguments), _("Rephrase it")),
            )
