"""A town hall that is not here opens the link of its letter, or types its code, and answers without an account.

Mail firewalls open links: looking changes nothing, every answer is sent by a button.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.answers import actions, queries
from pobratym.answers.models import Answer, AnswerKind, AnswerLink
from pobratym.core.errors import Text
from pobratym.core.forms import VerbForm, press
from pobratym.core.languages import current_language
from pobratym.correspondence.access import standing
from pobratym.correspondence.answer_forms import (
    CodeForm,
    InsteadForm,
    InterestedForm,
    NoForm,
    NotNowForm,
    OfficialForm,
    QuestionForm,
    WrongAddressForm,
)
from pobratym.delivery.actions import note_acknowledged, note_wrong_address
from pobratym.delivery.queries import latest_sent
from pobratym.introductions.models import Introduction
from pobratym.introductions.queries import as_read
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import members_of
from pobratym.people.models import User
from pobratym.web.form_pages import shown_again, status_of
from pobratym.web.limits import count_request

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_page_and_form = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Step:
    """One of the answers, as the page offers it."""

    name: str
    label: Text
    help: Text
    button: Text
    form_class: type[VerbForm]
    verb: Callable[..., Answer]
    is_no: bool = False


RECEIVED = "received"
STEPS = (
    Step(
        "interested",
        gettext_lazy("We are interested"),
        gettext_lazy("It binds you to nothing. If you write nothing, we thank the sender and propose a short call."),
        gettext_lazy("Send: we are interested"),
        InterestedForm,
        actions.reply,
    ),
    Step(
        "question",
        gettext_lazy("We have a question"),
        gettext_lazy("The sender’s answer is kept with the letter: leave an address if you have no account."),
        gettext_lazy("Send the question"),
        QuestionForm,
        actions.reply,
    ),
    Step(
        "not_now",
        gettext_lazy("Not now"),
        gettext_lazy("Say when the sender may ask again, if you wish."),
        gettext_lazy("Send: not now"),
        NotNowForm,
        actions.reply,
    ),
    Step(
        "no",
        gettext_lazy("No, thank you"),
        gettext_lazy("It ends the letter. You need not justify yourself: choose a sentence."),
        gettext_lazy("Send: no"),
        NoForm,
        actions.decline,
        is_no=True,
    ),
    Step(
        "instead",
        gettext_lazy("Please write to somebody else"),
        gettext_lazy("A department, an association, another municipality. The sender decides; we send nothing there."),
        gettext_lazy("Tell the sender"),
        InsteadForm,
        actions.name_another,
    ),
    Step(
        "wrong",
        gettext_lazy("The letter has come to a wrong address"),
        gettext_lazy("We tell the sender to look the address up again."),
        gettext_lazy("Report the wrong address"),
        WrongAddressForm,
        actions.report_wrong_address,
    ),
)


@dataclass(frozen=True)
class Offered:
    """A step with the form that stands in it now."""

    step: Step
    form: VerbForm
    is_open: bool


@_page_and_form
def code(request: HttpRequest) -> HttpResponse:
    """The code from a letter on paper is typed in. How often one address may try is limited."""
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        count_request(request, "answer_codes", most=settings.ANSWER_CODES_AN_HOUR)
        if form.is_valid():
            link = queries.link_with_code(form.cleaned_data["code"])
            if link is not None:
                return redirect("correspondence:answer", queries.key_for(link))
            form.add_error("code", _("This is not the code of a letter, or it is no longer valid."))
    return shown_again(request, "correspondence/answer/code.html", {"form": form}, form, status=status_of(form))


@never_cache
@_page_and_form
def page(request: HttpRequest, key: str) -> HttpResponse:
    """The letter, and the ways to answer it."""
    link = queries.link_with(key)
    if link is None:
        return render(request, "correspondence/answer/void.html", status=410)
    sent = _sent(request)
    if sent is not None:
        step, form = sent
        if form.run(_verb(step), key=key, by=_person(request)):
            messages.success(request, _said(step))
            return redirect("correspondence:answer", key)
        if form.is_too_late:
            messages.error(request, str(form.refusal))
            return redirect("correspondence:answer", key)
    return _page(request, link, sent)


@never_cache
@_page_and_form
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """What a mailbox of the town hall is asked: whoever has the key answers by a button."""
    asked = queries.confirmation_with(key)
    if asked is None:
        return render(request, "correspondence/answer/void.html", status=410)
    letter = asked.answer.link.introduction
    context = {"answer": asked.answer, "letter": letter, **_ways_in(asked.answer.link)}
    if request.method == "POST":
        button = VerbForm(request.POST)
        if button.run(actions.confirm, key=key, by=_person(request)):
            return render(request, "correspondence/answer/confirmed.html", context)
        messages.error(request, str(button.refusal))
    return render(request, "correspondence/answer/confirm.html", context)


@login_required
@require_POST
def revoke_codes(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """The sender makes every code of the letter void."""
    reader = standing(request, municipality_pk, pk)
    done = _("All codes and links of this letter are void.")
    pressed = press(actions.revoke_links, done, introduction=reader.introduction, by=reader.membership)
    messages.add_message(request, *pressed)
    return redirect("correspondence:introduction", municipality_pk, pk)


def _sent(request: HttpRequest) -> tuple[str, VerbForm] | None:
    """Which answer was sent, and its form."""
    if request.method != "POST":
        return None
    name = request.POST.get("step", "")
    if name == "mailbox":
        return name, OfficialForm(request.POST)
    step = next((each for each in STEPS if each.name == name), None)
    return (name, step.form_class(request.POST, prefix=name)) if step else (RECEIVED, VerbForm(request.POST))


def _verb(name: str) -> Callable[..., object]:
    if name == "mailbox":
        return actions.ask_mailbox
    answered = actions.acknowledge if name == RECEIVED else next(each.verb for each in STEPS if each.name == name)
    return _told_to_its_delivery(answered)


def _told_to_its_delivery(verb: Callable[..., Answer]) -> Callable[..., Answer]:
    """Whoever answers has the letter: its delivery has arrived, or reached the wrong people."""

    @wraps(verb)
    @transaction.atomic
    def told(**said: Any) -> Answer:
        answer = verb(**said)
        delivery = latest_sent(answer.link.introduction)
        if delivery is not None and answer.kind == AnswerKind.WRONG_ADDRESS:
            note_wrong_address(delivery=delivery, said=answer.text, by=None)
        elif delivery is not None:
            note_acknowledged(delivery=delivery, by=None)
        return answer

    return told


def _said(name: str) -> str:
    if name == "mailbox":
        return _("We have written to the mailbox. Open the e-mail there and press its button.")
    if name == RECEIVED:
        return _("Thank you. The sender sees that the letter has reached you.")
    return _("Thank you. The sender has your answer.")


def _page(request: HttpRequest, link: AnswerLink, sent: tuple[str, VerbForm] | None) -> HttpResponse:
    letter, last = link.introduction, queries.last_answer(link)
    name, form = sent or ("", VerbForm())
    asked = last.confirmations.last() if last else None
    context: dict[str, Any] = {
        "letter": letter,
        "text": as_read(letter),
        "last": last,
        "asked_at": asked.made_at if asked else None,
        "mailbox_form": form if isinstance(form, OfficialForm) else OfficialForm(),
        **_ways_in(link),
    }
    if reason := queries.why_closed(letter):
        context["reason"] = reason
        return shown_again(request, "correspondence/answer/closed.html", context, form, status=status_of(form))
    context["steps"] = [_offered(each, name, form) for each in STEPS]
    context["plain"] = VerbForm()
    context["posts"] = _posts(letter)
    return shown_again(request, "correspondence/answer/page.html", context, form, status=status_of(form))


def _offered(step: Step, name: str, form: VerbForm) -> Offered:
    is_sent = step.name == name
    return Offered(step, form if is_sent else step.form_class(prefix=step.name), is_sent)


def _posts(letter: Introduction) -> list[str]:
    """Who stands behind the sender: posts, and no names beyond those in the letter."""
    return list(dict.fromkeys(map(_post, members_of(letter.sender_id))))


def _post(member: Membership) -> str:
    """Her role where she has not said her post in letters that the reader knows."""
    is_foreign = current_language() != "uk" and _CYRILLIC.search(member.position)
    return str(member.get_role_display()) if is_foreign or not member.position else member.position


def _ways_in(link: AnswerLink) -> dict[str, str]:
    """Where one asks to represent the receiver, with an account and without: the municipality is chosen, the letter is
    the evidence."""
    chosen = {"municipality": link.introduction.receiver_id, "letter": queries.key_for(link)}
    claim = f"{reverse('desk:claim')}?{urlencode(chosen)}"
    return {"claim_url": claim, "sign_up_url": f"{reverse('account_signup')}?{urlencode({'next': claim})}"}


def _person(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
