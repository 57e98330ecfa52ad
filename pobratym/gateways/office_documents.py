"""Text documents (.docx) that an office goes on writing in, by python-docx: paragraphs, lists, pictures, no more.

Texts are data: nothing typed by anybody is taken for a field, a link or a part of another document.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from PIL import Image

_FONT = "Times New Roman"  # every office has it, and it draws Cyrillic


@dataclass(frozen=True)
class Words:
    """A paragraph. `level`: of a heading, 0 for running text; `size` in points; `space_before`: millimetres;
    `keeps_with_next`: no page ends between it and what follows."""

    text: str
    language: str
    level: int = 0
    is_bold: bool = False
    is_item: bool = False
    to_the_right: bool = False
    size: float = 11
    space_before: float = 0
    keeps_with_next: bool = False


@dataclass(frozen=True)
class Drawn:
    """A picture as wide as so many millimetres; `alt` says what it shows, `beside` stands in bold at its foot."""

    content: bytes
    alt: str
    width: float
    space_after: float = 0  # millimetres
    beside: str = ""


@dataclass(frozen=True)
class NewPage:
    """What follows stands on the next page."""


Block = Words | Drawn | NewPage


def docx(blocks: Sequence[Block], *, title: str, language: str, author: str, made_at: datetime) -> bytes:
    """The bytes of a document on A4. `language`: of the whole, by ISO 639-1."""
    written = Document()
    _set_up(written, title, language, author, made_at)
    is_on_new_page = False
    for block in blocks:
        if not isinstance(block, NewPage):
            paragraph = _draw(written, block) if isinstance(block, Drawn) else _say(written, block)
            paragraph.paragraph_format.page_break_before = is_on_new_page or None
        is_on_new_page = isinstance(block, NewPage)
    made = BytesIO()
    written.save(made)
    return made.getvalue()


def _set_up(written: Written, title: str, language: str, author: str, made_at: datetime) -> None:
    page = written.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(25), Mm(22)
    page.top_margin, page.bottom_margin = Mm(13), Mm(13)
    about = written.core_properties
    about.title, about.author, about.language, about.comments = _plain(title)[:250], _plain(author)[:250], language, ""
    about.created = about.modified = made_at.replace(tzinfo=None)
    for name in ("Normal", "Heading 1", "Heading 2", "List Bullet"):
        style: Any = written.styles[name]
        style.font.name = _FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        style.paragraph_format.space_after = Pt(4)


def _say(written: Written, words: Words) -> Paragraph:
    style = f"Heading {words.level}" if words.level else "List Bullet" if words.is_item else None
    paragraph = written.add_paragraph(style=style)
    paragraph.paragraph_format.space_before = Mm(words.space_before)
    paragraph.paragraph_format.keep_with_next = words.keeps_with_next or None
    paragraph.paragraph_format.keep_together = True
    if words.to_the_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for number, line in enumerate(_plain(words.text).split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
        run.bold = words.is_bold or None
        run.font.name, run.font.size = _FONT, Pt(words.size)
        said_in = OxmlElement("w:lang")
        said_in.set(qn("w:val"), words.language)
        run._r.get_or_add_rPr().append(said_in)
    return paragraph


def _draw(written: Written, drawn: Drawn) -> Paragraph:
    """As PNG, whatever it was: Word reads no WebP. Says what it shows."""
    as_png = BytesIO()
    with Image.open(BytesIO(drawn.content)) as picture:
        picture.convert("RGBA").save(as_png, "PNG")
    as_png.seek(0)
    paragraph = written.add_paragraph()
    paragraph.paragraph_format.space_after = Mm(drawn.space_after)
    shape = paragraph.add_run().add_picture(as_png, width=Mm(drawn.width))
    shape._inline.docPr.set("descr", _plain(drawn.alt))
    if drawn.beside:
        run = paragraph.add_run(f"   {_plain(drawn.beside)}")
        run.bold, run.font.name = True, _FONT
    return paragraph


def _plain(text: str) -> str:
    """Without signs that XML does not hold or nobody sees."""
    return "".join(each for each in text if each == "\n" or not unicodedata.category(each).startswith("C"))
