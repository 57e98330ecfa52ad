"""The thread of three: the asker, the common partner and the third side write, until the partner leaves."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.introductions.moves import check_acts
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.memberships.rules import may_read
from pobratym.talks import notices
from pobratym.talks.models import IntroductionRequest, SharedMessage, SharedReading
from pobratym.talks.moves import check_text
from pobratym.talks.queries.shared import has_thread, threads


@transaction.atomic
def write_to_three(*, request: IntroductionRequest, by: Membership, text: str) -> SharedMessage:
    """Write to the two others, whose people also get it by mail.

    Raises NotAllowed for a fourth, InvalidInput for an empty or overlong text, DoubtfulWord, TooMany, Conflict where
    the thread is not open yet or no more.
    """
    check_acts(by, *request.sides)
    limits.count("messages", person=by.user, municipality=by.municipality_id)
    check_text(text, by)
    held = _held(request)
    message = SharedMessage(request=held, author=by.user, on_behalf_of=by.municipality, text=text.strip())
    if not message.text:
        raise InvalidInput(fields={"text": [_("The message is empty. Write a few words.")]})
    refuse_invalid(message)
    message.save()
    _read(held, by)
    _journal("shared_message_written", held, by, message=message.pk)
    notices.shared_message_written(message.pk)
    return message


@transaction.atomic
def read_thread(*, request: IntroductionRequest, by: Membership) -> SharedReading:
    """Everything that stands there now has been read. Everybody of the three may read, observers too."""
    if by.municipality_id not in request.sides or not may_read(by) or not has_thread(request):
        raise NotAllowed
    return _read(IntroductionRequest.objects.select_for_update().get(pk=request.pk), by)


@transaction.atomic
def leave_thread(*, request: IntroductionRequest, by: Membership) -> IntroductionRequest:
    """The common partner has done its part: the thread is closed, and the two others go on by themselves.

    Raises NotAllowed for all others, Conflict where the thread is not open.
    """
    check_acts(by, request.common_id)
    limits.count("decisions", person=by.user, municipality=by.municipality_id)
    held = _held(request)
    held.left_by, held.left_at = by.user, timezone.now()
    held.save(update_fields=["left_by", "left_at"])
    _journal("thread_left", held, by)
    return held


def _held(request: IntroductionRequest) -> IntroductionRequest:
    """The open thread as it stands now, held until the transaction ends: of two people one waits."""
    IntroductionRequest.objects.select_for_update().get(pk=request.pk)
    held = threads().filter(Q(is_open=True), pk=request.pk).first()
    if held is None:
        raise Conflict(_("This conversation of three is not open."))
    return held


def _read(request: IntroductionRequest, by: Membership) -> SharedReading:
    reading, _is_new = SharedReading.objects.update_or_create(
        request=request, municipality=by.municipality, defaults={"read_at": timezone.now()}
    )
    return reading


def _journal(verb: str, request: IntroductionRequest, by: Membership, **details: object) -> None:
    record(f"talks.{verb}", subject=request, by=by.user, municipality_id=by.municipality_id, **details)
