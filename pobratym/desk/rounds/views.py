"""Rounds on the desk: all that are open, registering for one, its pairs, its timetable."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.forms import press
from pobratym.desk.rounds.forms import RegistrationForm
from pobratym.gateways.calendars import Method, content_type
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import membership_for
from pobratym.memberships.rules import may_speak
from pobratym.profiles.models import Passport
from pobratym.rounds import actions, queries
from pobratym.rounds.calendars import calendar_of_side
from pobratym.rounds.models import Participant, Round
from pobratym.rounds.workflow import Status
from pobratym.talks.queries import zone_of, zones_to_choose
from pobratym.web.form_pages import shown_again, status_of

_ANSWERS = {"yes": actions.confirm_pair, "no": actions.decline_pair}


@login_required
@require_safe
def rounds(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Those that are open, and those in which we took part."""
    membership = membership_for(request.user, municipality_pk)
    own = membership.municipality
    mine = {each.round_id: each for each in Participant.objects.filter(municipality=own)}
    found = [(each, mine.get(each.pk)) for each in queries.rounds_for(own)]
    context = {"municipality": own, "rounds": found, "trail": [(reverse("desk:desk"), _("My dashboard"))]}
    return render(request, "desk/rounds/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def round(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """One round: the form to register while that is open, then our pairs with reasons, then our timetable."""
    membership = membership_for(request.user, municipality_pk)
    found = _round(pk)
    own = membership.municipality
    mine = queries.find_participant(found, own)
    form = _form(request, membership, found, mine)
    if form.run(actions.register, round=found, by=membership):
        messages.success(request, _("You are registered. You can change it until the last day of registration."))
        return redirect("desk:round", own.pk, pk)
    talks = list(queries.talks_of_side(mine)) if mine else []
    context = {
        "municipality": own,
        "round": found,
        "participant": mine,
        "form": form,
        "can_register": found.takes_registrations(timezone.localdate()) and may_speak(membership),
        "may_speak": may_speak(membership),
        "can_withdraw": found.status in (Status.REGISTRATION, Status.PROPOSED, Status.CONFIRMING),
        "can_answer": found.status == Status.CONFIRMING and may_speak(membership),
        "pairs": queries.told(list(queries.pairs_of_side(mine)), reader=own.pk) if mine else [],
        "talks": [(talk, talk.abroad if mine and talk.hromada_id == mine.pk else talk.hromada) for talk in talks],
        "zone": ZoneInfo(queries.zone_for(mine)) if mine else None,
        "trail": [
            (reverse("desk:desk"), _("My dashboard")),
            (reverse("desk:rounds", args=[own.pk]), _("Rounds of first talks")),
        ],
    }
    return shown_again(request, "desk/rounds/round.html", context, form, status=status_of(form))


@login_required
@require_POST
def withdraw(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Take no part after all."""
    membership = membership_for(request.user, municipality_pk)
    mine = _participant(membership, _round(pk))
    done = _("You take no part in this round any more.")
    messages.add_message(request, *press(actions.withdraw, done, participant=mine, by=membership))
    return redirect("desk:round", municipality_pk, pk)


@login_required
@require_POST
def answer(request: HttpRequest, municipality_pk: int, pk: int, pair_pk: int, said: str) -> HttpResponse:
    """Yes or no to one of our pairs."""
    membership = membership_for(request.user, municipality_pk)
    mine = _participant(membership, _round(pk))
    pair = queries.pairs_of_side(mine).filter(pk=pair_pk).first()
    if pair is None or said not in _ANSWERS:
        raise Http404
    done = _("You have confirmed the pair.") if said == "yes" else _("You have declined the pair.")
    messages.add_message(request, *press(_ANSWERS[said], done, pair=pair, by=membership))
    response = redirect("desk:round", municipality_pk, pk)
    response["Location"] += "#pairs"
    return response


@login_required
@require_safe
def calendar(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Our talks as a file for one's calendar."""
    membership = membership_for(request.user, municipality_pk)
    mine = _participant(membership, _round(pk))
    talks = list(queries.talks_of_side(mine))
    if not talks:
        raise Http404
    response = HttpResponse(
        calendar_of_side(talks, mine), content_type=f"{content_type(Method.PUBLISH)}; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="talks.ics"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _round(pk: int) -> Round:
    found = queries.find_round(pk)
    if found is None:
        raise Http404
    return found


def _participant(membership: Membership, round: Round) -> Participant:
    found = queries.find_participant(round, membership.municipality)
    if found is None:
        raise Http404
    return found


def _form(
    request: HttpRequest, membership: Membership, round: Round, participant: Participant | None
) -> RegistrationForm:
    """Filled with what stands on file."""
    own = membership.municipality
    passport = Passport.objects.filter(municipality=own).first()
    spoken = [each for each in round.languages if passport and each in passport.languages]
    return RegistrationForm(
        request.POST if request.method == "POST" else None,
        round=round,
        zones=zones_to_choose(own),
        initial=RegistrationForm.present(round, participant, spoken, zone_of(own) or ""),
    )
