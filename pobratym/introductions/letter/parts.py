"""Paragraphs and lists of a letter, alike in both languages; what is empty is left out."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import override

from pobratym.introductions.letter.facts import Ask


def paragraphs(*parts: str) -> str:
    """The parts that have something to say, an empty line between them."""
    return "\n\n".join(part.strip() for part in parts if part.strip())


def titled_list(title: str, items: Iterable[str]) -> str:
    """A title with one item a line, or nothing where there are no items."""
    lines = [f"– {item}" for item in items]
    return "\n".join([title, *lines]) if lines else ""


def word(label: str | Promise, language: str) -> str:
    """A label of a vocabulary in the letter's language, whoever reads the page."""
    with override(language):
        return str(label)


def ask_line(ask: Ask, language: str) -> str:
    """«Experience of a water utility (water supply, know-how)», or the sphere and form alone."""
    title = ask.title_uk if language == "uk" else ask.title_en
    coded = f"{word(ask.sphere.label, language)}, {word(ask.form.label, language)}"
    return f"{title} ({coded})" if title else coded


def grouped(number: int) -> str:
    """65 088, with spaces that do not break."""
    return f"{number:,}".replace(",", "\u00a0")
