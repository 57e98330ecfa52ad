"""What a letter or a message had better not say in wartime, or not in this language.

It is read in another country and passed on by mail.

The checks are those of the profiles. Nothing is forbidden: the writer rephrases, or insists; then a moderator looks
before it is sent (docs/domain.md, 4.3; docs/adr/0041). What is only in another language goes as it is.
"""

from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import DomainError
from pobratym.text_checks import Finding, about_wartime


class DoubtfulLetter(DomainError):
    """The checks found something; `findings` say what and why."""

    message = _(
        "Part of the letter should not be disclosed under martial law. Rephrase it, or ask a moderator to review it."
    )
    message_on_language = _("Part of the letter is in another language than its field. Move it, or send it as it is.")

    def __init__(self, found: list[Finding]) -> None:
        super().__init__(self.message_on_language if found[0].is_about_language else None)
        self.findings = found


class DoubtfulMessage(DoubtfulLetter):
    """The checks found something in a message of a conversation."""

    message = _(
        "Part of the message should not be disclosed under martial law. Rephrase it, or ask a moderator to review it."
    )


class DoubtfulRefusal(DoubtfulLetter):
    """The checks found something in the own words of a refusal: they go at once, so there is nothing to wait for."""

    message = _(
        "Part of the reason should not be disclosed under martial law. Rephrase it, or choose one from the list."
    )
    message_on_language = message


def must_wait(found: list[Finding]) -> bool:
    """Whether a moderator has to look: about the language alone the writer decides."""
    return bool(about_wartime(found))


def refuse_doubtful(found: list[Finding], kind: type[DoubtfulLetter] = DoubtfulLetter) -> None:
    """Raises `kind` where the checks found something. They are asked before a verb holds what others wait for."""
    if found:
        raise kind(found)
