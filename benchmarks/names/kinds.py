"""Makes kinds_tune.csv and kinds_kept.csv: what people type, by kind, with the place that is meant.

    python -m benchmarks.names.kinds

Two parts, shared out by the query's checksum; kinds_kept.csv is never looked at for tuning:

- typed.tsv, written by hand: former adjectives of hromadas and raions (resolutions of the Verkhovna Rada, 2015-2024),
  postal codes, kinds of places before and behind, second names in brackets, oblasts and countries in usual words,
  regions abroad, districts of cities, provinces and cities run together, towns of Ukraine with namesakes abroad;
- drawn from the loaded registry by a fixed seed: bare adjectives of hromadas, names that are one place's own and a
  bigger place's alias, namesakes in Chinese characters, names asked for in a country that has none so called, villages
  of the codifier that are not on file.

The place is named by its KATOTTG code, else its GeoNames number; «-» says that nothing may be certain. In typed.tsv it
is a name of the place («Boston/MA» within a region, «@Bavaria» the region itself, «=市川» letter by letter).
"""

import csv
import os
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()

from pobratym.gateways import codifier  # noqa: E402
from pobratym.naming.folding import fold  # noqa: E402
from pobratym.naming.romanisation import romanise  # noqa: E402
from pobratym.places.models import Identifier, Level, Municipality, Name, NameKind, Scheme  # noqa: E402

HERE = Path(__file__).parent
SEED = 20261130
PER_KIND = 40
NOTHING = "-"
Row = tuple[str, str, str, str, str]


class Registry:
    """Places by their names, to find what a line of typed.tsv means and to draw from."""

    def __init__(self) -> None:
        shown = Municipality.objects.shown()
        columns = ("id", "country_id", "level", "population", "region_id", "name__uk", "name__en")
        self.places = {row[0]: row for row in shown.values_list(*columns).iterator()}
        geonames = Identifier.objects.filter(scheme=Scheme.GEONAMES).values_list("municipality_id", "value")
        katottg = Identifier.objects.filter(scheme=Scheme.KATOTTG).values_list("municipality_id", "value")
        self.number = {**dict(geonames.iterator()), **dict(katottg.iterator())}
        codes = Identifier.objects.filter(scheme=Scheme.GEONAMES_ADMIN1).values_list("municipality_id", "value")
        self.code = {pk: value.partition(".")[2] for pk, value in codes}
        self.names: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
        self.bearers: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        rows = Name.objects.exclude(key="").values_list("municipality_id", "text", "key", "kind")
        for pk, text, key, kind in rows.iterator():
            if pk in self.places:
                self.names[pk].append((text, key, kind))
                self.bearers[key][pk].add(kind)

    def found(self, spec: str, country: str) -> str:
        """The number of the place that a line of typed.tsv names."""
        if spec == NOTHING or spec[:4].isdigit() or (spec.startswith("UA") and spec[2:].isdigit()):
            return spec
        is_region, is_literal = spec.startswith("@"), spec.startswith("=")
        name, _, within = spec.lstrip("@=").partition("/")
        places = [pk for pk in self.bearers[fold(name)] if self.places[pk][1] == country]
        places = [pk for pk in places if (self.places[pk][2] == Level.REGION) == (is_region or name.endswith("область")
                  or name == "Автономна Республіка Крим") or name == "Севастополь"]  # fmt: skip
        if is_literal:
            places = [pk for pk in places if any(text.startswith(name[:2]) for text, _, _ in self.names[pk])]
        if within:
            places = [pk for pk in places if self._lies_in(pk, within)]
        shown = [
            pk
            for pk in places
            if name in self.places[pk][5:] or name in {t for t, _, k in self.names[pk] if k == "official"}
        ]
        places = shown or places
        if not places:
            raise SystemExit(f"typed.tsv: there is no {spec} in {country}")
        return self.number[max(places, key=lambda pk: self.places[pk][3] or 0)]

    def _lies_in(self, place: int, within: str) -> bool:
        region = self.places[place][4]
        if self.code.get(region) == within:
            return True
        return any(text.startswith(within) for text, _, _ in self.names.get(region, ()))


