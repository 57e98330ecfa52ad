"""The needs and offers as a reader asks for them: which, in which order, and what each facet would leave."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pobratym.profiles.models import Listing
from pobratym.search.listings.board import Posted, board, columns, in_order
from pobratym.search.listings.words import relevance
from pobratym.search.question import Question
from pobratym.search.tally import tally


@dataclass(frozen=True)
class FoundListings:
    """All that pass, in order; for each facet, value -> how many it would leave; how many there are at all."""

    posted: Sequence[Posted]
    counts: Mapping[str, Counter[str]]
    on_the_board: int


def found_listings(question: Question) -> FoundListings:
    """What of the open needs and offers answers the question: one query, a second one where a text is looked for."""
    everything = board()
    about = relevance(question.text) if question.text else {}
    posted = [each for each in everything if each.id in about] if question.text else everything
    result = tally(columns(posted), question.chosen, size=len(posted))
    passing = in_order([posted[place] for place in result.places], question.sort, about)
    return FoundListings(passing, result.counts, len(everything))


def listing_rows(posted: Sequence[Posted]) -> list[Listing]:
    """The needs and offers themselves, in the same order, with their places at hand."""
    place = ("municipality__country", "municipality__region", "municipality__parent")
    found = Listing.objects.select_related(*place).in_bulk([each.id for each in posted])
    return [found[each.id] for each in posted if each.id in found]
