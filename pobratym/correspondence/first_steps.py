"""The checklist and the notes that two sides in talks share."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.core.forms import VerbForm
from pobratym.correspondence.access import Standing, acting
from pobratym.correspondence.talks_forms import NotesForm, RemoveStepForm, StepForm, TickForm
from pobratym.introductions.workflow import Status
from pobratym.memberships.rules import may_speak
from pobratym.talks import actions, queries
from pobratym.web.form_pages import shown_again, status_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def first_steps(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """The list and the notes; by POST the notes are written."""
    reader = acting(request, municipality_pk, pk)
    sheet = queries.sheet_of(reader.introduction)
    form = NotesForm(
        request.POST if request.method == "POST" else None,
        initial={"text": sheet.notes.text, "version": sheet.notes.version},
    )
    if form.run(actions.write_notes, introduction=reader.introduction, by=reader.membership):
        messages.success(request, _("The notes are kept. Both sides read them."))
        return _back(reader)
    return _page(request, reader, form)


@login_required
@require_POST
def tick(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """A step is done."""
    return _press(request, municipality_pk, pk, TickForm(request.POST), actions.tick_step)


@login_required
@require_POST
def untick(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """It is not."""
    return _press(request, municipality_pk, pk, TickForm(request.POST), actions.untick_step)


@login_required
@require_POST
def add(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """A step of one's own; a refusal shows it again."""
    reader = acting(request, municipality_pk, pk)
    form = StepForm(request.POST)
    if form.run(actions.add_step, introduction=reader.introduction, by=reader.membership):
        return _back(reader)
    return _page(request, reader, _blank_notes(reader), form)


@login_required
@require_POST
def remove(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Take an own step off the list."""
    return _press(request, municipality_pk, pk, RemoveStepForm(request.POST), actions.remove_step)


def _press(
    request: HttpRequest, municipality_pk: int, pk: int, form: VerbForm, verb: Callable[..., object]
) -> HttpResponse:
    reader = acting(request, municipality_pk, pk)
    form.run(verb, introduction=reader.introduction, by=reader.membership)
    if form.errors:
        messages.error(request, str(form.refusal or _("There is no such step.")))
    return _back(reader)


def _blank_notes(reader: Standing) -> NotesForm:
    notes = queries.sheet_of(reader.introduction).notes
    return NotesForm(initial={"text": notes.text, "version": notes.version})


def _page(request: HttpRequest, reader: Standing, notes: NotesForm, sent: StepForm | None = None) -> HttpResponse:
    context = {
        "standing": reader,
        "introduction": reader.introduction,
        "sheet": queries.sheet_of(reader.introduction),
        "notes_form": notes,
        "can_act": may_speak(reader.membership) and reader.introduction.status == Status.ACCEPTED,
        "step_form": sent or StepForm(),
    }
    form: VerbForm = sent or notes
    return shown_again(request, "correspondence/talks/first_steps.html", context, form, status=status_of(form))


def _back(reader: Standing) -> HttpResponse:
    return redirect("correspondence:first_steps", reader.own.pk, reader.introduction.pk)
