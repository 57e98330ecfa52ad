"""Letters about one's own account."""

from pobratym.core.letters import address, send_letter
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
