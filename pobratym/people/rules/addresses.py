"""Which e-mail addresses people may have: those that show whose they are.

Municipalities do have domains in their own letters, so these are not refused. They are kept in their ASCII form instead
(IDNA 2008): a domain that looks like another one then shows as xn--… to a moderator, in a letter and at sign-in. What
mixes alphabets within one name has no honest use and is refused.
"""

import unicodedata

import idna
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.people.models import DEMONSTRATION_DOMAINS

_OF_ONE_WRITING = frozenset({"CJK", "HIRAGANA", "KATAKANA"})  # Japanese names mix the three


def ascii_address(email: str) -> str:
    """The address as it is kept: small letters, its domain in ASCII.

    Raises InvalidInput for `email` where a name of the domain mixes alphabets or is none.
    """
    local, at, domain = email.strip().lower().rpartition("@")
    if domain.isascii() and "xn--" not in domain:
        return f"{local}{at}{domain}"
    try:
        in_ascii = idna.encode(domain, uts46=True).decode()
        in_letters = idna.decode(in_ascii)
    except idna.IDNAError:
        raise _refused(_("There can be no such domain. Check the part of the address after @.")) from None
    if any(_mixes_alphabets(label) for label in in_letters.split(".")):
        raise _refused(
            _(
                "The part of the address after @ mixes letters of two alphabets, for example Latin and Cyrillic. "
                "Type it again with one keyboard layout."
            )
        )
    return f"{local}{at}{in_ascii}"


def is_of_demonstration(email: str) -> bool:
    """Whether the address was made up for a demonstration."""
    return email.lower().rpartition("@")[2] in DEMONSTRATION_DOMAINS


def _mixes_alphabets(label: str) -> bool:
    alphabets = {unicodedata.name(letter, "?").split()[0] for letter in label if letter.isalpha()}
    return len(alphabets) > 1 and not alphabets <= _OF_ONE_WRITING


def _refused(reason: str) -> InvalidInput:
    return InvalidInput(reason, fields={"email": [reason]})
