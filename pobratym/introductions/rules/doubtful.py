"""What a letter or a message had better not say in wartime, or not in this language.

It is read in another country and passed on by mail.

The checks are those of the profiles. Nothing is forbidden: the writer rephrases, or insists (docs/domain.md, 4.3).
"""

from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import DomainError
from pobratym.profiles.checks import Finding


class DoubtfulLetter(DomainError):
    """The checks found something; `findings` say what and why."""

    message = _("Part of the letter should not be disclosed under martial law. Rephrase it, or send it as it is.")
    message_on_language = _("Part of the letter is in another language than its field. Move it, or send it as it is.")

    def __init__(self, found: list[Finding]) -> None:
        super().__init__(self.message_on_language if found[0].is_about_language else None)
        self.findings = found


class DoubtfulMessage(DoubtfulLetter):
    """The checks found something in a message of a conversation."""

    message = _("Part of the message should not be disclosed under martial law. Rephrase it, or send it as it is.")


def refuse_doubtful(found: list[Finding], kind: type[DoubtfulLetter] = DoubtfulLetter) -> None:
    """Raises `kind` where the checks found something. They are asked before a verb holds what others wait for."""
    if found:
        raise kind(found)
