"""What each role of the platform may do. The page of roles is drawn from the same table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import NotAllowed
from pobratym.people.models import User

MODERATORS = "Moderators"
EDITORS = "Editors"


class PlatformDeed(models.TextChoices):
    """What a person can do on the platform as a whole, for no municipality in particular."""

    DECIDE_REQUESTS = "decide_requests", _("decide who represents a municipality, with a reason where it is a no")
    REVIEW_TEXTS = "review_texts", _("review doubtful texts before they become public")
    WITHDRAW_PICTURES = "withdraw_pictures", _("take a picture of a municipality off its page at once, with a reason")
    RECORD_FACTS = "record_facts", _("attach sources to statements of the register")
    WRITE_NEWS = "write_news", _("write and publish news")
    KEEP_REGISTRY = "keep_registry", _("correct the directory, import newer lists and undo changes")
    HOLD_ROUNDS = "hold_rounds", _("hold rounds in which hromadas and municipalities abroad are paired")
    MIND_MAIL = "mind_mail", _("see which mail could not be delivered and send it again")
    RUN_SERVICE = "run_service", _("do by hand what the service’s own commands do")


PLATFORM_MAY: dict[str, frozenset[PlatformDeed]] = {
    MODERATORS: frozenset(
        {
            PlatformDeed.DECIDE_REQUESTS,
            PlatformDeed.REVIEW_TEXTS,
            PlatformDeed.WITHDRAW_PICTURES,
            PlatformDeed.RECORD_FACTS,
            PlatformDeed.WRITE_NEWS,
            PlatformDeed.KEEP_REGISTRY,
            PlatformDeed.HOLD_ROUNDS,
            PlatformDeed.MIND_MAIL,
        }
    ),
    EDITORS: frozenset({PlatformDeed.WRITE_NEWS, PlatformDeed.RECORD_FACTS}),
}


def ensure_may_leave(by: User) -> None:
    """Everybody may, but of administrators there has to be one. Raises NotAllowed, also where the account is closed."""
    ensure_active(by)
    if by.is_superuser:
        raise NotAllowed(
            _("Nobody closes her own account or stops being an administrator by herself. Ask another one.")
        )


def ensure_active(by: User | None) -> None:
    """The first line of a verb that is open to everybody; raises NotAllowed where the account is closed."""
    if by is not None and not by.is_active:
        raise NotAllowed(_("This account is closed. Ask a moderator to open it again."))
