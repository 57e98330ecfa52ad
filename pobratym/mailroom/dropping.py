"""What is dropped is counted, and that is all. Only `actions` may call it."""

from django.db.models import F
from django.utils import timezone

from pobratym.mailroom.models import DroppedMail


def note_dropped(reason: str) -> None:
    """One more of today; `reason` of Dropped."""
    row, _is_new = DroppedMail.objects.get_or_create(day=timezone.localdate(), reason=reason)
    DroppedMail.objects.filter(pk=row.pk).update(number=F("number") + 1)
