"""What the entrances and the mailroom ask about deliveries."""

from pobratym.delivery.queries.mailroom import delivery_of_mail, delivery_with_address, latest_by_mail, latest_sent
from pobratym.delivery.queries.partners import (
    associations_of,
    common_partners,
    may_answer_for,
    waiting_to_pass_on,
)
from pobratym.delivery.queries.refusals import refusal_of, refusals, wants_no_letters
from pobratym.delivery.queries.waiting import count_waiting_deliveries, ready_to_post, waiting_deliveries
from pobratym.delivery.queries.ways import (
    MailboxOnFile,
    cannot_leave_now,
    deliveries_of,
    is_outside,
    mailbox_on_file,
    may_remind,
    sender_bounces,
)

__all__ = [
    "MailboxOnFile",
    "associations_of",
    "cannot_leave_now",
    "common_partners",
    "count_waiting_deliveries",
    "deliveries_of",
    "delivery_of_mail",
    "delivery_with_address",
    "is_outside",
    "latest_by_mail",
    "latest_sent",
    "mailbox_on_file",
    "may_answer_for",
    "may_remind",
    "ready_to_post",
    "refusal_of",
    "refusals",
    "sender_bounces",
    "waiting_deliveries",
    "waiting_to_pass_on",
    "wants_no_letters",
]
