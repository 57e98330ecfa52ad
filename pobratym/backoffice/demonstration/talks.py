"""What follows the letters of the demonstration: messages with files, meetings, a partner of a partner."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial
from io import BytesIO
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image, ImageDraw

from pobratym.backoffice.demonstration.calendar import Calendar
from pobratym.backoffice.demonstration.cast import Cast
from pobratym.backoffice.demonstration.content import INTRODUCING, LetterStep
from pobratym.introductions.models import Introduction
from pobratym.memberships.models import Membership
from pobratym.talks import actions as talks
from pobratym.talks.queries import meetings_of, zone_of
from pobratym.talks.rules.clock import moment
from pobratym.talks.rules.slots import Slot

_FIRST_HOUR, _APART, _MINUTES = 10, 2, 45
_PAGE = (620, 877)  # A4 at 75 points an inch


def plan_introducing(calendar: Calendar, cast: Cast) -> None:
    """Partners who are asked to introduce one partner to another."""
    for said in INTRODUCING:
        calendar.on(said["day"], partial(_ask_to_introduce, cast, said))


def answer(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    files = [_made_up_document(step.file)] if step.file else []
    talks.write(introduction=introduction, by=by, text=step.text, attachments=files)


def propose_meeting(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    """In the days to come, whenever the demonstration is made."""
    times = list(_times(step, ZoneInfo(zone_of(by.municipality) or "UTC")))
    talks.propose_meeting(introduction=introduction, by=by, times=times, link=step.link, word=step.text)


def choose_time(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    meeting = meetings_of(introduction)[0]
    talks.choose_time(meeting=meeting, by=by, time=meeting.times.all()[0].pk)


def _times(step: LetterStep, zone: ZoneInfo) -> Iterator[Slot]:
    today = timezone.localdate() + timedelta(days=step.day)
    for number, days in enumerate(step.ahead):
        day = today + timedelta(days=days)
        if day.isoweekday() > 5:  # town halls work from Monday to Friday
            day += timedelta(days=8 - day.isoweekday())
        shown = datetime.combine(day, time(_FIRST_HOUR + number * _APART))
        yield Slot(moment(shown, zone), _MINUTES)


def _ask_to_introduce(cast: Cast, said: dict[str, str]) -> None:
    asker = cast.speaker(said["asker"])
    places = cast.municipalities
    talks.ask_for_introduction(common=places[said["common"]], third=places[said["third"]], by=asker, text=said["text"])


def _made_up_document(name: str) -> "ContentFile[bytes]":
    """One page that says what it is."""
    page = Image.new("RGB", _PAGE, "#ffffff")
    ImageDraw.Draw(page).text((60, 60), "A made-up document of the demonstration.", fill="#22262e", font_size=20)
    stored = BytesIO()
    page.save(stored, "PDF")
    return ContentFile(stored.getvalue(), name=name)
