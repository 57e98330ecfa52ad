"""By the form on the town hall's website: some take letters by no other way. The sender copies the text into it."""

from pobratym.delivery.channels.paper import check_day
from pobratym.delivery.models import Delivery
from pobratym.delivery.workflow import Status


class FormHandler:
    """Sent as soon as its sender says so; the service sends nothing."""

    def check(self, delivery: Delivery, *, insist: bool) -> None:
        check_day(delivery)

    def first_status(self, delivery: Delivery) -> str:
        return Status.SENT

    def hand_over(self, delivery: Delivery) -> None:
        """The sender did."""
