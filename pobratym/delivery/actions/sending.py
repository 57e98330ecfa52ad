"""The sender lets a letter leave the platform: by e-mail, on paper, by a form."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.answers.granting import NewLink
from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.delivery.channels.email import Sending, compose_reminder, file
from pobratym.delivery.channels.paper import check_day
from pobratym.delivery.leaving import begin, go_now, held, journal, move
from pobratym.delivery.models import Channel, Delivery
from pobratym.delivery.queries import cannot_leave_now, mailbox_on_file, may_remind
from pobratym.delivery.workflow import Status
from pobratym.introductions.models import Introduction
from pobratym.introductions.moves import check_acts, stop
from pobratym.memberships.models import Membership
from pobratym.people.queries import ensure_second_factor


@transaction.atomic
def send_by_email(
    *,
    introduction: Introduction,
    by: Membership,
    make: Callable[[NewLink], bytes],
    mailbox: str = "",
    source: str = "",
    insist: bool = False,
) -> Delivery:
    """Send the letter to the town hall's mailbox on file, or to one that the sender has found and says where.

    `make` gives the PDF of a letter with the key and the code of its answer. What is not at the town hall's own
    domain, and what is nearly the same as the sender's other letters, waits for a moderator. Raises what
    `leaving.begin` does, and what `make` raises.
    """
    check_acts(by, introduction.sender_id)
    sending = Sending(by.user, make)
    if mailbox.strip():
        delivery = Delivery(address=mailbox.strip(), source=" ".join(source.split()))
    else:
        delivery = _on_file(introduction)
    delivery.introduction, delivery.channel = introduction, Channel.EMAIL
    return begin(delivery, by, insist=insist, sending=sending)


@transaction.atomic
def make_ready(*, introduction: Introduction, by: Membership) -> Delivery:
    """The letter is printed and will be posted: its writer is reminded while she has not said that it was."""
    return begin(Delivery(introduction=introduction, channel=Channel.PAPER), by)


@transaction.atomic
def note_posted(*, introduction: Introduction, by: Membership, posted_on: date | None, address: str = "") -> Delivery:
    """The letter was posted on that day. Raises InvalidInput for a day to come, or before the letter was written."""
    check_acts(by, introduction.sender_id)
    ready = Delivery.objects.filter(introduction=introduction, channel=Channel.PAPER, status=Status.PREPARED).first()
    if posted_on is None:
        raise InvalidInput(fields={"posted_on": [_("Say on which day.")]})
    if ready is None:
        delivery = Delivery(
            introduction=introduction, channel=Channel.PAPER, posted_on=posted_on, address=_line(address)
        )
        return begin(delivery, by)
    ensure_second_factor(by.user)
    limits.count("letters_sent_outside", person=by.user, municipality=by.municipality_id)
    delivery = held(ready)
    move(delivery, "post")
    delivery.posted_on, delivery.address = posted_on, _line(address)
    check_day(delivery)
    go_now(delivery, "sent", by.user)
    return delivery


@transaction.atomic
def note_form_used(
    *, introduction: Introduction, by: Membership, posted_on: date | None, address: str = ""
) -> Delivery:
    """The sender has put the text into the form on the town hall's website, on that day; `address`: of the page."""
    form = Delivery(introduction=introduction, channel=Channel.FORM, posted_on=posted_on, address=_line(address))
    return begin(form, by)


@transaction.atomic
def give_up(*, delivery: Delivery, by: Membership) -> Delivery:
    """The sender thinks better of a way that has not gone: not posted, not approved, not passed on yet."""
    check_acts(by, delivery.introduction.sender_id)
    locked = held(delivery)
    move(locked, "give_up")
    locked.mail = None
    locked.save(update_fields=["status", "mail"])
    journal("given_up", locked, by.user)
    return locked


@transaction.atomic
def remind_town_hall(*, delivery: Delivery, by: Membership) -> Delivery:
    """Write once more to a town hall that has not answered for six weeks: once, and only as the sender presses.

    Raises Conflict before that time, a second time, and where the letter cannot leave any more.
    """
    check_acts(by, delivery.introduction.sender_id)
    ensure_second_factor(by.user)
    limits.count("letters_sent_outside", person=by.user, municipality=by.municipality_id)
    locked = held(delivery)
    stop(cannot_leave_now(locked.introduction))
    if not may_remind(locked):
        raise Conflict(_("A town hall is reminded once, six weeks after the letter at the earliest."))
    locked.reminded_at = timezone.now()
    locked.save(update_fields=["reminded_at"])
    file(locked, compose_reminder(locked, by=by.user))
    journal("reminded", locked, by.user)
    return locked


def _on_file(introduction: Introduction) -> Delivery:
    found = mailbox_on_file(introduction.receiver_id)
    if found is None:
        raise InvalidInput(fields={"mailbox": [_("No mailbox of this town hall is on file. Enter one.")]})
    return Delivery(address=found.value, is_on_file=True, source=found.source)


def _line(text: str) -> str:
    return " ".join(text.split())