def typed(registry: Registry) -> Iterator[Row]:
    """The lines of typed.tsv with numbers."""
    with (HERE / "typed.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            country = row["of"] if row["country"] == "*" else row["country"]
            yield row["query"], country, registry.found(row["place"], row["of"]), row["kind"], row["reason"] or ""


def drawn(registry: Registry) -> Iterator[Row]:
    """The rest, by the fixed seed."""
    rng = random.Random(SEED)  # noqa: S311
    yield from _bare_adjectives(registry, rng)
    yield from _own_names(registry, rng)
    yield from _characters(registry, rng)
    yield from _elsewhere(registry, rng)
    yield from _not_on_file(registry, rng)


def _bare_adjectives(registry: Registry, rng: random.Random) -> Iterator[Row]:
    hromadas = defaultdict(list)
    for pk, country, level, _, _, name, _ in registry.places.values():
        if country == "UA" and level == Level.MUNICIPALITY and name.endswith(" громада"):
            hromadas[name.removesuffix(" громада")].append(pk)
    alone = sorted(name for name, places in hromadas.items() if len(places) == 1)
    for turn, name in enumerate(rng.sample(alone, 2 * PER_KIND)):
        text = romanise(name) if turn % 4 == 3 else name
        yield text, "UA", registry.number[hromadas[name][0]], "a2 bare adjective", "exact"


def _own_names(registry: Registry, rng: random.Random) -> Iterator[Row]:
    fitting = []
    for key, places in registry.bearers.items():
        by_country = defaultdict(list)
        for pk, kinds in places.items():
            if registry.places[pk][2] in (Level.MUNICIPALITY, Level.SETTLEMENT) and pk in registry.number:
                by_country[registry.places[pk][1]].append((pk, kinds))
        for country, some in by_country.items():
            own = [pk for pk, kinds in some if NameKind.OFFICIAL in kinds and (registry.places[pk][3] or 0) > 5000]
            others = [pk for pk, kinds in some if kinds == {NameKind.ALIAS}]
            if len(own) == 1 and country != "UA" and len(key) > 3 and others:
                mine = registry.places[own[0]][3] or 0
                if max(registry.places[pk][3] or 0 for pk in others) > 2 * mine:
                    fitting.append((registry.places[own[0]][6], country, own[0], key))
    fitting = [each for each in fitting if fold(each[0]) == each[3]]
    for text, country, pk, _ in rng.sample(sorted(fitting), PER_KIND):
        yield text, country, registry.number[pk], "a3 own name", ""


def _characters(registry: Registry, rng: random.Random) -> Iterator[Row]:
    fitting = []
    for places in registry.bearers.values():
        for country in ("JP", "CN", "TW"):
            spelt: dict[str, set[int]] = defaultdict(set)
            for pk in places:
                if registry.places[pk][1] == country and registry.places[pk][2] == Level.MUNICIPALITY:
                    for text, _, _ in registry.names[pk]:
                        if "\u4e00" <= text[0] <= "\u9fff" and places[pk]:
                            spelt[text].add(pk)
            owners = set().union(*spelt.values()) if spelt else set()
            if len(owners) > 1:
                fitting += [
                    (text, country, min(mine)) for text, mine in spelt.items() if len(mine) == 1 and len(text) > 1
                ]
    for text, country, pk in rng.sample(sorted(set(fitting)), PER_KIND):
        yield text, country, registry.number[pk], "a9 characters", ""


def _elsewhere(registry: Registry, rng: random.Random) -> Iterator[Row]:
    """Towns asked for in a country that has none so called; half of the time it has one a letter away."""
    places = sorted(
        pk
        for pk, (_, country, level, people, *_) in registry.places.items()
        if level == Level.MUNICIPALITY and (people or 0) > 20_000 and country != "UA"
    )
    near = _Near(registry)
    countries = sorted({registry.places[pk][1] for pk in places})
    made = {"a8 not in the country": 0, "a6 guess": 0}
    while any(count < PER_KIND for count in made.values()):
        pk = rng.choice(places)
        text = registry.places[pk][6]
        alike = sorted(near.countries(fold(text)))
        kind, country = ("a6 guess", rng.choice(alike)) if alike else ("a8 not in the country", rng.choice(countries))
        there = {registry.places[other][1] for other in registry.bearers[fold(text)]}
        if made[kind] < PER_KIND and country not in there:
            made[kind] += 1
            yield text, country, NOTHING, kind, ""


def _not_on_file(registry: Registry, rng: random.Random) -> Iterator[Row]:
    """Villages of the codifier that are not on file; those with a known name a letter away, and any."""
    names = sorted({unit.name for unit in codifier.read().units if unit.category == codifier.VILLAGE})
    unknown = [name for name in names if len(name) > 5 and fold(name) not in registry.bearers]
    near = _Near(registry)
    alike = [name for name in unknown if near.countries(fold(name))]
    for turn, name in enumerate((*rng.sample(unknown, PER_KIND // 2), *rng.sample(alike, PER_KIND))):
        yield (romanise(name) if turn % 2 else name), "UA" if turn % 3 else "", NOTHING, "a6 guess", ""


class _Near:
    """Names of the bigger places, to be found from one letter away."""

    def __init__(self, registry: Registry) -> None:
        self.found: dict[str, set[str]] = defaultdict(set)
        for key, places in registry.bearers.items():
            countries = {registry.places[pk][1] for pk in places if (registry.places[pk][3] or 0) > 20_000}
            if len(key) > 5 and countries:
                for form in _shortened(key):
                    self.found[form] |= countries

    def countries(self, key: str) -> set[str]:
        return set().union(*(self.found.get(form, ()) for form in _shortened(key)))


def _shortened(key: str) -> set[str]:
    return {key, *(key[:place] + key[place + 1 :] for place in range(len(key)))}


def main() -> None:
    """Write both files anew."""
    registry = Registry()
    files: dict[bool, list[Row]] = {False: [], True: []}
    for row in (*typed(registry), *drawn(registry)):
        files[bool(crc32(row[0].encode()) & 1)].append(row)
    for is_kept, rows in files.items():
        with (HERE / ("kinds_kept.csv" if is_kept else "kinds_tune.csv")).open(
            "w", encoding="utf-8", newline=""
        ) as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("query", "country", "expected", "kind", "reason"))
            writer.writerows(rows)


if __name__ == "__main__":
    main()
