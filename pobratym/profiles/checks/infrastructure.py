"""Critical infrastructure may be named; not together with its damage or its address (docs/domain.md, section 4.3)."""

import re

from django.utils.translation import gettext_lazy as _

from pobratym.profiles.checks.finding import Finding, excerpt, sentences

REASON_DAMAGE = _(
    "The text mentions damage to critical infrastructure. Give the field and the need, not the "
    "condition of the facility."
)
REASON_ADDRESS = _("It gives the address of critical infrastructure. Name the hromada only.")

_OBJECT = re.compile(
    r"\b(?:підстанці|водозаб|водогін|водогон|водоканал|насосн\w{1,10} станц|очисн\w{1,10} споруд|котельн|електростанц"
    r"|тец\b|аес\b|грес\b|трансформатор|газорозподіл|газопров|нафтобаз|міст(?:а|у|ом)?\b(?= через)|дамб|гребл|шлюз"
    r"|залізничн\w{1,10} вуз|укритт|сховищ"
    r"|substation|water intake|pumping station|treatment plant|boiler house|power (?:plant|station)|transformer"
    r"|gas pipeline|oil depot|bridge|dam\b|railway junction|shelters?\b)\w{0,30}",
    re.IGNORECASE,
)
_DAMAGE = re.compile(
    r"\b(?:зруйнов|пошкодж|знищен|розбит|влучан|влучил|приліт|прильот|обстріл|удар\w{0,10} (?:по|дрон)"
    r"|вивед\w{1,10} з ладу|згорі"
    r"|не працю|destroy|damag|hit by|struck|shelled|strike|burn(?:t|ed)|out of (?:order|service)|not working)"
    r"\w{0,30}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:(?:вул|просп|пров|бульв|пл)\.|(?:вулиц|проспект|провул|бульвар))[\w\s’'.,-]{2,60}?\d"
    r"|\b\d{1,5}[a-z]?,? [A-Z][\w-]{1,40} (?:street|st\.|avenue|road|square)\b",
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
