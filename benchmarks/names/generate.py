"""Makes tune.csv and unseen.csv: queries with the GeoNames number of the place that is meant.

    python -m benchmarks.names.generate

From the loaded registry, by a fixed seed. Three parts:

- `exact`, `other_script`: names as the gazetteer has them (GeoNames, CC BY 4.0), half of the places above 100,000
  people, half above 2,000. `country` is given for every second query, and always where a bigger place elsewhere bears
  the name too.
- `typo`, `typo2`: one or two slips in such names: a neighbouring key (QWERTY, ЙЦУКЕН), a letter left out, doubled or
  swapped with the next, a vowel for a vowel, a sound for a like sound.
- everything in hard.csv, written by hand: spellings of the Ukrainian press, former names (resolutions of the Verkhovna
  Rada on renaming 2015-2024; interwar Polish, German and Hungarian names), exonyms, cases as they stand in news,
  contexts.

A place is in one of the two files only, by its number's checksum; unseen.csv is never looked at for tuning.
"""

import csv
import os
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from zlib import crc32

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()

from pobratym.naming.folding import (  # noqa: E402
    CYRILLIC,
    LATIN,
    fold,
    script_of,
)
from pobratym.places.models import Identifier, Level, Municipality, Name, Scheme  # noqa: E402

HERE = Path(__file__).parent
SEED = 20261122
PER_KIND = {"exact": 500, "other_script": 500, "typo": 700, "typo2": 300}
Row = tuple[str, str, str, str]

_LATIN_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_CYRILLIC_ROWS = ("йцукенгшщзхї", "фівапролджє", "ячсмитьбю")
_VOWELS = ("aeiouy", "аеиіоуяюєї")
_ALIKE = ("bp", "dt", "gk", "sz", "vw", "ck", "бп", "дт", "гґ", "сз", "шщ", "цч", "еє", "иі", "фв")


def _neighbour(letter: str, rng: random.Random) -> str:
    for row in (*_LATIN_ROWS, *_CYRILLIC_ROWS):
        if letter in row:
            place = row.index(letter)
            return rng.choice(row[max(place - 1, 0) : place] + row[place + 1 : place + 2])
    return letter


def _other_of(groups: tuple[str, ...], letter: str, rng: random.Random) -> str:
    for group in groups:
        if letter in group:
            return rng.choice([each for each in group if each != letter])
    return letter


def _slip(name: str, rng: random.Random) -> str:
    """The name with one slip, never in the first letter, never none."""
    for _ in range(50):
        place = rng.randrange(1, len(name))
        before, letter, after = name[:place], name[place], name[place + 1 :]
        slips: list[Callable[[], str]] = [
            lambda b=before, c=letter, a=after: b + _neighbour(c, rng) + a,  # type: ignore[misc]
            lambda b=before, a=after: b + a,  # type: ignore[misc]
            lambda b=before, c=letter, a=after: b + c + c + a,  # type: ignore[misc]
            lambda b=before, c=letter, a=after: b + a[:1] + c + a[1:],  # type: ignore[misc]
            lambda b=before, c=letter, a=after: b + _other_of(_VOWELS, c, rng) + a,  # type: ignore[misc]
            lambda b=before, c=letter, a=after: b + _other_of(_ALIKE, c, rng) + a,  # type: ignore[misc]
        ]
        changed = rng.choice(slips)()
        if letter.isalpha() and fold(changed) != fold(name):
            return changed
    return name[:-1]


