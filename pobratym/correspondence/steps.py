"""Steps on the page of a letter beside accepting and declining: ask, note, give to a colleague, pass on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratym.core.forms import VerbForm
from pobratym.correspondence.access import standing
from pobratym.correspondence.beside import assign_form, passing_form
from pobratym.correspondence.conversation import letter_page, sent_or_held, step
from pobratym.correspondence.triage_forms import AskForm, NoteForm
from pobratym.introductions import actions
from pobratym.introductions.models import PassingOn
from pobratym.web.form_pages import status_of

_step_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@_step_page
def ask(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """A question before one decides."""
    reader = standing(request, municipality_pk, pk)
    return step(request, reader, AskForm(request.POST), actions.ask, sent_or_held)


@login_required
@_step_page
def note(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """A word to one's own colleagues."""
    reader = standing(request, municipality_pk, pk)
    return step(request, reader, NoteForm(request.POST), actions.note, _("The note is kept for your colleagues."))


@login_required
@_step_page
def assign(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Give the letter to a colleague, or to nobody."""
    reader = standing(request, municipality_pk, pk)
    form = assign_form(reader.own, request.POST)
    return step(request, reader, form, actions.assign, _("Saved who answers this letter."))


@login_required
@_step_page
def pass_on(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Ask the sender whether its letter may be passed on."""
    reader = standing(request, municipality_pk, pk)
    form = passing_form(reader.own, request.POST)
    return step(request, reader, form, actions.propose_passing_on, _("The sender is asked whether it agrees."))


@login_required
@_step_page
def agree(request: HttpRequest, municipality_pk: int, pk: int, passing_pk: int) -> HttpResponse:
    """The sender agrees: on to the draft for the municipality named, or back to the letter."""
    return _answer(request, municipality_pk, pk, passing_pk, is_agreed=True)


@login_required
@_step_page
def refuse(request: HttpRequest, municipality_pk: int, pk: int, passing_pk: int) -> HttpResponse:
    """The sender waits for the receiver's own answer."""
    return _answer(request, municipality_pk, pk, passing_pk, is_agreed=False)


def _answer(request: HttpRequest, municipality_pk: int, pk: int, passing_pk: int, *, is_agreed: bool) -> HttpResponse:
    reader = standing(request, municipality_pk, pk)
    letter = reader.introduction
    back = redirect("correspondence:introduction", reader.own.pk, letter.pk)
    if request.method != "POST":
        return back
    passing = get_object_or_404(PassingOn.objects.select_related("introduction"), pk=passing_pk, introduction=letter)
    form = VerbForm(request.POST)
    verb = actions.agree_to_passing_on if is_agreed else actions.refuse_passing_on
    answered = form.run(verb, passing=passing, by=reader.membership)
    if answered is None:
        messages.error(request, str(form.refusal))
        reader.introduction.refresh_from_db(fields=["status"])
        return letter_page(request, reader, status=status_of(form))
    messages.success(request, _told(answered))
    if answered.draft_id:
        page = reverse("correspondence:introduction_new", args=[reader.own.pk])  # ours, and a number behind it
        return redirect(f"{page}?to={answered.municipality_id}")  # nosemgrep
    return back


def _told(passing: PassingOn) -> str:
    if passing.status == "refused":
        return _("The other side is told that you wait for its own answer.")
    if passing.organisation_id:
        return _("The organisation’s representatives have been sent your letter.")
    return _("Here is a draft of your letter to the municipality named. Look at it and send it.")
