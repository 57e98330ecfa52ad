"""The languages of the service: which there are, which is read now, and which stands in for one that is missing.

Three lists, all settings: texts are kept in each of CONTENT_LANGUAGES; the interface, its addresses and its letters
offer those of LANGUAGES, which the environment switches on (INTERFACE_LANGUAGES); every page is translated, articles
are written and forms ask for texts in WHOLE_LANGUAGES (docs/adr/0057).
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import DjangoTranslation, parse_accept_lang_header

ENGLISH = "en"
# A language of settings.CONTENT_LANGUAGES has its words here: «Not translated yet: shown in Polish».
_IN_WORDS: dict[str, Promise] = {
    "uk": _("in Ukrainian"),
    "en": _("in English"),
    "pl": _("in Polish"),
    "de": _("in German"),
    "fr": _("in French"),
}


def content_languages() -> tuple[str, ...]:
    """Every language that a text may be kept in."""
    return tuple(settings.CONTENT_LANGUAGES)


def interface_languages() -> tuple[str, ...]:
    """The languages that readers are offered."""
    return tuple(code for code, _name in settings.LANGUAGES)


def whole_languages() -> tuple[str, ...]:
    """The languages in which every page, article and form is there."""
    return tuple(settings.WHOLE_LANGUAGES)


def language_choices() -> list[tuple[str, Any]]:
    """The languages that readers are offered, for a model field: called anew, so that no migration names them."""
    return list(settings.LANGUAGES)


def default_language() -> str:
    """The language of those who have not chosen one."""
    return settings.LANGUAGE_CODE


def offered(language: str) -> str:
    """The language if readers are offered it, else English: somebody's choice may have been switched off since."""
    return language if language in interface_languages() else ENGLISH


def offered_whole(language: str) -> str:
    """The language if everything is there in it, else English: for those who work with every page (the back office)."""
    return language if language in whole_languages() else ENGLISH


def language_of_strangers(accepted: str) -> str | None:
    """The language of those whose browser asks for none that is offered: English; None where it asks for one that is,
    or for none at all.

    `accepted`: the header Accept-Language. Django would give them LANGUAGE_CODE, Ukrainian, which people abroad, one of
    the two audiences, do not read.
    """
    codes = [code.partition("-")[0] for code, _weight in parse_accept_lang_header(accepted.lower()) if code != "*"]
    is_served = not codes or any(code in interface_languages() for code in codes)
    return None if is_served else ENGLISH


def current_language() -> str:
    """The reader's language, of those that content is kept in."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    return language if language in settings.CONTENT_LANGUAGES else ENGLISH


def in_order_of_preference(language: str) -> tuple[str, ...]:
    """Languages as a reader of `language` is shown them: its own, else English, else the others as the settings list
    them. What is shown on pages, what is found and what is ordered by all follow this."""
    return tuple(dict.fromkeys((language, ENGLISH, *settings.CONTENT_LANGUAGES)))


def in_words(language: str) -> str:
    """«in Ukrainian», in the reader's language; the code itself where nobody has named it."""
    return str(_IN_WORDS.get(language, language))


def in_each_language(say: Callable[[], str]) -> Iterator[tuple[str, str]]:
    """What `say` answers in each language that texts are kept in; where a catalogue has no translation it is left out.

    A sentence that others are put into comes out half in English where one of them has none: its files are whole in all
    of them (`CONTENT` of tools/messages.py).
    """
    with override(ENGLISH):
        english = say()
    for language in content_languages():
        with override(language):
            said = say()
        if said != english or language == ENGLISH:
            yield language, said


def fall_back_to_english() -> None:
    """A string without a translation is shown in English, as it stands in the code.

    Django would show it in LANGUAGE_CODE, Ukrainian: less use to readers of an unfinished Polish catalogue.
    """
    DjangoTranslation._add_fallback = _no_other_catalogue  # type: ignore[attr-defined]


def _no_other_catalogue(_translation: DjangoTranslation, _localedirs: object = None) -> None:
    """Instead of Django's choice of a second catalogue; none means the text of the code."""
