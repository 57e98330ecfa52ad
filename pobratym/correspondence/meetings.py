"""Meetings of the two sides of a letter: propose, choose, move, cancel, and the file for one's calendar."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.forms import VerbForm
from pobratym.correspondence.access import Standing, acting
from pobratym.correspondence.talks_forms import ChooseTimeForm, MeetingForm, TimesForm, WordForm, ZoneForm
from pobratym.gateways.calendars import Method, content_type
from pobratym.talks import actions, queries
from pobratym.talks.models import Meeting
from pobratym.talks.notices import calendar_of
from pobratym.web.form_pages import shown_again, status_of

_form_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@_form_page
def propose(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Up to three times; first, where the country has several time zones, which one is ours."""
    reader = acting(request, municipality_pk, pk)
    zone = queries.zone_of(reader.own)
    if zone is None:
        return _zone_page(request, reader)
    form = MeetingForm(request.POST or None, zone=zone)
    if form.run(actions.propose_meeting, introduction=reader.introduction, by=reader.membership):
        messages.success(request, _("The times are proposed. The other side has been notified."))
        return _back(reader)
    return _page(request, reader, "propose", form)


@login_required
@require_POST
def choose_zone(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Which time zone is ours; then on to the times."""
    reader = acting(request, municipality_pk, pk)
    form = ZoneForm(request.POST, zones=queries.zones_to_choose(reader.own))
    if form.run(actions.choose_zone, by=reader.membership):
        return redirect("correspondence:meeting_propose", reader.own.pk, reader.introduction.pk)
    return _zone_page(request, reader, form)


@login_required
@_form_page
def move(request: HttpRequest, municipality_pk: int, pk: int, meeting_pk: int) -> HttpResponse:
    """Other times instead."""
    reader = acting(request, municipality_pk, pk)
    meeting = _meeting(reader, meeting_pk)
    zone = queries.zone_of(reader.own)
    if zone is None:
        return _zone_page(request, reader)
    form = TimesForm(request.POST or None, zone=zone)
    if form.run(actions.move_meeting, meeting=meeting, by=reader.membership):
        messages.success(request, _("Other times are proposed. The other side has been notified."))
        return _back(reader)
    return _page(request, reader, "move", form, meeting)


@login_required
@_form_page
def cancel(request: HttpRequest, municipality_pk: int, pk: int, meeting_pk: int) -> HttpResponse:
    """Call it off, with a word."""
    reader = acting(request, municipality_pk, pk)
    meeting = _meeting(reader, meeting_pk)
    form = WordForm(request.POST if request.method == "POST" else None)
    if form.run(actions.cancel_meeting, meeting=meeting, by=reader.membership):
        messages.success(request, _("The meeting is cancelled. The other side has been notified."))
        return _back(reader)
    return _page(request, reader, "cancel", form, meeting)


@login_required
@require_POST
def choose(request: HttpRequest, municipality_pk: int, pk: int, meeting_pk: int) -> HttpResponse:
    """One of the times."""
    reader = acting(request, municipality_pk, pk)
    form = ChooseTimeForm(request.POST)
    if form.run(actions.choose_time, meeting=_meeting(reader, meeting_pk), by=reader.membership):
        messages.success(request, _("The time is agreed. Both sides receive a file for their calendars by e-mail."))
    else:
        messages.error(request, str(form.refusal or _("Choose one of the times.")))
    return _back(reader)


@login_required
@require_safe
def calendar(request: HttpRequest, municipality_pk: int, pk: int, meeting_pk: int) -> HttpResponse:
    """The agreed meeting as a file for one's calendar."""
    reader = acting(request, municipality_pk, pk)
    meeting = _meeting(reader, meeting_pk)
    if meeting.chosen is None:
        raise Http404
    is_cancelled = meeting.cancelled_at is not None
    method = Method.CANCEL if is_cancelled else Method.REQUEST
    meeting.introduction = reader.introduction
    content = calendar_of(meeting, reader.own, meeting.chosen, method)
    response = HttpResponse(content, content_type=f"{content_type(method)}; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return response


def _meeting(reader: Standing, pk: int) -> Meeting:
    found = queries.find_meeting(reader.introduction, pk)
    if found is None:
        raise Http404
    return found


def _back(reader: Standing) -> HttpResponse:
    response = redirect("correspondence:introduction", reader.own.pk, reader.introduction.pk)
    response["Location"] += "#meetings"
    return response


def _page(
    request: HttpRequest, reader: Standing, step: str, form: VerbForm, meeting: Meeting | None = None
) -> HttpResponse:
    context = {
        "standing": reader,
        "introduction": reader.introduction,
        "form": form,
        "meeting": meeting,
        "clocks": queries.clocks(reader.own, reader.other),
    }
    return shown_again(request, f"correspondence/talks/{step}.html", context, form, status=status_of(form))


def _zone_page(request: HttpRequest, reader: Standing, sent: ZoneForm | None = None) -> HttpResponse:
    form = sent or ZoneForm(zones=queries.zones_to_choose(reader.own))
    context = {"standing": reader, "introduction": reader.introduction, "form": form}
    return render(request, "correspondence/talks/zone.html", context, status=422 if sent else 200)
