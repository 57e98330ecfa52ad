"""Where a letter stands, in a sentence for each of the two sides: the one table that pages and mails speak from."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.introductions.workflow import Status

_FOR_SENDER: dict[str, Promise] = {
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
_FOR_RECEIVER: dict[str, Promise] = {
    Status.SENT: _("New: nobody of your town hall has opened it here."),
    Status.OPENED: _("Opened; the hromada waits for an answer. A short no helps too."),
    Status.ANSWERED: _("You have answered and not decided yet."),
    Status.QUESTION_ASKED: _("You have asked a question; the hromada is to answer."),
    Status.ACCEPTED: _("You accepted it: you are in talks."),
    Status.DECLINED: _("You declined it; the hromada has read your reason."),
    Status.PASSED_ON: _("You passed it on to somebody else."),
    Status.WITHDRAWN: _("The hromada withdrew it; no answer is expected."),
    Status.EXPIRED: _("Nobody wrote for ninety days, so it has expired; no answer is expected."),
}


def said_to(status: str, *, is_sender: bool) -> Text:
    """What the reader is told; nothing of a letter that its receiver does not see."""
    return (_FOR_SENDER if is_sender else _FOR_RECEIVER).get(status, "")
