"""What stands between letters and agreements and waits for a person: times to choose, partners to introduce, letters to
post or to pass on."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.delivery.queries import ready_to_post, waiting_to_pass_on
from pobratym.delivery.rules.times import POST_WITHIN
from pobratym.desk.account.tasks import Link, Task
from pobratym.desk.account.waiting_letters import MOST, OPEN_SHOWN, SIDE, Mine, letter_page
from pobratym.introductions.queries import passings_waiting_for
from pobratym.people.models import User
from pobratym.talks.models import IntroductionRequest, Meeting, SharedMessage
from pobratym.talks.queries import Clock, clocks, requests_to, threads_of, times_waiting_for, unread_shared
from pobratym.talks.rules.silence import EXPIRES_AFTER


def pass_on_tasks(user: User) -> Iterator[Task]:
    """Letters to town halls that are not here, which their senders ask her to pass on as one who knows both."""
    for each in waiting_to_pass_on(user)[:MOST]:
        letter, asked = each.introduction, each.passed_by
        yield Task(
            what=_("A letter to pass on: %(place)s") % {"place": letter.receiver.caption},
            whom=letter.sender.caption,
            place=asked.caption if asked else str(each.passed_by_organisation),
            since=timezone.localdate(each.requested_at),
            link=Link(_letters("pass_on", each.pk), _("Pass it on or say why not")),
        )


def posting_tasks(mine: Mine) -> Iterator[Task]:
    """Letters of ours that lie ready on paper."""
    for each in ready_to_post(mine)[:MOST]:
        letter = each.introduction
        yield Task(
            what=_("A letter on paper to be posted"),
            whom=letter.receiver.caption,
            place=letter.sender.caption,
            since=timezone.localdate(each.requested_at),
            due=timezone.localdate(each.requested_at + POST_WITHIN),
            link=Link(_letters("delivery", letter.sender_id, letter.pk), _("Say that it is posted")),
        )


def consent_tasks(mine: Mine) -> Iterator[Task]:
    """Letters of ours that their receivers would pass on to somebody whom they suit better."""
    for each in passings_waiting_for(mine)[:MOST]:
        letter = each.introduction
        yield Task(
            what=_("They would pass your letter on: %(place)s") % {"place": each.to},
            whom=letter.receiver.caption,
            place=letter.sender.caption,
            since=timezone.localdate(each.proposed_at),
            link=Link(letter_page(letter.sender_id, letter.pk), _("Agree or not")),
        )


def introducing_tasks(mine: Mine) -> Iterator[Task]:
    """Partners of ours who ask us to introduce them to other partners of ours."""
    for each in requests_to(*mine.values())[:MOST]:
        yield Task(
            what=_("Asks you to introduce it: %(place)s") % {"place": each.third.name},
            whom=str(each.asker.name),
            place=mine[each.common_id].caption,
            since=timezone.localdate(each.asked_at),
            due=timezone.localdate(each.asked_at + EXPIRES_AFTER),
            link=Link(_letters("introduction_request", each.common_id, each.pk), _("Agree or not")),
        )


def shared_message_tasks(mine: Mine) -> Iterator[Task]:
    """A line for each conversation of three in which others have written what nobody of ours has read."""
    by_thread: dict[int, list[SharedMessage]] = {}
    for message in unread_shared(mine).select_related("request", *SIDE)[:MOST]:
        by_thread.setdefault(message.request_id, []).append(message)
    for newest, *more in by_thread.values():
        own, number = _own_of_three(newest.request, mine), 1 + len(more)
        said = ngettext("%(number)d unread message", "%(number)d unread messages", number) % {"number": number}
        yield Task(
            what=_("Conversation of three: %(unread)s") % {"unread": said},
            whom=newest.on_behalf_of.caption,
            place=mine[own].caption,
            since=timezone.localdate([newest, *more][-1].sent_at),
            link=Link(_letters("introduced", own, newest.request_id), _("Read and answer")),
        )


def open_threads(mine: Mine) -> list[tuple[IntroductionRequest, str]]:
    """Open conversations of three with their pages, the youngest first."""
    found = threads_of(mine)[:OPEN_SHOWN] if mine else ()
    return [(each, _letters("introduced", _own_of_three(each, mine), each.pk)) for each in found]


def _own_of_three(request: IntroductionRequest, mine: Mine) -> int:
    """Number of the municipality for which the reader looks at it."""
    return next(side for side in request.sides if side in mine)


def meeting_tasks(mine: Mine) -> Iterator[Task]:
    """Times that the other side has proposed; and times that are all over, which either side replaces by others."""
    waiting = list(times_waiting_for(mine)[:MOST])
    own = [own_side(each, mine) for each in waiting]
    for meeting, clock in zip(waiting, clocks(*(mine[pk] for pk in own)), strict=True):
        ahead = [each.starts_at for each in meeting.times.all() if each.starts_at > timezone.now()]
        if not ahead:
            yield _to_propose_anew(meeting, clock)
        elif meeting.proposed_for_id != clock.municipality.pk:
            yield _to_choose(meeting, clock, min(ahead).astimezone(ZoneInfo(clock.zone)).date())


def own_side(meeting: Meeting, mine: Mine) -> int:
    """Number of the municipality for which the reader looks at it: where she speaks for both sides, the one that is to
    choose."""
    letter = meeting.introduction
    sides = sorted((letter.sender_id, letter.receiver_id), key=meeting.proposed_for_id.__eq__)
    return next(side for side in sides if side in mine)


def _to_choose(meeting: Meeting, clock: Clock, first: date) -> Task:
    own = clock.municipality
    return Task(
        what=_("Times proposed for a meeting"),
        whom=meeting.introduction.other_side(own.pk).caption,
        place=own.caption,
        since=timezone.localdate(meeting.proposed_at),
        due=first,
        link=Link(meetings_page(own.pk, meeting.introduction_id), _("Choose a time")),
    )


def _to_propose_anew(meeting: Meeting, clock: Clock) -> Task:
    own = clock.municipality
    others = _letters("meeting_move", own.pk, meeting.introduction_id, meeting.pk)
    return Task(
        what=_("The times proposed for a meeting are over, and none was chosen"),
        whom=meeting.introduction.other_side(own.pk).caption,
        place=own.caption,
        since=timezone.localdate(meeting.proposed_at),
        link=Link(others, _("Propose other times")),
    )


def meetings_page(municipality: int, letter: int) -> str:
    """Where a side of a letter finds its meetings."""
    return f"{letter_page(municipality, letter)}#meetings"


def _letters(page: str, *numbers: int) -> str:
    return reverse(f"correspondence:{page}", args=numbers)
