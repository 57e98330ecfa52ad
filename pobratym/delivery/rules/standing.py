"""Where a letter that leaves the platform stands, in a sentence for its sender."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.introductions.workflow import Status

_SAID: dict[str, Promise] = {
    Status.DRAFTED: _("A draft: only your municipality sees it."),
    Status.HELD: _("A moderator reads it before it goes; nothing has been sent."),
    Status.AWAITING_RECIPIENT: _("Ready, but not with the town hall yet: choose how it gets there."),
    Status.BOUNCED: _("It came back. Choose another address or another way."),
    Status.SENT: _("On its way or lying there; nobody has answered yet."),
    Status.OPENED: _("It has been opened; nobody has answered yet."),
    Status.ANSWERED: _("The town hall has answered: look at the conversation."),
    Status.QUESTION_ASKED: _("The town hall has asked you something: it waits for your answer."),
    Status.ACCEPTED: _("Accepted: you are in talks."),
    Status.DECLINED: _("The town hall does not wish to open talks at present."),
    Status.PASSED_ON: _("The town hall has passed it on to somebody else."),
    Status.WITHDRAWN: _("You withdrew it."),
    Status.EXPIRED: _("Nobody wrote for ninety days, so it has expired."),
}


def said_to_sender(status: str) -> Text:
    """Where the letter stands, for those who wrote it."""
    return _SAID[status]
