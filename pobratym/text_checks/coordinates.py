"""Coordinates of an object have no place in a public text: the register knows a hromada's centre, rounded."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from pobratym.text_checks.finding import Finding, Kind

REASON = _("It names coordinates. Say the place in general words: the hromada, not the object.")

# Ukraine's part of the globe, with a margin: numbers with few decimals are coordinates only here.
_LATITUDES, _LONGITUDES = (44.0, 53.0), (22.0, 41.0)
# Between the two numbers stand blanks, a sign of degrees, a hemisphere or its name, a comma: one repeat of all these.
_PAIR = re.compile(
    r"(?<![\d.,])(?P<first>-?\d{1,3})[.,](?P<one>\d{2,20})(?P<between>[^\d\n]{1,40}?)"
    r"(?P<second>-?\d{1,3})[.,](?P<two>\d{2,20})(?![\d]|[.,]\d)"
)
_SIGNS = re.compile(r"[\s\xa0°,;/|()NSEWПнСхш.д:=+º-]{1,40}")
_WORDS = re.compile(
    r"координат|широт|довгот|долгот|latitud|longitud|\blat\b|\blon\b|\blng\b|\bgps\b|coordinat|koordinat"
    r"|breite\b|länge\b"
    r"|breitengrad|längengrad|współrzędn|szerokość|długość|coordonn|north\b|east\b|\bnord\b|\best\b|\bpółnoc|\bwschód"
    r"|геолокац|пн\.? ?ш|сх\.? ?д|point\b|punkt|точк|крапк|відмітк",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"млн|тис|грн|євро|кв\.|га\b|км|відсот|%|million|mln|zł|euro|€|\$|hektar|hectar|einwohner|habit|mieszk|people|осіб",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"\d{1,3}\s{0,5}[°º]\s{0,5}\d{1,2}(?:[.,]\d{1,9})?\s{0,5}[′'’ʹ´]")
_DEGREES_OF_BOTH = re.compile(
    r"[NSEW] ?\d{1,3}[°º ] ?\d{1,2}[.,]\d{2,6}|\d{1,3}[.,]?\d{0,12} ?[°º] ?(?:[NS]|пн)[\s,;.шw]{0,9}"
    r"\d{1,3}[.,]?\d{0,12} ?[°º] ?(?:[EWO]|сх)"
)
# «50.62N 26.25E», «N50.27, E30.31»
_HEMISPHERES = re.compile(
    r"(?<![\d.])[0-8]?\d[.,]\d{1,12} ?[°º]? ?(?:N|пн)[\s,;./]{0,5}[01]?\d?\d[.,]\d{1,12} ?[°º]? ?(?:E|O|W|сх)\b"
    r"|\bN ?[0-8]?\d[.,]\d{1,12}[°º]?[\s,;./]{0,5}[EOW] ?[01]?\d?\d[.,]\d{1,12}"
)
_IN_WORDS = re.compile(
    r"\d{1,3} ?(?:градус\w{0,4}|degrees?|grad|stopni\w{0,2}|degrés?|deg) ?,? ?\d{1,2}(?:[.,]\d{1,6})? ?"
    r"(?:хвилин|мінут|минут|хв\b|minut|min\b)",
    re.IGNORECASE,
)
_MAP_LINK = re.compile(
    r"(?:maps\.app\.goo\.gl|goo\.gl/maps|g\.co/kgs|google\.[a-z.]{2,20}/maps|maps\.google\.|openstreetmap\.(?:org|de)"
    r"|\bosm\.org|osmand\.net|maps\.apple\.com|(?:ul\.)?waze\.com/(?:ul|live)|yandex\.[a-z]{2,4}/(?:maps|navi)"
    r"|bing\.com/maps|wego\.here\.com|share\.here\.com|mapy\.(?:cz|com)|\b2gis\.|\bmaps\.me|\bge0\.me"
    r"|om://|mapcarta\.com"
    r"|wikimapia\.org|deepstatemap|visicom\.ua|what3words|w3w\.co|plus\.codes|maps\.wikimedia|umap\.|gpx\.studio"
    r"|earth\.google|satellites\.pro|mapbox\.com|gaiagps|meta\.ua/map)\S{0,200}|\bgeo:-?\d{1,3}[.,]\d\S{0,80}",
    re.IGNORECASE,
)
_MGRS = re.compile(
    r"\b\d{1,2} ?(?!UAH|USD|TEU|UKR)[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?\d{2,5} ?\d{2,5}\b(?! ?(?:грн|euro|EUR|UAH))"
)
_UTM = re.compile(
    r"\b\d{1,2} ?[C-HJ-NP-X],? {0,2}(?:E ?|X ?= ?)?\d{6}(?:[.,]\d{1,3})? ?(?:mE|m E|E|,|/)? ?(?:N ?|Y ?= ?)?\d{7}"
)
_GRID = re.compile(r"\b[XYХУ] ?[=:] ?\d{6,8}(?:[.,]\d{1,3})?\b")
_PLUS_CODE = re.compile(
    r"\b(?=[2-9]{0,8}[CFGHJMPQRVWX])[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b|\b[23456789CFGHJMPQRVWX]{6}00\+"
)
_THREE_WORDS = re.compile(r"(?<![:\w/])/{3}[^\W\d_]{2,24}\.[^\W\d_]{2,24}\.[^\W\d_]{2,24}")
# «latitude forty-nine point eight, longitude twenty-four»: both named, with a figure or in words.
_BOTH_NAMED = re.compile(
    r"широт\w{0,3}\b[^.!?\n]{1,80}\bдовгот|latitude\b[^!?\n]{1,80}\blongitude|(?:szerokość|szer\.) ?geogr[^!?\n]{1,80}"
    r"(?:długość|dł\.) ?geogr|geogr\w{0,10}\.? breite[^!?\n]{1,80}länge|breitengrad[^!?\n]{1,80}längengrad"
    r"|\b(?:УСК|СК|UCS|WGS|PUWG|Gauß-Krüger)[ -]?\d{2,4}\b[^!?\n]{0,30}\d{4}",
    re.IGNORECASE,
)
# «forty-eight point five one, thirty-five point zero seven»
_POINT = r"(?:point|крапка|кома|цілих|Komma|przecinek|kropka|virgule)"
_NUMBER = (
    r"(?:сорок|тридцят|двадцят|п[’']ятдесят|forty|thirty|twenty|fifty|\w{0,12}vierzig|\w{0,12}dreißig"
    r"|\w{0,12}zwanzig|\w{0,12}fünfzig|czterdzie|trzydzie|dwadzie|pięćdzie|quarante|trente|vingt"
    r"|cinquante)"
)
_SPOKEN = re.compile(
    rf"\b{_NUMBER}\S{{0,12}} (?:\S{{2,12}} )?{_POINT} [^.!?\d]{{2,40}}\b{_NUMBER}\S{{0,12}} (?:\S{{2,12}} )?{_POINT}\b",
    re.IGNORECASE,
)
_ALONE = (
    _HEMISPHERES,
    _DEGREES,
    _DEGREES_OF_BOTH,
    _IN_WORDS,
    _MAP_LINK,
    _MGRS,
    _UTM,
    _GRID,
    _PLUS_CODE,
    _THREE_WORDS,
    _BOTH_NAMED,
    _SPOKEN,
)
_AROUND = 60


def check(text: str) -> list[Finding]:
    """Degrees in pairs, with minutes or in words; grid references, plus codes, three words, links into a map."""
    spans = [match.span() for pattern in _ALONE for match in pattern.finditer(text)]
    return [Finding.of(Kind.COORDINATES, REASON, text, *span) for span in sorted({*spans, *_pairs(text)})]


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    for match in _PAIR.finditer(text):
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        decimals = min(len(match["one"]), len(match["two"]))
        is_named = bool(_WORDS.search(around))
        is_plain = bool(_SIGNS.fullmatch(match["between"]))
        if not (is_plain or is_named) or (_NO_PLACE.search(around) and not is_named):
            continue
        if (decimals >= 4 and _is_on_globe(match)) or (_is_in_ukraine(match) and (decimals >= 3 or is_named)):
            yield match.span()


def _is_on_globe(match: re.Match[str]) -> bool:
    return abs(int(match["first"])) <= 180 and abs(int(match["second"])) <= 180


def _is_in_ukraine(match: re.Match[str]) -> bool:
    one, two = (float(f"{match[whole]}.{match[part]}") for whole, part in (("first", "one"), ("second", "two")))
    return any(
        _LATITUDES[0] <= north <= _LATITUDES[1] and _LONGITUDES[0] <= east <= _LONGITUDES[1]
        for north, east in ((one, two), (two, one))
    )
