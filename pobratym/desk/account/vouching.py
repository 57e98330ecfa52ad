"""Somebody who may know a person is asked, and says yes or no by a button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratym.desk.account.forms import VouchingForm
from pobratym.memberships.actions import answer_vouching
from pobratym.memberships.models import Membership, MembershipRequest
from pobratym.memberships.queries.organisations import associations_to_ask, vouching_for, who_may_vouch
from pobratym.partnerships.queries import agreed_partners
from pobratym.web.form_pages import shown_again
from pobratym.web.signed_in import SignedInRequest

_MOST = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def vouching(request: SignedInRequest, pk: int) -> HttpResponse:
    """The question, with who asks for what; once it is answered, what was said."""
    asked = vouching_for(request.user, pk)
    form = VouchingForm(request.POST or None)
    if form.run(answer_vouching, vouching=asked, by=request.user):
        messages.success(request, _("Thank you. The person is told what you answered; moderators read your words."))
        return redirect("desk:desk")
    if form.is_too_late:
        messages.error(request, str(form.refusal))
        return redirect("desk:desk")
    context = {
        "asked": asked,
        "wanted": asked.request,
        "municipality": asked.request.municipality,
        "is_waiting": asked.is_waiting(timezone.now()),
        "form": form,
        "trail": [(reverse("desk:desk"), _("My dashboard"))],
    }
    return shown_again(request, "desk/account/vouching.html", context, form)


def vouchers_for(wanted: MembershipRequest) -> list[tuple[str, str]]:
    """Whom the person may name, by key: associations of the municipality, and partners where somebody may answer."""
    past = wanted.vouchings.exclude(answer="", expires_at__lte=timezone.now())
    associations = associations_to_ask(wanted).exclude(pk__in=past.exclude(organisation=None).values("organisation"))
    here = who_may_vouch()
    mine = Membership.objects.active().filter(user=wanted.user_id).values("municipality")
    partners = agreed_partners(wanted.municipality_id).filter(pk__in=here.values("municipality"))
    partners = partners.exclude(pk__in=mine).exclude(pk__in=past.exclude(municipality=None).values("municipality"))
    return [
        *((f"organisation-{each.pk}", str(each)) for each in associations),
        *((f"municipality-{each.pk}", each.caption) for each in partners[:_MOST]),
    ]
