"""Military objects and movements are not for a public page, in any wording."""

import re

from django.utils.translation import gettext_lazy as _

from pobratym.profiles.checks.finding import Finding, excerpt

REASON = _("It mentions a military object or movement. Leave it out: partnerships do not need it.")

_WORDS = re.compile(
    r"\b(?:військов\w{1,10} (?:частин|містечк|полігон|об.?єкт|аеродром|склад)|склад\w{0,10} боєприпас|боєприпас"
    r"|аеродром|ппо\b|протиповітрян|блокпост|позиці\w{1,10} (?:зсу|сил|військ)|дислок"
    r"|ремонт\w{0,10} (?:військов|бронетехн)|виробництв\w{1,10} (?:дронів|бпла|зброї|боєприпасів)"
    r"|пункт\w{0,10} управлінн|перекидан\w{0,10} військ"
    r"|military (?:unit|base|object|airfield|depot|training ground)|ammunition|airfield|air[- ]defen[cs]e|checkpoint"
    r"|troop|(?:drone|weapons?) (?:production|factory|plant)|command post|garrison)\w{0,30}",
    re.IGNORECASE,
)


def check(text: str) -> list[Finding]:
    """Words for units, depots, airfields, air defence, arms production, movements."""
    return [Finding(REASON, excerpt(text, *match.span())) for match in _WORDS.finditer(text)]
