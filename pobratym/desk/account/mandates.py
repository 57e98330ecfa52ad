"""Which organisations act for a municipality: it consents, and ends it, by a button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.core.confirming import ensure_confirmed
from pobratym.core.forms import press
from pobratym.desk.account.forms import MandateForm
from pobratym.memberships import actions
from pobratym.memberships.queries import team_of
from pobratym.memberships.queries.organisations import mandates_for, may_be_mandated
from pobratym.memberships.rules import may_mandate
from pobratym.web.form_pages import shown_again
from pobratym.web.signed_in import SignedInRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mandates(request: SignedInRequest, municipality_pk: int) -> HttpResponse:
    """Who acts for the municipality by its consent, and the form to consent."""
    membership = team_of(request.user, municipality_pk).membership
    may_consent = may_mandate(membership)
    if request.method == "POST" and may_consent:
        ensure_confirmed(request)
    offered = may_be_mandated(municipality_pk)
    form = MandateForm(request.POST if request.method == "POST" else None, offered=offered)
    if form.run(actions.give_mandate, by=membership):
        messages.success(request, _("The organisation may act for the municipality now; both sides have been told."))
        return redirect("desk:mandates", municipality_pk)
    context = {
        "municipality": membership.municipality,
        "mandates": mandates_for(municipality_pk).prefetch_related("memberships__user"),
        "may_consent": may_consent,
        "offered": offered,
        "form": form,
        "trail": [(reverse("desk:desk"), _("My dashboard"))],
    }
    return shown_again(request, "desk/account/mandates.html", context, form)


@login_required
@require_POST
def end(request: SignedInRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """The organisation acts no more, at once."""
    team_of(request.user, municipality_pk)
    mandate = get_object_or_404(mandates_for(municipality_pk), pk=pk)
    done = _("The organisation no longer acts for the municipality; both sides have been told.")
    messages.add_message(request, *press(actions.end_mandate, done, mandate=mandate, by=request.user))
    return redirect("desk:mandates", municipality_pk)
