"""No text is lost: what a person types is kept until it is sent.

A form with `{% draft form %}` says by a signed field whose it is and where it is sent. It is kept by its button "Keep
as a draft", by the script every few seconds, and whenever it is refused; it is forgotten when it has been answered.
Whoever is not signed in any more leaves the text in the session, and finds it again after signing in (docs/adr/0036).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pobratym.core.errors import TooMany
from pobratym.core.forms import VerbForm
from pobratym.people.actions import forget_draft, keep_draft
from pobratym.people.models import Draft, User
from pobratym.people.queries import draft_of
from pobratym.people.rules.drafts import Typed, worth_keeping
from pobratym.web.limits import count_request

FIELD = "draft_of"
_LEFT = "typed_before_signing_in"
_REFUSED, _SETTLED = "pobratym.refused", "pobratym.draft_settled"
_SIGNER = Signer(salt="draft")


@dataclass(frozen=True)
class TypedSheet:
    """A form that was sent: whose it was (0 where the page did not say), where it is sent, where it stands."""

    owner: int
    form: str
    page: str
    typed: Typed

    def is_of(self, person: User) -> bool:
        return self.owner in (0, person.pk)


def take_up(request: HttpRequest, form: VerbForm, address: str = "") -> None:
    """Put what the reader typed into this form before into its fields; `address`: where it is sent, unless here."""
    user = request.user
    if form.is_bound or not isinstance(user, User):
        return
    at = without_language(address or request.get_full_path())
    if kept := draft_of(user, at):
        form.take_up(kept.typed, kept.saved_at)
    elif (left := _left(request)) and left.form == at and left.is_of(user):  # signed in by another door than the page's
        form.take_up(left.typed, timezone.now())


def sign(request: HttpRequest, address: str = "") -> str:
    """What the form's field says: whose it is, and where it is sent."""
    return _SIGNER.sign(f"{request.user.pk or 0} {without_language(address or request.get_full_path())}")


def without_language(address: str) -> str:
    """One draft for the form, whichever language it is shown in."""
    return address.removeprefix(f"/{get_language()}")


def in_language(address: str) -> str:
    return f"/{get_language()}{address}"


def sheet_of(request: HttpRequest) -> TypedSheet | None:
    """What was typed into the form that was sent; None where nothing was."""
    typed = worth_keeping(request.POST.lists())
    if not typed:
        return None
    owner, form = _signed(request)
    return TypedSheet(owner, form or without_language(request.get_full_path())[:200], page_of(request), typed)


def page_of(request: HttpRequest) -> str:
    """The page of ours that the form stands on, without its language: no other site leads anybody anywhere."""
    referer = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    if not url_has_allowed_host_and_scheme(referer, allowed_hosts=hosts, require_https=request.is_secure()):
        return without_language(request.get_full_path())
    parts = urlsplit(referer)
    return without_language(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def _signed(request: HttpRequest) -> tuple[int, str]:
    try:
        owner, _space, form = _SIGNER.unsign(request.POST.get(FIELD, "")).partition(" ")
    except BadSignature:
        return 0, ""
    return int(owner), form


def keep(person: User, sheet: TypedSheet) -> Draft | None:
    """Kept as the person's own, unless the page was made for somebody else."""
    if not sheet.is_of(person):
        return None
    return keep_draft(by=person, form=sheet.form, page=sheet.page, typed=sheet.typed)


def leave_until_signed_in(request: HttpRequest, sheet: TypedSheet) -> None:
    """The text waits in the session of a browser whose reader is not signed in any more; one text, for an hour."""
    try:
        count_request(request, "texts_left", most=settings.TEXTS_LEFT_AN_HOUR)
    except TooMany:
        return
    request.session[_LEFT] = [sheet.owner, sheet.form, sheet.page, sheet.typed]
    request.session.set_expiry(3600)


def settled(request: HttpRequest) -> None:
    """Somebody else has decided whether what was typed is kept."""
    request.META[_SETTLED] = True


def find_again(request: HttpRequest, person: User) -> None:
    """Whoever has signed in gets what she had typed before; nobody gets what somebody else has typed."""
    left = _left(request)
    if left is None:
        return
    del request.session[_LEFT]
    request.session.set_expiry(None)
    if keep(person, left):
        messages.info(request, _("What you had typed is kept. It stands in the form again."))


def _left(request: HttpRequest) -> TypedSheet | None:
    left = request.session.get(_LEFT)
    return TypedSheet(*left) if left else None


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Keep what stands in a form, or throw it away (`draft=discard`). The script asks by JSON: 204, or 401 where the
    reader is not signed in any more."""
    is_by_script = request.headers.get("Accept") == "application/json"
    if not isinstance(request.user, User):
        return HttpResponse(status=401) if is_by_script else redirect_to_login(request.path)
    sheet, back = sheet_of(request), in_language(page_of(request))
    _owner, form = _signed(request)
    if request.POST.get("draft") == "discard":
        forget_draft(by=request.user, form=form)
        messages.info(request, _("The draft is thrown away."))
    elif form and sheet and keep(request.user, sheet) and not is_by_script:
        messages.success(request, _("Your draft is kept. Only you see it; it stands in the form when you come back."))
    return HttpResponse(status=204) if is_by_script else redirect(back)


class DraftsMiddleware:
    """After a form of a person was sent: forgotten where it was answered, kept where it was refused or where she was
    not signed in any more. The innermost one: it sees what the view itself answered and refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and _SETTLED not in request.META:
            _settle(request, response)
        return response

    def process_exception(self, request: HttpRequest, _error: Exception) -> None:
        """Whatever page the refusal becomes, the form was not answered."""
        request.META[_REFUSED] = True


def _settle(request: HttpRequest, response: HttpResponse) -> None:
    user: Any = request.user
    is_redirect = response.status_code in (302, 303)
    if not isinstance(user, User):
        if is_redirect and _leads_to_sign_in(request, response):
            _sign_in_first(request, response)
    elif FIELD in request.POST and request.path != reverse("web:draft"):
        if is_redirect and _REFUSED not in request.META:
            forget_draft(by=user, form=_signed(request)[1])
        elif sheet := sheet_of(request):
            keep(user, sheet)


def _leads_to_sign_in(request: HttpRequest, response: HttpResponse) -> bool:
    """And back to where the form was sent; a way to our door from elsewhere leads on to another page."""
    return response["Location"] == redirect_to_login(request.get_full_path())["Location"]


def _sign_in_first(request: HttpRequest, response: HttpResponse) -> None:
    """Back to the page with the form: the address that it is sent to may be one that only takes a form."""
    if sheet := sheet_of(request):
        leave_until_signed_in(request, sheet)
    response["Location"] = redirect_to_login(in_language(page_of(request)))["Location"]
