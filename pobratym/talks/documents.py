"""What the files of a message may be, and what they are called. Their content is judged by memberships/documents.py."""

import re
from pathlib import PurePosixPath

MOST = 5  # files of a message
_LONGEST = 80
# Letters and figures of any script, and what stands between words: no dots, slashes, quotes, signs that turn the
# direction of writing and make «exe.fdp» of «pdf.exe».
_UNWANTED = re.compile(r"[^\w \-]{1,90}")
_BLANKS = re.compile(r"\s{1,90}")


def name_of(typed: str, kept_as: str) -> str:
    """The name people gave the file, with the ending of what it is: `kept_as` is its name as the checks call it."""
    last = PurePosixPath(typed.replace("\\", "/")).name
    stem = _BLANKS.sub(" ", _UNWANTED.sub(" ", PurePosixPath(last).stem[:200])).strip()[:_LONGEST]
    return f"{stem or 'document'}{PurePosixPath(kept_as).suffix}"
