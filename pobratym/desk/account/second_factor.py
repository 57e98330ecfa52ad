"""The second factor: how the sign-in library keeps it."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from pobratym.people.models import User


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of apps and recovery codes lie encrypted in the database: a copy of it is not enough to sign in."""

    def encrypt(self, text: str) -> str:
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises RuntimeError where neither SECRET_KEY nor SECRET_KEY_FALLBACKS made it."""
        try:
            return _lock().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise RuntimeError(
                "A second factor was kept under a key that is in SECRET_KEY_FALLBACKS no more."
            ) from error

    def get_totp_label(self, user: User) -> str:
        return user.email


def _lock() -> MultiFernet:
    """Of SECRET_KEY, and of the earlier ones: the newest encrypts, each decrypts."""
    keys = [str(settings.SECRET_KEY), *map(str, settings.SECRET_KEY_FALLBACKS)]
    digests = [hashlib.sha256(f"pobratym second factor {key}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(each)) for each in digests])
