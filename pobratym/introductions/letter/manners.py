"""How a town hall is addressed: the forms of each language and country. Where nobody has said who heads it, those that
are right for a woman and for a man. Nothing is guessed from a name (domain notes on letters, section 1).

Not in the catalogues: what is polite follows from the country, and the words of one country are no translation of
another's.
"""

from typing import NamedTuple

from pobratym.introductions.letter.addressed import Head
from pobratym.introductions.letter.salutations import salutation


class Manner(NamedTuple):
    """`head`: the office in the address; `opening` and `closing` as they stand on paper."""

    head: str
    opening: str
    closing: str


_MAYOR = Manner("Mayor", "Dear Mayor,", "Yours sincerely,")
_OF_LANGUAGES = {
    "uk": Manner("Керівництву муніципалітету", "Шановні колеги!", "З повагою"),
    "en": _MAYOR,
    "pl": Manner("Władze samorządowe", "Szanowni Państwo,", "Z wyrazami szacunku"),
    "de": Manner("Gemeindeleitung", "Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen"),
    "fr": Manner(
        "À l’attention du chef de l’exécutif local",
        "Madame, Monsieur,",
        "Je vous prie d’agréer, Madame, Monsieur, l’expression de ma haute considération.",
    ),
}
_HERE = {
    ("uk", "UA"): _OF_LANGUAGES["uk"]._replace(head="Голові громади"),
    ("pl", "PL"): _OF_LANGUAGES["pl"]._replace(head="Wójt / Burmistrz / Prezydent Miasta"),
    ("de", "DE"): _OF_LANGUAGES["de"]._replace(head="Bürgermeisterin / Bürgermeister"),
    ("de", "AT"): _OF_LANGUAGES["de"]._replace(head="Bürgermeisterin / Bürgermeister"),
    ("de", "LI"): _OF_LANGUAGES["de"]._replace(head="Gemeindevorstehung", closing="Freundliche Grüsse"),
    ("de", "CH"): _OF_LANGUAGES["de"]._replace(head="Gemeinde- / Stadtpräsidium", closing="Freundliche Grüsse"),
    ("fr", "FR"): _OF_LANGUAGES["fr"]._replace(head="À l’attention de Madame ou Monsieur le Maire"),
    ("fr", "MC"): _OF_LANGUAGES["fr"]._replace(head="À l’attention de Madame ou Monsieur le Maire"),
    ("fr", "BE"): _OF_LANGUAGES["fr"]._replace(head="À l’attention de Madame ou Monsieur le Bourgmestre"),
    ("fr", "LU"): _OF_LANGUAGES["fr"]._replace(head="À l’attention de Madame ou Monsieur le Bourgmestre"),
    ("fr", "CH"): _OF_LANGUAGES["fr"]._replace(head="À l’attention de la présidence de la commune"),
    ("fr", "CA"): _OF_LANGUAGES["fr"]._replace(head="À l’attention de la mairie"),
    ("en", "GB"): Manner("Leader of the Council / Mayor", "Dear Sir or Madam,", "Yours faithfully,"),
    ("en", "IE"): _MAYOR._replace(head="Cathaoirleach / Mayor", opening="Dear Cathaoirleach / Mayor,"),
    ("en", "US"): _MAYOR._replace(opening="Dear Mayor:", closing="Sincerely,"),
    ("en", "CA"): _MAYOR._replace(opening="Dear Mayor:", closing="Sincerely,"),
    ("en", "SE"): Manner("Chair of the Municipal Executive Board", "Dear Sir or Madam,", "Yours faithfully,"),
    ("en", "FI"): Manner("Municipal Manager / Mayor", "Dear Sir or Madam,", "Yours faithfully,"),
}
# What our drafts begin with, and what letters in that language end with: stands in the text while it is written and
# read here, and gives way on paper to the form of the country.
_OUR_OPENINGS = {
    "uk": ("Шановні колеги!",),
    "en": ("Dear colleagues,",),
    "pl": ("Szanowni Państwo,",),
    "de": ("Sehr geehrte Damen und Herren,",),
    "fr": ("Madame, Monsieur,",),
}
_CLOSINGS = {
    "uk": ("З повагою", "З найкращими побажаннями", "Щиро Ваш"),
    "en": ("Yours sincerely", "Yours faithfully", "Sincerely", "Kind regards", "Best regards", "With best wishes"),
    "pl": ("Z wyrazami szacunku", "Z poważaniem", "Łączę wyrazy szacunku"),
    "de": ("Mit freundlichen Grüßen", "Freundliche Grüße", "Freundliche Grüsse", "Hochachtungsvoll"),
    "fr": ("Je vous prie d’agréer", "Je vous prie d'agréer", "Veuillez agréer", "Nous vous prions d’agréer"),
}


def manner_of(language: str, country: str, head: Head | None = None) -> Manner:
    """The form in `language` for whoever heads a municipality of `country`; to `head`, as far as that is said."""
    neutral = _HERE.get((language, country)) or _OF_LANGUAGES[language]
    said = salutation(language, head) if head else ""
    if not said:
        return neutral
    sign = neutral.opening[-1]
    return neutral._replace(opening=f"{said}{sign}", closing=_closing(language, neutral, said))


def _closing(language: str, neutral: Manner, said: str) -> str:
    """French says the form of address once more; English is sincere to whom it names."""
    if language == "fr":
        return f"Je vous prie d’agréer, {said}, l’expression de ma haute considération."
    if language == "en" and neutral.closing.startswith("Yours"):
        return "Yours faithfully," if said in ("Dear Sir", "Dear Madam") else "Yours sincerely,"
    return neutral.closing


def our_openings(language: str) -> tuple[str, ...]:
    return _OUR_OPENINGS[language]


def closings(language: str) -> tuple[str, ...]:
    return _CLOSINGS[language]
