"""Does the matchmaker find partners that hromadas really have, from public facts alone?

    python -m benchmarks.matching_links LINKS.csv

LINKS.csv: known links with the columns cc_a, geonames_a, katottg_a and the same for b. The links are written as
partnerships into the database inside a transaction that is rolled back at the end; nothing is kept.

Two questions, both only about links between Ukraine and abroad:
- one hidden: each link in turn is hidden, the others are known;
- all hidden: the hromada stands there without any partner, as two of three do.
Positive examples only: a municipality in the list without a known link is no error, so the figures are a floor.
Beside them two plain rankings of all municipalities abroad: the most linked first, the most alike in size first.
"""

import argparse
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from django.db import transaction

from pobratym.matching.criteria.fit import fit
from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.queries import candidates
from pobratym.matching.queries.portraits import portraits
from pobratym.partnerships.models import Partnership, Party
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Identifier, Municipality
from pobratym.places.queries.columns import LEVELS, Columns, all_columns

FIRST = (10, 50, 100)
LENGTH = 100
NEGATIVES = 100


class Link(NamedTuple):
    hromada: int
    town: int
    country: str
    partnership: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(description="How many known partners are found.")
    parser.add_argument("links", type=Path)
    parser.add_argument("--every", type=int, default=1, help="ask for every n-th case only")
    asked = parser.parse_args()
    links = read(asked.links)
    with transaction.atomic():
        Partnership.objects.update(stage=Stage.ENDED)
        evaluate([written(link) for link in links], asked.every)
        transaction.set_rollback(True)


def read(path: Path) -> list[Link]:
    """Links of a hromada with a municipality abroad that the registry knows; told how many it does not."""
    rows = [
        row for row in csv.DictReader(path.open(encoding="utf-8")) if (row["cc_a"] == "UA") != (row["cc_b"] == "UA")
    ]
    known = identifiers()
    found = {link for row in rows if (link := resolved(row, known))}
    usable = sorted(link for link in found if link.country not in all_columns().excluded_countries)
    print(
        f"{len(rows)} links with Ukraine in the file, {len(found)} resolved, {len(usable)} outside Russia and Belarus"
    )
    return usable


def identifiers() -> dict[tuple[str, str], int]:
    rows = Identifier.objects.filter(scheme__in=["katottg", "geonames"], municipality__level="municipality")
    return {(scheme, value): pk for scheme, value, pk in rows.values_list("scheme", "value", "municipality_id")}


def resolved(row: dict[str, str], known: dict[tuple[str, str], int]) -> Link | None:
    here, there = ("a", "b") if row["cc_a"] == "UA" else ("b", "a")
    hromada = known.get(("katottg", row[f"katottg_{here}"])) or known.get(("geonames", row[f"geonames_{here}"]))
    town = known.get(("geonames", row[f"geonames_{there}"]))
    return Link(hromada, town, row[f"cc_{there}"]) if hromada and town else None


def written(link: Link) -> Link:
    partnership = Partnership.objects.create(stage=Stage.ACTIVE)
    for position, pk in enumerate((link.hromada, link.town), start=1):
        Party.objects.create(partnership=partnership, municipality_id=pk, position=position)
    return link._replace(partnership=partnership.pk)


def evaluate(links: list[Link], every: int) -> None:
    hromadas = Municipality.objects.counted().in_bulk([link.hromada for link in links])
    links = [link for link in links if link.hromada in hromadas]
    by_hromada: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        by_hromada[link.hromada].append(link)
    print(f"{len(links)} links of {len(by_hromada)} hromadas in all\n")
    one_hidden = [([link], hromadas[link.hromada]) for link in links][::every]
    all_hidden = [(own, hromadas[pk]) for pk, own in by_hromada.items()][::every]
    for name, cases in (("one hidden", one_hidden), ("all hidden", all_hidden)):
        told(name, "the list as shown", recall(cases, as_shown))
        told(name, "the list of the country", recall(cases, in_the_country))
        told(name, "most linked first", recall(cases, most_linked(links)))
        told(name, "most alike in size first", recall(cases, most_alike()))
    print(f"area under the curve, {NEGATIVES} negatives a link: ")
    for name, negatives in (("any country", anywhere), ("same country, half to twice the size", comparable)):
        print(f"  {name}: {area_under_curve(one_hidden, negatives):.3f}")


Case = tuple[list[Link], Municipality]
Ranking = Callable[[Municipality, list[Link]], Sequence[int]]


def as_shown(hromada: Municipality, hidden: list[Link]) -> Sequence[int]:
    return [each.municipality.pk for each in candidates(hromada, limit=LENGTH)]


