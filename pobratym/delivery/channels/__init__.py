"""One handler a channel, one interface: what is checked, where a delivery begins, and what happens when it leaves."""

from typing import Protocol

from pobratym.delivery.channels.common_partner import CommonPartnerHandler
from pobratym.delivery.channels.email import EmailHandler
from pobratym.delivery.channels.form import FormHandler
from pobratym.delivery.channels.paper import PaperHandler
from pobratym.delivery.models import Channel, Delivery


class Handler(Protocol):
    """How letters go by one way."""

    def check(self, delivery: Delivery, *, insist: bool) -> None:
        """Look at what the sender has given, and say on the row why a moderator should look.

        Raises InvalidInput, Conflict, or DoubtfulAddress where nobody insists.
        """

    def first_status(self, delivery: Delivery) -> str:
        """Where a delivery that was checked begins."""

    def hand_over(self, delivery: Delivery) -> None:
        """Let it leave: what this service does for it, if anything. Called inside the change, for each try."""


_HANDLERS: dict[str, Handler] = {
    Channel.EMAIL: EmailHandler(),
    Channel.PAPER: PaperHandler(),
    Channel.COMMON_PARTNER: CommonPartnerHandler(),
    Channel.FORM: FormHandler(),
}


def handler_of(channel: str) -> Handler:
    return _HANDLERS[channel]
