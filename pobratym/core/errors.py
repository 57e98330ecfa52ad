"""Our own errors. Rooms raise them; the entrances translate them for the person at the door."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class DomainError(Exception):
    """Something the person asked for cannot be done; `message` says why and what to do."""

    message: Text = _("This cannot be done.")

    def __init__(self, message: Text | None = None) -> None:
        if message is not None:
            self.message = message
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(DomainError):
    """The person may not do this."""

    message = _("You may not do this. Ask the head or a coordinator of your municipality, or a moderator.")


class SecondFactorMissing(NotAllowed):
    """The person may, once she signs in by more than a password."""

    message = _(
        "This needs a second factor: an app on your telephone or a security key, so that a stolen password alone opens "
        "nothing. Set one up here; it takes two minutes."
    )


class Conflict(DomainError):
    """Somebody was faster: the state has changed since the page was shown."""

    message = _("The data have changed since you opened the page. Look at it again before you continue.")


class InvalidInput(DomainError):
    """What was typed cannot be accepted; `fields` tells for each field why."""

    message = _("Some fields need your attention.")

    def __init__(self, message: Text | None = None, *, fields: Mapping[str, Sequence[Text]] | None = None) -> None:
        super().__init__(message)
        self.fields: dict[str, list[Text]] = {name: list(texts) for name, texts in (fields or {}).items()}


class SourceRefused(DomainError):
    """A file of a source cannot be imported; the message names the row. Nothing was changed."""

    message = _("The source file cannot be read. Nothing was changed.")


class TooMany(DomainError):
    """As much as may be done within a while has been done; `again_at` says when one may go on. Nothing was changed."""

    def __init__(self, message: Text, *, again_at: datetime) -> None:
        super().__init__(message)
        self.again_at = again_at
