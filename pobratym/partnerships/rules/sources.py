"""What a source must have so that a reader can look it up."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.partnerships.models import Evidence
from pobratym.partnerships.rules import OUTSIDE_EVIDENCE
from pobratym.partnerships.rules.signing import FIRST_DAY

_is_address = URLValidator(schemes=["http", "https"])
_NAMED = (Evidence.PRESS, Evidence.OFFICIAL_REGISTER, Evidence.IMPORT)


def source_problems(evidence: str, title: str, url: str, day: date | None, *, today: date) -> dict[str, list[Text]]:
    """Field -> what is wrong with it."""
    problems: dict[str, list[Text]] = {}
    if evidence not in OUTSIDE_EVIDENCE:
        problems["evidence"] = [_("Only the parties themselves confirm. Choose register, document, press or import.")]
    if evidence in _NAMED and not title.strip():
        problems["source_title"] = [_("Name the source.")]
    if url and not _is_web_address(url):
        problems["source_url"] = [_("Give the whole address, beginning with https://.")]
    if day and day > today:
        problems["source_date"] = [_("This day has not come yet. Give the day it happened.")]
    elif day and day < FIRST_DAY:
        problems["source_date"] = [_("This is before 1945. Check the year.")]
    return problems


def _is_web_address(url: str) -> bool:
    try:
        _is_address(url)
    except ValidationError:
        return False
    return True
