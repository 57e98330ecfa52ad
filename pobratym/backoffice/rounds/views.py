"""Rounds for moderators: all of them, one with its participants, its pairs with reasons, its timetable."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pobratym.backoffice.changing import ChangeView
from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.backoffice.rounds.forms import InviteForm, PairForm, RoundForm
from pobratym.core.forms import VerbForm, press
from pobratym.gateways.calendars import Method, content_type
from pobratym.people.models import User
from pobratym.rounds import actions
from pobratym.rounds.calendars import calendar_of_round
from pobratym.rounds.models import Round
from pobratym.rounds.queries import (
    lines_of,
    pairs_of_round,
    rounds_with_counts,
    talks_of_round,
    told,
    without_time,
)
from pobratym.rounds.workflow import ROUND, Status

PER_PAGE = 50
HEADING = gettext_lazy("Rounds")
# What a button does: its verb, what it says, what is said when it is done.
STEPS: dict[str, tuple[Callable[..., object], Promise, Promise]] = {
    "open_registration": (
        actions.open_registration,
        gettext_lazy("Open the registration"),
        gettext_lazy("Registration is open: every municipality that is represented here can register."),
    ),
    "propose": (
        actions.propose_pairs,
        gettext_lazy("Propose pairs"),
        gettext_lazy("The pairs are proposed. Look at them before you ask the sides."),
    ),
    "ask_sides": (
        actions.ask_sides,
        gettext_lazy("Ask the sides to confirm"),
        gettext_lazy("The sides see their pairs and have been asked by e-mail to confirm them."),
    ),
    "make_timetable": (
        actions.make_timetable,
        gettext_lazy("Make the timetable and send it"),
        gettext_lazy("The timetable is made, and every side has received its own by e-mail."),
    ),
    "close": (
        actions.close_round,
        gettext_lazy("Close the round"),
        gettext_lazy("The round is closed: confirmed pairs go on as conversations in talks."),
    ),
    "cancel": (
        actions.cancel_round,
        gettext_lazy("Cancel the round"),
        gettext_lazy("The round is cancelled, and its participants have been told."),
    ),
}


class Rounds(ModeratorView):
    """All of them."""

    template_name = "backoffice/rounds.html"
    page_title = HEADING
    header_icon = "group"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(rounds_with_counts(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"page": page}


class OpenRound(ModeratorView):
    """Draft one more."""

    template_name = "backoffice/round_open.html"
    page_title = gettext_lazy("Open a round")
    header_icon = "group"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"form": RoundForm()} | super().get_context_data(**kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        by, form = moderator(request), RoundForm(request.POST)
        if opened := form.run(actions.open_round, by=by):
            messages.success(request, gettext_lazy("The round is drafted. Nobody else sees it yet."))
            return redirect("round", opened.pk)
        return self.render_to_response(self.get_context_data(form=form))


class OfRound(ModeratorView):
    """A page of one round."""

    header_icon = "group"
    page_title = HEADING

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        round = get_object_or_404(rounds_with_counts(), pk=kwargs["pk"])
        return super().get_context_data(**kwargs) | {"round": round} | self.of(round)

    def of(self, round: Round) -> dict[str, Any]:
        raise NotImplementedError


class RoundPage(OfRound):
    """One round: its rules, where it stands, what comes next, who takes part."""

    template_name = "backoffice/round.html"

    def of(self, round: Round) -> dict[str, Any]:
        participants = round.participants.with_places().order_by("presence", "pk")
        return {
            "page": Paginator(participants, PER_PAGE).get_page(self.request.GET.get("p")),
            "steps": [(verb, _label(round, verb)) for verb in ROUND.verbs(round.status)],
            "can_invite": round.status == Status.REGISTRATION,
        }


class Pairs(OfRound):
    """What is proposed, and why."""

    template_name = "backoffice/round_pairs.html"

    def of(self, round: Round) -> dict[str, Any]:
        page = Paginator(pairs_of_round(round), PER_PAGE).get_page(self.request.GET.get("p"))
        can_say = round.status in (Status.REGISTRATION, Status.PROPOSED)
        return {"page": page, "pairs": told(list(page.object_list)), "can_say": can_say}


class Timetable(OfRound):
    """Who talks when."""

    template_name = "backoffice/round_timetable.html"

    def of(self, round: Round) -> dict[str, Any]:
        page = Paginator(talks_of_round(round), PER_PAGE).get_page(self.request.GET.get("p"))
        return {"page": page, "lines": lines_of(page.object_list), "without_time": _without_time(round)}


class RoundChange(ChangeView[Round]):
    """A form that does one thing to a round."""

    record_page = "round"
    done = gettext_lazy("Done.")

    def record(self, pk: int) -> Round:
        return get_object_or_404(Round, pk=pk)

    def named(self, record: Round) -> tuple[object, object]:
        return record, record.get_status_display()


class ChangeRound(RoundChange):
    page_title = gettext_lazy("Change a round")

    def form(self, record: Round, data: Any = None) -> VerbForm:
        return RoundForm(data, initial=RoundForm.facts_of(record))

    def act(self, record: Round, form: VerbForm, by: User) -> None:
        form.run(actions.change_round, round=record, by=by)


class Invite(RoundChange):
    page_title = gettext_lazy("Invite a municipality")
    button = gettext_lazy("Invite")
    done = gettext_lazy("It is invited, and its people have been told by e-mail.")

    def form(self, record: Round, data: Any = None) -> VerbForm:
        return InviteForm(data)

    def act(self, record: Round, form: VerbForm, by: User) -> None:
        form.run(actions.invite, round=record, by=by)


class SayOfPair(RoundChange):
    """Pin two, forbid two, or leave them to preferences."""

    page_title = gettext_lazy("Pin or forbid a pair")
    record_page = "round_pairs"
    done = gettext_lazy("It is kept. Have the pairs proposed again when you are done.")

    def form(self, record: Round, data: Any = None) -> VerbForm:
        chosen = {name: self.request.GET.get(name) for name in ("hromada", "abroad", "standing")}
        return PairForm(data, round=record, initial={name: value for name, value in chosen.items() if value})

    def act(self, record: Round, form: VerbForm, by: User) -> None:
        form.run(cast("PairForm", form).verb, by=by)


@require_POST
def take_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """The round goes on by a button."""
    by, round = moderator(request), get_object_or_404(Round, pk=pk)
    if step not in STEPS:
        raise Http404
    verb, _label_of_button, done = STEPS[step]
    messages.add_message(request, *press(verb, str(done), round=round, by=by))
    return redirect("round_pairs" if step == "propose" else "round", pk)


@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole timetable as a file for calendars."""
    moderator(request)
    round = get_object_or_404(Round, pk=pk)
    response = HttpResponse(
        calendar_of_round(talks_of_round(round)), content_type=f"{content_type(Method.PUBLISH)}; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="round-{round.pk}.ics"'
    return response


def _label(round: Round, verb: str) -> Promise:
    if verb == "propose" and round.proposed_at:
        return gettext_lazy("Propose pairs again")
    return STEPS[verb][1]


def _without_time(round: Round) -> list[Any]:
    return list(without_time(round)) if round.status in (Status.SCHEDULED, Status.DONE) else []
