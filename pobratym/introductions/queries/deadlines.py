"""By when letters are to be answered."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils import timezone

from pobratym.introductions.models import AnswerPeriod, Assignment, Introduction
from pobratym.introductions.rules.deadline import REMINDED_BEFORE


def answer_days(municipality_id: int) -> int:
    """Within how many days the municipality means to answer."""
    found = AnswerPeriod.objects.filter(municipality=municipality_id).values_list("days", flat=True).first()
    return found or AnswerPeriod.DEFAULT_DAYS


def answer_days_of(municipality_ids: Collection[int]) -> dict[int, int]:
    """The same of several municipalities (ids)."""
    said = dict(AnswerPeriod.objects.filter(municipality__in=municipality_ids).values_list("municipality", "days"))
    return {pk: said.get(pk, AnswerPeriod.DEFAULT_DAYS) for pk in municipality_ids}


def due_after(letter: Introduction, days: int) -> date | None:
    """The day by which a first answer is due; None where there is one already, or the letter is over."""
    if letter.delivered_at is None or letter.answered_at is not None or not letter.is_undecided:
        return None
    return timezone.localdate(letter.delivered_at) + timedelta(days=days)


def due_on(letter: Introduction) -> date:
    """The day by which a first answer to a letter that has been delivered is due, by the receiver's own measure."""
    delivered = timezone.localdate(letter.delivered_at or timezone.now())
    return delivered + timedelta(days=answer_days(letter.receiver_id))


def assigned_to(letter: Introduction) -> int | None:
    """Who has the letter (id), whether or not she still acts for the receiver."""
    return Assignment.objects.filter(introduction=letter).values_list("person_id", flat=True).first()


def waiting_for_first_answer() -> Collection[int]:
    """Letters (ids) of which somebody may have to be reminded: unanswered, and delivered long enough ago for the
    shortest period."""
    since = timezone.now() - timedelta(days=AnswerPeriod.SHORTEST - 1) + REMINDED_BEFORE
    letters = Introduction.objects.undecided().filter(answered_at__isnull=True, delivered_at__lte=since)
    return list(letters.order_by("pk").values_list("pk", flat=True))