class Gazetteer:
    """Names and places to draw from."""

    def __init__(self) -> None:
        self.geonames = dict(
            Identifier.objects.filter(scheme=Scheme.GEONAMES).values_list("municipality_id", "value").iterator()
        )
        municipalities = Municipality.objects.shown().filter(level__in=[Level.MUNICIPALITY, Level.DISTRICT])
        rows = municipalities.values_list("id", "country_id", "population")
        self.people = {pk: (country, people or 0) for pk, country, people in rows.iterator() if pk in self.geonames}
        self.bearers: dict[str, list[int]] = defaultdict(list)
        self.names: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for pk, text, key, kind in Name.objects.values_list("municipality_id", "text", "key", "kind").iterator():
            if pk in self.people:
                self.bearers[key].append(pk)
                self.names[pk].append((text, kind))

    def country_for(self, text: str, place: int, wanted: bool) -> str | None:
        """The country to give with the query; None where even with it a bigger namesake would be meant."""
        country, people = self.people[place]
        bigger = [each for each in self.bearers[fold(text)] if self.people[each][1] > people and each != place]
        if any(self.people[each][0] == country for each in bigger):
            return None
        return country if wanted or bigger else ""

    def draw(self, rng: random.Random, fits: Callable[[str, str], bool]) -> Iterator[tuple[str, int, str]]:
        """Names without end: (text, place, country to give)."""
        cities = sorted(pk for pk, (_, people) in self.people.items() if people >= 100_000)
        towns = sorted(pk for pk, (_, people) in self.people.items() if 2_000 <= people < 100_000)
        turn = 0
        while True:
            turn += 1
            place = rng.choice(cities if turn % 2 else towns)
            fitting = sorted({text for text, kind in self.names[place] if fits(text, kind)})
            if not fitting:
                continue
            text = rng.choice(fitting)
            country = self.country_for(text, place, bool(turn // 2 % 2))
            if country is not None:
                yield text, place, country


def _generated(gazetteer: Gazetteer) -> Iterator[Row]:
    rng = random.Random(SEED)  # noqa: S311
    fits: dict[str, Callable[[str, str], bool]] = {
        "exact": lambda text, kind: kind != "alias" and len(text) > 2,
        "other_script": lambda text, kind: script_of(text) not in (LATIN, CYRILLIC) and len(text) > 1,
        "typo": lambda text, kind: kind != "alias" and 5 <= len(text) <= 25 and script_of(text) != 2,
        "typo2": lambda text, kind: kind != "alias" and 8 <= len(text) <= 25 and script_of(text) != 2,
    }
    for kind, count in PER_KIND.items():
        drawn = gazetteer.draw(rng, fits[kind])
        for _ in range(count):
            text, place, country = next(drawn)
            for _slip_number in range({"typo": 1, "typo2": 2}.get(kind, 0)):
                text = _slip(text, rng)
            yield text, country, gazetteer.geonames[place], kind


def _hard(gazetteer: Gazetteer) -> Iterator[Row]:
    with (HERE / "hard.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name, _, within = row["place"].partition("/")
            places = [pk for pk in gazetteer.bearers[fold(name)] if gazetteer.people[pk][0] == row["of"]]
            if within:
                places = [pk for pk in places if _lies_in(pk, within)]
            if not places:
                raise SystemExit(f"hard.csv: there is no {row['place']} in {row['of']}")
            place = max(places, key=lambda pk: gazetteer.people[pk][1])
            yield row["query"], row["country"], gazetteer.geonames[place], f"hard_{row['kind']}"


def _lies_in(place: int, within: str) -> bool:
    region = Municipality.objects.values_list("region_id", flat=True).get(pk=place)
    codes = Identifier.objects.filter(municipality=region, scheme=Scheme.GEONAMES_ADMIN1, value__endswith=f".{within}")
    return codes.exists() or Name.objects.filter(municipality=region, text__startswith=within).exists()


def main() -> None:
    """Write both files anew."""
    gazetteer = Gazetteer()
    files: dict[bool, list[Row]] = {False: [], True: []}
    for row in (*_generated(gazetteer), *_hard(gazetteer)):
        files[bool(crc32(row[2].encode()) & 1)].append(row)
    for is_unseen, rows in files.items():
        with (HERE / ("unseen.csv" if is_unseen else "tune.csv")).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("query", "country", "expected", "kind"))
            writer.writerows(rows)


if __name__ == "__main__":
    main()
