"""What is settled about candidates: remembered, put aside, taken back; and the page that lists both."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.errors import NotAllowed
from pobratym.core.forms import press
from pobratym.desk.candidates.cards import countries_aside
from pobratym.desk.candidates.forms import DismissForm, NoteForm, WeightsForm
from pobratym.matching import actions
from pobratym.matching.models import Verdict
from pobratym.matching.queries.settled import aside_of, considered
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import membership_for
from pobratym.memberships.rules import may_edit_profile, may_speak
from pobratym.places.models import Municipality
from pobratym.web.form_pages import shown_again, status_of

# From which page a button was pressed, and so where it leads back to.
PAGES = {"compare": "desk:candidates_compare", "settled": "desk:candidates_settled"}


@login_required
@require_safe
def settled(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """The shortlist, whom the municipality has put aside, and what that changes in its list."""
    by = membership_for(request.user, municipality_pk)
    rows = considered(by.municipality)
    context = {
        "municipality": by.municipality,
        "trail": _trail(by),
        "shortlisted": [row for row in rows if row.verdict == Verdict.SHORTLISTED],
        "dismissed": [row for row in rows if row.verdict == Verdict.DISMISSED],
        "aside": aside_of(by.municipality, rows),
        "countries_aside": countries_aside(rows),
        "may_edit": may_edit_profile(by),
        "may_write": may_speak(by),
        "page": "settled",
    }
    return render(request, "desk/candidates/settled.html", context)


@login_required
@require_POST
def shortlist(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Remember a candidate, or change the note about it."""
    by, candidate = _asked(request, municipality_pk, pk)
    form = NoteForm(request.POST)
    if form.run(actions.shortlist, candidate=candidate, by=by):
        messages.success(request, _("%(name)s is on your shortlist.") % {"name": candidate.name})
    else:
        messages.error(request, form.problem)
    return _back(request, by)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def dismiss(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Say why a candidate is not for us."""
    by, candidate = _asked(request, municipality_pk, pk)
    form = DismissForm(request.POST or None)
    if form.run(actions.dismiss, candidate=candidate, by=by):
        said = _("%(name)s is not proposed to you any more. You can take this back.") % {"name": candidate.name}
        messages.success(request, said)
        return _back(request, by)
    given = request.POST or request.GET
    page, query = _came_from(given)
    context = {
        "municipality": by.municipality,
        "candidate": candidate,
        "trail": _trail(by),
        "form": form,
        "page": given.get("page", ""),
        "query": query.urlencode(),
        "back": reverse(page, args=[by.municipality_id], query=query),
    }
    return shown_again(request, "desk/candidates/dismiss.html", context, form, status=status_of(form))


@login_required
@require_POST
def take_back(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Neither on the shortlist nor put aside any more."""
    by, candidate = _asked(request, municipality_pk, pk)
    messages.add_message(request, *press(actions.take_back, _("Taken back."), candidate=candidate, by=by))
    return _back(request, by)


@login_required
@require_POST
def save_weights(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """The weights that the page shows become those that the municipality's lists begin with."""
    by = _settles(request, municipality_pk)
    form = WeightsForm(request.POST)
    form.run(actions.save_weights, by=by)
    if form.errors:
        messages.error(request, form.problem)
    else:
        messages.success(request, _("Saved. Your lists begin with these weights from now on."))
    return _back(request, by)


@login_required
@require_POST
def reset_weights(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Begin with the balanced weights again."""
    by = _settles(request, municipality_pk)
    messages.add_message(
        request, *press(actions.reset_weights, _("Your lists begin with balanced weights again."), by=by)
    )
    return _back(request, by)


def _asked(request: HttpRequest, municipality_pk: int, pk: int) -> tuple[Membership, Municipality]:
    """Who asks, and about whom."""
    by = _settles(request, municipality_pk)
    return by, get_object_or_404(Municipality.objects.select_related("country"), pk=pk)


def _settles(request: HttpRequest, municipality_pk: int) -> Membership:
    """Those who only read have nothing to settle."""
    by = membership_for(request.user, municipality_pk)
    if not may_edit_profile(by):
        raise NotAllowed
    return by


def _trail(by: Membership) -> list[tuple[str, str]]:
    listed = reverse("desk:candidates", args=[by.municipality_id])
    return [(reverse("desk:desk"), _("My dashboard")), (listed, _("Possible partners"))]


def _back(request: HttpRequest, by: Membership) -> HttpResponse:
    page, query = _came_from(request.POST)
    return redirect(reverse(page, args=[by.municipality_id], query=query))


def _came_from(given: QueryDict) -> tuple[str, QueryDict]:
    """The page of ours from which she came, and its filters."""
    return PAGES.get(given.get("page", ""), "desk:candidates"), QueryDict(given.get("query", ""))
