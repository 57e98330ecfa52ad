"""Critical infrastructure may be named; not together with its damage or its address (docs/domain.md, section 4.3)."""

import re

from django.utils.translation import gettext_lazy as _

from pobratym.profiles.checks.finding import Finding, excerpt, sentences

REASON_DAMAGE = _(
    "It tells of damage to critical infrastructure. Give the sphere and the need, not the state of the object."
)
REASON_ADDRESS = _("It gives the address of critical infrastructure. Name the hromada only.")

_OBJECT = re.compile(
    r"\b(?:підстанці|водозаб|водогін|водогон|водоканал|насосн\w+ станц|очисн\w+ споруд|котельн|електростанц|тец\b|аес\b"
    r"|грес\b|трансформатор|газорозподіл|газопров|нафтобаз|міст(?:а|у|ом)?\b(?= через)|дамб|гребл|шлюз|залізничн\w+ вуз"
    r"|укритт|сховищ"
    r"|substation|water intake|pumping station|treatment plant|boiler house|power (?:plant|station)|transformer"
    r"|gas pipeline|oil depot|bridge|dam\b|railway junction|shelters?\b)\w*",
    re.IGNORECASE,
)
_DAMAGE = re.compile(
    r"\b(?:зруйнов|пошкодж|знищен|розбит|влучан|влучил|приліт|прильот|обстріл|удар\w* (?:по|дрон)|вивед\w+ з ладу|згорі"
    r"|не працю|destroy|damag|hit by|struck|shelled|strike|burn(?:t|ed)|out of (?:order|service)|not working)\w*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:(?:вул|просп|пров|бульв|пл)\.|(?:вулиц|проспект|провул|бульвар)\w*)\s*[\w’'. -]{2,40}?,?\s*(?:буд\.\s*)?\d+"
    r"|\b\d+[a-z]?,? [A-Z][\w-]+ (?:street|st\.|avenue|road|square)\b",
    re.IGNORECASE,
)


def check(text: str) -> list[Finding]:
    """An object with damage words, or with a street and a number, in one sentence."""
    found = []
    for sentence, start in sentences(text):
        thing = _OBJECT.search(sentence)
        if not thing:
            continue
        where = start + thing.start(), start + thing.end()
        if _DAMAGE.search(sentence):
            found.append(Finding(REASON_DAMAGE, excerpt(text, *where)))
        if _ADDRESS.search(sentence):
            found.append(Finding(REASON_ADDRESS, excerpt(text, *where)))
    return found
