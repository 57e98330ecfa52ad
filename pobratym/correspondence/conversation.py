"""The page of a letter: read it, answer, accept, decline, withdraw. What was typed is never lost."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.answers import actions as answers
from pobratym.answers.queries import answers_of, has_links, why_closed
from pobratym.core.forms import VerbForm
from pobratym.core.languages import content_languages, current_language, whole_languages
from pobratym.core.letters import address
from pobratym.correspondence.access import Standing, standing
from pobratym.correspondence.beside import beside
from pobratym.correspondence.forms import DeclineLetterForm
from pobratym.correspondence.talks_forms import MessageWithFilesForm
from pobratym.correspondence.ways import ways_of
from pobratym.gateways.translating import translator
from pobratym.introductions import actions, queries
from pobratym.introductions.models import Message
from pobratym.introductions.workflow import Status
from pobratym.mailroom.queries import automatic_answers
from pobratym.memberships.rules import may_speak
from pobratym.places.queries import is_near_the_front
from pobratym.places.queries.authorities import authority_of
from pobratym.talks import actions as talks
from pobratym.talks import queries as of_talks
from pobratym.talks.models import Meeting
from pobratym.talks.rules.interpreting import interpreting
from pobratym.text_checks import Finding, findings
from pobratym.web.drafts import take_up
from pobratym.web.form_pages import shown_again, status_of

MESSAGES_ON_A_PAGE = 20
Begun = TypeVar("Begun", bound=VerbForm)
_step_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def introduction(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """The letter, its history and the conversation. Looking changes nothing: the page's button does, which the script
    presses (`read`)."""
    return letter_page(request, standing(request, municipality_pk, pk))


@login_required
@require_POST
def read(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """What is new has been read; the receiver has opened the letter."""
    reader = standing(request, municipality_pk, pk)
    actions.open_letter(introduction=reader.introduction, by=reader.membership)
    return redirect("correspondence:introduction", reader.membership.municipality_id, reader.introduction.pk)


@login_required
@_step_page
def printed(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """The letter for paper, with the address where the other side finds and claims its page. By a button of its sender
    with a code too, shown this once."""
    reader = standing(request, municipality_pk, pk)
    letter, receiver, code = reader.introduction, reader.introduction.receiver, None
    if request.method == "POST":
        button = VerbForm({})
        code = button.run(answers.print_code, introduction=letter, by=reader.membership)
        if button.refusal:
            messages.error(request, str(button.refusal))
    page = ("web:municipality", receiver.pk, receiver.slug)
    languages = whole_languages()
    answer_page = {each: address("correspondence:answer_code", language=each) for each in languages}
    context = {
        "introduction": letter,
        "text": queries.as_read(letter),
        "standing": reader,
        "authority": authority_of(receiver.pk),
        "code": code.code if code else None,
        "may_print_code": reader.is_sender and why_closed(letter) is None,
        "pages": [(each, answer_page[each] if code else address(*page, language=each)) for each in languages],
    }
    return render(request, "correspondence/print.html", context)


@login_required
@_step_page
def answer(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Write a message to the other side."""
    reader = standing(request, municipality_pk, pk)
    return step(request, reader, MessageWithFilesForm(request.POST, request.FILES), talks.write, sent_or_held)


def sent_or_held(message: object) -> str:
    if isinstance(message, Message) and message.is_held:
        return _("A moderator reads the message before it is sent. You will be notified by e-mail if it is returned.")
    return _("Your message has been sent.")


