"""To whom a letter goes by name, and how that person is addressed: what somebody has said, never a guess."""

from itertools import takewhile
from typing import NamedTuple

_TITLES = frozenset({"prof", "dr", "cllr", "ing", "mag", "mgr", "phdr", "sir", "dame", "lord", "councillor", "h.c"})


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
        words = takewhile(lambda word: word.rstrip(".").casefold() in _TITLES, self.called.split())
        return " ".join(words)

    @property
    def surname(self) -> str:
        return " ".join(self.called.split()[len(self.title.split()) :])


class Addressed(NamedTuple):
    """The addressee as the sender has read it: where it stands (`source`), the post in the receiver's language, and
    the lines of the postal address below the name of the municipality."""

    name: str = ""
    post: str = ""
    form: str = ""
    called: str = ""
    postal_address: str = ""
    source: str = ""
