"""What a letter calls a hromada and its oblast in Polish, German and French, where the registry has no such name.

The words around a name follow the language («Hromada Klesiv»); oblasts have names of their own there.
"""

from pobratym.core.languages import ENGLISH
from pobratym.core.texts import LocalizedText

_HROMADA, _OBLAST = " hromada", " Oblast"
_VOWELS = "AEIOUY"
# English name without «Oblast» -> Polish, German, French.
_OBLASTS = {
    "Cherkasy": ("obwód czerkaski", "Oblast Tscherkassy", "oblast de Tcherkassy"),
    "Chernihiv": ("obwód czernihowski", "Oblast Tschernihiw", "oblast de Tchernihiv"),
    "Chernivtsi": ("obwód czerniowiecki", "Oblast Czernowitz", "oblast de Tchernivtsi"),
    "Dnipropetrovsk": ("obwód dniepropetrowski", "Oblast Dnipropetrowsk", "oblast de Dnipropetrovsk"),
    "Donetsk": ("obwód doniecki", "Oblast Donezk", "oblast de Donetsk"),
    "Ivano-Frankivsk": ("obwód iwanofrankiwski", "Oblast Iwano-Frankiwsk", "oblast d’Ivano-Frankivsk"),
    "Kharkiv": ("obwód charkowski", "Oblast Charkiw", "oblast de Kharkiv"),
    "Kherson": ("obwód chersoński", "Oblast Cherson", "oblast de Kherson"),
    "Khmelnytskyi": ("obwód chmielnicki", "Oblast Chmelnyzkyj", "oblast de Khmelnytskyï"),
    "Kirovohrad": ("obwód kirowohradzki", "Oblast Kirowohrad", "oblast de Kirovohrad"),
    "Kyiv": ("obwód kijowski", "Oblast Kyjiw", "oblast de Kyïv"),
    "Luhansk": ("obwód ługański", "Oblast Luhansk", "oblast de Louhansk"),
    "Lviv": ("obwód lwowski", "Oblast Lwiw", "oblast de Lviv"),
    "Mykolaiv": ("obwód mikołajowski", "Oblast Mykolajiw", "oblast de Mykolaïv"),
    "Odesa": ("obwód odeski", "Oblast Odesa", "oblast d’Odessa"),
    "Poltava": ("obwód połtawski", "Oblast Poltawa", "oblast de Poltava"),
    "Rivne": ("obwód rówieński", "Oblast Riwne", "oblast de Rivne"),
    "Sumy": ("obwód sumski", "Oblast Sumy", "oblast de Soumy"),
    "Ternopil": ("obwód tarnopolski", "Oblast Ternopil", "oblast de Ternopil"),
    "Vinnytsia": ("obwód winnicki", "Oblast Winnyzja", "oblast de Vinnytsia"),
    "Volyn": ("obwód wołyński", "Oblast Wolhynien", "oblast de Volhynie"),
    "Zakarpattia": ("obwód zakarpacki", "Oblast Transkarpatien", "oblast de Transcarpatie"),
    "Zaporizhzhia": ("obwód zaporoski", "Oblast Saporischschja", "oblast de Zaporijjia"),
    "Zhytomyr": ("obwód żytomierski", "Oblast Schytomyr", "oblast de Jytomyr"),
}


def hromada_in_languages(name: LocalizedText, centre: LocalizedText) -> LocalizedText:
    """The name with «Hromada Klesiv» where only its centre has a name, or none; others stay as they are."""
    english = name[ENGLISH]
    if not english.endswith(_HROMADA):
        return name
    called = {each: centre[each] or english.removesuffix(_HROMADA) for each in ("pl", "de", "fr")}
    of = "d’" if called["fr"][:1] in _VOWELS else "de "
    said = {"pl": f"Hromada {called['pl']}", "de": f"Hromada {called['de']}", "fr": f"Hromada {of}{called['fr']}"}
    return LocalizedText({**said, **{each: text for each, text in name.items() if each not in said}})


def region_in_languages(name: LocalizedText) -> LocalizedText:
    """The name of an oblast as these languages have it; others stay as they are."""
    known = _OBLASTS.get(name[ENGLISH].removesuffix(_OBLAST))
    if known is None or not name[ENGLISH].endswith(_OBLAST):
        return name
    return LocalizedText({**dict(zip(("pl", "de", "fr"), known, strict=True)), **name})
