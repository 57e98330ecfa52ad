"""What the register of partnerships is asked by."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from pobratym.partnerships.models import Evidence, PartnershipType
from pobratym.partnerships.queries.links import Link
from pobratym.partnerships.workflow import Stage
from pobratym.profiles.vocabulary import Sphere, broad
from pobratym.registry.rules.alphabet import alphabetical
from pobratym.search.question import Grammar, countries, one_of, row_numbers
from pobratym.search.tally import Values

_NEVER = datetime.min.replace(tzinfo=UTC)
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
        "sphere": [_several(each for own in link.spheres for each in (own, broad(own))) for link in links],
        "stage": [(link.stage,) for link in links],
        "evidence": [(link.evidence,) if link.evidence else () for link in links],
        "year": [(str(link.began_on.year),) if link.began_on else () for link in links],
    }


def in_order(links: Sequence[Link], sort: str, language: str) -> list[Link]:
    """The partnerships in the order asked for; what has no day comes last."""
    if sort == NAME:
        return sorted(links, key=lambda link: (alphabetical(_names(link, language)), link.id))
    dated = [link for link in links if link.began_on]
    undated = sorted((link for link in links if not link.began_on), key=lambda link: link.id, reverse=True)
    dated.sort(key=lambda link: (link.began_on, link.id), reverse=sort != OLDEST)
    newest = dated + undated
    if sort == CONFIRMED:
        return sorted(newest, key=lambda link: link.last_confirmed_at or _NEVER, reverse=True)
    return newest


def _names(link: Link, language: str) -> str:
    ukrainian = language == "uk"
    return " – ".join((p.name_uk or p.name_en) if ukrainian else (p.name_en or p.name_uk) for p in link.parties)


def _several(values: Any) -> Values:
    return tuple(dict.fromkeys(values))
