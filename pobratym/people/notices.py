"""The letter of the room: the anchor of the journal, which leaves the house once a day."""

from pobratym.core.letters import send_letter
from pobratym.journal.anchors import Anchor
from pobratym.people.models import User


def journal_anchored(administrator: User, anchor: Anchor) -> None:
    """To be kept: whoever wrote the journal anew would have to take it out of every administrator's mailbox too."""
    send_letter(
        administrator.email,
        language=administrator.language,
        template="people/letters/anchor",
        anchor=str(anchor),
        count=anchor.count,
    )
