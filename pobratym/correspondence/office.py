"""The letter and its annex as DOCX: the same words as in the PDF, for an office that goes on writing in them."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratym.core.qr import qr_alt, qr_picture
from pobratym.gateways.office_documents import Block, Drawn, NewPage, Words, docx
from pobratym.introductions.letter.paper import Answer, Sheet
from pobratym.introductions.queries import Paper
from pobratym.places.models import Municipality
from pobratym.profiles.models import PassportPicture
from pobratym.search.card import BusinessCard, CardItem, card_of

_ARMS, _QR = 13, 17  # millimetres
# Up to so many characters of text -> points: a letter with its signature stands on one page, as far as can be told
# without measuring.
_SIZES = ((900, 11.0), (1_300, 10.5), (1_700, 10.0), (2_200, 9.5))
_SMALLEST = 9.0
_ANSWER = 600  # as many characters take as much of the page as the way to answer does


def docx_of(sender: Municipality, paper: Paper) -> bytes:
    """The sheets of the letter, then the business card of its sender in the language of the first."""
    language = paper.sheets[0].language
    arms = _arms(paper.arms)
    blocks: list[Block] = []
    for sheet in paper.sheets:
        with override(sheet.language):
            blocks += [*([NewPage()] if blocks else []), *arms, *_letter(sheet)]
    with override(language):
        if paper.sheets[0].annex:
            blocks += [NewPage(), *_annex(card_of(sender, issued_on=timezone.localdate()), language)]
        return docx(
            blocks,
            title=paper.sheets[0].title,
            language=language,
            author=paper.sheets[0].sender,
            made_at=timezone.localtime(),
        )


def _arms(picture: PassportPicture | None) -> list[Block]:
    if picture is None:
        return []
    with picture.small.open("rb") as stored:
        return [Drawn(stored.read(), str(picture.alt), _ARMS, space_after=1)]


def _letter(sheet: Sheet) -> Iterator[Block]:
    language, size = sheet.language, _size(sheet)
    yield Words(sheet.sender, language, level=1, size=15)
    if sheet.sender_in_its_own_language:
        yield Words(sheet.sender_in_its_own_language, "uk", size=9.5)
    place = " · ".join([sheet.sender_place, *sheet.contacts])
    yield Words("\n".join(filter(None, [sheet.authority, place])), language, size=9)
    yield Words(sheet.place_and_date, language, to_the_right=True, size=size)
    yield Words("\n".join(sheet.addressee), language, size=size)
    yield Words(sheet.subject, language, level=2, size=11.5, space_before=3)
    yield Words(sheet.opening, language, size=size, space_before=1)
    if sheet.in_brief:
        yield Words(f"{sheet.in_brief_heading}. {' '.join(sheet.in_brief)}", language, size=size)
    if sheet.body_label:
        yield Words(sheet.body_label, language, is_bold=True, size=size, keeps_with_next=True)
    for paragraph in sheet.body:
        texts = paragraph.lines if paragraph.is_list else ["\n".join(paragraph.lines)]
        for text in texts:
            is_heading = not paragraph.is_list and text.endswith(":")
            yield Words(text, sheet.body_language, is_item=paragraph.is_list, size=size, keeps_with_next=is_heading)
    yield Words(sheet.closing, language, size=size, space_before=2, keeps_with_next=True)
    signs = "\n".join(filter(None, [sheet.signatory, sheet.signatory_post])) or sheet.signature_label
    yield Words(f"{'_' * 30}\n{signs}", language, size=size, space_before=8)
    if small := " · ".join(filter(None, [sheet.annex, *sheet.small])):
        yield Words(small, language, size=8.5)
    if sheet.answer:
        yield from _answer(sheet.answer, language)


def _size(sheet: Sheet) -> float:
    """In points, by how much there is to say: each line counts as what it takes of the page."""
    lines = [line for paragraph in sheet.body for line in paragraph.lines]
    signs = sum(map(len, (*lines, *sheet.in_brief))) + 25 * (len(lines) + len(sheet.addressee))
    signs += _ANSWER if sheet.answer else 0
    return next((size for most, size in _SIZES if signs <= most), _SMALLEST)


def _answer(answer: Answer, language: str) -> Iterator[Block]:
    """Kept together: a code without its address is of no use."""
    yield Words(answer.heading, language, is_bold=True, size=8.5, space_before=1, keeps_with_next=True)
    yield Words(f"{answer.text}\n{answer.address}", language, size=8.5, keeps_with_next=True)
    code = f"{answer.code_label}: {answer.code}" if answer.code else ""
    yield Drawn(qr_picture(answer.link), qr_alt(answer.address), _QR, beside=code)


def _annex(card: BusinessCard, language: str) -> Iterator[Block]:
    """What the card says, as lines of text."""
    yield Words(card.name.text, card.name.language, level=1, size=15)
    yield Words(f"{card.kind}\n{card.place}", language)
    facts = [*card.facts, *card.seeks]
    for fact in facts:
        note = f" ({fact.note})" if fact.note else ""
        yield Words(f"{fact.label}: {fact.value}{note}", language)
    if card.about:
        yield Words(_("In its own words"), language, level=2, size=12, space_before=3)
        yield Words(card.about.text, card.about.language)
    elif card.brief:
        yield Words(" ".join(card.brief), language)
    yield from _listed(_("What it offers"), card.offers, language)
    yield from _listed(_("What it needs"), card.needs, language)
    if card.partners:
        yield Words(_("Partners"), language, level=2, size=12, space_before=3)
    for partner in card.partners:
        yield Words(", ".join(filter(None, [partner.names, partner.country, partner.about])), language, is_item=True)


def _listed(heading: str, items: list[CardItem], language: str) -> Iterator[Block]:
    if items:
        yield Words(heading, language, level=2, size=12, space_before=3)
    for item in items:
        own = item.own_title
        yield Words(": ".join(filter(None, [item.kind, item.title])), language, is_item=True)
        if own and not item.title:
            yield Words(own.text, own.language, size=9.5)
