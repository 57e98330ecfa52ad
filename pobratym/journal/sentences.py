"""What an entry says to a person. Rooms register a sentence for each verb they record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from pobratym.journal.models import Entry

_SENTENCES: dict[str, str | Promise] = {}


def register(sentences: Mapping[str, str | Promise]) -> None:
    """Called from a room's AppConfig.ready with {"room.verb": lazy sentence}."""
    _SENTENCES.update(sentences)


def sentence(entry: Entry) -> str:
    """The entry as a sentence in the reader's language; the bare verb where no room registered one."""
    template = _SENTENCES.get(entry.verb)
    return str(template) if template else _("Recorded: %(verb)s") % {"verb": entry.verb}


def registered_verbs() -> set[str]:
    """Every verb that has a sentence."""
    return set(_SENTENCES)
