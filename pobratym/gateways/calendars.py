"""Meetings as files that programs of calendars read: iCalendar (RFC 5545) with the method of an invitation (RFC 5546).

Times are in UTC, so that no program needs our rules of summer time. The only address in the file is our own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from icalendar import Calendar, Event, vCalAddress, vUri

_PRODUCT = "-//Pobratym//Talks//EN"


class Method(StrEnum):
    """What the reader's calendar does with the file."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"  # a list to take over: nobody is invited by it


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting as a calendar keeps it. `uid` stays, `sequence` grows whenever it changes."""

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    summary: str
    description: str
    sides: str
    organiser: str
    changed_at: datetime
    link: str = ""


def calendar_file(appointment: Appointment, method: Method) -> bytes:
    """The file; its content type is `content_type(method)`."""
    return _file([appointment], method)


def timetable_file(appointments: Iterable[Appointment]) -> bytes:
    """Many appointments to be taken over into one's calendar; its content type is `content_type(Method.PUBLISH)`."""
    return _file(appointments, Method.PUBLISH)


def _file(appointments: Iterable[Appointment], method: Method) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    for appointment in appointments:
        calendar.add_component(_event(appointment, method))
    content: bytes = calendar.to_ical()
    return content


def content_type(method: Method) -> str:
    """Programs of mail offer to enter the meeting where the method stands here too (RFC 6047)."""
    return f"text/calendar; method={method.value}"


def _event(appointment: Appointment, method: Method) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", appointment.changed_at)
    event.add("dtstart", appointment.starts_at)
    event.add("dtend", appointment.starts_at + timedelta(minutes=appointment.minutes))
    event.add("summary", appointment.summary)
    event.add("description", appointment.description)
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    event.add("organizer", _address(appointment.organiser, "Pobratym"))
    if method is not Method.PUBLISH:
        # An invitation needs somebody who is invited: both sides, at our own address.
        invited = _address(appointment.organiser, appointment.sides)
        invited.params["CUTYPE"] = "GROUP"
        event.add("attendee", invited, encode=False)
    if appointment.link:
        event.add("url", vUri(appointment.link))
        event.add("location", appointment.link)
    return event


def _address(mailbox: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{mailbox}")
    address.params["CN"] = name
    return address
