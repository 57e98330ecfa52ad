"""Countries of the world with their names, from Unicode's CLDR as Babel ships it."""

from dataclasses import dataclass

from babel import Locale

from pobratym.gateways.packaged import edition_of

LANGUAGES = ("uk", "en", "pl", "de", "fr")
# CLDR also names groups (the United Nations, the euro area), reserved codes and pseudo-regions; ISO 3166-1 does not
# hold them. XK is Kosovo's code by common use.
_NOT_ISO = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})


@dataclass(frozen=True, slots=True)
class CountryNames:
    code: str
    names: dict[str, str]


def read() -> tuple[list[CountryNames], str]:
    """Every country with its name in each of LANGUAGES, and the edition they come from."""
    territories = {language: _territories(language) for language in LANGUAGES}
    codes = sorted(code for code in territories["en"] if len(code) == 2 and code.isalpha() and code not in _NOT_ISO)
    rows = [CountryNames(code, {each: territories[each][code] for each in LANGUAGES}) for code in codes]
    return rows, edition_of("babel")


def _territories(language: str) -> dict[str, str]:
    return dict(Locale.parse(language).territories)
