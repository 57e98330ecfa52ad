"""Constraints that several rooms need, with a message a person can read."""

from typing import Any

from django.db.models import CheckConstraint, Q


def set_together(*fields: str, name: str, message: Any) -> CheckConstraint:
    """All of the nullable `fields` are set, or none: who, when and why of a decision belong together."""
    all_empty = Q(**{f"{field}__isnull": True for field in fields})
    all_set = Q(**{f"{field}__isnull": False for field in fields})
    return CheckConstraint(condition=all_empty | all_set, name=name, violation_error_message=message)
