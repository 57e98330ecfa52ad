"""What is kept about me: the page, a copy of it, and the way out."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.confirming import ensure_confirmed
from pobratym.core.errors import Text
from pobratym.core.forms import press
from pobratym.core.personal_data import WhenErased
from pobratym.memberships.actions import leave_the_platform
from pobratym.memberships.queries import memberships_of
from pobratym.people.actions import export_own_data
from pobratym.people.personal_data import records_about
from pobratym.web.signed_in import SignedInRequest


@dataclass
class KeptKind:
    """Records of one kind: how many there are, and how many of them go when the account is erased."""

    what: Text
    count: int = 0
    going: int = 0

    @property
    def stays(self) -> bool:
        return self.going < self.count


@login_required
@require_safe
def my_data(request: SignedInRequest) -> HttpResponse:
    """Everything by kind, drawn from the declarations at the models."""
    return render(request, "desk/account/my_data.html", {"kinds": _kinds(request), "trail": _trail()})


@login_required
@require_POST
def my_data_copy(request: SignedInRequest) -> HttpResponse:
    """The same as a file, for programs too."""
    ensure_confirmed(request)
    options = {"ensure_ascii": False, "indent": 2}
    answer = JsonResponse(export_own_data(by=request.user), json_dumps_params=options)
    answer["Content-Disposition"] = 'attachment; filename="pobratym-my-data.json"'
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: SignedInRequest) -> HttpResponse:
    """The question first, with what stays; then the deed."""
    if request.method == "POST":
        ensure_confirmed(request)
        done = press(leave_the_platform, _("Your account is erased."), by=request.user)
        if done.level == messages.SUCCESS:
            logout(request)
        messages.add_message(request, *done)
        return redirect("web:home" if done.level == messages.SUCCESS else "desk:my_data")
    context = {
        "kinds": [each for each in _kinds(request) if each.stays],
        "memberships": memberships_of(request.user),
        "trail": [*_trail(), (reverse("desk:my_data"), _("What is kept about me"))],
    }
    return render(request, "desk/account/erase.html", context)


def _kinds(request: SignedInRequest) -> list[KeptKind]:
    """Those of which there are any; tables that are one to a reader are counted together."""
    kinds: dict[str, KeptKind] = {}
    for each in records_about(request.user):
        if count := each.rows.count():
            kind = kinds.setdefault(str(each.naming.what), KeptKind(each.naming.what))
            kind.count += count
            kind.going += count if each.naming.when_erased is WhenErased.GOES else 0
    return list(kinds.values())


def _trail() -> list[tuple[str, str]]:
    return [(reverse("desk:desk"), _("My dashboard"))]
