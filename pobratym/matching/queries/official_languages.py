"""The official languages of a country, from CLDR."""

from functools import cache

from babel.languages import get_official_languages

# CLDR lists no nation-wide official language for these; English is the one their offices write.
_BY_USE = {"US": frozenset({"en"}), "AU": frozenset({"en"})}


@cache
def official_languages(country: str) -> frozenset[str]:
    """ISO 639 codes; empty where CLDR knows none."""
    return frozenset(get_official_languages(country)) or _BY_USE.get(country, frozenset())
