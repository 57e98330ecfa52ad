"""What a check answers with."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_AROUND = 30  # letters of context on each side of what was found


class Kind(models.TextChoices):
    """What a check looks for; also the labels of the tables that `evaluate_sensitivity` reads."""

    COORDINATES = "coordinates", _("coordinates")
    INFRASTRUCTURE = "infrastructure", _("critical infrastructure")
    MILITARY = "military", _("military objects and movements")
    STRIKES = "strikes", _("strikes and what they did")
    VISITS = "visits", _("visits to come")
    PERSONAL_DATA = "personal_data", _("personal data of displaced people and children")
    LANGUAGE = "language", _("another language than the field’s")


@dataclass(frozen=True)
class Finding:
    """Something in a text that deserves a second look before it is public: why, and where it stands.

    `words` are the words that made the check doubt; `span` says where they stand in the text that was asked.
    """

    reason: str | Promise
    excerpt: str
    is_about_language: bool = False  # else it is about what should not be public in wartime
    kind: Kind = Kind.LANGUAGE
    words: str = ""
    span: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, kind: Kind, reason: str | Promise, text: str, start: int, end: int) -> "Finding":
        """What stands from `start` to `end` of `text`."""
        return cls(reason, excerpt(text, start, end), kind=kind, words=text[start:end], span=(start, end))


def excerpt(text: str, start: int, end: int) -> str:
    """What was found, with a few words around it."""
    head, tail = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return ("…" if head else "") + " ".join(text[head:tail].split()) + ("…" if tail < len(text) else "")
