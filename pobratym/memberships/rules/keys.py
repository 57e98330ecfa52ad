"""Keys that are sent by mail or on paper: how they are made, how they are kept, how long they open a door."""

import secrets
from datetime import timedelta
from hashlib import sha256

MAILBOX_VALID_FOR = timedelta(hours=48)  # a secretary reads the mail of the town hall within two working days
INVITATION_VALID_FOR = timedelta(days=7)
CODE_VALID_FOR = timedelta(days=60)  # letters on paper take weeks
PRINTED_VALID_FOR = timedelta(days=180)  # and a council that is asked takes months
LONGEST = 100
# Without letters and digits that are taken for each other: 0 O, 1 I L, 2 Z, 5 S, 8 B.
_SIGNS = "ACDEFGHJKMNPQRTUVWXY34679"
_GROUPS, _IN_A_GROUP = 4, 4


def new_key() -> str:
    """A key for an address: 256 bits that nobody guesses."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A code that is typed from paper, "ACDE-FGHJ-KMNP-QRTU": 74 bits."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_IN_A_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def digest_of(key: str) -> str:
    """What is kept of a key: who reads the database opens no door with it. Too long a text is nobody's key."""
    return sha256(key[: LONGEST + 1].encode()).hexdigest()


def as_printed(typed: str) -> str:
    """A code as it stands on paper, however it was typed: small letters, blanks and hyphens make no difference."""
    signs = "".join(sign for sign in typed[:LONGEST].upper() if sign.isalnum())
    return "-".join(signs[place : place + _IN_A_GROUP] for place in range(0, len(signs), _IN_A_GROUP))
