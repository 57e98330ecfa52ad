"""Why a letter is declined, in words that each side reads in its own language."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeclineReason(models.TextChoices):
    """Polite reasons at hand: each side reads them in its own language. OWN_WORDS stands for what was typed."""

    NO_CAPACITY = "no_capacity", _("Thank you for writing to us. We are holding as many talks as we can at the moment.")
    NO_COMMON_NEEDS = (
        "no_common_needs",
        _("Thank you for writing to us. What you are looking for is not what we can offer at the moment."),
    )
    HAS_PARTNER = (
        "has_partner",
        _("Thank you for writing to us. We wish to devote our efforts to the partners we already have."),
    )
    NO_MANDATE = (
        "no_mandate",
        _("Thank you for writing to us. Our council is not opening new partnerships for now."),
    )
    OTHER_KIND = (
        "other_kind",
        _("Thank you for writing to us. We are looking for a municipality of another size or in another country."),
    )
    OWN_WORDS = "own_words", _("In our own words")
