"""Which words a text may not use, by the glossary of the field, and how Ukrainian puts a number before a noun."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "docs" / "glossary.tsv"


class Term(NamedTuple):
    """A concept with its word in each language; `not_uk`, `not_en`: patterns of words that do not stand for it."""

    concept: str
    uk: str
    en: str
    not_uk: str
    not_en: str
    note: str


def glossary() -> list[Term]:
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        return [Term(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def wrong_words(text: str, language: str) -> Iterator[str]:
    """«тезки: false friends of English»: each forbidden word of the text with the concept it stands for."""
    text = PLACEHOLDER.sub("%", text)
    for term in glossary():
        pattern = getattr(term, f"not_{language}")
        if pattern and (found := re.search(pattern, text)):
            yield f"«{found[0]}»: {term.concept}, {getattr(term, language) or term.note}"


PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|{{.*?}}|{%.*?%}", re.S)
# What says how many; other placeholders are names and days.
_HOW_MANY = "n|count|counter|people|days|hours|letters|years|months|total|messages|places|municipalities"
# Words behind a number that no number changes.
_UNCHANGED = "з|із|зі|й|та|до|км|м|МБ|млн|тис|замість"
_COUNTED = re.compile(rf"%\((?:{_HOW_MANY})\)[sd][ \u00a0](?!(?:{_UNCHANGED})\b)[а-яіїєґ]")


def counts_without_forms(text: str) -> bool:
    """A number before a noun that has one form only: «21 осіб»."""
    return bool(_COUNTED.search(text))


def wrong_forms(forms: tuple[str, ...]) -> str:
    """What is wrong with the forms of a plural: «1 особа», «2 особи», «5 осіб», «1,5 особи»; empty where nothing is."""
    if len(forms) != 4 or not all(forms):
        return "four forms: one, few, many, of a fraction"
    if any(counts_without_forms(form) for form in forms) and len(set(forms[:3])) < 2:
        return "one, few and many differ where a noun follows the number"
    return ""


_AGENT = (
    r"(?:модератор|адміністратор|муніципалітет|користувач|представник|читач|імпорт)(?:ом|ем|ами|ями)|сторон(?:ою|ами)|"
    r"(?:усіма|всіма) сторонами|громад(?:ою|ами)|особ(?:ою|ами)|людьми|вами|нами|ними|кімнатою|системою|платформою|"
    r"частиною сторін"
)
_IMPERSONAL = re.compile(rf"\b(\w+[нт]о)((?: [а-яіїєґ’]+){{0,3}}?) (?:<b>)?({_AGENT})\b")
_OTHERWISE = {"часто", "просто", "чисто", "призначено"}  # adverbs; one is appointed to be something
_PREPOSITIONS = {"з", "із", "зі", "перед", "між", "над", "під", "за", "поза"}


def impersonal_with_agent(text: str) -> str:
    """«підтверджено сторонами»: a form in -но, -то has no agent in Ukrainian; the active voice says it."""
    for found in _IMPERSONAL.finditer(text):
        between = found[2].split()
        if not _PREPOSITIONS & set(between) and found[1] not in _OTHERWISE:
            return found[0]
    return ""


_CAPITAL = re.compile(r"(?<=[а-яіїєґ’,;)] )В(?:и|ас|ам|ами|аш\w{0,4})\b")


def capital_you(text: str) -> bool:
    """«Ви» in the middle of a sentence: the interface says «ви»."""
    return bool(_CAPITAL.search(text))


_SIGNS = {
    " – ": "a dash between words is long: —",
    " - ": "a hyphen is no dash",
    "'": "the apostrophe is ’",
}


def wrong_signs(text: str) -> Iterator[str]:
    """Signs of a typewriter in Ukrainian text; attributes of HTML are left out."""
    text = re.sub(r"<[^<>]{0,300}>", "", PLACEHOLDER.sub("%", text))
    for sign, why in _SIGNS.items():
        if sign in text:
            yield why
    if re.search(r"№ (?=[%\d])", text):
        yield "no line ends behind №: a space that does not break"
