"""How mail that comes in finds the delivery that it is about."""

from pobratym.delivery.models import Channel, Delivery, DeliveryQuerySet
from pobratym.introductions.models import Introduction, ReplyAddress

_LONGEST = 200


def delivery_of_mail(message_id: str) -> Delivery | None:
    """The delivery of which a mail with this Message-ID was sent; in angle brackets or without."""
    said = message_id.strip()[:_LONGEST]
    bare = said.removeprefix("<").removesuffix(">")
    return _found().filter(attempts__message_id__in=[said, f"<{bare}>"]).first() if bare else None


def latest_by_mail(introduction: Introduction) -> Delivery | None:
    """The last delivery of the letter that went by e-mail: an answer by mail belongs to it."""
    return _found().filter(introduction=introduction, channel=Channel.EMAIL, sent_at__isnull=False).last()


def latest_sent(introduction: Introduction) -> Delivery | None:
    """The last delivery of the letter that left, by whatever way: who answers by its link has received it."""
    return _found().filter(introduction=introduction, sent_at__isnull=False).last()


def delivery_with_address(token: str) -> Delivery | None:
    """The last delivery by e-mail of the letter whose address for answers has this token, the town hall's own only."""
    reader = ReplyAddress.objects.filter(token=token, person__isnull=True).select_related("introduction").first()
    return latest_by_mail(reader.introduction) if reader else None


def _found() -> DeliveryQuerySet:
    return Delivery.objects.with_sides().order_by("sent_at", "id")
