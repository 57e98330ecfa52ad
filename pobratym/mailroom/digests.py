"""What is compared and never read: addresses and texts as digests."""

import hashlib

from django.utils.crypto import salted_hmac


def digest(address: str) -> str:
    """Of an address of mail: whoever reads the table cannot tell it by trying all addresses of a town hall."""
    return salted_hmac("pobratym.mailroom", address.casefold(), algorithm="sha256").hexdigest()


def digest_of_text(text: str) -> str:
    """The same for the same words, whatever blanks stand between them."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
