"""Several letters of an inbox at once: compared side by side, or answered, each with an outcome of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.errors import Text
from pobratym.core.forms import VerbForm
from pobratym.correspondence.access import ensure_speaks
from pobratym.correspondence.beside import assign_form, passing_form
from pobratym.correspondence.forms import DeclineLetterForm
from pobratym.correspondence.triage_forms import AskForm, PeriodForm
from pobratym.introductions import actions, queries
from pobratym.introductions.letter.facts import Facts
from pobratym.introductions.models import Introduction
from pobratym.introductions.queries import InboxRow
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import membership_for
from pobratym.memberships.rules import may_speak
from pobratym.places.models import Municipality
from pobratym.web.form_pages import shown_again

MOST_AT_ONCE = 20
MOST_COMPARED, FEWEST_COMPARED = 4, 2


class Step(NamedTuple):
    """What can be done with several letters at once."""

    form: Callable[..., VerbForm]  # of the municipality and what was typed
    verb: Callable[..., object]
    done: Text


def _decline_form(_own: Municipality, data: object) -> VerbForm:
    return DeclineLetterForm(data, initial={"language": get_language()})


STEPS: dict[str, Step] = {
    "decline": Step(_decline_form, actions.decline, gettext_lazy("declined; the sender is told why")),
    "ask": Step(lambda _own, data: AskForm(data), actions.ask, gettext_lazy("the question was sent")),
    "pass": Step(passing_form, actions.propose_passing_on, gettext_lazy("the sender is asked whether it agrees")),
    "assign": Step(assign_form, actions.assign, gettext_lazy("saved who answers")),
}


@dataclass(frozen=True)
class Outcome:
    """What became of one letter of several."""

    letter: Introduction
    text: Text | Promise
    is_done: bool


@dataclass
class Bundle:
    """The letters chosen, a form for each step, and what has come of it so far."""

    by: Membership
    letters: Sequence[Introduction]
    forms: dict[str, VerbForm]
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def failed(self) -> list[Outcome]:
        return [each for each in self.outcomes if not each.is_done]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_many(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """The letters of `letter`, and what can be said to all of them. Each is answered for itself: what fails for one
    does not undo the others, and what was typed stays for it."""
    by = membership_for(request.user, municipality_pk)
    if request.method == "POST":
        ensure_speaks(by)
    letters = _chosen(request, by)
    if not 0 < len(letters) <= MOST_AT_ONCE:
        return _back(request, by, _("Choose from one to %(most)s letters.") % {"most": MOST_AT_ONCE})
    name = request.POST.get("step", "") if request.method == "POST" else ""
    sent = STEPS[name].form(by.municipality, request.POST) if name in STEPS else None
    blank = {each: step.form(by.municipality, None) for each, step in STEPS.items()} if may_speak(by) else {}
    bundle = Bundle(by, letters, blank | ({name: sent} if sent else {}))
    if sent is None:
        return _page(request, bundle)
    bundle.outcomes = _run_for_each(request, bundle, name)
    if bundle.outcomes and not bundle.failed:
        messages.success(request, _told(bundle.outcomes))
        return redirect("correspondence:inbox", by.municipality_id)
    return _page(request, bundle, status=409 if bundle.outcomes else 422)


def _run_for_each(request: HttpRequest, bundle: Bundle, name: str) -> list[Outcome]:
    """Nothing where the form itself is not whole; the form of the last letter that failed is shown again."""
    outcomes: list[Outcome] = []
    step = STEPS[name]
    if not bundle.forms[name].is_valid():
        return outcomes
    for letter in bundle.letters:
        form = step.form(bundle.by.municipality, request.POST)
        done = form.run(step.verb, introduction=letter, by=bundle.by)
        outcomes.append(Outcome(letter, step.done if done else _refusal(form), is_done=bool(done)))
        if not done:
            bundle.forms[name] = form
    return outcomes


def _refusal(form: VerbForm) -> Text:
    return str(form.refusal or _("could not be done"))


def _told(outcomes: Sequence[Outcome]) -> str:
    return "; ".join(f"{each.letter.sender.name}: {each.text}" for each in outcomes)


def _page(request: HttpRequest, bundle: Bundle, *, status: int = 200) -> HttpResponse:
    """What is done is not asked for again: the forms are about the letters that remain."""
    done = {each.letter.pk for each in bundle.outcomes if each.is_done}
    remaining = [each for each in _chosen(request, bundle.by) if each.pk not in done]
    context = {
        "municipality": bundle.by.municipality,
        "may_speak": may_speak(bundle.by),
        "letters": remaining,
        "outcomes": bundle.outcomes,
        "forms": bundle.forms,
    }
    sent = next((form for form in bundle.forms.values() if form.is_bound), VerbForm({}))
    return shown_again(request, "correspondence/answer_many.html", context, sent, status=status)


@dataclass(frozen=True)
class Compared:
    """One column of a comparison."""

    row: InboxRow
    facts: Facts


@login_required
@require_safe
def compare(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Two to four letters with the facts of each beside the others'."""
    by = membership_for(request.user, municipality_pk)
    letters = _chosen(request, by)
    if not FEWEST_COMPARED <= len(letters) <= MOST_COMPARED:
        asked = _("Choose from %(fewest)s to %(most)s letters to compare.")
        return _back(request, by, asked % {"fewest": FEWEST_COMPARED, "most": MOST_COMPARED})
    columns = [
        Compared(row, queries.facts_of(row.introduction.sender)) for row in queries.triage(by.municipality, letters)
    ]
    context = {"municipality": by.municipality, "columns": columns, "may_speak": may_speak(by)}
    return render(request, "correspondence/compare.html", context)


@login_required
@require_POST
def period(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Within how many days one answers."""
    by = membership_for(request.user, municipality_pk)
    ensure_speaks(by)
    form = PeriodForm(request.POST)
    if form.run(actions.set_answer_period, by=by):
        messages.success(request, _("Saved. Deadlines and reminders follow it."))
    else:
        messages.error(request, form.problem)
    return redirect("correspondence:inbox", by.municipality_id)


def _chosen(request: HttpRequest, by: Membership) -> list[Introduction]:
    """Letters of the inbox that the address or the form names, in the inbox's order; others' are not among them."""
    given = request.POST if request.method == "POST" else request.GET
    numbers = [int(each) for each in given.getlist("letter") if each.isdecimal() and len(each) < 12]
    return list(queries.received(by.municipality).with_assignment().filter(pk__in=numbers))


def _back(request: HttpRequest, by: Membership, text: str) -> HttpResponse:
    messages.error(request, text)
    return redirect("correspondence:inbox", by.municipality_id)
