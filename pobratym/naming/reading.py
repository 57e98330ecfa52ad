"""Reading a text: which part of it is the name, which says where, and which words only say «town of»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from pobratym.naming import characters
from pobratym.naming.contextwords import adjective_stem, bare_unit, raion_keys, says_region
from pobratym.naming.folding import CYRILLIC, fold, script_of
from pobratym.naming.index import CONTEXT, COUNTRY, COUNTY, KIND_MASK, MUNICIPALITY, REGION, NameIndex
from pobratym.naming.inflection import nominatives
from pobratym.naming.where import Units

# Folded. What stands before or behind a name without belonging to it, in the languages people write to us in.
_BEFORE_WORDS = """
    u v z iz zi do vid bilia pid nad mizh dlia pro na ta i y misto mista misti mistom mistu m smt s shche sel selo sela
    seli selom selyshche selyshcha selyshchi selyshchem khutir kh hromada hromady hromadi hromadoiu hromadu hr
    munitsypalitet munitsypalitetu munitsypalitetom komuna komuny komuni komunoiu hmina hminy hmini hminoiu raion rada
    obshchyna mer mera pht pos poselok stanytsia derevnia der d h hrad
    kolyshnii kolyshnia kolyshnie kol ranishe byvshyi byvsh ran former formerly ex dawniej dawny fruher ehemals drive
    city town village municipality commune borough county of the in from near parish metropolitan
    stadt gemeinde markt marktgemeinde stadtgemeinde samtgemeinde verbandsgemeinde ortsgemeinde landeshauptstadt
    hansestadt universitatsstadt lutherstadt kreisstadt bergstadt grosse freie kreisfreie
    gmina gm miasto miasta mieste wies osada ville mairie comune citta ciudad ayuntamiento municipio camara
    municipal concelho hlavni hl statutarni mesto mestys obec mesta mestska cast horod gorod horode g kreisstadt
    grad gradot gradska opcina opstina orasul oras or mun municipiul comuna com sat satul varos kalaki k dimos demos
    gemeente kommune miestas pilseta sehri
"""
_BEHIND_WORDS = """
    hromada hromady hromadi hromadoiu hromadu miska miskoi miskii miskoiu selyshchna selyshchnoi selyshchnii silska
    silskoi silskii terytorialna terytorialnoi terytorialnii th oth mth sth misto city town municipality village commune
    gemeinde borough rada rady municipalities raion stadt m s shche sel smt selo selyshche h hr horod hrad pht pos d
    miasto gm gmina mesto obec ville oras mun varos kozseg nagykozseg megyei jogu miestas miesto sav savivaldybe
    rajono r pilseta valstspilseta novads pagasts linn vald kaupunki kunta stad kommun kommune belediyesi belediye sehri
    ili grad universitatsstadt hansestadt landeshauptstadt kreisstadt markt
