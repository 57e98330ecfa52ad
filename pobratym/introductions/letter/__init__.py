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
from pobratym.introductions.letter.addressed import Addressed, Head
from pobratym.introductions.letter.facts import Facts, LetterAsk, Signatory, common_languages
from pobratym.introductions.letter.plan import Call, Plan, field_label, first_plan, kind_label, meetings
from pobratym.profiles.vocabulary import WorkingLanguage

__all__ = [
    "SUBJECT_LENGTH",
    "Addressed",
    "Call",
    "Facts",
    "Head",
    "LetterAsk",
    "Plan",
    "Signatory",
    "first_letter",
    "first_letters",
    "first_plan",
    "subject",
]

SUBJECT_LENGTH = 160


def first_letters(
    sender: Facts,
    receiver: Facts,
    signatory: Signatory,
    languages: Sequence[str] = (),
    plan: Plan | None = None,
    calls: Sequence[Call] = (),
) -> dict[str, str]:
    """Language -> the letter of intent from `sender` to `receiver`, for each of `languages` that has one, by default
    those that every form asks for. It follows from `plan`, unless from what the profiles suggest."""
    letters = {}
    for language in languages or whole_languages():
        try:
            letters[language] = first_letter(language, sender, receiver, signatory, plan, calls)
        except TemplateDoesNotExist:
            continue
    return letters


def first_letter(
    language: str,
    sender: Facts,
    receiver: Facts,
    signatory: Signatory,
    plan: Plan | None = None,
    calls: Sequence[Call] = (),
) -> str:
    """The letter in `language`; raises TemplateDoesNotExist where nobody has written one.

    In a demonstration its first line says that it is made up.
    """
    template = get_template(f"introductions/letter/{language}.txt")
    plan = plan or first_plan(sender, receiver)
    with override(language):
        said = _context(language, sender, receiver, plan) | {"signatory": signatory, "calls": calls}
        text = template.render(said)
        if is_demonstration():
            text = _("A demonstration letter, made up to show the platform.") + "\n\n" + text
    return "\n\n".join(_paragraphs(text))


def _paragraphs(text: str) -> Iterator[str]:
    """Its lines with words in them, as they stand together."""
    for has_words, lines in groupby(text.strip().split("\n"), key=lambda line: bool(line.strip())):
        if has_words:
            yield "\n".join(lines)


def _context(language: str, sender: Facts, receiver: Facts, plan: Plan) -> dict[str, Any]:
    """What the templates say. Own words only in the letter's language: nobody's are passed off as a translation."""
    return {
        "us": sender,
        "them": receiver,
        "plan": plan,
        "about": sender.about[language],
        "seeks_whom": sender.seeks_whom[language],
        "needs": [(ask.title[language], ask) for ask in sender.needs if ask.key in plan.needs],
        "offers": [(ask.title[language], ask) for ask in sender.offers if ask.key in plan.offers],
        "they_offer": meetings(plan, "offer", sender, receiver, language),
        "they_need": meetings(plan, "need", sender, receiver, language),
        "own_reason": plan.why_own[language],
        "kind": kind_label(plan),
        "field": field_label(plan),
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
