"""Letters and messages that wait for a person, over all the municipalities she speaks for."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.delivery.models import Delivery
from pobratym.delivery.rules.times import SILENT_AFTER
from pobratym.desk.account.tasks import Link, Task
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.queries import answer_days_of, due_after
from pobratym.introductions.workflow import OPEN, UNANSWERED, Status
from pobratym.places.models import Municipality

# Rows of one kind that are read: nobody does more, and one municipality may be written to for twenty years.
MOST = 300
OPEN_SHOWN = 10
SIDE = [f"on_behalf_of__{what}" for what in ("country", "region", "parent")]  # what a caption needs
Mine = Mapping[int, Municipality]


def letter_tasks(mine: Mine) -> Iterator[Task]:
    """What is to be answered, what nobody has received or answers, what came back, and what was begun.

    `mine`: by number, those that the reader speaks for.
    """
    days = answer_days_of(list(mine))
    for letter in _letters(mine):
        if letter.receiver_id in mine and letter.delivered_at and letter.status in UNANSWERED:
            yield _to_answer(letter, letter.delivered_at, due_after(letter, days[letter.receiver_id]))
        if letter.sender_id in mine and (letter.status not in UNANSWERED or _is_silent(letter)):
            yield _of_ours(letter)


def message_tasks(mine: Mine) -> Iterator[Task]:
    """A line for each letter with messages of the other side that nobody has read."""
    unread = Message.objects.filter(_read_by(mine, "introduction__"), read_at__isnull=True)
    unread = unread.exclude(on_behalf_of__in=list(mine)).select_related("introduction", *SIDE)
    by_letter: dict[int, list[Message]] = {}
    for message in unread.order_by("-sent_at", "-pk")[:MOST]:
        by_letter.setdefault(message.introduction_id, []).append(message)
    for messages in by_letter.values():
        yield _unread(messages, mine)


def returned_message_tasks(mine: Mine) -> Iterator[Task]:
    """Messages of ours that a moderator gave back with a reason."""
    returned = Message.including_held.filter(is_held=True, on_behalf_of__in=list(mine)).exclude(returned_reason="")
    for message in returned.select_related("introduction").order_by("-sent_at", "-pk")[:MOST]:
        yield Task(
            what=_("A moderator has returned your message: %(reason)s") % {"reason": message.returned_reason},
            whom=message.introduction.subject,
            place=mine[message.on_behalf_of_id].caption,
            since=_day(message.sent_at),
            link=Link(letter_page(message.on_behalf_of_id, message.introduction_id), _("Rephrase the message")),
        )


def open_letters(mine: Mine) -> tuple[list[tuple[Introduction, bool, str]], int]:
    """The newest open letters of both directions, each with whether it is ours and its page; and how many there are."""
    letters = Introduction.objects.filter(_read_by(mine)).filter(status__in=OPEN)
    rows = letters.with_sides().order_by("-created_at", "-pk")[:OPEN_SHOWN]
    shown = []
    for letter in rows:
        is_ours = letter.sender_id in mine
        shown.append((letter, is_ours, letter_page(letter.sender_id if is_ours else letter.receiver_id, letter.pk)))
    return shown, len(shown) if len(shown) < OPEN_SHOWN else letters.count()


def _read_by(mine: Mine, before: str = "") -> Q:
    """Introduction.objects.seen_by, of several municipalities."""
    theirs = {f"{before}receiver__in": list(mine), f"{before}delivered_at__isnull": False}
    return Q(**{f"{before}sender__in": list(mine)}) | Q(**theirs)


def _letters(mine: Mine) -> Iterator[Introduction]:
    ours = Q(status__in=[Status.DRAFTED, Status.BOUNCED, Status.QUESTION_ASKED])
    silent = Q(status__in=UNANSWERED, reached_at__lte=timezone.now() - SILENT_AFTER)
    to_answer = Q(receiver__in=list(mine), delivered_at__isnull=False, status__in=UNANSWERED)
    letters = Introduction.objects.annotate(reached_at=Coalesce("delivered_at", "sent_at"))
    is_leaving = Exists(Delivery.objects.under_way().filter(introduction=OuterRef("pk")))
    kept = Q(status=Status.AWAITING_RECIPIENT) & ~Q(is_leaving)
    found = letters.filter(to_answer | (Q(sender__in=list(mine)) & (ours | silent | kept)))
    return found.with_sides().order_by("-created_at", "-pk")[:MOST].iterator()


def _is_silent(letter: Introduction) -> bool:
    reached = letter.delivered_at or letter.sent_at
    return reached is not None and reached <= timezone.now() - SILENT_AFTER


def _to_answer(letter: Introduction, delivered_at: datetime, due: date | None) -> Task:
    is_unread = letter.status == Status.SENT
    return Task(
        what=_("A letter that nobody has opened yet") if is_unread else _("A letter to answer"),
        whom=letter.sender.caption,
        place=letter.receiver.caption,
        since=_day(delivered_at),
        due=due,
        link=Link(letter_page(letter.receiver_id, letter.pk), _("Read and answer")),
    )


def _of_ours(letter: Introduction) -> Task:
    page = letter_page(letter.sender_id, letter.pk)
    what, link, others = _said_of(letter, page)
    return Task(
        what=what,
        whom=letter.receiver.caption,
        place=letter.sender.caption,
        since=_day(letter.delivered_at or letter.sent_at or letter.created_at),
        link=link,
        others=others,
    )


def _said_of(letter: Introduction, page: str) -> tuple[str, Link, tuple[Link, ...]]:
    """What there is to do about a letter of ours."""
    if letter.status == Status.AWAITING_RECIPIENT:
        return _("Nobody has received your letter yet"), Link(f"{page}#delivery", _("Choose how it gets there")), ()
    if letter.status == Status.QUESTION_ASKED:
        return _("They ask you a question"), Link(page, _("Read and answer")), ()
    if letter.status == Status.BOUNCED:
        return _("Your letter came back"), Link(page, _("Try another way")), ()
    if letter.status != Status.DRAFTED:
        candidates = Link(reverse("desk:candidates", args=[letter.sender_id]), _("Choose the next candidate"))
        return _("No answer for 30 days"), Link(page, _("Try another way")), (candidates,)
    write = f"{reverse('correspondence:introduction_new', args=[letter.sender_id])}?to={letter.receiver_id}"
    if letter.returned_reason:
        said = _("A moderator has returned your letter: %(reason)s") % {"reason": letter.returned_reason}
        return said, Link(write, _("Rephrase the letter")), ()
    return _("A letter begun and not sent"), Link(write, _("Go on writing")), ()


def _unread(messages: list[Message], mine: Mine) -> Task:
    newest, oldest = messages[0], messages[-1]
    letter, number = newest.introduction, len(messages)
    own = letter.sender_id if letter.sender_id in mine else letter.receiver_id
    return Task(
        what=ngettext("%(number)d unread message", "%(number)d unread messages", number) % {"number": number},
        whom=newest.on_behalf_of.caption,
        place=mine[own].caption,
        since=_day(oldest.sent_at),
        link=Link(letter_page(own, letter.pk), _("Read and answer")),
    )


def letter_page(municipality: int, letter: int) -> str:
    """Where a side of a letter reads it."""
    return reverse("correspondence:introduction", args=[municipality, letter])


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
