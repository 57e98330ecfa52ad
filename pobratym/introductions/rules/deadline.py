"""By when the receiver means to answer a letter, and whom the service reminds of it."""

from collections.abc import Sequence
from datetime import date, timedelta

from pobratym.memberships.models import Membership, Role
from pobratym.memberships.rules import may_speak

REMINDED_BEFORE = timedelta(days=7)


def is_soon(due: date, today: date) -> bool:
    """Within the days before the due one: the first reminder goes."""
    return due - REMINDED_BEFORE <= today < due


def is_due(due: date, today: date) -> bool:
    """The day has come: the second reminder goes, late where the service was not running on that day."""
    return due <= today


def first_reminded(assigned_to: int | None, members: Sequence[Membership]) -> list[Membership]:
    """Whoever has the letter while she still acts for the municipality, else all who may speak."""
    hers = [each for each in members if each.user_id == assigned_to]
    return hers or [each for each in members if may_speak(each)]


def second_reminded(assigned_to: int | None, members: Sequence[Membership]) -> list[Membership]:
    """The second person: a head who has not got the letter, else whoever else may speak, else the same as before."""
    others = [each for each in members if may_speak(each) and each.user_id != assigned_to]
    heads = [each for each in others if each.role == Role.HEAD]
    return heads or others or first_reminded(assigned_to, members)
