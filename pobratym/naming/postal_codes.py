"""Postal codes beside a name: «53111 Bonn», «UA-79000 Львів», «London SW1A 1AA», «м. Одеса, 65026».

The forms are those of the Universal Postal Union's list of addressing systems; what is left is the name.
"""

import re

# 00-950, 100-0001, 1000-001, 02108-1234, 110 00, 560 001, 1012 AB, four to seven digits; SW1A 1AA, M5H 2N2, D02 AF30.
_CODE = (
    r"(?:\d{2}-\d{3}|\d{3}-\d{4}|\d{4}-\d{3}|\d{5}-\d{3,4}|\d{3} \d{2,3}|\d{4} ?[A-Z]{2}|\d{4,7}"
    r"|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]\d{2} ?[A-Z\d]{4})"
)
_BEFORE = re.compile(rf"[ 〒]{{0,4}}(?:([A-Z]{{1,3}})(?: ?[-–] ?| ))?{_CODE}(?![\w-])[ ,;]{{0,4}}")
_BEHIND = re.compile(rf"(?<![\w-])(?:([A-Z]{{1,3}}) ?[-–] ?)?{_CODE} {{0,4}}$")
# «Praha 1», «Bordeaux Cedex 3»: which post office.
_OFFICE = re.compile(r"(?<=\w) (?:cedex(?: \d{1,2})?|\d{1,2})$", re.IGNORECASE)
# The letters of cars that people write before a code where ISO has others.
_LETTERS = {
    "A": "AT", "B": "BE", "D": "DE", "E": "ES", "F": "FR", "H": "HU", "I": "IT", "L": "LU", "N": "NO", "P": "PT",
    "S": "SE", "FIN": "FI", "FL": "LI", "IRL": "IE", "SLO": "SI", "EST": "EE", "BIH": "BA",
}  # fmt: skip
_MOST_PARTS = 6


def without_postal_code(text: str) -> tuple[str, str]:
    """The text without a postal code, and the country that letters before the code name; the text itself where there
    is none, or nothing else."""
    if not any(letter.isdigit() for letter in text):
        return text, ""
    parts, country, is_found = [], "", False
    for part in text.split(",", _MOST_PARTS):
        rest, letters = _apart(part)
        is_found = is_found or rest != part
        country = country or _LETTERS.get(letters, letters if len(letters) == 2 else "")
        if rest.strip():
            parts.append(rest.strip())
    if not is_found or not parts:
        return text, ""
    return ", ".join(parts), country


def _apart(part: str) -> tuple[str, str]:
    for pattern in (_BEFORE, _BEHIND):
        match = pattern.match(part) if pattern is _BEFORE else pattern.search(part)
        if match:
            rest, letters = (part[: match.start()] + part[match.end() :]).strip(), match[1] or ""
            # «Boston, MA 02108»: what stands before the code alone is a state.
            return (_OFFICE.sub("", rest), letters) if rest else (letters, "")
    return part, ""
