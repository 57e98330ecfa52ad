"""What a municipality says when it registers for a round."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.core.errors import Text


@dataclass(frozen=True)
class Offered:
    """What the round lets one choose from."""

    most_partners: int
    languages: Collection[str]
    days: Collection[date]


def cannot_register(
    offered: Offered, *, capacity: int, languages: Sequence[str], days: Sequence[date]
) -> dict[str, list[Text]]:
    """Field -> why; empty where all is well."""
    wrong: dict[str, list[Text]] = {}
    if not 1 <= capacity <= offered.most_partners:
        said = ngettext(
            "In this round one meets %(n)d partner.",
            "In this round one meets from 1 to %(n)d partners.",
            offered.most_partners,
        )
        wrong["capacity"] = [said % {"n": offered.most_partners}]
    if not languages or not set(languages) <= set(offered.languages):
        wrong["languages"] = [_("Choose at least one of the languages of the round.")]
    if not days or not set(days) <= set(offered.days):
        wrong["days"] = [_("Choose at least one day on which you can talk.")]
    return wrong
