"""Who travels where and when stays private until the visit is over."""

import re
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.profiles.checks.finding import Finding, excerpt, sentences

REASON = _("The text says when a visit takes place. Dates and routes of visits stay private until the visit is over.")

_VISIT = re.compile(
    r"\b(?:візит|делегаці|приїзд|приїд|прибуд|поїздк|маршрут|зустріч\w{0,10} делегац|виїзд|їхатим"
    r"|visit|delegation|arriv|travel|itinerar|route|trip)\w{0,30}",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("січня", "january"),
            ("лютого", "february"),
            ("березня", "march"),
            ("квітня", "april"),
            ("травня", "may"),
            ("червня", "june"),
            ("липня", "july"),
            ("серпня", "august"),
            ("вересня", "september"),
            ("жовтня", "october"),
            ("листопада", "november"),
            ("грудня", "december"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(_MONTHS)
_NUMBERS = re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})\b")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_WORDED = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH})(?:,? (?P<year>\d{{4}}))?", re.IGNORECASE
)
_AMERICAN = re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?\b", re.IGNORECASE)


def check(text: str, today: date | None = None) -> list[Finding]:
    """A visit with a date that is not past. A day and a month without a year count as still to come."""
    now = today or timezone.localdate()
    return [
        Finding(REASON, excerpt(text, start + match.start(), start + match.end()))
        for sentence, start in sentences(text)
        if _VISIT.search(sentence)
        for pattern in (_NUMBERS, _ISO, _WORDED, _AMERICAN)
        for match in pattern.finditer(sentence)
        if not _is_past(match, now)
    ]


def _is_past(match: re.Match[str], today: date) -> bool:
    if not match["year"]:
        return False
    month = _MONTHS.get(match["month"].lower()) or int(match["month"])
    try:
        return date(int(match["year"]), month, int(match["day"])) < today
    except ValueError:  # the 31st of February is no date
        return True
