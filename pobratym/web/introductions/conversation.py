"""The page of a letter: read it, answer, accept, decline, withdraw. What was typed is never lost."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.forms import VerbForm
from pobratym.core.languages import interface_languages
from pobratym.core.letters import address
from pobratym.introductions import actions, queries
from pobratym.introductions.models import Message
from pobratym.profiles.checks import findings
from pobratym.web.drafts import take_up
from pobratym.web.form_pages import shown_again
from pobratym.web.introductions.access import Standing, standing
from pobratym.web.introductions.forms import DeclineLetterForm, MessageForm

MESSAGES_ON_A_PAGE = 20
Begun = TypeVar("Begun", bound=VerbForm)
_step_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def introduction(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """The letter, its history and the conversation. Looking changes nothing: the page's button does, which the script
    presses (`read`)."""
    return _page(request, standing(request, municipality_pk, pk))


@login_required
@require_POST
def read(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """What is new has been read; the receiver has opened the letter."""
    reader = standing(request, municipality_pk, pk)
    actions.open_letter(introduction=reader.introduction, by=reader.membership)
    return redirect("web:introduction", reader.membership.municipality_id, reader.introduction.pk)


@login_required
@require_safe
def printed(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """The letter for paper, with the address where the other side finds and claims its page."""
    reader = standing(request, municipality_pk, pk)
    page = ("web:municipality", reader.introduction.receiver_id, reader.introduction.receiver.slug)
    context = {
        "introduction": reader.introduction,
        "standing": reader,
        "pages": [(language, address(*page, language=language)) for language in interface_languages()],
    }
    return render(request, "web/introductions/print.html", context)


@login_required
@_step_page
def answer(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Write a message to the other side."""
    reader = standing(request, municipality_pk, pk)
    return _step(request, reader, MessageForm(request.POST), actions.answer, _("Your message has been sent."))


@login_required
@_step_page
def accept(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Open talks."""
    reader = standing(request, municipality_pk, pk)
    return _step(
        request,
        reader,
        VerbForm(request.POST),
        actions.accept,
        _("You are in talks now. The other side has been notified."),
    )


@login_required
@_step_page
def decline(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Say no and why."""
    reader = standing(request, municipality_pk, pk)
    return _step(
        request,
        reader,
        DeclineLetterForm(request.POST),
        actions.decline,
        _("Declined. The other side will receive your reason by e-mail."),
    )


@login_required
@_step_page
def withdraw(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Take the letter back."""
    reader = standing(request, municipality_pk, pk)
    return _step(request, reader, VerbForm(request.POST), actions.withdraw, _("The letter is withdrawn."))


def _step(
    request: HttpRequest, reader: Standing, form: VerbForm, verb: Callable[..., object], done: str
) -> HttpResponse:
    """Do the step and go to the letter's page; a refusal shows that page with the reason and all that was typed."""
    back = redirect("web:introduction", reader.membership.municipality_id, reader.introduction.pk)
    if request.method != "POST":
        return back
    if form.run(verb, introduction=reader.introduction, by=reader.membership):
        messages.success(request, done)
        return back
    if form.is_too_late:
        messages.error(request, str(form.refusal))
        reader.introduction.refresh_from_db(fields=["status"])
    return _page(request, reader, form, status=409 if form.is_too_late else 422)


def _page(request: HttpRequest, reader: Standing, sent: VerbForm | None = None, *, status: int = 200) -> HttpResponse:
    """`sent` is the form that was refused."""
    sent_message = sent if isinstance(sent, MessageForm) else None
    sent_refusal = sent if isinstance(sent, DeclineLetterForm) else None
    message_form = sent_message or _begun(request, reader, MessageForm(), "answer")
    decline_form = sent_refusal or _begun(request, reader, DeclineLetterForm(), "decline")
    context = {
        "introduction": reader.introduction,
        "standing": reader,
        "verbs": reader.verbs,
        "page": _page_of_thread(reader, request.GET.get("page")),
        "has_news": reader.has_news(queries.unread(reader.introduction, by=reader.own)),
        "history": queries.history(reader.introduction),
        "message_form": message_form,
        "decline_form": decline_form,
        "findings": findings(str(sent_message["text"].value() or "")) if sent_message else [],
        "not_sent": _not_sent(reader, message_form, decline_form),
    }
    return shown_again(request, "web/introductions/letter.html", context, sent or VerbForm({}), status=status)


def _begun(request: HttpRequest, reader: Standing, form: Begun, step: str) -> Begun:
    """The form of a step, with what the reader typed there before."""
    take_up(request, form, reverse(f"web:introduction_{step}", args=[reader.own.pk, reader.introduction.pk]))
    return form


def _page_of_thread(reader: Standing, number: str | None) -> Page[Message]:
    """The messages that came last, unless an earlier page is asked for: pages count from the beginning."""
    pages = Paginator(queries.thread(reader.introduction), MESSAGES_ON_A_PAGE)
    return pages.get_page(number or pages.num_pages)


def _not_sent(reader: Standing, message_form: MessageForm, decline_form: DeclineLetterForm) -> str:
    """What was typed for a step that is gone, so that it can be copied."""
    message = "" if "answer" in reader.verbs else str(message_form["text"].value() or "")
    refusal = "" if "decline" in reader.verbs else str(decline_form["own_words"].value() or "")
    return message or refusal
