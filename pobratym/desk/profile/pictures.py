"""The step of the passport that is a list: coat of arms, flag and photographs."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.forms import press
from pobratym.desk.profile.forms import present
from pobratym.desk.profile.frame import editor_of, frame, next_hint
from pobratym.desk.profile.passport_forms import PictureForm, PictureWordsForm
from pobratym.desk.profile.steps import PICTURES, STEPS, step_links, url_after
from pobratym.memberships.models import Membership
from pobratym.profiles import actions
from pobratym.profiles.actions.pictures import MOST_PHOTOGRAPHS
from pobratym.profiles.models import PassportPicture, PictureKind
from pobratym.web.form_pages import shown_again

_form_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def pictures(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """What there is, what of it is public, and what can be done with each."""
    by = editor_of(request, municipality_pk)
    context = _frame(by, str(STEPS[PICTURES].label), lead=STEPS[PICTURES].lead)
    photographs = context["profile"].photographs
    room = MOST_PHOTOGRAPHS - len(photographs)
    shown = {"first": photographs[0] if photographs else None, "room": room}
    return render(
        request,
        "desk/profile/pictures.html",
        {**context, **shown, "next_url": url_after(by.municipality, PICTURES)},
    )


@login_required
@_form_page
def picture_add(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Add a picture; `?kind=arms` chooses beforehand."""
    by = editor_of(request, municipality_pk)
    asked = request.GET.get("kind")
    begun = {"kind": asked} if asked in PictureKind.values else {}
    form = PictureForm(request.POST or None, request.FILES or None, initial=begun)
    if added := form.run(actions.add_picture, municipality=by.municipality, by=by):
        messages.success(request, next_hint(added.needs_review, _said_of(added)))
        return redirect("desk:pictures", municipality_pk)
    return _form(request, by, form, _("Add a picture"))


@login_required
@_form_page
def picture_edit(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Describe a picture anew."""
    by, picture = _own(request, municipality_pk, pk)
    form = PictureWordsForm(request.POST or None, initial=present(picture, PictureWordsForm))
    if changed := form.run(actions.change_picture, picture=picture, by=by):
        messages.success(request, next_hint(changed.needs_review, _("Saved.")))
        return redirect("desk:pictures", municipality_pk)
    return _form(request, by, form, _("Describe the picture"), record=picture)


@login_required
@require_POST
def picture_first(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """This photograph stands on the page and on the card."""
    by, picture = _own(request, municipality_pk, pk)
    done = _("This photograph now stands first.")
    messages.add_message(request, *press(actions.put_picture_first, done, picture=picture, by=by))
    return redirect("desk:pictures", municipality_pk)


@login_required
@require_POST
def picture_remove(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Delete a picture."""
    by, picture = _own(request, municipality_pk, pk)
    messages.add_message(request, *press(actions.remove_picture, _("Removed."), picture=picture, by=by))
    return redirect("desk:pictures", municipality_pk)


def _said_of(picture: PassportPicture) -> str:
    if picture.public_from:
        return _("Added. It shows war damage, so it is not public yet: the list says from when.")
    return _("Added.")


def _own(request: HttpRequest, municipality_pk: int, pk: int) -> tuple[Membership, PassportPicture]:
    by = editor_of(request, municipality_pk)
    found = get_object_or_404(PassportPicture.including_unreviewed, pk=pk, municipality=by.municipality)
    return by, found


def _form(
    request: HttpRequest,
    by: Membership,
    form: PictureWordsForm,
    heading: str,
    record: PassportPicture | None = None,
) -> HttpResponse:
    context = _frame(by, heading, form=form, record=record)
    above = (reverse("desk:pictures", args=[by.municipality_id]), str(STEPS[PICTURES].label))
    return shown_again(request, "desk/profile/picture.html", {**context, "trail": [*context["trail"], above]}, form)


def _frame(by: Membership, heading: str, **context: Any) -> dict[str, Any]:
    links = step_links(by.municipality, PICTURES)
    return frame(by, "passport_edit", heading, step_links=links, **context)
