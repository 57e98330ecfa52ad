"""Whether a password is among those found most often in leaks, as our build packs them (frontend/passwords.mjs).

The file is sorted: the first BYTES bytes of each SHA-256, one after another. It is looked through in place, so that a
process holds none of it and a question costs some twenty looks.
"""

import mmap
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BYTES = 5


def is_leaked(password: str, path: Path) -> bool:
    """Whether the list holds the password, in small letters as the list is. Raises ImproperlyConfigured where there is
    no list: a rule that silently knows less would be worse."""
    wanted = sha256(password.lower().encode()).digest()[:BYTES]
    digests = _opened(path)
    low, high = 0, len(digests) // BYTES
    while low < high:
        middle = (low + high) // 2
        found = digests[middle * BYTES : (middle + 1) * BYTES]
        if found == wanted:
            return True
        low, high = (middle + 1, high) if found < wanted else (low, middle)
    return False


@cache
def _opened(path: Path) -> mmap.mmap:
    if not path.exists():
        raise ImproperlyConfigured(f"{path} is missing. Build it: tools/front.")
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
