"""What an entry says to a person. Rooms register each verb they record: its sentence, and what it changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from pobratym.journal.areas import Area, touches

if TYPE_CHECKING:
    from pobratym.journal.models import Entry

_SENTENCES: dict[str, str | Promise] = {}


def register(sentences: Mapping[str, str | Promise], *, changes: Collection[Area]) -> None:
    """Called from a room's AppConfig.ready with {"room.verb": lazy sentence}. `changes`: the areas of which these verbs
    change what the public is shown, so that kept answers fall; empty where they change nothing of the kind."""
    _SENTENCES.update(sentences)
    touches(sentences, changes)


def sentence(entry: Entry) -> str:
    """The entry as a sentence in the reader's language; the bare verb where no room registered one."""
    template = _SENTENCES.get(entry.verb)
    return str(template) if template else _("Recorded: %(verb)s") % {"verb": entry.verb}


def registered_verbs() -> set[str]:
    """Every verb that has a sentence."""
    return set(_SENTENCES)