@login_required
@_step_page
def rephrase(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Take a held letter back to rephrase it."""
    reader = standing(request, municipality_pk, pk)
    return step(
        request, reader, VerbForm(request.POST), actions.take_up, _("The letter is a draft again. Rephrase it.")
    )


@login_required
@_step_page
def discard_message(request: HttpRequest, municipality_pk: int, pk: int, message_pk: int) -> HttpResponse:
    """Take a held message back; its text stands in the form again to be rephrased."""
    reader = standing(request, municipality_pk, pk)
    back = redirect("correspondence:introduction", reader.membership.municipality_id, reader.introduction.pk)
    if request.method != "POST":
        return back
    message = get_object_or_404(
        Message.including_held, pk=message_pk, introduction=reader.introduction, on_behalf_of=reader.own
    )
    form = VerbForm(request.POST)
    text = form.run(actions.discard_message, message=message, by=reader.membership)
    if text is None:
        messages.error(request, str(form.refusal))
        return back
    messages.success(request, _("The message is taken back. Rephrase it and send it again."))
    return letter_page(request, reader, rephrased=text)


@login_required
@_step_page
def accept(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """Open talks."""
    reader = standing(request, municipality_pk, pk)
    return step(
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
    return step(
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
    return step(request, reader, VerbForm(request.POST), actions.withdraw, _("The letter is withdrawn."))


def step(
    request: HttpRequest,
    reader: Standing,
    form: VerbForm,
    verb: Callable[..., object],
    done: str | Callable[[object], str],
) -> HttpResponse:
    """Do the step and go to the letter's page; a refusal shows that page with the reason and all that was typed."""
    back = redirect("correspondence:introduction", reader.membership.municipality_id, reader.introduction.pk)
    if request.method != "POST":
        return back
    outcome = form.run(verb, introduction=reader.introduction, by=reader.membership)
    if outcome:
        messages.success(request, done if isinstance(done, str) else done(outcome))
        return back
    if form.is_too_late:
        messages.error(request, str(form.refusal))
        reader.introduction.refresh_from_db(fields=["status"])
    return letter_page(request, reader, form, status=status_of(form))


def letter_page(
    request: HttpRequest, reader: Standing, sent: VerbForm | None = None, *, status: int = 200, rephrased: str = ""
) -> HttpResponse:
    """`sent` is the form that was refused; `rephrased` a text to go on with."""
    sent_message = sent if isinstance(sent, MessageWithFilesForm) else None
    sent_refusal = sent if isinstance(sent, DeclineLetterForm) else None
    blank = (
        MessageWithFilesForm(initial={"text": rephrased})
        if rephrased
        else _begun(request, reader, MessageWithFilesForm(), "answer")
    )
    message_form = sent_message or blank
    decline_form = sent_refusal or _begun(
        request, reader, DeclineLetterForm(initial={"language": get_language()}), "decline"
    )
    context = {
        "introduction": reader.introduction,
        "text": queries.as_read(reader.introduction),
        "standing": reader,
        "verbs": reader.verbs,
        "page": _page_of_thread(reader, request.GET.get("page")),
        "has_news": reader.has_news(queries.unread(reader.introduction, by=reader.own)),
        "history": queries.history(reader.introduction),
        **_talks(reader),
        "automatic_answers": automatic_answers(reader.introduction, reader=reader.own),
        "message_form": message_form,
        "decline_form": decline_form,
        "findings": findings(str(sent_message["text"].value() or ""), strict=is_near_the_front(reader.own.pk))
        if sent_message
        else [],
        "answers": answers_of(reader.introduction) if reader.is_sender else [],
        "has_links": reader.is_sender and has_links(reader.introduction),
        "held_findings": _held_findings(reader),
        "beside": beside(reader, sent),
        "not_sent": _not_sent(reader, message_form, decline_form),
        "ways": ways_of(reader),
    }
    return shown_again(request, "correspondence/letter.html", context, sent or VerbForm({}), status=status)


def _talks(reader: Standing) -> dict[str, object]:
    """What the two sides agree on beside their messages."""
    letter, service = reader.introduction, translator(settings.TRANSLATOR_URL)
    introduced_by = of_talks.introduced_by(letter)
    return {
        "meetings": [(each, _interpreting(each)) for each in of_talks.meetings_of(letter)],
        "clocks": of_talks.clocks(reader.own, reader.other),
        "can_meet": may_speak(reader.membership) and of_talks.is_talking(letter),
        "sheet": of_talks.sheet_of(letter) if letter.status == Status.ACCEPTED else None,
        "introduced_by": introduced_by,
        "has_thread": introduced_by is not None and of_talks.has_thread(introduced_by),
        "translates": service is not None,
        "translator_host": service.host if service else "",
        "languages": content_languages(),
    }


def _interpreting(meeting: Meeting) -> str:
    return interpreting(meeting.interpreter_from, meeting.interpreter_to, language=current_language())


def _held_findings(reader: Standing) -> list[Finding]:
    """What made the checks doubt a letter that is held."""
    letter = reader.introduction
    if letter.status != Status.HELD:
        return []
    return findings(letter.subject, letter.letter, strict=is_near_the_front(letter.sender_id))


def _begun(request: HttpRequest, reader: Standing, form: Begun, step: str) -> Begun:
    """The form of a step, with what the reader typed there before."""
    take_up(request, form, reverse(f"correspondence:introduction_{step}", args=[reader.own.pk, reader.introduction.pk]))
    return form


def _page_of_thread(reader: Standing, number: str | None) -> Page[Message]:
    """The messages that came last, unless an earlier page is asked for: pages count from the beginning."""
    found = of_talks.with_enclosures(queries.thread(reader.introduction, reader=reader.own))
    pages = Paginator(found, MESSAGES_ON_A_PAGE)
    return pages.get_page(number or pages.num_pages)


def _not_sent(reader: Standing, message_form: MessageWithFilesForm, decline_form: DeclineLetterForm) -> str:
    """What was typed for a step that is gone, so that it can be copied."""
    message = "" if "answer" in reader.verbs else str(message_form["text"].value() or "")
    refusal = "" if "decline" in reader.verbs else str(decline_form["own_words"].value() or "")
    return message or refusal
