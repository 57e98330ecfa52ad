"""Report a mistake in the registry, or a municipality it does not have. No account is needed."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_ratelimit.core import is_ratelimited

from pobratym.core.forms import press
from pobratym.core.languages import current_language
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.suggestions.actions import suggest_correction, withdraw_suggestion
from pobratym.suggestions.models import Matter, Suggestion
from pobratym.suggestions.queries import Fact, facts_on_file
from pobratym.web.directory.addresses import address_of
from pobratym.web.directory.municipality import in_force
from pobratym.web.form_pages import shown_again
from pobratym.web.signed_in import SignedInRequest
from pobratym.web.suggestions.forms import FORMS, MissingForm, SuggestionForm, as_it_stands, matters_of

_NUMBERS = Signer(salt="suggestion")
_HOUR = 3600


@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Two steps at one address: without `?what=` one says what is wrong, with it how it is right."""
    place = in_force(pk)
    if (place.pk, place.slug) != (pk, slug):
        return redirect("web:suggest", place.pk, place.slug, permanent=True)
    matter = request.GET.get("what", "")
    if matter not in matters_of(place):
        return _choose(request, place)
    form = _form(request, FORMS[matter], initial=as_it_stands(place, matter))
    if sent := _sent(request, form, place, matter):
        return sent
    context = {
        "place": place,
        "matter": Matter(matter),
        "standing": _told(place, matter),
        "form": form,
        "trail": [*_trail(place), (reverse("web:suggest", args=[pk, slug]), _("Report a mistake"))],
    }
    return shown_again(request, "web/suggestions/suggest.html", context, form, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def missing(request: HttpRequest) -> HttpResponse:
    """A municipality that the registry does not have; `?q=` carries the name that was looked for."""
    form = _form(request, MissingForm, initial={"name_of_place": request.GET.get("q", "")[:200]})
    if sent := _sent(request, form, None, Matter.MISSING):
        return sent
    trail = [(reverse("web:directory"), _("Municipalities"))]
    context = {"form": form, "trail": trail}
    return shown_again(request, "web/suggestions/missing.html", context, form, status=_status(form))


@require_safe
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    """The number to refer to. It is signed, so that nobody makes a page of ours say another one."""
    try:
        number = int(_NUMBERS.unsign(token))
    except (BadSignature, ValueError) as error:
        raise Http404 from error
    suggestion = get_object_or_404(Suggestion.objects.with_place(), pk=number)
    return render(request, "web/suggestions/thanks.html", {"number": number, "place": suggestion.municipality})


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one's own suggestion back."""
    suggestion = get_object_or_404(Suggestion, pk=pk, proposer_id=request.user.pk)
    messages.add_message(
        request, *press(withdraw_suggestion, _("Your suggestion is withdrawn."), suggestion=suggestion, by=request.user)
    )
    return redirect("desk:desk")


def _choose(request: HttpRequest, place: Municipality) -> HttpResponse:
    matters = [(matter, _told(place, matter)) for matter in matters_of(place)]
    context = {"place": place, "matters": matters, "trail": _trail(place)}
    return render(request, "web/suggestions/choose.html", context)


def _told(place: Municipality, matter: str) -> list[Fact]:
    """What readers may know of it: a mailbox is no list for those who send spam."""
    return [] if matter == Matter.MAILBOX else facts_on_file(place, matter)


def _form(request: HttpRequest, form: type[SuggestionForm], initial: dict[str, Any]) -> SuggestionForm:
    posted = request.POST if request.method == "POST" else None
    return form(posted, initial=initial, is_signed_in=request.user.is_authenticated)


def _sent(request: HttpRequest, form: SuggestionForm, place: Municipality | None, matter: str) -> HttpResponse | None:
    """The way to the thanks where the form was good, else None and the form says why."""
    if not form.is_bound or not form.is_valid():
        return None
    rate = (settings.SUGGESTIONS_AN_HOUR, _HOUR) if settings.SUGGESTIONS_AN_HOUR else None
    if is_ratelimited(request, group="suggestions", key="ip", rate=rate, increment=True):
        form.is_over_the_limit = True
        form.add_error(None, _("Many suggestions came from your network within this hour. Please send this one later."))
        return None
    suggestion = form.run(suggest_correction, municipality=place, matter=matter, **_person(request))
    return redirect("web:suggest_thanks", _NUMBERS.sign(str(suggestion.pk))) if suggestion else None


def _person(request: HttpRequest) -> dict[str, Any]:
    """Who suggests, where there is an account; else the form tells."""
    if isinstance(request.user, User):
        user = request.user
        return {"by": user, "name": user.full_name, "email": user.email, "language": user.language}
    return {"by": None, "language": current_language()}


def _status(form: SuggestionForm) -> int:
    return 429 if form.is_over_the_limit else 200


def _trail(place: Municipality) -> list[tuple[str, str]]:
    return [(reverse("web:directory"), _("Municipalities")), (address_of(place), str(place))]
