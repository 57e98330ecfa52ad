"""Who may take a statement back or confirm it: each side speaks for itself."""

from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput, NotAllowed
from pobratym.partnerships.models import StatementTopic
from pobratym.partnerships.rules.wartime import refuse_doubtful

REASON_LENGTH = 500


def check_is_own(*, said_by: int | None, party: int, is_said_here: bool) -> None:
    """Raises NotAllowed unless the party (number) said it on the platform itself. What a newspaper says is the
    newspaper's: moderators correct that."""
    if said_by != party or not is_said_here:
        raise NotAllowed(
            _("Each side corrects and withdraws what it has said itself. Write to a moderator about the rest.")
        )


def check_is_of_others(*, said_by: int | None, party: int, topic: str) -> None:
    """Raises NotAllowed where a party would confirm its own word, or what is nobody's signature."""
    if topic != StatementTopic.SIGNATURE or said_by is None or said_by == party:
        raise NotAllowed(_("The other side confirms a signature."))


def checked_reason(reason: str, *, strict: bool = False) -> str:
    """The reason that readers see; raises InvalidInput where there is none, it is too long, or it says what
    should not be disclosed in wartime."""
    text = " ".join(reason.split())
    if not text:
        raise InvalidInput(fields={"reason": [_("Say why: readers of the register see it.")]})
    if len(text) > REASON_LENGTH:
        raise InvalidInput(fields={"reason": [_("Shorten the reason to 500 characters.")]})
    refuse_doubtful("reason", text, strict=strict)
    return text
