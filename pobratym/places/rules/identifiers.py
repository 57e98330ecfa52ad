"""What an identifier of each scheme looks like, and which of them imports find a municipality by."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.places.models import Level, Scheme

_FORMS: Mapping[str, tuple[re.Pattern[str], Text]] = {
    # 2 letters of the country and 17 digits (order of the Ministry of Regions no. 290 of 2020).
    Scheme.KATOTTG: (
        re.compile(r"UA[0-9]{17}"),
        _("A KATOTTG code is UA and 17 digits, for example UA51100270000073549."),
    ),
    Scheme.GEONAMES: (re.compile(r"[1-9][0-9]{0,9}"), _("A GeoNames number has digits only, for example 698740.")),
    Scheme.GEONAMES_ADMIN1: (
        re.compile(r"[A-Z]{2}\.[0-9A-Z]{1,4}"),
        _("A GeoNames code of a region is a country and a code, for example PL.84."),
    ),
    Scheme.ISO_3166_2: (
        re.compile(r"[A-Z]{2}-[0-9A-Z]{1,3}"),
        _("An ISO 3166-2 code is a country and a code, for example PL-18."),
    ),
    Scheme.WIKIDATA: (re.compile(r"Q[1-9][0-9]{0,11}"), _("A Wikidata item is Q and digits, for example Q1874.")),
    # Official key of municipalities: 2 digits of the land, 1 of the district, 2 of the county, 3 of the municipality.
    Scheme.AGS: (re.compile(r"[0-9]{8}"), _("A German AGS has 8 digits, for example 05314000.")),
    # Official geographical code: 2 signs of the department and 3 digits; Corsica has letters (2A004).
    Scheme.INSEE: (
        re.compile(r"(?:[0-9]{2}|2A|2B)[0-9]{3}"),
        _("A code of INSEE has 5 signs, for example 67482 or 2A004."),
    ),
    # 3 digits of the province and 3 of the municipality.
    Scheme.ISTAT: (re.compile(r"[0-9]{6}"), _("A code of ISTAT has 6 digits, for example 012034.")),
    # 2 digits each of the voivodeship, the powiat and the gmina, 1 of its kind.
    Scheme.TERYT: (re.compile(r"[0-9]{7}"), _("A TERYT code of a gmina has 7 digits, for example 3064011.")),
    # A British code begins with a letter, others hold hyphens.
    Scheme.NATIONAL: (
        re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z .:/_-]{0,38}[0-9A-Za-z])?"),
        _("A national code has up to 40 Latin letters, digits, dots, colons and hyphens."),
    ),
}
_OF_COUNTRY: Mapping[str, str] = {
    Scheme.AGS: "DE",
    Scheme.INSEE: "FR",
    Scheme.ISTAT: "IT",
    Scheme.TERYT: "PL",
}
_OF_REGIONS = frozenset({Scheme.GEONAMES_ADMIN1, Scheme.ISO_3166_2})


def pattern_of(scheme: str) -> str:
    """The regular expression that a whole identifier of `scheme` meets."""
    return _FORMS[scheme][0].pattern


def malformed(scheme: str, value: str) -> Text | None:
    """Why `value` is no identifier of `scheme`."""
    if scheme not in _FORMS:
        return _("There is no such scheme.")
    pattern, explanation = _FORMS[scheme]
    return None if pattern.fullmatch(value) else explanation


def does_not_fit(scheme: str, value: str, *, country: str, level: str) -> Text | None:
    """Why a municipality of this country (ISO code) and level has no identifier of `scheme` that begins so."""
    if scheme == Scheme.KATOTTG and country != "UA":
        return _("Only places in Ukraine have a KATOTTG code.")
    if country != _OF_COUNTRY.get(scheme, country):
        return _("Places in this country have no such code.")
    if scheme in _OF_REGIONS and not value.startswith(country):
        return _("The code begins with the code of the country.")
    # Kyiv is a municipality and a region; ISO 3166-2 lists British counties too.
    if scheme in _OF_REGIONS and level not in (Level.REGION, Level.COUNTY) and country != "UA":
        return _("Only regions have such a code.")
    return None


def is_of_import(scheme: str, *, source: str, level: str) -> bool:
    """Whether the import finds the row by it: without it the next one would bring the municipality a second time."""
    if source == "KATOTTG":
        return scheme == Scheme.KATOTTG
    if source != "GeoNames":
        return False
    return scheme == (Scheme.GEONAMES_ADMIN1 if level == Level.REGION else Scheme.GEONAMES)
