"""What waits for a moderator before it leaves, and what waits for the post."""

from collections.abc import Collection

from pobratym.delivery.models import Delivery, DeliveryQuerySet
from pobratym.delivery.workflow import Status
from pobratym.introductions.workflow import OPEN


def waiting_deliveries() -> DeliveryQuerySet:
    """Deliveries that wait, of letters that are not over, the longest waiting first."""
    waiting = Delivery.objects.filter(status=Status.HELD, introduction__status__in=OPEN)
    return waiting.with_sides().select_related("requested_by").order_by("pk")


def count_waiting_deliveries() -> int:
    return waiting_deliveries().count()


def ready_to_post(senders: Collection[int]) -> DeliveryQuerySet:
    """Letters of these municipalities that lie ready on paper and are not over, the longest waiting first."""
    ready = Delivery.objects.filter(status=Status.PREPARED, introduction__status__in=OPEN)
    return ready.filter(introduction__sender__in=list(senders)).with_sides().order_by("pk")
