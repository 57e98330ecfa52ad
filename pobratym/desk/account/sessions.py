"""Where somebody is signed in, and the button that signs her out everywhere else."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from pobratym.core.logs import network_of
from pobratym.people.actions import end_sessions
from pobratym.people.queries import open_sessions
from pobratym.web.signed_in import SignedInRequest


@login_required
def sessions(request: SignedInRequest) -> HttpResponse:
    """GET lists the sessions of the person; POST ends all but this one."""
    user = request.user
    if request.method == "POST":
        ended = end_sessions(by=user, user=user, kept=request.session.session_key or "")
        told = ngettext("%(count)d other session was ended.", "%(count)d other sessions were ended.", ended)
        messages.success(request, told % {"count": ended})
        return redirect("usersessions_list")
    listed = [_told(each, request.session.session_key) for each in open_sessions(user)]
    return render(request, "desk/account/sessions.html", {"sessions": listed})


def _told(session: UserSession, present: str | None) -> dict[str, object]:
    return {
        "since": session.created_at,
        "network": network_of(session.ip),
        "browser": session.user_agent,
        "is_this": session.session_key == present,
    }
