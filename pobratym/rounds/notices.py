"""Letters about rounds to those who take part, each in the reader's language. Called inside the change."""

from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import override

from pobratym.core.among import Among
from pobratym.core.letters import address, letter
from pobratym.gateways.calendars import Method, content_type
from pobratym.memberships.queries import people_of
from pobratym.people.models import User
from pobratym.rounds.calendars import calendar_of_side
from pobratym.rounds.clocks import zone_for
from pobratym.rounds.models import Participant, Talk
from pobratym.rounds.workflow import Presence


def invited(participant_id: int) -> None:
    """The municipality's people decide whether it takes part."""
    _tell("invited", [participant_id])


def pairs_proposed(participant_ids: Collection[int]) -> None:
    """Each side looks at its pairs."""
    _tell("pairs_proposed", participant_ids)


def timetable_made(participant_ids: Collection[int]) -> None:
    """Each side gets its own talks, by its own clock, with a file for the calendar."""
    for side in _sides(participant_ids):
        talks = list(Talk.objects.with_sides().of(side))
        lines = [(each, each.abroad if each.hromada_id == side.pk else each.hromada) for each in talks]
        for person in people_of(side.municipality_id):
            with override(person.language):
                calendar = calendar_of_side(talks, side).decode()
            _mail("timetable_made", side, person, calendar, lines=lines, zone=zone_for(side))


def round_closed(participant_ids: Collection[int]) -> None:
    """Both sides of each introduction learn that their conversation is open."""
    _tell("round_closed", participant_ids)


def round_cancelled(round_id: int) -> None:
    """Everybody who was invited or has registered."""
    there = Participant.objects.filter(round=round_id).exclude(presence=Presence.WITHDRAWN)
    _tell("round_cancelled", list(there.values_list("pk", flat=True)))


def _tell(template: str, participant_ids: Collection[int]) -> None:
    for side in _sides(participant_ids):
        for person in people_of(side.municipality_id):
            _mail(template, side, person)


def _mail(template: str, side: Participant, person: User, calendar: str = "", **more: Any) -> None:
    mail = letter(
        person.email,
        language=person.language,
        subject=f"rounds/letters/{template}_subject.txt",
        text=f"rounds/letters/{template}.txt",
        context={
            "person": person,
            "round": side.round,
            "about": side.municipality,
            "address": address("desk:round", side.municipality_id, side.round_id, language=person.language),
            **more,
        },
    )
    if calendar:
        mail.attach("timetable.ics", calendar, content_type(Method.PUBLISH))
    mail.send()


def _sides(participant_ids: Collection[int]) -> Iterator[Participant]:
    found = Participant.objects.filter(Among("pk", participant_ids)).with_places().select_related("round")
    yield from found.order_by("pk")
