"""A text in several languages, honest about which of them it is shown in and how it came to be."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from pobratym.core.languages import (
    ENGLISH,
    content_languages,
    current_language,
    in_each_language,
    in_order_of_preference,
)

_ORIGINS = "origins"  # beside the languages in the stored form; no language has such a code


class Origin(TextChoices):
    """How the text in one language came to be."""

    WRITTEN = "written", _("written in this language")
    TRANSLATED = "translated", _("translated by a person")
    MACHINE = "machine", _("translated by a machine")


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text with the language it is really in. `is_fallback`: another one was asked for."""

    text: str
    language: str
    is_fallback: bool = False
    origin: str = Origin.WRITTEN

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def is_by_machine(self) -> bool:
        return self.origin == Origin.MACHINE


class LocalizedText(Mapping[str, str]):
    """Language -> text, never changed in place. Spaces around a text go; a language without a text is not in it.

    `text["pl"]` is empty where there is none; `str(text)` is what the reader is shown.
    """

    __slots__ = ("_dumped", "_origins", "_texts")
    _dumped: str
    _origins: dict[str, str]
    _texts: dict[str, str]

    def __init__(self, texts: Mapping[str, str] | None = None, origins: Mapping[str, str] | None = None) -> None:
        known = dict(texts._origins) if isinstance(texts, LocalizedText) else {}
        given = ((language, text.strip()) for language, text in (texts or {}).items())
        self._texts = {language: text for language, text in given if text}
        self._origins = {
            language: str(origin)
            for language, origin in {**known, **(origins or {})}.items()
            if language in self._texts and origin != Origin.WRITTEN
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "LocalizedText":
        """The text as `as_json` has put it."""
        return cls(
            {language: text for language, text in stored.items() if language != _ORIGINS}, stored.get(_ORIGINS, {})
        )

    @classmethod
    def loaded(cls, dumped: str) -> "LocalizedText":
        """The text as `dumped` has put it: read from the database by the hundred thousand, so nothing is tidied, and
        what nobody looks at is not even taken apart."""
        text = cls.__new__(cls)
        text._dumped = dumped
        return text

    def __getattr__(self, name: str) -> Any:
        """Only asked for what is not there: the parts of a text that was loaded and is now looked at first."""
        if name not in ("_texts", "_origins"):
            raise AttributeError(name)
        stored: dict[str, Any] = json.loads(self._dumped)
        self._origins = stored.pop(_ORIGINS, {})
        self._texts = stored
        return getattr(self, name)

    def as_json(self) -> dict[str, Any]:
        """{"en": "…", "uk": "…"}, in one order whoever writes it; "origins" tells of what was not written so."""
        texts: dict[str, Any] = dict(sorted(self._texts.items()))
        return {**texts, _ORIGINS: dict(sorted(self._origins.items()))} if self._origins else texts

    def dumped(self) -> str:
        """The stored form as the database holds it, for rows that are written in bulk."""
        return json.dumps(self.as_json(), ensure_ascii=False)

    def in_language(self, language: str | None = None) -> ShownText:
        """In `language` (the reader's, where none is named), else in the first one there is, marked as such."""
        wanted = language or current_language()
        if own := self._texts.get(wanted):  # nearly always; the order is worked out for the rest only
            return ShownText(own, wanted, False, self._origins.get(wanted, Origin.WRITTEN))
        for each in in_order_of_preference(wanted):
            if text := self._texts.get(each):
                return ShownText(text, each, True, self.origin(each))
        return ShownText("", wanted)

    def in_each(self, languages: Iterable[str]) -> list[str]:
        """As readers of each of these languages are shown it, as plain texts: for tables that tell all of them."""
        fallback = ""
        for each in (ENGLISH, *content_languages()):
            if fallback := self._texts.get(each, ""):
                break
        return [self._texts.get(language) or fallback for language in languages]

    @property
    def shown(self) -> ShownText:
        """What the reader is shown."""
        return self.in_language()

    def origin(self, language: str) -> str:
        return self._origins.get(language, Origin.WRITTEN)

    def __or__(self, said: Mapping[str, str]) -> "LocalizedText":
        """With what is said anew; other languages stay. What is said in the same words keeps its origin."""
        anew = LocalizedText(said)
        kept = {
            language: origin
            for language, origin in self._origins.items()
            if language not in said or anew[language] == self[language]
        }
        return LocalizedText({**self._texts, **dict.fromkeys(said, ""), **anew._texts}, kept | anew._origins)

    def __getitem__(self, language: str) -> str:
        """Raises KeyError for what is no language: templates ask for `text.shown` as for a key first."""
        if language in self._texts:
            return self._texts[language]
        if language in content_languages():
            return ""
        raise KeyError(language)

    def __contains__(self, language: object) -> bool:
        return language in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LocalizedText):
            return (self._texts, self._origins) == (other._texts, other._origins)
        return isinstance(other, Mapping) and self == LocalizedText.from_json(other)

    def __hash__(self) -> int:
        return hash((frozenset(self._texts.items()), frozenset(self._origins.items())))

    def __str__(self) -> str:
        return self.shown.text

    def __repr__(self) -> str:
        return f"LocalizedText({self.as_json()})"


def translated(say: Callable[[], str]) -> LocalizedText:
    """A sentence of our own catalogues in every language that has it."""
    return LocalizedText(dict(in_each_language(say)))


NO_TEXT = LocalizedText()
