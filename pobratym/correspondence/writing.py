"""The public button «write to them»: finds out in whose name one writes, then leads to the letter."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pobratym.introductions.queries import is_cut_off, load_of, reply_record
from pobratym.introductions.rules.addressee import cannot_be_written_to
from pobratym.introductions.rules.capacity import over_capacity
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import memberships_of
from pobratym.memberships.rules import may_speak
from pobratym.places.models import Municipality
from pobratym.profiles.queries import is_here


@require_safe
def write_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign in, ask to represent a municipality, or choose the one to write for; with one there is nothing to ask."""
    receiver = get_object_or_404(Municipality.objects.with_place(), pk=pk)
    memberships = list(memberships_of(request.user))
    speakers = [each for each in memberships if may_speak(each) and each.municipality_id != receiver.pk]
    reason = cannot_be_written_to(
        level=receiver.level,
        is_excluded=receiver.country.is_excluded,
        ended_on=receiver.ended_on,
        is_cut_off=is_cut_off(receiver.pk),
        is_oneself=bool(memberships) and all(each.municipality_id == receiver.pk for each in memberships),
    )
    if len(speakers) == 1 and not reason:
        return redirect(_compose(speakers[0], receiver))
    context = {
        "receiver": receiver,
        "reason": reason,
        "is_here": is_here(receiver),
        "full": over_capacity(load_of(receiver)),
        "record": reply_record(receiver),
        "choices": [(each, _compose(each, receiver)) for each in speakers],
        "only_reads": bool(memberships),
        "sign_in_url": _with_return("account_login", request.path),
        "sign_up_url": _with_return("account_signup", request.path),
    }
    return render(request, "correspondence/write_to.html", context)


def _compose(by: Membership, receiver: Municipality) -> str:
    return f"{reverse('correspondence:introduction_new', args=[by.municipality_id])}?{urlencode({'to': receiver.pk})}"


def _with_return(name: str, path: str) -> str:
    return f"{reverse(name)}?{urlencode({'next': path})}"
