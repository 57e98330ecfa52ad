"""The one way from the first claim to the draft of an agreement: which steps are done and which comes next (no
database)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STEPS: dict[str, Promise] = {
    "claim": _("Show that you may act for your municipality"),
    "passport": _("Present it: the community passport"),
    "needs": _("Say what you need and what you can offer"),
    "candidates": _("Choose a candidate"),
    "letter": _("Write a letter of intent"),
    "meeting": _("Meet: agree on a first call in the conversation"),
    "draft": _("Agree on the text and record the signatures"),
}


@dataclass(frozen=True)
class Step:
    """A step of the way. `url`: the page where it is done, empty where there is nothing to open yet."""

    code: str
    is_done: bool
    is_next: bool
    url: str = ""

    @property
    def label(self) -> Promise:
        return STEPS[self.code]


def way(done: Sequence[str], urls: dict[str, str]) -> list[Step]:
    """The step that comes next first, then those that follow it, at the end those that are done.

    `done`: codes of STEPS. A later step that is done does not tick an earlier one: who is written to may have no needs.
    """
    left = [code for code in STEPS if code not in done]
    following = [Step(code, is_done=False, is_next=code == left[0], url=urls.get(code, "")) for code in left]
    return [*following, *(Step(code, is_done=True, is_next=False) for code in STEPS if code in done)]
