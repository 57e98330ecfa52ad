"""The register as a reader asks for it: which partnerships, in which order, and what each facet would leave."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pobratym.core.languages import current_language
from pobratym.naming.folding import fold
from pobratym.partnerships.queries import Filters, register
from pobratym.partnerships.queries.links import Link
from pobratym.search.meant import meant_by
from pobratym.search.question import Question
from pobratym.search.register.grammar import columns, in_order
from pobratym.search.tally import tally


@dataclass(frozen=True)
class FoundLinks:
    """All partnerships that pass, in order; for each facet, value -> how many it would leave. `is_guess`: the text
    stands in no name, and the likeliest place was taken for it."""

    links: Sequence[Link]
    counts: Mapping[str, Counter[str]]
    is_guess: bool = False


def found_links(question: Question, links: Sequence[Link]) -> FoundLinks:
    """What of `links`, the whole register, answers the question."""
    named, is_guess = _called(question.text, links)
    result = tally(columns(named), question.chosen, size=len(named))
    passing = in_order([named[place] for place in result.places], question.sort, current_language())
    return FoundLinks(passing, result.counts, is_guess)


def _called(text: str, links: Sequence[Link]) -> tuple[Sequence[Link], bool]:
    """Partnerships with a party one of whose names begins so; else with the place or region that must be meant."""
    if not text:
        return links, False
    if not fold(text):
        return [], False
    begins = set(register(Filters(text=text)).order_by().values_list("pk", flat=True))
    if begins:
        return [link for link in links if link.id in begins], False
    meant = meant_by(text)
    return [link for link in links if _has_party_in(link, meant.places)], meant.is_guess


def _has_party_in(link: Link, places: frozenset[int]) -> bool:
    return any(party.municipality in places or party.region in places for party in link.parties)
