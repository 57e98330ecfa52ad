"""Who is at the top of the list by what columns of numbers tell: of the whole registry, some that are read."""

from collections.abc import Mapping
from typing import NamedTuple

from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.queries.order import Ranked, arranged, country_cap
from pobratym.matching.queries.others import Mask, Others
from pobratym.matching.queries.portraits import here
from pobratym.matching.queries.scores import scores
from pobratym.matching.queries.shortlist import eligible, shortlist
from pobratym.matching.queries.ties import public_ties
from pobratym.places.queries.columns import all_columns

SHORTLIST = 150
SPARE = 10  # judged one by one beyond those shown: columns are rounded, so that the last places could be others'


class Asked(NamedTuple):
    """What list is asked for. `letters_waiting`: how many letters each municipality has yet to answer; `remain`: which
    places of the registry are looked at, where not all are."""

    limit: int
    country: str | None = None
    only_here: bool = False
    letters_waiting: Mapping[int, int] = {}
    remain: Mask | None = None


def promising(us: Portrait, others: Others, weights: Mapping[str, float], asked: Asked) -> list[int]:
    """Their numbers, the best first; SPARE more than are asked for."""
    is_newcomer = (others.partners == 0) & (others.is_ukrainian | others.is_here)
    codes = [others.columns.country_codes[each] for each in others.countries.tolist()]
    told = zip(others.ids.tolist(), scores(us, others, weights).tolist(), codes, is_newcomer.tolist(), strict=True)
    ranked = (Ranked(*each) for each in told)
    return arranged(ranked, limit=asked.limit + SPARE, is_one_country=bool(asked.country))


def looked_at(us: Portrait, weights: Mapping[str, float], asked: Asked) -> Others:
    """Everybody worth a closer look: who is here, who is near to our partners and our region, and the best of the
    registry."""
    columns, present, country = all_columns(), here(), asked.country
    ids = set(present)
    if not asked.only_here:
        ids.update(public_ties().beside(us.partners, us.region_id).tolist(), us.namesakes)
        at_most, cap = max(SHORTLIST, 2 * asked.limit), country_cap(asked.limit)
        best = shortlist(
            us, columns, weights=weights, country=country, at_most=at_most, a_country=cap, remain=asked.remain
        )
        ids.update(best)
    return Others(columns, eligible(us, columns, ids, present, country, asked.remain), present, asked.letters_waiting)
