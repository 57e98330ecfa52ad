"""In which language a town hall is written to: that of its country, where we write it, else English.

Countries with several official languages are told apart by region (GeoNames admin1): Switzerland by its constitution
(article 70), Belgium by its language areas (constitution, article 4), Canada by the law of Quebec. A canton of two
languages is written to in the one that most of its communes use.
"""

from pobratym.core.languages import ENGLISH, content_languages

_OF_COUNTRIES = {
    "UA": "uk",
    "PL": "pl",
    **dict.fromkeys(("DE", "AT", "LI", "CH"), "de"),
    **dict.fromkeys(("FR", "MC", "LU"), "fr"),
}
_OF_REGIONS = {
    **dict.fromkeys(("CH.GE", "CH.VD", "CH.NE", "CH.JU", "CH.FR", "CH.VS"), "fr"),
    "CH.TI": ENGLISH,
    **dict.fromkeys(("BE.WAL", "BE.BRU"), "fr"),
    "CA.10": "fr",
}
COUNTRIES_OF_SEVERAL = frozenset(region.partition(".")[0] for region in _OF_REGIONS)


def language_of(country: str, region: str = "") -> str:
    """`country`: ISO 3166-1 alpha-2; `region`: its GeoNames admin1 code, "CH.GE", where it is known."""
    language = _OF_REGIONS.get(region) or _OF_COUNTRIES.get(country, ENGLISH)
    return language if language in content_languages() else ENGLISH