def in_the_country(hromada: Municipality, hidden: list[Link]) -> Sequence[int]:
    """The officer knows the country: one list a country of a hidden link, one after the other place by place."""
    countries = {link.country for link in hidden}
    lists = [[each.municipality.pk for each in candidates(hromada, limit=LENGTH, country=c)] for c in sorted(countries)]
    return [pk for places in zip(*lists, strict=False) for pk in places] if len(lists) > 1 else lists[0]


def most_linked(links: list[Link]) -> Ranking:
    def ranking(hromada: Municipality, hidden: list[Link]) -> Sequence[int]:
        gone = {link.partnership for link in hidden}
        counted = Counter(link.town for link in links if link.partnership not in gone)
        known = {link.town for link in links if link.hromada == hromada.pk and link.partnership not in gone}
        ranked = sorted(counted, key=lambda pk: (-counted[pk], pk))
        return [pk for pk in ranked if pk not in known][:LENGTH]

    return ranking


def most_alike() -> Ranking:
    places, abroad = all_columns(), rows_abroad(all_columns())

    def ranking(hromada: Municipality, hidden: list[Link]) -> Sequence[int]:
        if not hromada.population:
            return []
        away = np.abs(places.log_populations[abroad] - np.log(hromada.population))
        nearest = np.argsort(np.nan_to_num(away, nan=99), kind="stable")[:LENGTH]
        return [int(pk) for pk in places.ids[abroad][nearest]]

    return ranking


def rows_abroad(places: Columns) -> np.ndarray:
    ours = {places.country_index(code) for code in ("UA", *places.excluded_countries)}
    is_town = places.levels == LEVELS["municipality"]
    return np.flatnonzero(is_town & ~np.isin(places.countries, list(ours)))


def recall(cases: Iterable[Case], ranking: Ranking) -> dict[int, tuple[float, float]]:
    """For each length: share of hidden links found, share of cases with at least one found."""
    found: dict[int, list[int]] = {k: [] for k in FIRST}
    in_all = []
    for hidden, hromada in cases:
        ids = [link.partnership for link in hidden]
        Partnership.objects.filter(pk__in=ids).update(stage=Stage.ENDED)
        ranked = ranking(hromada, hidden)
        Partnership.objects.filter(pk__in=ids).update(stage=Stage.ACTIVE)
        in_all.append(len(hidden))
        for k in FIRST:
            found[k].append(sum(link.town in set(ranked[:k]) for link in hidden))
    return {k: (sum(hits) / sum(in_all), sum(map(bool, hits)) / len(hits)) for k, hits in found.items()}


def told(question: str, ranking: str, found: dict[int, tuple[float, float]]) -> None:
    figures = ", ".join(f"recall@{k} {share:.3f} hit@{k} {hit:.3f}" for k, (share, hit) in found.items())
    print(f"{question}, {ranking}: {figures}")


Negatives = Callable[[Columns, Portrait], np.ndarray]


def anywhere(places: Columns, town: Portrait) -> np.ndarray:
    return rows_abroad(places)


def comparable(places: Columns, town: Portrait) -> np.ndarray:
    """Random negatives flatter any ranking: these lie in the same country and have half to twice the people."""
    there = places.countries == places.country_index(town.country)
    near = np.abs(places.log_populations - np.log(town.population or 1)) <= np.log(2)
    return np.flatnonzero(there & near & (places.levels == LEVELS["municipality"]))


def area_under_curve(cases: Iterable[Case], negatives: Negatives) -> float:
    """How often a real partner scores above a drawn one; ties count half. The link itself is hidden."""
    chance, places = random.Random(2026), all_columns()  # noqa: S311  (drawn, not secret)
    shares = []
    for (link, *_others), hromada in cases:
        Partnership.objects.filter(pk=link.partnership).update(stage=Stage.ENDED)
        town = portraits([link.town], seen_by=hromada.pk)[link.town]
        rows = [int(pk) for pk in places.ids[negatives(places, town)] if pk != link.town]
        drawn = portraits([*chance.sample(rows, min(NEGATIVES, len(rows))), hromada.pk], seen_by=hromada.pk)
        Partnership.objects.filter(pk=link.partnership).update(stage=Stage.ACTIVE)
        us = drawn.pop(hromada.pk)
        real = fit(us, town).score
        scores = [fit(us, other).score for other in drawn.values()]
        if scores:
            shares.append(sum((real > other) + 0.5 * (real == other) for other in scores) / len(scores))
    return sum(shares) / len(shares) if shares else 0.0


if __name__ == "__main__":
    main()
