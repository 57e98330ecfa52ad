"""Texts kept in several languages, and honest about what is missing."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

CONTENT_LANGUAGES = ("uk", "en")


def current_language() -> str:
    """The reader's language, of those content is kept in."""
    language = (get_language() or "uk")[:2]
    return language if language in CONTENT_LANGUAGES else "en"


@dataclass(frozen=True)
class LocalText:
    """A text with the language it is really in."""

    text: str
    language: str
    is_fallback: bool

    def __str__(self) -> str:
        return self.text


def in_language(holder: Any, field: str, language: str | None = None) -> LocalText:
    """`field_uk` or `field_en` of `holder` in the reader's language, else in the other one, marked as such."""
    wanted = language or current_language()
    for each in (wanted, *[other for other in CONTENT_LANGUAGES if other != wanted]):
        text = getattr(holder, f"{field}_{each}", "") or ""
        if text:
            return LocalText(text, each, each != wanted)
    return LocalText("", wanted, False)
