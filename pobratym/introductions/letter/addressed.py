"""To whom a letter goes by name, and how that person is addressed: what somebody has said, never a guess."""

import re
from typing import NamedTuple

_CALLED_BY_TITLE = re.compile(
    r"(?:(?:Prof|Dr|Cllr|Ing|Mag|Mgr|PhDr|Sir|Dame|Lord|Councillor|h\.\s?c)\b\.?\s*)+", re.IGNORECASE
)


class Head(NamedTuple):
    """`form`: of profiles.vocabulary.FormOfAddress; `called`: the surname with its title, «Dr. Huber»; `post` in the
    language of the letter. Each empty where nobody has said it."""

    form: str = ""
    called: str = ""
    post: str = ""
    name: str = ""

    @property
    def title(self) -> str:
        """«Dr.» of «Dr. Huber», as it was typed."""
        found = _CALLED_BY_TITLE.match(self.called)
        return found[0].strip() if found else ""

    @property
    def surname(self) -> str:
        return self.called.removeprefix(self.title).strip()


class Addressed(NamedTuple):
    """The addressee as the sender has read it: where it stands (`source`), the post in the receiver's language, and
    the lines of the postal address below the name of the municipality."""

    name: str = ""
    post: str = ""
    form: str = ""
    called: str = ""
    postal_address: str = ""
    source: str = ""
