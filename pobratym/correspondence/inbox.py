"""Letters received and sent, as tables one can compare in."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from pobratym.correspondence.triage import GRAMMAR, SORTS, Reader, TriageSelection
from pobratym.correspondence.triage_forms import PeriodForm
from pobratym.introductions import queries
from pobratym.introductions.rules.limit import OWN_LIMIT
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import members_of, membership_for
from pobratym.memberships.rules import may_speak
from pobratym.places.models import Municipality
from pobratym.search.question import Question
from pobratym.talks.queries import requests_to, threads_of
from pobratym.web.lists import list_context, list_page

ON_A_PAGE = 20
RECEIVED, SENT = "received", "sent"


@login_required
@require_safe
def inbox(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """What others wrote to us, side by side with our wishes; under `?show=sent`, what we wrote."""
    membership = membership_for(request.user, municipality_pk)
    municipality = membership.municipality
    shows_sent = request.GET.get("show") == SENT
    context = {
        "municipality": municipality,
        "tabs": _tabs(municipality, shows_sent),
        "tabs_label": _("Letters"),
        "may_speak": may_speak(membership),
        "asked_to_introduce": requests_to(municipality),
        "introduced": threads_of([municipality.pk]),
        "record": queries.reply_record(municipality),
        **(_sent(request, municipality) if shows_sent else _received(request, membership)),
    }
    return render(request, f"correspondence/{SENT if shows_sent else RECEIVED}.html", context)


def _sent(request: HttpRequest, municipality: Municipality) -> dict[str, Any]:
    page = Paginator(queries.sent(municipality), ON_A_PAGE).get_page(request.GET.get("page"))
    undecided = queries.undecided_letters_of(municipality.pk)
    return {"page": page, "rows": page.object_list, "undecided": undecided, "limit": OWN_LIMIT}


def _received(request: HttpRequest, membership: Membership) -> dict[str, Any]:
    municipality = membership.municipality
    letters = queries.received(municipality).with_assignment().defer("letter")
    reader = Reader(membership.user_id, frozenset(each.user_id for each in members_of(municipality.pk)))
    asked = Question.from_query(GRAMMAR, dict(request.GET.lists()))
    found = TriageSelection(asked, queries.triage(municipality, letters), reader)
    shown = list_page(found, ON_A_PAGE)
    return {
        **list_context(shown, SORTS, request.path),
        "rows": [(row, reader.has(row)) for row in shown.rows],
        "is_empty": not (found.total or asked.is_narrowed),
        "load": queries.load_of(municipality),
        "period_form": PeriodForm(initial={"days": queries.answer_days(municipality.pk)}),
    }


def _tabs(municipality: Municipality, shows_sent: bool) -> list[tuple[str, str, bool, int | None]]:
    address = reverse("correspondence:inbox", args=[municipality.pk])
    waiting = queries.waiting_for(municipality)
    return [
        (address, pgettext("letters", "Received"), not shows_sent, waiting or None),
        (f"{address}?show={SENT}", pgettext("letters", "Sent"), shows_sent, None),
    ]
