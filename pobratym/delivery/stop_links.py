"""The link by which a town hall refuses all further letters: unguessable, of one delivery, good for nothing else."""

from django.core.signing import BadSignature, Signer

from pobratym.core.letters import address
from pobratym.delivery.models import Delivery

_SALT = "pobratym.delivery.stop"
_LONGEST = 120


def stop_token(delivery: int) -> str:
    return Signer(salt=_SALT).sign(str(delivery))


def stop_address(delivery: int, *, language: str) -> str:
    """The full address of the page, for letters."""
    return address("correspondence:stop_letters", stop_token(delivery), language=language)


def delivery_of_token(token: str) -> Delivery | None:
    """The delivery in whose letter the link stands; None for what is not ours."""
    try:
        number = Signer(salt=_SALT).unsign(token[:_LONGEST])
    except BadSignature:
        return None
    return Delivery.objects.with_sides().filter(pk=number).first()
