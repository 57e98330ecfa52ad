"""Posts that the law knows in every hromada, in the languages that letters are written in.

Law of Ukraine «On Local Self-Government in Ukraine», articles 12 and 50: the village, settlement or city head, the
secretary of the council; deputies. Who writes another post is left with her words. Of a person whose post is said in
the masculine nothing is guessed: `form` is what somebody has said, and without it German names the office.
"""

from collections.abc import Mapping

from pobratym.core.texts import LocalizedText
from pobratym.places.rules.authorities import HEAD_OF_ADMINISTRATION

_MAYOR, _HEAD, _DEPUTY_MAYOR, _DEPUTY_HEAD, _SECRETARY, _ADMINISTRATION = range(6)
# As it is typed, in Ukrainian or in English.
_TYPED: Mapping[str, int] = {
    **dict.fromkeys(("міський голова", "міська голова", "мер", "мер міста", "мерка", "mayor", "city mayor"), _MAYOR),
    **dict.fromkeys(("голова", "голова громади", "голова територіальної громади", "head of the hromada"), _HEAD),
    **dict.fromkeys(("селищний голова", "селищна голова", "сільський голова", "сільська голова"), _HEAD),
    **dict.fromkeys(("заступник міського голови", "заступниця міського голови", "deputy mayor"), _DEPUTY_MAYOR),
    **dict.fromkeys(("заступник селищного голови", "заступниця селищного голови"), _DEPUTY_HEAD),
    **dict.fromkeys(("заступник сільського голови", "заступниця сільського голови"), _DEPUTY_HEAD),
    **dict.fromkeys(("заступник голови громади", "заступниця голови громади"), _DEPUTY_HEAD),
    **dict.fromkeys(("deputy head of the hromada", "deputy head"), _DEPUTY_HEAD),
    **dict.fromkeys(("секретар ради", "секретарка ради", "secretary of the council"), _SECRETARY),
    **dict.fromkeys(("секретар міської ради", "секретарка міської ради"), _SECRETARY),
    **dict.fromkeys(("секретар селищної ради", "секретарка селищної ради"), _SECRETARY),
    **dict.fromkeys(("секретар сільської ради", "секретарка сільської ради"), _SECRETARY),
    **dict.fromkeys(("начальник військової адміністрації", "начальниця військової адміністрації"), _ADMINISTRATION),
    "head of the military administration": _ADMINISTRATION,
}
_FEMININE = frozenset(("міська", "селищна", "сільська", "мерка", "заступниця", "секретарка", "начальниця"))
# To a woman, to a man, where nobody has said.
_SAID: Mapping[int, Mapping[str, tuple[str, str, str]]] = {
    _MAYOR: {
        "en": ("mayor", "mayor", "mayor"),
        "pl": ("mer", "mer", "mer"),
        "de": ("Bürgermeisterin", "Bürgermeister", "Stadtoberhaupt"),
        "fr": ("maire", "maire", "maire"),
    },
    _HEAD: {
        "en": ("head of the hromada", "head of the hromada", "head of the hromada"),
        "pl": ("przewodnicząca hromady", "przewodniczący hromady", "przewodniczący hromady"),
        "de": ("Leiterin der Hromada", "Leiter der Hromada", "Oberhaupt der Hromada"),
        "fr": ("cheffe de la hromada", "chef de la hromada", "chef de la hromada"),
    },
    _DEPUTY_MAYOR: {
        "en": ("deputy mayor", "deputy mayor", "deputy mayor"),
        "pl": ("zastępczyni mera", "zastępca mera", "zastępca mera"),
        "de": (
            "stellvertretende Bürgermeisterin",
            "stellvertretender Bürgermeister",
            "Stellvertretung des Stadtoberhaupts",
        ),
        "fr": ("maire adjointe", "maire adjoint", "maire adjoint"),
    },
    _DEPUTY_HEAD: {
        "en": ("deputy head of the hromada", "deputy head of the hromada", "deputy head of the hromada"),
        "pl": (
            "zastępczyni przewodniczącego hromady",
            "zastępca przewodniczącego hromady",
            "zastępca przewodniczącego hromady",
        ),
        "de": (
            "stellvertretende Leiterin der Hromada",
            "stellvertretender Leiter der Hromada",
            "stellvertretende Leitung der Hromada",
        ),
        "fr": (
            "cheffe adjointe de la hromada",
            "chef adjoint de la hromada",
            "chef adjoint de la hromada",
        ),
    },
    _SECRETARY: {
        "en": ("secretary of the council", "secretary of the council", "secretary of the council"),
        "pl": ("sekretarz rady", "sekretarz rady", "sekretarz rady"),
        "de": ("Sekretärin des Rates", "Sekretär des Rates", "Sekretariat des Rates"),
        "fr": ("secrétaire du conseil", "secrétaire du conseil", "secrétaire du conseil"),
    },
    _ADMINISTRATION: {language: (text, text, text) for language, text in HEAD_OF_ADMINISTRATION.items()},
}


def standard_post(post: LocalizedText, language: str, *, form: str = "") -> str:
    """The post in `language` where it is one that the law knows and nobody has said it in that language; else empty."""
    if post[language]:
        return ""
    typed = next((each for each in map(_plain, (post["uk"], post["en"])) if each in _TYPED), "")
    if not typed:
        return ""
    is_hers = form == "ms" or typed.partition(" ")[0] in _FEMININE
    forms = _SAID[_TYPED[typed]].get(language, ("", "", ""))
    return forms[0] if is_hers else forms[1] if form == "mr" else forms[2]


def _plain(typed: str) -> str:
    return " ".join(typed.casefold().split()).rstrip(".")
