"""Letters about meetings and introductions, each in its reader's language. Called inside the change.

Nobody's address is shown, in files for calendars neither: the organiser is the platform's own.
"""

from collections.abc import Iterable, Iterator
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratym.core.languages import current_language, offered
from pobratym.core.letters import address, letter, send_letter, through_us
from pobratym.gateways.calendars import Appointment, Method, calendar_file, content_type
from pobratym.introductions.models import Introduction
from pobratym.memberships.queries import people_of
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.talks.clocks import clocks
from pobratym.talks.models import IntroductionRequest, Meeting, MeetingTime, SharedMessage
from pobratym.talks.rules.interpreting import interpreting


def times_proposed(meeting_id: int) -> None:
    """The other side's people choose."""
    meeting = _meeting(meeting_id)
    _tell("times_proposed", meeting, [meeting.introduction.other_side(meeting.proposed_for_id)])


def time_chosen(meeting_id: int) -> None:
    """Everybody of both sides, with a file for the calendar."""
    meeting = _meeting(meeting_id)
    _tell("time_chosen", meeting, _sides(meeting.introduction), Method.REQUEST, meeting.chosen)


def meeting_moved(meeting_id: int, *, before: MeetingTime | None) -> None:
    """The other side chooses anew; where a time was agreed, it leaves the calendars of both."""
    meeting = _meeting(meeting_id)
    other = meeting.introduction.other_side(meeting.proposed_for_id)
    _tell("meeting_moved", meeting, _sides(meeting.introduction) if before else [other], Method.CANCEL, before)


def meeting_cancelled(meeting_id: int, by_side: int, *, before: MeetingTime | None) -> None:
    """The other side; where a time was agreed, it leaves the calendars of both."""
    meeting = _meeting(meeting_id)
    other = meeting.introduction.other_side(by_side)
    _tell("meeting_cancelled", meeting, _sides(meeting.introduction) if before else [other], Method.CANCEL, before)


def meeting_soon(meeting_id: int) -> None:
    """Everybody of both sides is reminded."""
    meeting = _meeting(meeting_id)
    _tell("meeting_soon", meeting, _sides(meeting.introduction))


def introduction_asked(request_id: int) -> None:
    """The common partner's people decide."""
    request = _request(request_id)
    _tell_of_request("introduction_asked", request, request.common, request.asker)


def introduction_agreed(request_id: int) -> None:
    """The asker's people write their letter."""
    request = _request(request_id)
    _tell_of_request("introduction_agreed", request, request.asker, request.common)


def introduction_refused(request_id: int) -> None:
    """The asker's people learn of it; the third side does not."""
    request = _request(request_id)
    _tell_of_request("introduction_refused", request, request.asker, request.common)


def shared_message_written(message_id: int) -> None:
    """The message's text to the people of the two others, once to each; answers are written on the page."""
    message = SharedMessage.objects.select_related("author", "on_behalf_of__country").get(pk=message_id)
    request, told = _request(message.request_id), {message.author_id}
    for reader in request.sides:
        people = [each for each in people_of(reader) if reader != message.on_behalf_of_id and each.pk not in told]
        for person in people:
            send_letter(
                person.email,
                language=person.language,
                template="talks/letters/shared_message",
                from_name=_from_name(message.on_behalf_of, person.language),
                person=person,
                request=request,
                about=message.on_behalf_of,
                message=message,
                address=address("correspondence:introduced", reader, request.pk, language=person.language),
            )
        told |= {each.pk for each in people}


def calendar_of(meeting: Meeting, reader: Municipality, time: MeetingTime, method: Method) -> bytes:
    """The meeting as a file, in the language that is active."""
    introduction = meeting.introduction
    other = introduction.other_side(reader.pk)
    page = address("correspondence:introduction", reader.pk, introduction.pk, language=current_language())
    appointment = Appointment(
        uid=f"{meeting.uid}@{urlsplit(settings.SITE_URL).hostname}",
        sequence=meeting.sequence,
        starts_at=time.starts_at,
        minutes=time.minutes,
        summary=_("Meeting: %(one)s and %(other)s") % {"one": reader.name, "other": other.name},
        description=_("Change or cancel it here: %(page)s") % {"page": page},
        sides=f"{introduction.sender.name}, {introduction.receiver.name}",
        organiser=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        changed_at=timezone.now(),
        link=meeting.link,
    )
    return calendar_file(appointment, method)


def _tell(
    template: str,
    meeting: Meeting,
    sides: Iterable[Municipality],
    method: Method | None = None,
    time: MeetingTime | None = None,
) -> None:
    for side in sides:
        other = meeting.introduction.other_side(side.pk)
        for person in people_of(side.pk):
            _mail(template, meeting, person, side, other, method if time else None, time)


def _mail(
    template: str,
    meeting: Meeting,
    person: User,
    reader: Municipality,
    other: Municipality,
    method: Method | None,
    time: MeetingTime | None,
) -> None:
    chosen = meeting.chosen
    mail = letter(
        person.email,
        language=person.language,
        subject=f"talks/letters/{template}_subject.txt",
        text=f"talks/letters/{template}.txt",
        from_name=_from_name(other, person.language),
        context={
            "person": person,
            "meeting": meeting,
            "about": other,
            "times": [chosen] if chosen else list(meeting.times.all()),
            "before": time,
            "clocks": clocks(reader, other),
            "interpreter": interpreting(
                meeting.interpreter_from, meeting.interpreter_to, language=offered(person.language)
            ),
            "is_ours": meeting.proposed_for_id == reader.pk,
            "address": address(
                "correspondence:introduction", reader.pk, meeting.introduction_id, language=person.language
            ),
        },
    )
    if method and time:
        with override(person.language):
            mail.attach("meeting.ics", calendar_of(meeting, reader, time, method).decode(), content_type(method))
    mail.send()


def _tell_of_request(template: str, request: IntroductionRequest, reader: Municipality, about: Municipality) -> None:
    for person in people_of(reader.pk):
        if reader.pk == request.common_id:
            page = address("correspondence:inbox", reader.pk, language=person.language)
        else:
            page = address("correspondence:introduction_new", reader.pk, language=person.language)
            page = f"{page}?to={request.third_id}"
        send_letter(
            person.email,
            language=person.language,
            template=f"talks/letters/{template}",
            from_name=_from_name(about, person.language),
            person=person,
            request=request,
            about=about,
            address=page,
        )


def _from_name(municipality: Municipality, language: str) -> str:
    with override(language):
        return through_us(municipality.name)


def _meeting(meeting_id: int) -> Meeting:
    """With its times and both sides as they are now."""
    introduction = Introduction.objects.with_sides().get(meetings=meeting_id)
    meeting = Meeting.objects.prefetch_related("times").get(pk=meeting_id)
    meeting.introduction = introduction
    return meeting


def _request(request_id: int) -> IntroductionRequest:
    rows = IntroductionRequest.objects.select_related("asker__country", "common__country", "third__country", "asked_by")
    return rows.get(pk=request_id)


def _sides(introduction: Introduction) -> Iterator[Municipality]:
    yield from (introduction.sender, introduction.receiver)
