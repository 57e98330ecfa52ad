"""Writing a letter: guided, the languages side by side, begun from both profiles, looked at before it goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from pobratym.core.errors import Conflict, NotAllowed, Text
from pobratym.core.forms import texts_of
from pobratym.core.languages import whole_languages
from pobratym.core.texts import LocalizedText
from pobratym.correspondence.letter_form import LetterForm, Pair, composed, digest, written
from pobratym.delivery.queries import sender_bounces, wants_no_letters
from pobratym.delivery.rules.outside import no_more_letters
from pobratym.introductions import actions, letter, queries
from pobratym.introductions.models import Addressee, Introduction
from pobratym.introductions.rules.acquaintance import letters_would_cross
from pobratym.introductions.rules.capacity import Load, over_capacity
from pobratym.introductions.rules.limit import too_many_open
from pobratym.introductions.workflow import Status
from pobratym.matching.queries import Candidate, MatchReason, explain
from pobratym.memberships.models import Membership, Role
from pobratym.memberships.queries import membership_for
from pobratym.memberships.rules import may_speak
from pobratym.partnerships.models import Partnership
from pobratym.places.models import Municipality
from pobratym.places.queries import is_near_the_front
from pobratym.places.queries.authorities import default_post_of_head
from pobratym.places.queries.official_addresses import postal_address_of
from pobratym.profiles.queries import is_here
from pobratym.talks.clocks import zone_of, zones_to_choose
from pobratym.talks.queries import can_introduce
from pobratym.text_checks import Finding, findings
from pobratym.web.form_pages import shown_again, status_of

REASONS_SHOWN = 6
_MAILBOX_BOUNCES = gettext_lazy(
    "E-mails to your address come back, so an answer would not reach you. The draft is saved. Correct the address in "
    "your account, or answer any of our e-mails from it; then send the letter."
)
_PREVIEW, _WRITE, _SEND = "preview", "write", "send"


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
    reason = queries.not_an_addressee(receiver, of=by.municipality_id)
    if reason:
        return _nobody_chosen(request, by, reason)
    begun = queries.open_letter_between(by.municipality, receiver)
    if begun and begun.status != Status.DRAFTED and request.method != "POST":
        messages.info(request, _("You have already written to this municipality. Here is your letter."))
        return redirect("correspondence:introduction", by.municipality_id, begun.pk)
    match, pair = explain(by.municipality, receiver), _pair(by, receiver, begun)
    if request.method != "POST":
        return _page(
            request, Composer(by, receiver, match, LetterForm(initial=_initial(by, receiver, begun, pair), pair=pair))
        )
    return _posted(request, Composer(by, receiver, match, LetterForm(request.POST, pair=pair)))


def _pair(by: Membership, receiver: Municipality, begun: Introduction | None) -> Pair:
    """Both sides. The languages: those that every form asks for, the receiver's, and whatever the draft has been
    written in."""
    theirs, from_draft = queries.language_for(receiver), list(begun.letter) if begun else []
    them, their_zone = queries.facts_of(receiver), zone_of(receiver)
    return Pair(
        us=queries.facts_of(by.municipality),
        them=them,
        signatory=letter.Signatory(by.user.full_name, by.position or _post_of(by)),
        languages=list(dict.fromkeys((*whole_languages(), theirs, *from_draft))),
        their_language=theirs,
        our_zone=zone_of(by.municipality),
        their_zone=their_zone,
        their_zones=() if their_zone else zones_to_choose(receiver),
        is_head_known=bool(them.head_name),
    )


def _initial(by: Membership, receiver: Municipality, begun: Introduction | None, pair: Pair) -> dict[str, Any]:
    """The draft as it was left, else what follows from both profiles."""
    if begun and begun.plan:
        plan = letter.Plan.from_json(begun.plan).about(pair.us, pair.them)
    else:
        plan = replace(
            letter.first_plan(pair.us, pair.them), contact_name=by.user.full_name, contact_post=by.position or ""
        )
    texts = written(pair, plan)
    addressee = Addressee.objects.filter(introduction=begun).first() if begun else None
    said = addressee.as_said if addressee else _on_file(receiver)
    return {
        **LetterForm.present(plan, said),
        "subject": begun.subject if begun else letter.subject(pair.us, pair.them),
        "letter": begun.letter if begun else texts,
        "composed": composed({language: digest(text) for language, text in texts.items()}),
    }


def _on_file(receiver: Municipality) -> letter.Addressed:
    """The postal address that a directory or a moderator says, for its writer to look at."""
    found = postal_address_of(receiver.pk)
    if found is None:
        return letter.Addressed()
    return letter.Addressed(
        postal_address=found.value, source=f"{found.source}, {date_format(found.as_of, 'DATE_FORMAT')}"
    )


def _posted(request: HttpRequest, composer: Composer) -> HttpResponse:
    """A letter that her answers have changed is shown to its writer before it goes."""
    intent = request.POST.get("intent", _PREVIEW)
    if not composer.form.is_valid():
        composer.status = 422
        return _page(request, composer)
    changed = composer.form.rewritten(is_forced=intent == _WRITE)
    if changed is not None:
        composer.form = LetterForm(changed, pair=composer.form.pair)
    if intent == _SEND and changed is not None:
        messages.info(request, _("Your answers have changed the letter. Read it once more, then send it."))
    if not composer.form.is_valid():
        composer.status = 422
    elif intent in (_PREVIEW, _WRITE) or (intent == _SEND and changed is not None):
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
        composer.status = status_of(composer.form)
        return None
    messages.success(request, _told(introduction))
    if introduction.status == Status.DRAFTED:
        return redirect(f"{request.path}?to={composer.receiver.pk}")
    return redirect("correspondence:introduction", composer.by.municipality_id, introduction.pk)


def _draft(*, insist: bool, **written: Any) -> Introduction:
    """A draft is questioned when it is sent."""
    return actions.draft(**written)


def _send(*, insist: bool, by: Membership, **written: Any) -> Introduction:
    """Save what was typed and send it; where it cannot be sent, the draft stays."""
    draft = actions.draft(by=by, **written)
    if sender_bounces(by.user):
        raise Conflict(_MAILBOX_BOUNCES)
    return actions.send(introduction=draft, by=by, insist=insist)


def _told(introduction: Introduction) -> str:
    if introduction.status == Status.DRAFTED:
        return _("The draft is saved. Only your municipality sees it.")
    if introduction.status == Status.HELD:
        return _("A moderator reads the letter before it is sent. You will be notified by e-mail.")
    if introduction.status == Status.AWAITING_RECIPIENT:
        return _("The letter is kept: nobody represents this municipality on the platform yet.")
    return _("The letter is in the other side’s inbox and has been e-mailed to its representatives.")


def _page(request: HttpRequest, composer: Composer) -> HttpResponse:
    form, by, receiver = composer.form, composer.by, composer.receiver
    words = texts_of(form, "letter")
    load = queries.load_of(receiver)
    context = {
        "composer": composer,
        "form": form,
        "municipality": by.municipality,
        "receiver": receiver,
        "is_here": is_here(receiver),
        "findings": findings(str(form["subject"].value() or ""), words, strict=is_near_the_front(by.municipality_id)),
        "returned": _returned(by, receiver),
        "preview": _as_they_read_it(composer, words) if composer.is_preview else {},
        "warnings": _warnings(by, receiver, load),
        "is_full": load.is_full and is_here(receiver),
        "record": queries.reply_record(receiver),
        "can_introduce": can_introduce(by.municipality, receiver),
        "partnerships": list(_partnerships(by, receiver)),
    }
    return shown_again(request, "correspondence/compose.html", context, form, status=composer.status)


def _as_they_read_it(composer: Composer, words: Mapping[str, str]) -> LocalizedText:
    said = {name: composer.form.cleaned_data.get(name, "") for name in letter.Addressed._fields}
    return queries.opened_for(composer.receiver, LocalizedText(words), letter.Addressed(**said))


def _returned(by: Membership, receiver: Municipality) -> str:
    """Why a moderator returned the letter, where one did."""
    begun = queries.open_letter_between(by.municipality, receiver)
    return begun.returned_reason if begun and begun.status == Status.DRAFTED else ""


def _warnings(by: Membership, receiver: Municipality, load: Load) -> list[Text]:
    """What would stop the letter, or should make the writer think twice, said before she writes."""
    known = queries.acquaintance(by.municipality_id, receiver.pk)
    said = [
        no_more_letters() if wants_no_letters(receiver.pk) and not is_here(receiver) else None,
        letters_would_cross(**known),
        over_capacity(load),
        too_many_open(queries.undecided_letters_of(by.municipality_id)),
    ]
    return [each for each in said if each]


def _partnerships(by: Membership, receiver: Municipality) -> list[Partnership]:
    both = Partnership.objects.public().of(by.municipality).filter(parties__municipality=receiver)
    return list(both.with_parties())


def _post_of(by: Membership) -> LocalizedText | str:
    """Of a head who has not said it, where it follows from the authority in force."""
    return default_post_of_head(by.municipality_id) if by.role == Role.HEAD else ""


def _nobody_chosen(request: HttpRequest, by: Membership, reason: Text | None = None) -> HttpResponse:
    context = {
        "municipality": by.municipality,
        "reason": reason,
    }
    return render(request, "correspondence/nobody_chosen.html", context, status=422 if reason else 200)
