"""Lists asked by the numbers that other systems know municipalities by: KATOTTG, GeoNames, Wikidata."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pobratym.places.models import Scheme
from pobratym.places.queries.identifiers import holders_of
from pobratym.places.rules.identifiers import malformed
from pobratym.search.collection import Facet, facet_of
from pobratym.search.question import Parameter, Question, Values

MOST_IDENTIFIERS = 100  # of one scheme in one question: a page of a list


@dataclass(frozen=True)
class Identifiers(Parameter):
    """Numbers of one scheme, with commas between them or one by one; in small letters too."""

    scheme: Scheme

    def read(self, values: Sequence[str]) -> Values:
        given = (each.strip().upper() for value in values for each in value.split(","))
        found = dict.fromkeys(each for each in given if each and not malformed(self.scheme, each))
        return tuple(found)[:MOST_IDENTIFIERS]


# Parameters of every list. Several numbers of a scheme widen each other, two schemes narrow each other.
IDENTIFIERS: Mapping[str, Identifiers] = {
    scheme.value: Identifiers(scheme) for scheme in (Scheme.KATOTTG, Scheme.GEONAMES, Scheme.WIKIDATA)
}


def is_asked_by_identifier(question: Question) -> bool:
    return any(name in question.chosen for name in IDENTIFIERS)


def holders_asked(question: Question) -> Mapping[str, Mapping[str, int]]:
    """Scheme -> number asked for -> the municipality in force that has it. One query a scheme asked by."""
    return {name: holders_of(name, question.values(name)) for name in IDENTIFIERS if name in question.chosen}


def identified(question: Question, places: Sequence[frozenset[int]]) -> Mapping[str, Sequence[Values]]:
    """Scheme asked by -> for each record, by the municipalities it concerns, which of the numbers asked for it has."""
    columns = {}
    for scheme, holders in holders_asked(question).items():
        wanted = frozenset(holders.values())
        columns[scheme] = [
            () if wanted.isdisjoint(own) else tuple(value for value, place in holders.items() if place in own)
            for own in places
        ]
    return columns


def identifier_facet(name: str, counts: Mapping[str, int], chosen: Values) -> Facet:
    """The numbers asked for, to be taken back one by one."""
    return facet_of(name, str(Scheme(name).label), {value: value for value in chosen}, counts, chosen)
