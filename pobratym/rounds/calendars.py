"""Talks of rounds as files for calendars, in the language that is active. Nobody's address stands in them."""

from collections.abc import Iterable
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.languages import current_language
from pobratym.core.letters import address
from pobratym.gateways.calendars import Appointment, timetable_file
from pobratym.rounds.models import Participant, Talk


def calendar_of_side(talks: Iterable[Talk], side: Participant) -> bytes:
    """What one side takes over into its calendar. Whoever takes a later one over has each talk once."""
    page = address("desk:round", side.municipality_id, side.round_id, language=current_language())
    return timetable_file(_appointment(each, side, page) for each in talks)


def calendar_of_round(talks: Iterable[Talk]) -> bytes:
    """All talks, for moderators."""
    return timetable_file(_appointment(each, None, "") for each in talks)


def _appointment(talk: Talk, side: Participant | None, page: str) -> Appointment:
    names = [talk.hromada.municipality.name, talk.abroad.municipality.name]
    if side is not None and side.pk == talk.abroad_id:
        names.reverse()
    return Appointment(
        uid=f"{talk.uid}@{urlsplit(settings.SITE_URL).hostname}",
        sequence=talk.sequence,
        starts_at=talk.starts_at,
        minutes=talk.minutes,
        summary=_("Talk: %(one)s and %(other)s") % {"one": names[0], "other": names[1]},
        description=_("Your timetable is here: %(page)s") % {"page": page} if page else "",
        sides=", ".join(map(str, names)),
        organiser=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        changed_at=timezone.now(),
    )
