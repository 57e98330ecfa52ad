"""What happened before the person pressed the button: said in plain words instead of «the state has changed»."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.introductions.workflow import Status

_HAPPENED: dict[str, Promise] = {
    Status.HELD: _("A moderator is reviewing this letter. It has not been sent."),
    Status.AWAITING_RECIPIENT: _("This letter has already been sent and will wait until the municipality joins."),
    Status.SENT: _("This letter has already been sent."),
    Status.OPENED: _("This letter has already been sent and opened."),
    Status.ANSWERED: _("This letter has already been sent and answered."),
    Status.QUESTION_ASKED: _("This letter has already been sent, and the receiver has asked a question."),
    Status.BOUNCED: _("This letter came back. Send it to another address or by another way."),
    Status.PASSED_ON: _("This letter has since been passed on to somebody else."),
    Status.ACCEPTED: _("This letter has since been accepted: the talks are open."),
    Status.DECLINED: _("This letter has since been declined."),
    Status.WITHDRAWN: _("The sender has since withdrawn this letter."),
    Status.EXPIRED: _("This letter has since expired, because nobody wrote for a long time."),
    Status.DRAFTED: _("This letter has not been sent yet."),
}


def happened(status: str) -> Text:
    """Why a step that `status` does not allow is no longer, or not yet, possible."""
    return _HAPPENED[status]
