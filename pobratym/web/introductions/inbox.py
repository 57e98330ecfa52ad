"""Letters received and sent, as tables one can compare in."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from pobratym.introductions import queries
from pobratym.introductions.models import DeclineReason
from pobratym.introductions.rules.limit import OWN_LIMIT
from pobratym.memberships.queries import membership_for
from pobratym.memberships.rules import may_speak
from pobratym.places.models import Municipality

ON_A_PAGE = 20
RECEIVED, SENT = "received", "sent"


@login_required
@require_safe
def inbox(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """What others wrote to us, side by side with our wishes; under `?show=sent`, what we wrote."""
    membership = membership_for(request.user, municipality_pk)
    municipality = membership.municipality
    shows_sent = request.GET.get("show") == SENT
    letters = queries.sent(municipality) if shows_sent else queries.received(municipality)
    page = Paginator(letters, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "municipality": municipality,
        "page": page,
        "rows": page.object_list if shows_sent else queries.triage(municipality, page.object_list),
        "tabs": _tabs(municipality, shows_sent),
        "tabs_label": _("Letters"),
        "may_speak": may_speak(membership),
        "decline_reasons": [each for each in DeclineReason.choices if each[0] != DeclineReason.OWN_WORDS],
        "record": queries.reply_record(municipality),
        "undecided": queries.undecided_letters_of(municipality.pk),
        "limit": OWN_LIMIT,
    }
    return render(request, f"web/introductions/{SENT if shows_sent else RECEIVED}.html", context)


def _tabs(municipality: Municipality, shows_sent: bool) -> list[tuple[str, str, bool, int | None]]:
    address = reverse("web:inbox", args=[municipality.pk])
    waiting = queries.waiting_for(municipality)
    return [
        (address, pgettext("letters", "Received"), not shows_sent, waiting or None),
        (f"{address}?show={SENT}", pgettext("letters", "Sent"), shows_sent, None),
    ]
