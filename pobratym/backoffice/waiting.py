"""What waits for a moderator, on the first page of the back office."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from pobratym.delivery.queries import count_waiting_deliveries
from pobratym.imports.queries import waiting_town_halls
from pobratym.introductions.queries import count_texts_to_review
from pobratym.memberships.models import MembershipRequest
from pobratym.memberships.queries import without_head
from pobratym.memberships.workflow import RequestStatus
from pobratym.news.models import ArticlePage
from pobratym.people.queries import is_moderator
from pobratym.suggestions.queries import waiting_suggestions
from pobratym.upkeep.queries import queue


@dataclass(frozen=True)
class WaitingCount:
    """A pile of work with its size and its place."""

    label: str | Promise
    count: int
    url: str


class WaitingPanel(Component):
    """Shown to moderators; everybody else begins with the pages."""

    name = "waiting"
    template_name = "backoffice/waiting.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        return {"queues": _queues() if is_moderator(user) else []}


def _queues() -> list[WaitingCount]:
    requests = MembershipRequest.objects.filter(status=RequestStatus.REQUESTED).count()
    drafts = ArticlePage.objects.filter(has_unpublished_changes=True).count()
    return [
        WaitingCount(_("Requests to represent a municipality"), requests, _address("membership_requests")),
        WaitingCount(_("Municipalities without a head"), without_head().count(), _address("representatives")),
        WaitingCount(_("Texts to review"), count_texts_to_review(), _address("doubtful_texts")),
        WaitingCount(_("Letters to town halls outside"), count_waiting_deliveries(), _address("backoffice_deliveries")),
        WaitingCount(_("Suggestions about the directory"), waiting_suggestions().count(), _address("suggestions")),
        WaitingCount(_("Entries of directories of town halls"), waiting_town_halls().count(), _address("town_halls")),
        WaitingCount(_("Mail that could not be delivered"), queue().given_up, _address("backoffice_mail")),
        WaitingCount(_("Articles with unpublished changes"), drafts, _address("wagtailadmin_explore_root")),
    ]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