"""
# Behind a name that stands in the genitive, by language: which endings the nominative has then.
_GENITIVES: tuple[tuple[frozenset[str], tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        frozenset(["m", "miestas", "miesto", "sav", "savivaldybe", "rajono", "r"]),
        (("aus", ("us",)), ("iaus", ("ius",)), ("io", ("is", "ys", "ias")), ("o", ("as",)), ("ios", ("ia",)),
         ("os", ("a",)), ("es", ("e",)), ("ies", ("is",)), ("u", ("ai",))),
    ),
    (
        frozenset(["pilseta", "valstspilseta", "novads", "pagasts"]),
        (("as", ("a",)), ("es", ("e",)), ("u", ("i", "is")), ("s", ("s", "is"))),
    ),
    (
        frozenset(["kaupunki", "kunta"]),
        (("gin", ("ki",)), ("run", ("rku",)), ("den", ("ti",)), ("een", ("e",)), ("oon", ("oo",)), ("n", ("",))),
    ),
    (frozenset(["linn", "vald"]), (("a", ("",)),)),
)  # fmt: skip
# «Ville de Grenoble», but not «La Rochelle».
_BETWEEN = frozenset(("de", "di", "du", "da", "do", "d", "der", "des", "den", "van"))
_BEFORE, _BEHIND = frozenset(_BEFORE_WORDS.split()), frozenset(_BEHIND_WORDS.split())
# «р-н» and «r-n» are one word.
_RAION = re.compile(r"\b(?:р-н|r-n)\b\.?", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;()\[\]/|]{1,40}|\s[-–—]\s|\s(?:у|в|in|w|en|bei)\s{1,40}(?=[A-ZА-ЯІЇЄҐ])")
# No name with its context is longer; what stands behind is not read, so that the work is bounded.
LONGEST_TEXT = 400
_MOST_WORDS = 12
_CASES = 12
_NAMESAKES = 200


@dataclass(frozen=True)
class Reading:
    """One way to read a text: a folded name, where it must lie (all of `where`), and what this reading costs.

    `beside`: what it costs any name that is not met exactly, when another was.
    """

    key: str
    cost: float
    where: tuple[Units, ...] = field(default=())
    is_beginning: bool = False
    beside: float = 0.0


def whole(text: str) -> str:
    """The folded text, shortened to what a name can have."""
    return fold(_RAION.sub("raion", text[:LONGEST_TEXT]) if "-" in text else text[:LONGEST_TEXT])


def stripped(key: str) -> str:
    """The key without «town of» before it and «hromada» behind it."""
    return stripped_forms(key)[-1]


def stripped_forms(key: str) -> list[str]:
    """The key as it is, without «town of» before it, and without «hromada» behind it too: «City of Kansas City»."""
    words = key.split(" ")
    start, end = 0, len(words)
    if words[:2] == ["m", "st"]:  # m.st. Warszawa, the capital
        start = min(2, end - 1)
    while start < end - 1 and (words[start] in _BEFORE or (start and words[start] in _BETWEEN)):
        start += 1
    begun = start
    while end - 1 > start and words[end - 1] in _BEHIND:
        end -= 1
    return list(dict.fromkeys((key, " ".join(words[begun:]), " ".join(words[start:end]))))


def is_kind(key: str) -> bool:
    """Whether the words only say what kind of place it is: «м.», «смт», «місто»."""
    return all(word in _BEFORE or word in _BEHIND for word in key.split(" "))


def in_nominative(key: str) -> list[str]:
    """What a name in the genitive before the word for its kind may be called: «vilniaus m» → «vilnius»."""
    words = key.split(" ")
    end = len(words)
    while end - 1 > 0 and words[end - 1] in _BEHIND:
        end -= 1
    kinds, name = set(words[end:]), " ".join(words[:end])
    return [
        name.removesuffix(ending) + nominative
        for of_language, endings in _GENITIVES
        if kinds & of_language
        for ending, nominatives_ in endings
        if name.endswith(ending) and len(name) > len(ending) + 1
        for nominative in nominatives_
    ]


def divided(index: NameIndex, text: str) -> Iterator[Reading]:
    """Readings of a text in which a comma, a bracket or a preposition sets the context off."""
    parts = [part for part in map(whole, _SEPARATOR.split(text[:LONGEST_TEXT])) if part][:4]
    is_cyrillic = script_of(text) == CYRILLIC
    named = [
        units_of(index, part, towns=True, is_cyrillic=is_cyrillic) if turn else Units()
        for turn, part in enumerate(parts)
    ]
    said = [(part, units) for part, units in zip(parts, named, strict=True) if units or not is_kind(part)]
    if len(said) < len(parts) and len(said) == 1:
        yield from (Reading(form, 0.3) for form in stripped_forms(said[0][0]))
    if len(said) < 2:
        return
    parts = [part for part, _ in said]
    where = tuple(units for _, units in said[1:] if units)
    # «Шептицький (Червоноград)»: two names of one place.
    own = tuple(units for part in parts[1:] if (units := called(index, part)))
    for form in stripped_forms(parts[0]):
        yield Reading(form, 0.3 if where else 2.0, where)
        if own:
            yield Reading(form, 0.3, own)
        if around := tuple(units for each in where if (units := each.around(index))):
            yield Reading(form, 1.5, around)
    first = units_of(index, parts[0], towns=False, is_cyrillic=is_cyrillic)
    for form in stripped_forms(parts[1]):
        if first:
            yield Reading(form, 1.0, (first,))
        elif not where:
            yield Reading(form, 3.0)


def spellings(text: str) -> list[str]:
    """In which characters the place itself may be written within a text like «千葉県市川市»."""
    _, place = characters.apart(text)
    return list(dict.fromkeys((place, characters.bare(text), characters.bare(place))))


def of_characters(index: NameIndex, text: str) -> Iterator[Reading]:
    """Readings of a text in Chinese characters or hangul without blanks: the place in its province, and bare."""
    province, place = characters.apart(text)
    forms = list(dict.fromkeys(fold(each) for each in (place, characters.bare(place))))
    if province:
        # Most names of regions are known without their sign: 千葉, 广东.
        units = units_of(index, fold(province), towns=True, is_cyrillic=False)
        units = units or units_of(index, fold(characters.bare(province)), towns=True, is_cyrillic=False)
        for form in forms:
            yield Reading(form, 0.3 if units else 1.5, (units,) if units else ())
            if units:
                yield Reading(form, 2.5)
    elif len(forms) > 1:
        yield Reading(forms[1], 0.4)


def called(index: NameIndex, key: str) -> Units:
    """The places that are called so, themselves."""
    numbers = [number for _, number in index.exact(stripped_forms(key))]
    if not numbers:
        return Units()
    positions, _ = index.postings(np.array(numbers))
    positions = positions[(index.posting_marks[positions] & KIND_MASK) != CONTEXT][:_NAMESAKES]
    return Units(own=frozenset(index.posting_places[positions].tolist()))


def joined(index: NameIndex, key: str, *, is_cyrillic: bool) -> Iterator[Reading]:
    """Readings of words without a comma: «odessa tx», «tekhaska odesa», «praha rzheporiie», «texas odessa»."""
    words = key.split(" ")[:_MOST_WORDS]
    for size in range(1, min(4, len(words))):
        head, tail = words[:-size], words[-size:]
        if units := units_of(index, " ".join(tail), towns=len(words) == 2, is_cyrillic=is_cyrillic):
            yield from (Reading(form, 1.0, (units,)) for form in stripped_forms(" ".join(head)))
        if units := units_of(index, " ".join(words[:size]), towns=len(words) == 2, is_cyrillic=is_cyrillic):
            yield from (Reading(form, 1.2, (units,)) for form in stripped_forms(" ".join(words[size:])))


def units_named(index: NameIndex, key: str, *, is_cyrillic: bool) -> list[tuple[int, int]]:
    """(place, number of the key) of the regions or raions that a text with the word for such a unit names itself."""
    forms, level = raion_keys(key), COUNTY
    if not forms and says_region(key):
        bare = bare_unit(key)
        stems = [stem for word in (key, bare) if (stem := adjective_stem(word))]
        forms, level = [bare, *stems, *(nominatives(bare)[:_CASES] if is_cyrillic else ())], REGION
    numbers = [number for _, number in index.exact(forms)] if forms else []
    if not numbers and level == COUNTY and says_region(key):  # «Lisbon District» is a region
        level, numbers = REGION, [number for _, number in index.exact([bare_unit(key)])]
    if not numbers:
        return []
    positions, owners = index.postings(np.array(numbers))
    places = index.posting_places[positions]
    fitting = index.levels[places] == level
    return [
        (place, numbers[owner]) for place, owner in zip(places[fitting].tolist(), owners[fitting].tolist(), strict=True)
    ]


def units_of(index: NameIndex, key: str, *, towns: bool, is_cyrillic: bool) -> Units:
    """What the words name: countries and regions; where there is none, counties, and with `towns` cities with parts."""
    forms = [key, bare_unit(key), stripped(key)]
    stems = [stem for word in dict.fromkeys(forms) if (stem := adjective_stem(word))]
    forms = list(dict.fromkeys([*forms, *stems, *(nominatives(forms[1])[:_CASES] if is_cyrillic else ())]))
    numbers = [number for _, number in index.exact(forms)]
    if not numbers:
        return Units()
    positions, _ = index.postings(np.array(numbers))
    places = index.posting_places[positions]
    context = (index.posting_marks[positions] & KIND_MASK) == CONTEXT
    levels = index.levels[places]
    # A context that is no country names a region, or a city that a region lies around.
    regions = places[(levels == REGION) | (context & (levels != COUNTRY))]
    countries = places[levels == COUNTRY]
    if len(regions) or len(countries):
        return Units(frozenset(index.countries[countries].tolist()), frozenset(regions.tolist()))
    counties = places[levels == COUNTY]
    if len(counties):
        return Units(places=frozenset(counties.tolist()))
    cities = places[(levels == MUNICIPALITY) & (index.populations[places] >= 50_000)]
    return Units(places=frozenset(cities.tolist())) if towns else Units()
