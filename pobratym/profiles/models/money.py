"""An amount of money in a profile: two columns that belong together."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.profiles.vocabulary import Currency


def currency_field() -> Any:
    """Empty where there is no amount."""
    return models.CharField(_("currency"), max_length=3, choices=Currency, blank=True, default="", db_default="")


def amount_has_currency(amount: str, *, name: str) -> models.CheckConstraint:
    """Both are said, or neither."""
    neither = Q(**{f"{amount}__isnull": True, "currency": ""})
    both = Q(**{f"{amount}__isnull": False}) & ~Q(currency="")
    return models.CheckConstraint(
        condition=neither | both, name=name, violation_error_message=_("Say how much and in which currency.")
    )
