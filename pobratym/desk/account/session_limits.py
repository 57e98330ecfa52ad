"""Sessions end by themselves, and the page of sign-in says why (docs/adr/0037).

When somebody was last seen stands in a signed cookie beside that of the session: a look writes nothing to the database.
"""

import hashlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.people.actions import carry_session_over
from pobratym.people.models import User
from pobratym.people.rules.sessions import TOLD_EVERY, Ended, limits_of, why_over

_log = logging.getLogger(__name__)
_BEGAN = "signed_in_at"
_SALT = "pobratym.desk.account.session_limits"
_SIGN_OUT = ("account_logout", "wagtailadmin_logout")
_BY_ITSELF = "wagtailadmin_editing_sessions"  # an open page of the editors asks every few seconds


@dataclass(frozen=True)
class Stamp:
    """Which session (a digest of its key), whose kind of limits it has, when it began, when it was last asked for."""

    session: str
    is_staff: bool
    began_at: datetime
    seen_at: datetime

    def is_of(self, key: str | None) -> bool:
        return bool(key) and self.session == _digest(key or "")

    def is_old(self, now: datetime) -> bool:
        return now - self.seen_at >= TOLD_EVERY

    def why_over(self, now: datetime) -> Ended | None:
        return why_over(limits_of(is_staff=self.is_staff), began_at=self.began_at, seen_at=self.seen_at, now=now)

    def signed(self) -> str:
        parts = [self.session, self.is_staff, self.began_at.timestamp(), self.seen_at.timestamp()]
        return signing.dumps(parts, salt=_SALT)


def begin(request: HttpRequest) -> None:
    """Somebody has signed in: her session counts from now, and no form of the browser can move that."""
    request.session[_BEGAN] = timezone.now().timestamp()


class SessionLimitsMiddleware:
    """Ends what is over before anybody looks who is asking, and tells the browser that it was seen after the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key, asked_at = request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""), time.time()
        told = _told(request)
        if key and _is_over(request, told, key):
            _log.info("session over", extra={"request": request, "account": request.session.get(SESSION_KEY)})
            logout(request)
        request.session_ended = lambda: _said(told) if told else ""  # type: ignore[attr-defined]
        response = self.get_response(request)
        if _is_sign_out(request):
            response.delete_cookie(settings.SESSION_SEEN_COOKIE_NAME)
        elif request.session.accessed and SESSION_KEY in request.session:
            _go_on(request, response, told, key, asked_at)
        return response


def _is_over(request: HttpRequest, told: Stamp | None, key: str) -> bool:
    """Asks the database only where the cookie does not tell: who left it out is as idle as her session is old."""
    if told is None or not told.is_of(key):
        was_asked = request.session.accessed
        stamp = _by_session(request, key)
        request.session.accessed = was_asked  # nothing of the answer depends on it, unless it is over
        return stamp is not None and stamp.why_over(timezone.now()) is not None
    return told.why_over(timezone.now()) is not None and SESSION_KEY in request.session


def _by_session(request: HttpRequest, key: str) -> Stamp | None:
    """None where nobody is signed in, or was by a release that did not write down when."""
    began = request.session.get(_BEGAN)
    if began is None or SESSION_KEY not in request.session:
        return None
    began_at = datetime.fromtimestamp(began, UTC)
    return Stamp(_digest(key), getattr(request.user, "is_staff", False), began_at, began_at)


def _go_on(request: HttpRequest, response: HttpResponse, told: Stamp | None, key: str, asked_at: float) -> None:
    user: Any = request.user
    if not isinstance(user, User):
        return
    if _has_confirmed(request, user, asked_at):
        request.session.cycle_key()
    present = request.session.session_key or ""
    if key and key != present:
        carry_session_over(by=user, old=key, new=present)
    now = timezone.now()
    if told is None or not told.is_of(present) or (told.is_old(now) and not _is_by_itself(request)):
        began = request.session.get(_BEGAN)
        began_at = datetime.fromtimestamp(began, UTC) if began else now
        until_closed = request.session.get_expire_at_browser_close()
        _tell(response, Stamp(_digest(present), user.is_staff, began_at, now), until_closed=until_closed)


def _has_confirmed(request: HttpRequest, user: User, since: float) -> bool:
    """Whether she has shown in this request that it is she: whoever knew the key of the session before has none now."""
    records = get_authentication_records(request, user) if request.session.modified else []
    return any(each.get("reauthenticated") and each["at"] >= since for each in records)


def _tell(response: HttpResponse, stamp: Stamp, *, until_closed: bool) -> None:
    """It goes with the session's own cookie where that ends with the browser: nobody is told then that it was ended."""
    response.set_cookie(
        settings.SESSION_SEEN_COOKIE_NAME,
        stamp.signed(),
        max_age=None if until_closed else settings.SESSION_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _told(request: HttpRequest) -> Stamp | None:
    """What the cookie says; None where there is none of ours."""
    try:
        session, is_staff, began, seen = signing.loads(request.COOKIES[settings.SESSION_SEEN_COOKIE_NAME], salt=_SALT)
    except (KeyError, signing.BadSignature):
        return None
    return Stamp(session, is_staff, datetime.fromtimestamp(began, UTC), datetime.fromtimestamp(seen, UTC))


def _said(told: Stamp) -> str:
    """Why she has to sign in again, for the page where she does; who has signed out herself has no such cookie."""
    reason, limits = told.why_over(timezone.now()), limits_of(is_staff=told.is_staff)
    if reason is Ended.IDLE:
        hours = limits.idle.total_seconds() // 3600
        return ngettext(
            "Your session has ended: for %(hours)d hour nothing was done in it.",
            "Your session has ended: for %(hours)d hours nothing was done in it.",
            int(hours),
        ) % {"hours": hours}
    if reason is None:
        return _("Your session was ended: from another device, by a new password or address, or by a new role.")
    if limits.longest.days:
        return ngettext(
            "Your session has ended: everybody signs in anew after %(days)d day.",
            "Your session has ended: everybody signs in anew after %(days)d days.",
            limits.longest.days,
        ) % {"days": limits.longest.days}
    hours = limits.longest.total_seconds() // 3600
    return ngettext(
        "Your session has ended: whoever looks after the platform signs in anew after %(hours)d hour.",
        "Your session has ended: whoever looks after the platform signs in anew after %(hours)d hours.",
        int(hours),
    ) % {"hours": hours}


def _is_sign_out(request: HttpRequest) -> bool:
    found = request.resolver_match
    return found is not None and found.url_name in _SIGN_OUT and SESSION_KEY not in request.session


def _is_by_itself(request: HttpRequest) -> bool:
    found = request.resolver_match
    return found is not None and _BY_ITSELF in found.namespaces


def _digest(key: str) -> str:
    """The key itself stands in one cookie only."""
    return hashlib.sha256(f"{_SALT} {key}".encode()).hexdigest()[:32]
