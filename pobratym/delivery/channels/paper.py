"""On paper: the sender prints, signs and posts the letter, and says when."""

from django.utils import timezone

from pobratym.core.errors import InvalidInput
from pobratym.delivery.models import Delivery
from pobratym.delivery.rules.times import wrong_day
from pobratym.delivery.workflow import Status


class PaperHandler:
    """Ready to post until its sender says that it was posted; the service sends nothing."""

    def check(self, delivery: Delivery, *, insist: bool) -> None:
        if delivery.posted_on is not None:
            check_day(delivery)

    def first_status(self, delivery: Delivery) -> str:
        return Status.SENT if delivery.posted_on else Status.PREPARED

    def hand_over(self, delivery: Delivery) -> None:
        """The post does."""


def check_day(delivery: Delivery) -> None:
    """Raises InvalidInput where the letter cannot have been posted, or typed into a form, on that day."""
    written_on = timezone.localdate(delivery.introduction.sent_at or delivery.introduction.created_at)
    reason = wrong_day(delivery.posted_on, written_on=written_on, today=timezone.localdate())
    if reason:
        raise InvalidInput(fields={"posted_on": [reason]})
