"""Agreed meetings that are to come, each by the clock of the reader's own town hall."""

from dataclasses import dataclass

from pobratym.desk.account.waiting_letters import Mine
from pobratym.desk.account.waiting_talks import meetings_page, own_side
from pobratym.places.models import Municipality
from pobratym.talks.models import Meeting, MeetingTime
from pobratym.talks.queries import Clock, clocks, meetings_to_come

SHOWN = 5
_READ = 20  # with those of the last hours, which may be over


@dataclass(frozen=True)
class NextMeeting:
    """`page`: where it is moved, called off and put into one's calendar; `link`: the meeting room, empty for none."""

    time: MeetingTime
    clock: Clock
    other: Municipality
    link: str
    page: str


def next_meetings(mine: Mine) -> list[NextMeeting]:
    """The next ones of all these municipalities, the first one first."""
    if not mine:
        return []
    ahead = [each for each in meetings_to_come(mine)[:_READ] if not each.is_over][:SHOWN]
    own_clocks = clocks(*(mine[own_side(each, mine)] for each in ahead))
    shown = (_shown(*each) for each in zip(ahead, own_clocks, strict=True))
    return [each for each in shown if each is not None]


def _shown(meeting: Meeting, clock: Clock) -> NextMeeting | None:
    own, letter, chosen = clock.municipality.pk, meeting.introduction, meeting.chosen
    if chosen is None:
        return None
    return NextMeeting(chosen, clock, letter.other_side(own), meeting.link, meetings_page(own, letter.pk))
