"""Words that say in which country or region: adjectives, codes, and the nouns that stand beside a name."""

import re

from pobratym.naming.folding import fold

# What people call a country where CLDR calls it otherwise, folded.
COUNTRY_ALIASES: dict[str, str] = {
    "usa": "US",
    "united states": "US",
    "united states of america": "US",
    "ssha": "US",
    "spolucheni shtaty": "US",
    "spolucheni shtaty ameryky": "US",
    "uk": "GB",
    "great britain": "GB",
    "britain": "GB",
    "brytaniia": "GB",
    "spoluchene korolivstvo": "GB",
    "holland": "NL",
    "holandiia": "NL",
    "czech republic": "CZ",
    "cheska respublika": "CZ",
    "turkey": "TR",
    "korea": "KR",
    "south korea": "KR",
    "republic of moldova": "MD",
}
# Stems of adjectives that no rule makes from the Ukrainian name of the country.
_STEMS = {
    "US": "американськ", "DE": "німецьк", "FR": "французьк", "GB": "британськ", "IT": "італійськ", "ES": "іспанськ",
    "PL": "польськ", "CZ": "чеськ", "SK": "словацьк", "HU": "угорськ", "RO": "румунськ", "BG": "болгарськ",
    "AT": "австрійськ", "CH": "швейцарськ", "NL": "нідерландськ", "BE": "бельгійськ", "DK": "данськ", "SE": "шведськ",
    "NO": "норвезьк", "FI": "фінськ", "IS": "ісландськ", "IE": "ірландськ", "PT": "португальськ", "GR": "грецьк",
    "TR": "турецьк", "LT": "литовськ", "LV": "латвійськ", "EE": "естонськ", "MD": "молдовськ", "GE": "грузинськ",
    "AM": "вірменськ", "AZ": "азербайджанськ", "KZ": "казахстанськ", "UZ": "узбецьк", "IL": "ізраїльськ",
    "JP": "японськ", "CN": "китайськ", "KR": "корейськ", "IN": "індійськ", "CA": "канадськ", "MX": "мексиканськ",
    "BR": "бразильськ", "AR": "аргентинськ", "AU": "австралійськ", "HR": "хорватськ", "RS": "сербськ",
    "SI": "словенськ", "BA": "боснійськ", "ME": "чорногорськ", "MK": "македонськ", "AL": "албанськ", "CY": "кіпрськ",
    "MT": "мальтійськ", "LU": "люксембурзьк", "UA": "українськ", "BY": "білоруськ", "RU": "російськ", "EG": "єгипетськ",
}  # fmt: skip
_MORE_STEMS = {
    "GB": ("англійськ", "шотландськ", "валлійськ"),
    "NL": ("голландськ",),
    "LV": ("латиськ",),
    "MD": ("молдавськ",),
}
_WORDS = {
    "GB": ("England", "Scotland", "Wales", "Англія", "Шотландія", "Уельс", "Сполучене Королівство", "Northern Ireland"),
    "DE": ("ФРН", "Federal Republic of Germany", "ФРГ"),
    "US": ("США", "Штати", "Америка", "U.S.", "U.S.A."),
    "CZ": ("Czech Republic", "Чеська Республіка", "Česko"),
    "KR": ("Республіка Корея", "Korea", "Південна Корея", "South Korea"),
    "CN": ("КНР", "PRC"),
    "PL": ("Республіка Польща", "RP"),
    "AE": ("ОАЕ", "UAE"),
    "TR": ("Туреччина", "Turkey", "Türkiye"),
    "MD": ("Молдова", "Moldova", "Республіка Молдова"),
}
_ADJECTIVE = re.compile(r"(.{1,200}(?:sk|zk|shchyn|chchyn))(?:yi|a|e|oho|oi|omu|ii|ym|oiu|u|i|y|ykh|ymy)?")
_UNITS = """
    oblast oblasti oblastiu shtat shtatu shtati region rehion rehionu county state provintsiia provintsii province
    provincia zemlia zemli land kraina voievodstvo voievodstva voievodstvi voivodeship wojewodztwo departament
    departamentu department departement raion raionu district kanton kantonu canton prefektura prefektury prefecture
    zhupaniia zhupanii povit povitu krai kraiu kraj autonomous republic respublika respubliky of the kommuna landkreis
    kreis bundesland gubernia governorate municipality okruh obl
"""
_READY = re.compile(r"(\S{1,80}(?:ськ|цьк|зьк))(?:а|ий|е)\b")
_ENDING = re.compile(r"(?:ія|ії|о|а|я|и|і|й|ь|у)$")
_UNIT = re.compile(rf"\b(?:{'|'.join(_UNITS.split())})\b")
# GeoNames numbers Canada's provinces.
_CANADA = {
    "01": "ab",
    "02": "bc",
    "03": "mb",
    "04": "nb",
    "05": "nl",
    "07": "ns",
    "08": "on",
    "09": "pe",
    "10": "qc",
    "11": "sk",
}


def country_words(code: str) -> list[str]:
    """What people call the country besides its name: «ФРН», «Англія»."""
    return [*_WORDS.get(code, ()), *(key for key, country in COUNTRY_ALIASES.items() if country == code)]


def bare_unit(key: str) -> str:
    """A folded name of a region without the word for its kind: «texas state» → «texas»."""
    return " ".join(_UNIT.sub(" ", key).split()) or key


def adjective_keys(name: str, country: str) -> list[str]:
    """Folded stems of the adjective made from a Ukrainian name, and of «Львівщина» for oblasts."""
    stems = [_STEMS[country], *_MORE_STEMS.get(country, ())] if country in _STEMS else _stems(name)
    folded = [fold(stem) for stem in stems]
    return folded + [land for stem in folded for land in _lands(stem)]


def adjective_stem(word: str) -> str:
    """«tekhaskii» → «tekhask»: what `adjective_keys` keeps; empty for what is no such adjective."""
    match = _ADJECTIVE.fullmatch(word)
    return match[1] if match else ""


def _stems(name: str) -> list[str]:
    """The stem in -ськ- or -цьк- of the adjective: Техас → техаськ, Львівська область → львівськ."""
    name = name.lower()
    if ready := _READY.search(name):
        return [ready[1]]
    if " " in name or "-" in name or len(name) < 4:
        return []
    stem = _ENDING.sub("", name)
    if stem[-1:] in "сз":
        return [stem[:-1] + ("ськ" if stem.endswith("с") else "зьк"), stem + "ськ"]
    if stem[-1:] in "кцч":
        return [stem[:-1] + "цьк", stem + "ськ"]
    return [stem + "ськ", stem + "йськ", stem + "ійськ"]


def _lands(stem: str) -> list[str]:
    """The stem of «Львівщина», «на Вінниччині», folded."""
    if stem.endswith("tsk"):
        return [stem[:-3] + "chchyn"]
    return [stem[:-2] + "shchyn"] if stem.endswith("sk") else []


def state_codes(admin1: str) -> list[str]:
    """«tx» for GeoNames' «US.TX», «on» for «CA.08»; empty for countries whose codes nobody writes behind a town."""
    country, _, code = admin1.partition(".")
    if country == "US" and code.isalpha():
        return [code.lower()]
    return [_CANADA[code]] if country == "CA" and code in _CANADA else []
