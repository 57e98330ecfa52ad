"""Letters about one's own account, and the anchor of the journal, which leaves the house once a day."""

from pobratym.core.letters import address, send_letter
from pobratym.journal.anchors import Anchor
from pobratym.people.models import User


def address_replaced(user_id: int, old: str) -> None:
    """Tell the old address that it leads into the account no more, and the new one that it does once confirmed."""
    user = User.objects.get(pk=user_id)
    for each in (old, user.email):
        send_letter(
            each,
            language=user.language,
            template="people/letters/address_replaced",
            is_old=each == old,
            person=user,
            address=address("account_login", language=user.language),
        )


def second_factor_removed(user: User) -> None:
    """Tell the owner that a password alone opens her account until she sets a second factor up again."""
    send_letter(
        user.email,
        language=user.language,
        template="people/letters/second_factor_removed",
        person=user,
        address=address("mfa_index", language=user.language),
    )


def journal_anchored(administrator: User, anchor: Anchor) -> None:
    """To be kept: whoever wrote the journal anew would have to take it out of every administrator's mailbox too."""
    send_letter(
        administrator.email,
        language=administrator.language,
        template="people/letters/anchor",
        anchor=str(anchor),
        count=anchor.count,
    )
