"""Steps that several verbs take inside their own transaction. Only `actions` may call them."""

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Text
from pobratym.core.validation import refuse_invalid
from pobratym.delivery.channels import handler_of
from pobratym.delivery.channels.email import Sending, compose
from pobratym.delivery.models import Delivery
from pobratym.delivery.queries import cannot_leave_now, sender_bounces
from pobratym.delivery.rules.caps import WEEK, receiver_has_enough, sender_waits_for_many
from pobratym.delivery.rules.outside import leaves_now
from pobratym.delivery.rules.times import SILENT_AFTER
from pobratym.delivery.workflow import WORKFLOW, Status
from pobratym.introductions.models import Introduction
from pobratym.introductions.moves import check_acts, hold_municipalities, stop
from pobratym.introductions.moves import held as held_letter
from pobratym.introductions.moves import move as move_letter
from pobratym.introductions.queries import undecided_letters_of
from pobratym.introductions.workflow import Status as LetterStatus
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.people.models import User
from pobratym.people.queries import ensure_second_factor


def begin(delivery: Delivery, by: Membership, *, insist: bool = False, sending: Sending | None = None) -> Delivery:
    """Start a delivery that somebody of the sender wants: asked, checked, held or sent.

    Raises NotAllowed, SecondFactorMissing, TooMany; Conflict where the letter cannot leave, a colleague was faster, or
    sender or receiver has enough for now; InvalidInput and DoubtfulAddress of the channel.
    """
    check_acts(by, delivery.introduction.sender_id)
    ensure_second_factor(by.user)
    limits.count("letters_sent_outside", person=by.user, municipality=by.municipality_id)
    letter = delivery.introduction = hold(delivery.introduction)
    stop(cannot_leave_now(letter))
    stop(_own_mailbox(by.user))
    stop(_under_way(delivery))
    handler = handler_of(delivery.channel)
    handler.check(delivery, insist=insist)
    delivery.requested_by = by.user
    delivery.status = handler.first_status(delivery)
    delivery.sent_at = timezone.now() if delivery.status == Status.SENT else None
    if delivery.status in (Status.SENT, Status.HELD, Status.ASKED):
        check_caps(letter)
    refuse_invalid(delivery)
    delivery.save()
    if sending is not None:  # the address in the mail, by which letters are refused, is of this row
        delivery.mail = compose(delivery, sending)
        delivery.save(update_fields=["mail"])
    return _set_out(delivery, by)


def leave(delivery: Delivery) -> None:
    """The letter has left the platform by this delivery: it is sent, if it was not, and waits for an answer."""
    letter, now = delivery.introduction, timezone.now()
    delivery.tries += 1
    delivery.next_try_at = None
    delivery.save(update_fields=["status", "tries", "next_try_at"])
    if leaves_now(letter.status):
        move_letter(letter, "post")
        letter.delivered_at = now
        letter.save(update_fields=["status", "delivered_at"])
        record("introductions.posted", subject=letter, by=delivery.requested_by, municipality_id=letter.sender_id)
    handler_of(delivery.channel).hand_over(delivery)


def go_now(delivery: Delivery, verb: str, by: User, *, municipality_id: int | None = None) -> None:
    """A delivery that waited is sent now; `verb` of the journal, `municipality_id` where it is not the sender's.

    Raises Conflict where the letter cannot leave, or sender or receiver has enough for now; InvalidInput.
    """
    stop(cannot_leave_now(delivery.introduction))
    check_caps(delivery.introduction)
    delivery.sent_at = timezone.now()
    refuse_invalid(delivery)
    delivery.save()
    leave(delivery)
    journal(verb, delivery, by, municipality_id)


def bounce_if_nothing_goes(letter: Introduction, by: User | None) -> None:
    """The letter has come back where no other delivery is on its way; one that was opened has arrived."""
    if letter.status != LetterStatus.SENT or Delivery.objects.filter(introduction=letter).on_its_way().exists():
        return
    move_letter(letter, "bounce")
    letter.delivered_at = None  # it lies nowhere
    letter.save(update_fields=["status", "delivered_at"])
    record("introductions.bounced", subject=letter, by=by, municipality_id=letter.sender_id)


def check_caps(letter: Introduction) -> None:
    """Raises Conflict where the sender waits for many decisions, or the town hall has got enough letters for now."""
    if not leaves_now(letter.status):
        return  # a second try of the same letter burdens nobody anew
    stop(sender_waits_for_many(undecided_letters_of(letter.sender_id)))
    to_them = Introduction.objects.filter(receiver=letter.receiver_id).exclude(pk=letter.pk)
    since = timezone.now() - WEEK
    stop(
        receiver_has_enough(
            this_week=to_them.filter(deliveries__sent_at__gte=since).distinct().count(),
            undecided=to_them.undecided().count(),
        )
    )


def hold(introduction: Introduction) -> Introduction:
    """The letter and both sides, until the transaction ends: nobody else sends, counts or decides meanwhile."""
    hold_municipalities(introduction.sender_id, introduction.receiver_id)
    return held_letter(introduction.pk)


def held(delivery: Delivery) -> Delivery:
    """The delivery as it stands now, with its letter, both held until the transaction ends."""
    letter = hold(delivery.introduction)
    locked = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    locked.introduction = letter
    return locked


def move(delivery: Delivery, verb: str) -> None:
    """Take the step in memory; raises Conflict where the table forbids it."""
    WORKFLOW.take(delivery, verb, lambda: _decided(delivery))


def _decided(delivery: Delivery) -> str:
    return _("This has since been decided: %(status)s.") % {"status": delivery.get_status_display()}


def journal(verb: str, delivery: Delivery, by: User | None, municipality_id: int | None = None) -> None:
    """The entry of a verb of this room; no address stands in it."""
    letter = delivery.introduction
    record(
        f"delivery.{verb}",
        subject=delivery,
        by=by,
        municipality_id=municipality_id or letter.sender_id,
        letter=letter.pk,
        channel=delivery.channel,
    )


_FIRST_ENTRY = {Status.SENT: "sent", Status.HELD: "held", Status.ASKED: "asked", Status.PREPARED: "prepared"}


def _set_out(delivery: Delivery, by: Membership) -> Delivery:
    verb = _FIRST_ENTRY[Status(delivery.status)]
    if delivery.status == Status.SENT:
        leave(delivery)
    else:
        handler_of(delivery.channel).hand_over(delivery)
    journal(verb, delivery, by.user)
    return delivery


def _own_mailbox(person: User) -> Text | None:
    if not sender_bounces(person):
        return None
    return _(
        "E-mail to your own address comes back, so the answer would not reach you. Check the address in your account; "
        "a few days later you can send letters again."
    )


def _under_way(delivery: Delivery) -> Text | None:
    """One at a time by each way: of two colleagues one sends it. After a month of silence it may be tried again."""
    same = Delivery.objects.filter(introduction=delivery.introduction_id, channel=delivery.channel)
    silent = timezone.now() - SILENT_AFTER
    recent = same.on_its_way().exclude(status__in=(Status.SENT, Status.ACKNOWLEDGED), sent_at__lt=silent)
    if not recent.exists():
        return None
    return _("This letter is already on its way like this. Look at its page before you send it again.")
