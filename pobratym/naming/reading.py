"""Reading a text: which part of it is the name, which says where, and which words only say «town of»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from pobratym.naming.contextwords import adjective_stem, bare_unit
from pobratym.naming.folding import CYRILLIC, fold, script_of
from pobratym.naming.index import CONTEXT, COUNTRY, COUNTY, KIND_MASK, MUNICIPALITY, REGION, NameIndex
from pobratym.naming.inflection import nominatives
from pobratym.naming.where import Units

# Folded. What stands before or behind a name without belonging to it, in the languages people write to us in.
_BEFORE_WORDS = """
    u v z iz zi do vid bilia pid nad mizh dlia pro na ta i y misto mista misti mistom mistu m smt s selo sela seli selom
    selyshche selyshcha selyshchi selyshchem hromada hromady hromadi hromadoiu hromadu munitsypalitet munitsypalitetu
    munitsypalitetom komuna komuny komuni komunoiu hmina hminy hmini hminoiu raion rada obshchyna mer mera
    city town village municipality commune borough county of the in from near stadt gemeinde landeshauptstadt
    hansestadt gmina miasto miasta mieste ville comune ciudad municipio mairie hlavni mesto obec mesta horod gorod
    horode g kreisstadt grad opcina orasul comuna varos
"""
_BEHIND_WORDS = """
    hromada hromady hromadi hromadoiu hromadu miska miskoi miskii miskoiu selyshchna selyshchnoi selyshchnii silska
    silskoi silskii terytorialna terytorialnoi terytorialnii th oth mth sth misto city town municipality village commune
    gemeinde borough rada rady municipalities raion stadt
"""
# «Ville de Grenoble», but not «La Rochelle».
_BETWEEN = frozenset(("de", "di", "du", "da", "do", "d", "der", "des", "den", "van"))
_BEFORE, _BEHIND = frozenset(_BEFORE_WORDS.split()), frozenset(_BEHIND_WORDS.split())
_SEPARATOR = re.compile(r"[,;()\[\]/|]{1,40}|\s[-–—]\s|\s(?:у|в|in|w|en|bei)\s{1,40}(?=[A-ZА-ЯІЇЄҐ])")
# No name with its context is longer; what stands behind is not read, so that the work is bounded.
LONGEST_TEXT = 400
_MOST_WORDS = 12
_CASES = 12


@dataclass(frozen=True)
class Reading:
    """One way to read a text: a folded name, where it must lie (all of `where`), and what this reading costs."""

    key: str
    cost: float
    where: tuple[Units, ...] = field(default=())
    is_beginning: bool = False


def whole(text: str) -> str:
    """The folded text, shortened to what a name can have."""
    return fold(text[:LONGEST_TEXT])


def stripped(key: str) -> str:
    """The key without «town of» before it and «hromada» behind it."""
    words = key.split(" ")
    start, end = 0, len(words)
    while start < end - 1 and (words[start] in _BEFORE or (start and words[start] in _BETWEEN)):
        start += 1
    while end - 1 > start and words[end - 1] in _BEHIND:
        end -= 1
    return " ".join(words[start:end])


def divided(index: NameIndex, text: str) -> Iterator[Reading]:
    """Readings of a text in which a comma, a bracket or a preposition sets the context off."""
    parts = [part for part in map(fold, _SEPARATOR.split(text[:LONGEST_TEXT])) if part][:4]
    is_cyrillic = script_of(text) == CYRILLIC
    if len(parts) < 2:
        return
    named = (units_of(index, part, towns=True, is_cyrillic=is_cyrillic) for part in parts[1:])
    where = tuple(units for units in named if units)
    yield Reading(stripped(parts[0]), 0.3 if where else 2.0, where)
    first = units_of(index, parts[0], towns=False, is_cyrillic=is_cyrillic)
    if first and not where:
        yield Reading(stripped(parts[1]), 1.0, (first,))


def joined(index: NameIndex, key: str, *, is_cyrillic: bool) -> Iterator[Reading]:
    """Readings of words without a comma: «odessa tx», «tekhaska odesa», «praha rzheporiie», «texas odessa»."""
    words = key.split(" ")[:_MOST_WORDS]
    for size in range(1, min(4, len(words))):
        head, tail = words[:-size], words[-size:]
        if units := units_of(index, " ".join(tail), towns=len(words) == 2, is_cyrillic=is_cyrillic):
            yield Reading(stripped(" ".join(head)), 1.0, (units,))
        if units := units_of(index, " ".join(words[:size]), towns=len(words) == 2, is_cyrillic=is_cyrillic):
            yield Reading(stripped(" ".join(words[size:])), 1.2, (units,))


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
    regions = places[(levels == REGION) | (context & (levels == REGION))]
    countries = places[levels == COUNTRY]
    if len(regions) or len(countries):
        return Units(frozenset(index.countries[countries].tolist()), frozenset(regions.tolist()))
    counties = places[levels == COUNTY]
    if len(counties):
        return Units(places=frozenset(counties.tolist()))
    cities = places[(levels == MUNICIPALITY) & (index.populations[places] >= 50_000)]
    return Units(places=frozenset(cities.tolist())) if towns else Units()
