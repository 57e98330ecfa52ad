"""The one way to sign in: an open account, by its confirmed main address."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from django.conf import settings
from django.http import HttpRequest

from pobratym.core.errors import InvalidInput
from pobratym.people.models import LONGEST_PASSWORD, User
from pobratym.people.rules.addresses import ascii_address, is_of_demonstration


class ConfirmedAddressBackend(AuthenticationBackend):  # type: ignore[misc]
    """Says no to an address that nobody confirmed, whoever asks: the pages of the sign-in library, which then send the
    letter of confirmation, or any other form that a library brings along."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        try:
            email = ascii_address(credentials.get("email") or credentials.get("username") or "")
        except InvalidInput:
            email = ""
        password = credentials.get("password") or ""
        if len(password) > LONGEST_PASSWORD:  # hashed for nobody, but an account is not told from none by the time
            password = ""
        user: User | None = super().authenticate(request, email=email, password=password)
        # Whose password was right although the account may not be used: the library's page tells her why.
        waiting = self.unstash_authenticated_user()
        found = user or waiting
        if found is None or found.email != email or _is_made_up(found):
            return None
        if user is None:
            self._stash_user(waiting)
        return user

    def user_can_authenticate(self, user: User) -> bool:
        """Open, with its main address confirmed."""
        return (
            user.is_active
            and not _is_made_up(user)
            and EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists()
        )

    def get_user(self, user_id: int) -> User | None:
        """Whoever has signed in stays so while the account is open: asked by every request, so of no second table."""
        user = User.objects.filter(pk=user_id).first()
        return user if user and user.is_active and not _is_made_up(user) else None


def _is_made_up(user: User) -> bool:
    return not settings.DEMONSTRATION_ALLOWED and is_of_demonstration(user.email)
