"""A first version of the letter, in each language that has a template, from what is known of both sides.

Networks and town halls say what a first letter lacks: a clear ask, needs one by one, what the writer gives in return,
and why just this addressee (docs/domain.md, section 3.3). Nothing is invented: a part that nothing is known for is
left out. The words stand in templates/introductions/letter/<language>.txt; the writer goes on from them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.db.models import TextChoices
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratym.core.instance import is_demonstration
from pobratym.core.languages import whole_languages
from pobratym.introductions.letter.facts import (
    Facts,
    LetterAsk,
    Signatory,
    are_alike_in_size,
    common_languages,
    meeting,
)
from pobratym.profiles.vocabulary import WorkingLanguage

__all__ = ["SUBJECT_LENGTH", "Facts", "LetterAsk", "Signatory", "first_letter", "first_letters", "subject"]

SUBJECT_LENGTH = 160


def first_letters(
    sender: Facts, receiver: Facts, signatory: Signatory, languages: Sequence[str] = ()
) -> dict[str, str]:
    """Language -> the letter of intent from `sender` to `receiver`, for each of `languages` that has one, by default
    those that every form asks for."""
    letters = {}
    for language in languages or whole_languages():
        try:
            letters[language] = first_letter(language, sender, receiver, signatory)
        except TemplateDoesNotExist:
            continue
    return letters


def first_letter(language: str, sender: Facts, receiver: Facts, signatory: Signatory) -> str:
    """The letter in `language`; raises TemplateDoesNotExist where nobody has written one.

    In a demonstration its first line says that it is made up.
    """
    template = get_template(f"introductions/letter/{language}.txt")
    with override(language):
        text = template.render(_context(language, sender, receiver) | {"signatory": signatory})
        if is_demonstration():
            text = _("A demonstration letter, made up to show the platform.") + "\n\n" + text
    return "\n\n".join(_paragraphs(text))


def _paragraphs(text: str) -> Iterator[str]:
    """Its lines with words in them, as they stand together."""
    for has_words, lines in groupby(text.strip().split("\n"), key=lambda line: bool(line.strip())):
        if has_words:
            yield "\n".join(lines)


def _context(language: str, sender: Facts, receiver: Facts) -> dict[str, Any]:
    """What the templates say. Own words only in the letter's language: nobody's are passed off as a translation."""
    return {
        "us": sender,
        "them": receiver,
        "about": sender.about[language],
        "seeks_whom": sender.seeks_whom[language],
        "needs": [(ask.title[language], ask) for ask in sender.needs],
        "offers": [(ask.title[language], ask) for ask in sender.offers],
        "they_offer": _labels(meeting(sender.needs, receiver.offers)),
        "they_need": _labels(meeting(receiver.needs, sender.offers)),
        "is_our_country_wanted": sender.country in receiver.countries_wanted,
        "are_alike_in_size": are_alike_in_size(sender, receiver),
        "our_languages": _labels(WorkingLanguage(code) for code in sender.languages),
        "common_languages": _labels(WorkingLanguage(code) for code in common_languages(sender, receiver)),
    }


def _labels(choices: Iterable[TextChoices]) -> list[str]:
    return [str(choice.label) for choice in choices]


def subject(sender: Facts, receiver: Facts) -> str:
    """One subject that both sides can read, cut to SUBJECT_LENGTH."""
    names, words = [], []
    for language in ("uk", "en"):
        with override(language):
            names.append(sender.name.in_language(language).text)
            words.append(_("letter of intent"))
    full = f"{' / '.join(names)}: {' / '.join(words)}"
    return full if len(full) <= SUBJECT_LENGTH else f"{names[-1]}: {words[-1]}"[:SUBJECT_LENGTH]
