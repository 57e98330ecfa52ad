"""Letters of intent, how they left, the conversations they began, and the partnerships that came of them."""

from collections.abc import Callable, Mapping
from functools import partial

from django.utils import timezone

from pobratym.backoffice.demonstration.calendar import Calendar
from pobratym.backoffice.demonstration.cast import Cast
from pobratym.backoffice.demonstration.content import LETTERS, DemonstrationLetter, LetterStep
from pobratym.backoffice.demonstration.on_the_way import approve, bounce, by_mail, make_ready, post, wrong_address
from pobratym.backoffice.demonstration.talks import answer, choose_time, propose_meeting
from pobratym.introductions import actions as introductions
from pobratym.introductions import letter as letter_text
from pobratym.introductions import queries
from pobratym.introductions.models import Introduction
from pobratym.matching.queries import explain
from pobratym.memberships.models import Membership
from pobratym.partnerships import actions as partnerships
from pobratym.partnerships.models import Partnership, Proposal

_EXPIRY = 25  # days ago the daily command found the letters that nobody had answered


def plan_letters(calendar: Calendar, cast: Cast) -> None:
    """Each letter with what became of it."""
    for letter in LETTERS:
        calendar.on(letter.written, partial(_write, cast, letter))
        for step in letter.steps:
            calendar.on(step.day, partial(_take, cast, letter, step))
    calendar.on(_EXPIRY, introductions.expire_letters)


def _write(cast: Cast, letter: DemonstrationLetter) -> None:
    by, receiver = cast.speaker(letter.sender), cast.municipalities[letter.receiver]
    us, them = queries.facts_of(cast.municipalities[letter.sender]), queries.facts_of(receiver)
    reasons = [each for each in explain(by.municipality, receiver).reasons_for_them if not each.is_caution]
    draft = introductions.draft(
        receiver=receiver,
        by=by,
        subject=letter_text.subject(us, them),
        letter=letter_text.first_letters(us, them, letter_text.Signatory(by.user.full_name, by.position)),
        reasons=[each.in_languages for each in reasons],
    )
    if letter.is_sent:
        introductions.send(introduction=draft, by=by)


def _take(cast: Cast, letter: DemonstrationLetter, step: LetterStep) -> None:
    sender, receiver = cast.municipalities[letter.sender], cast.municipalities[letter.receiver]
    introduction = Introduction.objects.select_related("partnership").get(sender=sender, receiver=receiver)
    side = letter.sender if step.verb == "withdraw" or step.side == "sender" else letter.receiver
    by = cast.speaker(side)
    introductions.open_letter(introduction=introduction, by=by)  # who acts has read what the other side wrote
    if step.to:
        introductions.propose_passing_on(
            introduction=introduction, by=by, municipality=cast.municipalities[step.to], words=step.text
        )
    elif step.verb == "approve_delivery":
        approve(introduction, cast.moderator)
    else:
        VERBS[step.verb](introduction, by, step)


def _open(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    """Reading is all there is to it."""


def _ask(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    introductions.ask(introduction=introduction, by=by, text=step.text)


def _agree_to_pass_on(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    introductions.agree_to_passing_on(passing=introduction.passings_on.get(), by=by)


def _accept(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    introductions.accept(introduction=introduction, by=by)


def _decline(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    introductions.decline(introduction=introduction, by=by, reason=step.reason, own_words=step.text)


def _withdraw(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    introductions.withdraw(introduction=introduction, by=by)


def _propose(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    partnerships.propose(
        partnership=_talks(introduction),
        by=by,
        type=step.type,
        stage=step.stage,
        spheres=step.spheres,
        note=step.note,
        registration_number=step.registration_number,
        registered_on=timezone.localdate() if step.registration_number else None,
        registration_act=step.registration_act,
    )


def _confirm(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    partnerships.confirm_proposal(proposal=_waiting(introduction), by=by)


def _decline_proposal(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    partnerships.decline_proposal(proposal=_waiting(introduction), by=by, reason=step.text)


def _sign(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    partnerships.record_signature(partnership=_talks(introduction), by=by, signed_on=timezone.localdate())


def _publish(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    partnerships.agree_to_publish(partnership=_talks(introduction), by=by)


VERBS: Mapping[str, Callable[[Introduction, Membership, LetterStep], None]] = {
    "open": _open,
    "answer": answer,
    "ask": _ask,
    "agree_to_pass_on": _agree_to_pass_on,
    "wrong_address": wrong_address,
    "make_ready": make_ready,
    "post": post,
    "by_mail": by_mail,
    "bounce": bounce,
    "propose_meeting": propose_meeting,
    "choose_time": choose_time,
    "accept": _accept,
    "decline": _decline,
    "withdraw": _withdraw,
    "propose": _propose,
    "confirm": _confirm,
    "decline_proposal": _decline_proposal,
    "sign": _sign,
    "publish": _publish,
}


def _talks(introduction: Introduction) -> Partnership:
    """The partnership of an accepted letter; the files tell of no other steps before it."""
    return Partnership.objects.get(introduction=introduction)


def _waiting(introduction: Introduction) -> Proposal:
    return Proposal.objects.get(partnership__introduction=introduction, status="open")
