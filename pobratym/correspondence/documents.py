"""A letter as a document on the hromada's letterhead: PDF to be printed, signed and posted, DOCX to be written on.

First the letter, a page in the receiver's language and one in the sender's, then the sender's business card in the
receiver's language as an annex.
"""

from dataclasses import asdict
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from pobratym.answers.actions import hand_out
from pobratym.answers.granting import NewLink
from pobratym.answers.queries import why_closed
from pobratym.core.errors import DomainError
from pobratym.core.forms import VerbForm
from pobratym.core.languages import in_words
from pobratym.core.letters import address
from pobratym.core.qr import qr_alt, qr_code
from pobratym.correspondence.access import standing
from pobratym.correspondence.office import docx_of
from pobratym.gateways.typesetting import TooLong, pdf
from pobratym.introductions import queries
from pobratym.introductions.letter.paper import Answer, Sheet
from pobratym.introductions.models import Introduction
from pobratym.introductions.workflow import Status
from pobratym.search.card import card_of
from pobratym.web.directory.card import typeset

MOST_PAGES = 3
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@login_required
@require_POST
def document(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    """The document as `ending` names it, "pdf" or "docx". To a town hall that is not here it carries a new code, so it
    is asked for by a button; a text that is too long comes back to its author, who learns how much."""
    reader = standing(request, municipality_pk, pk)
    ending = request.POST.get("ending", "pdf")
    if ending not in _TYPES:
        raise Http404
    letter, button = reader.introduction, VerbForm({})
    make = partial(_made, letter, ending)
    made = button.run(hand_out, introduction=letter, by=reader.membership, make=make)
    if made is None:
        messages.error(request, _why(letter, button.refusal))
        return redirect("correspondence:introduction", reader.membership.municipality_id, letter.pk)
    response = HttpResponse(made, content_type=_TYPES[ending])
    name = f"{letter.sender.slug}-{letter.receiver.slug}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def pdf_of(letter: Introduction, link: NewLink | None = None) -> bytes:
    """The letter with its annex as PDF/UA. Raises TooLong where a page does not hold its text, TypesettingFailed."""
    paper = _paper(letter, link)
    first = paper.sheets[0]
    with override(first.language):
        card, pictures = _annex(letter, first)
        if first.answer:
            pictures["answer.svg"] = qr_code(first.answer.link)
        content = {
            "sheets": [_content(sheet) for sheet in paper.sheets],
            "arms": card["arms"],
            "card": card if first.annex else None,
            "card_language": first.language,
        }
    return pdf(
        "letter",
        content,
        title=first.title,
        language=first.language,
        made_at=timezone.localtime(),
        pictures=pictures,
        most_pages=MOST_PAGES,
    )


def _annex(letter: Introduction, sheet: Sheet) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The card of the sender, called as the letter calls it."""
    card, pictures = typeset(card_of(letter.sender, issued_on=timezone.localdate()))
    name = {"text": sheet.sender, "lang": sheet.language}
    return card | {"name": name, "place": sheet.sender_place}, pictures


def _made(letter: Introduction, ending: str, link: NewLink | None) -> bytes:
    return pdf_of(letter, link) if ending == "pdf" else docx_of(letter.sender, _paper(letter, link))


def _paper(letter: Introduction, link: NewLink | None) -> queries.Paper:
    """Where it is answered: by whoever has its link or code, else on the receiver's own page. A letter that stands in
    an inbox is answered there."""
    if why_closed(letter) is not None or (link is None and letter.status != Status.AWAITING_RECIPIENT):
        return queries.paper_of(letter)
    receiver = letter.receiver
    if link is None:
        return queries.paper_of(
            letter, address_in=lambda each: address("web:municipality", receiver.pk, receiver.slug, language=each)
        )
    return queries.paper_of(
        letter,
        address_in=lambda each: address("correspondence:answer_code", language=each),
        link_in=lambda each: address("correspondence:answer", link.key, language=each),
        code=link.code,
    )


def _content(sheet: Sheet) -> dict[str, Any]:
    answer = sheet.answer
    return asdict(sheet) | {"answer": _drawn(answer) if answer else None}


def _drawn(answer: Answer) -> dict[str, Any]:
    shown = answer.address.partition("://")[2]
    return asdict(answer) | {
        "url": answer.link,
        "address": shown,
        "qr": {"file": "answer.svg", "alt": qr_alt(answer.address)},
    }


def _why(letter: Introduction, refusal: DomainError | None) -> str:
    if not isinstance(refusal, TooLong):
        return str(refusal)
    signs = len(letter.letter[refusal.language]) * refusal.percent // 100
    return _(
        "The letter %(in_language)s does not fit on one page, even in small type. It is about %(signs)d characters too "
        "long, %(percent)d per cent of its text. Shorten it and make the document again."
    ) % {"in_language": in_words(refusal.language), "signs": signs, "percent": refusal.percent}
