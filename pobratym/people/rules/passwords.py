"""What a password has to be, wherever one is set: long enough, not known to everybody, not made of what it guards.

NIST SP 800-63B-4 (3.1.1.2) and OWASP ASVS 5.0 (6.2): length counts, signs of several kinds are demanded of nobody.
"""

import gzip
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.gateways.leaked_passwords import is_leaked
from pobratym.naming.folding import fold
from pobratym.people.models import LONGEST_PASSWORD, User

LEAST = 8  # characters
ADVISED = 15
# The service's own words, folded; docs/security/inventory.md lists them.
OF_THE_PLATFORM = ("pobratym", "pobratim", "hromada", "gromada", "twinning")
_SHORTEST_WORD = 4  # letters: a shorter one stands in many an honest phrase
_MOST_SIGNS = 4  # that people put behind a word: «Password2026», «parol!»
_KEYS = str.maketrans("йцукенгшщзхїфівапролджєячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.")


def reason_against(password: str, words: Iterable[str] = ()) -> Text | None:
    """Why nobody may have this password; None where she may.

    `words` are what an attacker knows of the person, such as her name or her town, in any script.
    """
    if len(password) < LEAST:
        return _("Use at least %(least)d characters. This password has %(length)d.") % {
            "least": LEAST,
            "length": len(password),
        }
    if len(password) > LONGEST_PASSWORD:
        return _("Use at most %(most)d characters.") % {"most": LONGEST_PASSWORD}
    if is_common(password):
        return _("This password is among those that are guessed first. Choose another one, best several words.")
    if _is_made_of([*words, *OF_THE_PLATFORM], password):
        return _(
            "This password consists of words that are easily guessed: the name of the platform, of your municipality "
            "or your own, or your e-mail address. Add words that have nothing to do with them."
        )
    return None


def is_common(password: str) -> bool:
    """Whether it is found often in leaks: as it is among 200,000; with a few signs behind a word among 20,000, where
    more words would refuse many an honest one. In any case, or typed with the Ukrainian layout of the keyboard instead
    of the Latin one."""
    known = _common()
    return any(each in known for each in _forms(password)) or any(
        is_leaked(each, settings.LEAKED_PASSWORDS) for each in _as_typed(password)
    )


class PasswordRule:
    """The rule as Django asks for it (settings.AUTH_PASSWORD_VALIDATORS): in the forms and commands of all libraries.

    `more_words`: dotted paths of functions User -> texts, by which rooms above say what else is easily guessed.
    """

    def __init__(self, more_words: Iterable[str] = ()) -> None:
        self.more_words = tuple(more_words)

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError with the reason."""
        if reason := reason_against(password, self._words(user)):
            raise ValidationError(str(reason), code="password_refused")

    def get_help_text(self) -> str:
        return _(
            "At least %(least)d characters, better %(advised)d or more: several words are easy to remember and hard to "
            "guess. Capital letters, digits and signs are not demanded."
        ) % {"least": LEAST, "advised": ADVISED}

    def _words(self, user: User | None) -> Iterator[str]:
        if user is None:
            return
        yield from (user.full_name, user.email)
        if user.pk:
            for path in self.more_words:
                words_of: Callable[[User], Iterable[str]] = import_string(path)
                yield from words_of(user)


def _as_typed(password: str) -> tuple[str, str]:
    """In small letters, and with the keys that were pressed on the Latin layout."""
    small = password.lower().strip()
    return small, small.translate(_KEYS)


def _forms(password: str) -> Iterator[str]:
    for each in _as_typed(password):
        yield each
        for signs in range(1, _MOST_SIGNS + 1):
            word, behind = each[:-signs], each[-signs:]
            if len(word) >= _SHORTEST_WORD and not any(sign.isalpha() for sign in behind):
                yield word


def _is_made_of(texts: Iterable[str], password: str) -> bool:
    """What remains when the words are taken out would be too short for a password."""
    rest = whole = fold(password).replace(" ", "")
    for word in sorted({word for text in texts for word in fold(text).split()}, key=len, reverse=True):
        if len(word) >= _SHORTEST_WORD:
            rest = rest.replace(word, "")
    return len(rest) < min(LEAST, len(whole))


@cache
def _common() -> frozenset[str]:
    """Django's list: 20,000 passwords most often found in leaks, in small letters; read once, at the first password."""
    path = Path(password_validation.__file__).parent / "common-passwords.txt.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return frozenset(line.strip() for line in lines)
