"""Coordinates of an object have no place in a public text: the register knows a hromada's centre, rounded."""

import re

from django.utils.translation import gettext_lazy as _

from pobratym.profiles.checks.finding import Finding, excerpt

REASON = _("It names coordinates. Say the place in general words: the hromada, not the object.")

# Between the two numbers stand blanks, a sign of degrees, a letter of the hemisphere, a comma: one repeat of all these.
_DECIMAL = re.compile(r"(?<![\d.,])-?\d{1,2}[.,]\d{3,20}[ \t\xa0°NSПнСш,;/]{1,40}-?\d{1,3}[.,]\d{3,20}(?!\d)")
_DEGREES = re.compile(r"\d{1,3}\s{0,5}°\s{0,5}\d{1,2}\s{0,5}[′'’]")
_MAP_LINK = re.compile(
    r"(?:maps\.app\.goo\.gl|google\.[a-z.]{2,20}/maps|openstreetmap\.org|osm\.org)\S{0,200}", re.IGNORECASE
)
_MGRS = re.compile(r"\b\d{2}[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?\d{3,5} ?\d{3,5}\b")


def check(text: str) -> list[Finding]:
    """Decimal degrees in pairs, degrees with minutes, grid references, links into a map."""
    return [
        Finding(REASON, excerpt(text, *match.span()))
        for pattern in (_DECIMAL, _DEGREES, _MAP_LINK, _MGRS)
        for match in pattern.finditer(text)
    ]
