"""When a form comes without the sign that it was ours, or with one of before: somebody signed in or out elsewhere."""

from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pobratym.people.models import User
from pobratym.people.rules.drafts import Typed
from pobratym.web.drafts import TypedSheet, in_language, keep, leave_until_signed_in, page_of, settled, sheet_of

_SHOWN = 20  # texts: no form of ours has as many


def failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Our page, in the reader's language, with what was typed and the way back to the form, where it stands again;
    `reason` is for the log only. What another site sent is neither kept nor shown."""
    settled(request)
    sheet = sheet_of(request) if _is_from_our_page(request) else None
    context = {"texts": _texts(sheet.typed), **_way_back(request, sheet)} if sheet else {}
    return render(request, "403_csrf.html", context, status=403)


def _is_from_our_page(request: HttpRequest) -> bool:
    """Browsers say which site a form stood on. Whatever says nothing is no browser that was led astray."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    told = request.headers.get("Origin") or request.headers.get("Referer")
    return site == "same-origin" and (told is None or urlsplit(told).netloc == request.get_host())


def _way_back(request: HttpRequest, sheet: TypedSheet) -> dict[str, object]:
    page = in_language(page_of(request))
    if isinstance(request.user, User):
        return {"back": page, "is_kept": bool(keep(request.user, sheet))}
    if not sheet.owner:  # a form that needs no account
        return {"back": page, "is_kept": False}
    leave_until_signed_in(request, sheet)
    return {"back": redirect_to_login(page)["Location"], "is_kept": True, "is_signed_out": True}


def _texts(typed: Typed) -> list[str]:
    """What a person would have to type again: words, not the choices of boxes."""
    return [each for values in typed.values() for each in values if len(each.split()) > 1][:_SHOWN]
