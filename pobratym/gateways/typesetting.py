"""Documents for paper and for screen readers: a template of ours and plain data become a PDF that holds to PDF/UA-1
(ISO 14289-1): tagged, with its title and its language.

Typst sets them (the package typst, one wheel, no library of the system) in a process of its own that ends when its time
or its memory is used up, in an empty folder out of which it reads nothing, and with the fonts that our build brought.
Texts reach the template as values of a JSON file, so that nothing typed by anybody is ever taken for markup.
"""

import json
import logging
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import DomainError

logger = logging.getLogger(__name__)

MOST_SECONDS = 20
MOST_DATA = 256 * 1024
MOST_PICTURES = 12 * 1024 * 1024
MOST_PDF = 8 * 1024 * 1024
_PICTURE_NAME = re.compile(r"[a-z0-9-]{1,40}\.(?:jpe?g|png|svg|webp)")
# What a template panics with where a text is too long for its place: in which language, how much of it must go.
_TOO_LONG = re.compile(r"too long: ([a-z]{2}) ([0-9]{1,5}) per cent")
_PROCESS = Path(__file__).with_name("typesetting_process.py")
# The whole document: what each template leaves to us. `given` is what `pdf` was asked with.
_FRAME = """\
#import "TEMPLATE.typ": body
#let given = json("given.json")
#set document(title: given.title, date: datetime(..given.made_at))
#set text(font: ("Manrope", "Libertinus Serif", "DejaVu Sans Mono"), lang: given.language)
#body(given.content)
#if given.most_pages != none {
  context assert(here().page() <= given.most_pages, message: "more pages than there may be")
}
"""


class TypesettingFailed(DomainError):
    """The document cannot be made; the log says why. What it was to be made of is untouched."""

    message = _("The document could not be made. Please try again later, or open the page and print it.")


class TooLong(TypesettingFailed):
    """A text does not fit where the template puts it, at the smallest size that can be read: `percent` of the text in
    `language` must go."""

    def __init__(self, language: str, percent: int) -> None:
        super().__init__()
        self.language, self.percent = language, percent


def pdf(
    template: str,
    content: Mapping[str, Any],
    *,
    title: str,
    language: str,
    made_at: datetime,
    pictures: Mapping[str, bytes] | None = None,
    most_pages: int | None = None,
) -> bytes:
    """The bytes of a PDF/UA-1 document.

    `template`: a file of settings.TYPESETTING_TEMPLATES without its ending, which defines `#let body(content)`.
    `content`: what JSON can hold. Signs that none of our fonts has stand as an empty box. `pictures`: name, as the
    template calls it (`arms.png`), -> JPEG, PNG, WebP or SVG. `language`: of the document, by ISO 639-1. `made_at`:
    stands in the document's properties. `most_pages`: a longer document is a mistake of the template.

    Templates may import each other. Raises TooLong where the template says that a text does not fit (it panics with
    "too long: uk 34 per cent"), TypesettingFailed where it cannot be made within MOST_SECONDS or would be larger than
    MOST_PDF, ValueError where more is asked than the bounds of this module allow.
    """
    given = {
        "title": title,
        "language": language,
        "made_at": {name: getattr(made_at, name) for name in ("year", "month", "day", "hour", "minute", "second")},
        "most_pages": most_pages,
        "content": content,
    }
    data = json.dumps(_readable(given), ensure_ascii=False)
    _ensure_bounds(data, pictures or {})
    with TemporaryDirectory(prefix="typesetting-") as name:
        folder = Path(name)
        (folder / "main.typ").write_text(_FRAME.replace("TEMPLATE", template))
        for ours in settings.TYPESETTING_TEMPLATES.glob("*.typ"):
            (folder / ours.name).write_text(ours.read_text())
        (folder / "given.json").write_text(data)
        for picture, drawn in (pictures or {}).items():
            (folder / picture).write_bytes(drawn)
        return _made(folder)


def _ensure_bounds(data: str, pictures: Mapping[str, bytes]) -> None:
    if len(data) > MOST_DATA or sum(map(len, pictures.values())) > MOST_PICTURES:
        raise ValueError("more than a document may be made of")
    if strange := [name for name in pictures if not _PICTURE_NAME.fullmatch(name)]:
        raise ValueError(f"no names of pictures: {strange}")


def _made(folder: Path) -> bytes:
    """What the process leaves in the folder."""
    command = [sys.executable, "-I", str(_PROCESS), str(folder), str(settings.TYPESETTING_FONTS), str(MOST_SECONDS)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise _failed(f"not done in {MOST_SECONDS} seconds") from error
    made = folder / "made.pdf"
    if done.returncode or not made.is_file():
        told = done.stderr.decode(errors="replace")[-2000:]
        if found := _TOO_LONG.search(told):
            raise TooLong(found[1], int(found[2]))
        raise _failed(told)
    if made.stat().st_size > MOST_PDF:
        raise _failed(f"the document has {made.stat().st_size} bytes")
    return made.read_bytes()


def _failed(why: str) -> TypesettingFailed:
    """What Typst says names lines of our templates, never what people typed."""
    logger.error("Typesetting failed", extra={"problem": why})
    return TypesettingFailed()


def _readable(value: Any) -> Any:
    """Without signs that no font draws and no reader sees: controls, halves of characters, reserved ones."""
    if isinstance(value, str):
        return "".join(each for each in value if each == "\n" or not unicodedata.category(each).startswith("C"))
    if isinstance(value, Mapping):
        return {key: _readable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_readable(each) for each in value]
    return value
