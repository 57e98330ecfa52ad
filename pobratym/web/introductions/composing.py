"""Writing a letter: the languages side by side, begun from both profiles, looked at before it goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratym.core.errors import NotAllowed, Text
from pobratym.core.forms import texts_of
from pobratym.introductions import actions, letter, queries
from pobratym.introductions.models import Introduction
from pobratym.introductions.rules.acquaintance import letters_would_cross
from pobratym.introductions.rules.addressee import cannot_be_written_to
from pobratym.introductions.rules.capacity import over_capacity
from pobratym.introductions.rules.limit import too_many_open
from pobratym.introductions.workflow import Status
from pobratym.matching.queries import Candidate, MatchReason, explain
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import membership_for
from pobratym.memberships.rules import may_speak
from pobratym.partnerships.models import Partnership
from pobratym.places.models import Municipality
from pobratym.profiles.checks import Finding, findings
from pobratym.profiles.queries import is_here
from pobratym.web.form_pages import shown_again
from pobratym.web.introductions.forms import LetterForm

REASONS_SHOWN = 6
_PREVIEW, _SAVE, _SEND = "preview", "save", "send"


@dataclass
class Composer:
    """One writer, one addressee, and what has come of the writing so far."""

    by: Membership
    receiver: Municipality
    match: Candidate
    form: LetterForm
    is_preview: bool = False
    findings: list[Finding] = field(default_factory=list)
    status: int = 200

    @property
    def reasons(self) -> list[Mapping[str, str]]:
        """What speaks for the pair, addressed to the receiver: it stands beside the letter in its inbox."""
        return [reason.in_languages for reason in self.match.reasons_for_them if not reason.is_caution]

    @property
    def said(self) -> list[MatchReason]:
        """The weightiest reasons for the writer, and every caution."""
        told = self.match.reasons
        return [each for each in told if not each.is_caution][:REASONS_SHOWN] + [
            each for each in told if each.is_caution
        ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def introduction_new(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Write to the municipality of `?to=`; go on with a draft where there is one."""
    by = membership_for(request.user, municipality_pk)
    if not may_speak(by):
        raise NotAllowed(_("Only the head or a coordinator of your municipality can write letters."))
    to = request.GET.get("to", "")
    if not to.isdecimal():
        return _nobody_chosen(request, by)
    receiver = get_object_or_404(Municipality.objects.with_place(), pk=int(to))
    reason = _cannot_be_written_to(by, receiver)
    if reason:
        return _nobody_chosen(request, by, reason)
    begun = queries.open_letter_between(by.municipality, receiver)
    if begun and begun.status != Status.DRAFTED and request.method != "POST":
        messages.info(request, _("You have already written to this municipality. Here is your letter."))
        return redirect("web:introduction", by.municipality_id, begun.pk)
    match = explain(by.municipality, receiver)
    if request.method != "POST":
        form = LetterForm(initial=_as_begun(begun) if begun else _first_version(by, receiver))
        return _page(request, Composer(by, receiver, match, form))
    return _posted(request, Composer(by, receiver, match, LetterForm(request.POST)))


def _posted(request: HttpRequest, composer: Composer) -> HttpResponse:
    intent = request.POST.get("intent", _PREVIEW)
    if not composer.form.is_valid():
        composer.status = 422
    elif intent == _PREVIEW:
        composer.is_preview = True
    else:
        done = _keep(request, composer, is_sent=intent == _SEND)
        if done:
            return done
    return _page(request, composer)


def _keep(request: HttpRequest, composer: Composer, *, is_sent: bool) -> HttpResponse | None:
    """Save the draft and, if asked to, send it; None where the page has to be shown again with the reason."""
    introduction = composer.form.run(
        _send if is_sent else _draft, receiver=composer.receiver, by=composer.by, reasons=composer.reasons
    )
    if introduction is None:
        composer.status = 409 if composer.form.is_too_late else 422
        return None
    messages.success(request, _told(introduction))
    if introduction.status == Status.DRAFTED:
        return redirect(f"{request.path}?to={composer.receiver.pk}")
    return redirect("web:introduction", composer.by.municipality_id, introduction.pk)


def _draft(*, insist: bool, **written: Any) -> Introduction:
    """A draft is questioned when it is sent."""
    return actions.draft(**written)


def _send(*, insist: bool, by: Membership, **written: Any) -> Introduction:
    """Save what was typed and send it; where it cannot be sent, the draft stays."""
    return actions.send(introduction=actions.draft(by=by, **written), by=by, insist=insist)


def _told(introduction: Introduction) -> str:
    if introduction.status == Status.DRAFTED:
        return _("The draft is saved. Only your municipality sees it.")
    if introduction.status == Status.AWAITING_RECIPIENT:
        return _("The letter is kept: nobody represents this municipality on the platform yet.")
    return _("The letter is in the other side’s inbox and has been e-mailed to its representatives.")


def _page(request: HttpRequest, composer: Composer) -> HttpResponse:
    form, by, receiver = composer.form, composer.by, composer.receiver
    words = texts_of(form, "letter")
    context = {
        "composer": composer,
        "form": form,
        "municipality": by.municipality,
        "receiver": receiver,
        "is_here": is_here(receiver),
        "findings": findings(str(form["subject"].value() or ""), words),
        "words": {language: text for language, text in words.items() if text},
        "warnings": _warnings(by, receiver),
        "partnerships": list(_partnerships(by, receiver)),
    }
    return shown_again(request, "web/introductions/compose.html", context, form, status=composer.status)


def _warnings(by: Membership, receiver: Municipality) -> list[Text]:
    """What would stop the letter, or should make the writer think twice, said before she writes."""
    known = queries.acquaintance(by.municipality_id, receiver.pk)
    said = [
        letters_would_cross(**known),
        over_capacity(queries.load_of(receiver)),
        too_many_open(queries.undecided_letters_of(by.municipality_id)),
    ]
    return [each for each in said if each]


def _partnerships(by: Membership, receiver: Municipality) -> list[Partnership]:
    both = Partnership.objects.public().of(by.municipality).filter(parties__municipality=receiver)
    return list(both.with_parties())


def _cannot_be_written_to(by: Membership, receiver: Municipality) -> Text | None:
    return cannot_be_written_to(
        level=receiver.level,
        is_excluded=receiver.country.is_excluded,
        ended_on=receiver.ended_on,
        is_oneself=receiver.pk == by.municipality_id,
    )


def _as_begun(begun: Introduction) -> dict[str, Any]:
    return {"subject": begun.subject, "letter": begun.letter}


def _first_version(by: Membership, receiver: Municipality) -> dict[str, Any]:
    us, them = queries.facts_of(by.municipality), queries.facts_of(receiver)
    signatory = letter.Signatory(by.user.full_name, by.position)
    return {"subject": letter.subject(us, them), "letter": letter.first_letters(us, them, signatory)}


def _nobody_chosen(request: HttpRequest, by: Membership, reason: Text | None = None) -> HttpResponse:
    context = {
        "municipality": by.municipality,
        "reason": reason,
    }
    return render(request, "web/introductions/nobody_chosen.html", context, status=422 if reason else 200)
