"""What the register of partnerships is asked by."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pobratym.core.alphabet import alphabetical
from pobratym.partnerships.models import Evidence, Partnership, PartnershipType
from pobratym.partnerships.queries.links import Link
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Municipality, name_in_language
from pobratym.profiles.vocabulary import Sphere, broad
from pobratym.search.question import Grammar, countries, one_of, row_numbers
from pobratym.search.tally import Values

NEWEST, OLDEST, NAME, CONFIRMED = "newest", "oldest", "name", "confirmed"

GRAMMAR = Grammar(
    facets={
        "country": countries,
        "oblast": row_numbers,
        "type": one_of(PartnershipType.values),
        "sphere": one_of(Sphere.values),
        "stage": one_of(Stage.values),
        "evidence": one_of(Evidence.values),
        "year": row_numbers,
    },
    sorts=(NEWEST, OLDEST, NAME, CONFIRMED),
)


def columns(links: Sequence[Link]) -> dict[str, list[Values]]:
    """For each facet the values of each partnership. Oblasts are those of Ukraine; a finer sphere stands for its broad
    one too."""
    return {
        "country": [_several(party.country for party in link.parties) for link in links],
        "oblast": [_several(str(p.region) for p in link.parties if p.country == "UA" and p.region) for link in links],
        "type": [(link.type,) for link in links],
        "sphere": [_with_broad(link.spheres) for link in links],
        "stage": [(link.stage,) for link in links],
        "evidence": [(link.evidence,) if link.evidence else () for link in links],
        "year": [(str(link.began_on.year),) if link.began_on else () for link in links],
    }


def in_order(links: Sequence[Link], sort: str, language: str) -> Sequence[Link]:
    """The partnerships, which come newest first, in the order asked for; what has no day stands last."""
    if sort == OLDEST:
        dated = sorted((link for link in links if link.began_on), key=lambda link: (link.began_on, link.id))
        return dated + [link for link in links if not link.began_on]
    if sort == NAME:
        names = _names(links, language)
        return sorted(links, key=lambda link: [names[party.municipality] for party in link.parties])
    if sort == CONFIRMED:
        confirmed = Partnership.objects.filter(last_confirmed_at__isnull=False).order_by("last_confirmed_at")
        rank = {pk: place for place, pk in enumerate(confirmed.values_list("pk", flat=True))}
        return sorted(links, key=lambda link: rank.get(link.id, -1), reverse=True)
    return links


def _names(links: Sequence[Link], language: str) -> dict[int, tuple[int, ...]]:
    """Party -> the key of its name in the alphabet of the reader."""
    parties = {party.municipality for link in links for party in link.parties}
    rows = Municipality.including_merged.filter(pk__in=parties).order_by()
    return {pk: alphabetical(name) for pk, name in rows.values_list("pk", name_in_language(language=language))}


@lru_cache(maxsize=10_000)
def _with_broad(spheres: Values) -> Values:
    return _several(each for own in spheres for each in (own, broad(own)))


def _several(values: Any) -> Values:
    return tuple(dict.fromkeys(values))
