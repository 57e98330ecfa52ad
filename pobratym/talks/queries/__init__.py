"""What the entrances ask about talks."""

from pobratym.talks.clocks import Clock, clocks, zone_of, zones_to_choose
from pobratym.talks.queries.attachments import find_attachment, held_attachments, with_enclosures
from pobratym.talks.queries.introducing import can_introduce, introduced_by, requests_of, requests_to
from pobratym.talks.queries.meetings import (
    find_meeting,
    has_met,
    is_talking,
    meetings_of,
    meetings_to_come,
    times_waiting_for,
)
from pobratym.talks.queries.shared import find_thread, has_thread, letter_of_thread, threads_of, unread_shared
from pobratym.talks.queries.steps import Sheet, letter_of, sheet_of

__all__ = [
    "Clock",
    "Sheet",
    "can_introduce",
    "clocks",
    "find_attachment",
    "find_meeting",
    "find_thread",
    "has_met",
    "has_thread",
    "held_attachments",
    "introduced_by",
    "is_talking",
    "letter_of",
    "letter_of_thread",
    "meetings_of",
    "meetings_to_come",
    "requests_of",
    "requests_to",
    "sheet_of",
    "threads_of",
    "times_waiting_for",
    "unread_shared",
    "with_enclosures",
    "zone_of",
    "zones_to_choose",
]
