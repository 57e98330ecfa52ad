"""What a municipality has settled about its candidates, and what that changes in its list."""

import numpy as np

from pobratym.matching.criteria import DEFAULT_WEIGHTS
from pobratym.matching.criteria.geography import kilometres
from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.models import Considered, OwnWeight, Verdict
from pobratym.matching.queries.others import Mask
from pobratym.matching.queries.shortlist import kilometres_from
from pobratym.matching.rules.aside import Aside, PutAside, aside
from pobratym.places.models import Municipality
from pobratym.places.queries.columns import Columns


def considered(municipality: Municipality) -> list[Considered]:
    """Remembered and put aside, the latest first, with the candidates' captions."""
    rows = Considered.objects.filter(municipality=municipality)
    return list(rows.select_related("candidate__country", "candidate__region", "candidate__parent"))


def own_weights(municipality: Municipality) -> dict[str, float] | None:
    """Those that it has saved, whole; None where it has not. Criteria that came later count as for everybody."""
    saved = dict(OwnWeight.objects.filter(municipality=municipality).values_list("criterion", "weight"))
    return {key: saved.get(key, weight) for key, weight in DEFAULT_WEIGHTS.items()} if saved else None


def aside_of(municipality: Municipality, rows: list[Considered]) -> Aside:
    """What follows from those of `rows` that it has put aside."""
    own = _placed(municipality)
    dismissed = [row for row in rows if row.verdict == Verdict.DISMISSED]
    return aside(
        [
            PutAside(
                row.candidate_id,
                row.why_not,
                people=None if row.candidate.is_population_of_centre else row.candidate.population,
                kilometres=kilometres(own, _placed(row.candidate)),
                country=row.candidate.country_id,
            )
            for row in dismissed
        ]
    )


def within(us: Portrait, columns: Columns, aside: Aside) -> Mask | None:
    """Which places of the registry remain; None where all do."""
    if not aside.ids and not aside.changes_the_list:
        return None
    remain = np.ones(len(columns.ids), dtype=np.bool_)
    remain[columns.positions_of(list(aside.ids))] = False
    people = columns.populations
    if aside.fewer_than is not None:
        remain &= people < aside.fewer_than
    if aside.more_than is not None:
        remain &= (people > aside.more_than) | (people < 0)
    for code in aside.countries:
        remain &= columns.countries != columns.country_index(code)
    if aside.nearer_than is not None:
        remain &= ~(kilometres_from(us, columns.points) >= aside.nearer_than)
    return remain


def _placed(place: Municipality) -> Portrait:
    known = place.latitude is not None and place.longitude is not None
    return Portrait(
        id=place.pk,
        country=place.country_id,
        latitude=float(place.latitude) if known and place.latitude is not None else None,
        longitude=float(place.longitude) if known and place.longitude is not None else None,
    )
