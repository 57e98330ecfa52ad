"""The source of a former name as a reader reads it: our tables keep it in one language, pages speak two."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

# Lists that hold every name of a place say nothing about a single one; corrections have their own list on the page.
_OF_NO_TELLING = re.compile(r"GeoNames|KATOTTG|Natural Earth|ISO 3166-2")
_PATTERNS: list[tuple[re.Pattern[str], Callable[..., str]]] = [
    (
        re.compile(r"Verkhovna Rada resolution (?P<number>\S{1,20}) of (?P<year>\d{4})"),
        lambda **known: _("Resolution %(number)s of the Verkhovna Rada, %(year)s") % known,
    ),
    (
        re.compile(r"Verkhovna Rada, decommunisation of (?P<year>\d{4})"),
        lambda **known: _("decision of the Verkhovna Rada, decommunisation of %(year)s") % known,
    ),
    (
        re.compile(r"Verkhovna Rada, decolonisation of (?P<year>\d{4})"),
        lambda **known: _("decision of the Verkhovna Rada, decolonisation of %(year)s") % known,
    ),
    (
        re.compile(r"(?:\w{1,20} )?name until (?P<year>\d{4}), encyclopaedias"),
        lambda **known: _("until %(year)s, by encyclopaedias") % known,
    ),
    (
        re.compile(r"name of (?P<begin>\d{4})-(?P<end>\d{4}), encyclopaedias"),
        lambda **known: _("from %(begin)s to %(end)s, by encyclopaedias") % known,
    ),
    (
        re.compile(r"name of (?P<begin>\d{4})-(?P<end>\d{4}) and (?P<again>\d{4})-(?P<last>\d{4}), encyclopaedias"),
        lambda **known: _("from %(begin)s to %(end)s and from %(again)s to %(last)s, by encyclopaedias") % known,
    ),
]


def source_in_words(source: str) -> str:
    """The source in the reader's language; empty where it tells nothing of this name, as it stands where unknown."""
    if _OF_NO_TELLING.fullmatch(source):
        return ""
    for pattern, tell in _PATTERNS:
        if known := pattern.fullmatch(source):
            return tell(**known.groupdict())
    return source
