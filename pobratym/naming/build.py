"""Writing the index of names, from what the registry holds or from any rows."""

import json
import os
import shutil
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pobratym.naming.folding import script_of
from pobratym.naming.index import (
    ALIAS,
    CONTEXT,
    COUNTRY,
    FORMAT,
    KIND_MASK,
    LONGEST,
    META,
    MUNICIPALITY,
    REGION,
    SCRIPT_SHIFT,
    SETTLEMENT,
    checksum_of,
    country_number,
)
from pobratym.naming.keys import checksum, consonants, letter_signatures, pair_signatures, skeleton

# How much likelier a place is meant for each e-fold of its people; fitted on benchmarks/names/tune.csv.
WEIGHT_OF_PEOPLE = 0.8
FEWEST = 150
_LONGEST_BUILD_SECONDS = 3600
_PRIOR_OF_LEVEL = {MUNICIPALITY: 0.0, SETTLEMENT: -2.0, REGION: -3.0}


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One name of one place (by position in the list of places), with its spelling and its kind."""

    key: str
    text: str
    place: int
    kind: int


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """What ranking and answers need of a place. Region, county and parent are positions of places, -1 where none."""

    municipality_id: int
    name_uk: str
    name_en: str
    country: str
    level: int
    population: int
    geonames: int
    katottg: str
    region: int = -1
    county: int = -1
    parent: int = -1


def write(folder: Path, version: str, places: Sequence[PlaceRecord], names: Iterable[NameRecord], meta: Any) -> Path:
    """Write the index of this version below `folder` and make it the current one; returns its own folder.

    Readers of an older version keep their pages; the folders of older versions are removed.
    """
    partial = folder / f".{version}.part"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    priors = _write_places(partial, places)
    keys = _write_postings(partial, list(names), priors)
    written = json.dumps(
        {
            **meta,
            "format": FORMAT,
            "places": sum(place.level != COUNTRY for place in places),
            "keys": keys,
            "highest_prior": _highest_priors(places, priors),
            "files": {file.name: checksum_of(file) for file in sorted(partial.iterdir())},
        }
    )
    (partial / META).write_text(f"{written}\n{crc32(written.encode())}\n")
    return _publish(folder, version, partial)


def _publish(folder: Path, version: str, partial: Path) -> Path:
    """All of it is on the disk before anything names it: after a power cut there is the old index or the new one."""
    for file in partial.iterdir():
        _to_disk(file)
    _to_disk(partial)
    target = folder / version
    os.replace(partial, target)
    pointer = folder / "current.part"
    pointer.write_text(version)
    _to_disk(pointer)
    os.replace(pointer, folder / "current")
    _to_disk(folder)
    for other in folder.iterdir():
        if other.is_dir() and other != target and (other.name[0] != "." or _is_abandoned(other)):
            shutil.rmtree(other, ignore_errors=True)
    return target


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_abandoned(partial: Path) -> bool:
    return time.time() - partial.stat().st_mtime > _LONGEST_BUILD_SECONDS


def _write_places(folder: Path, places: Sequence[PlaceRecord]) -> NDArray[np.float32]:
    populations = np.array([place.population for place in places], dtype=np.uint32)
    people = _with_regions(places, populations)
    levels = np.array([place.level for place in places], dtype=np.uint8)
    by_level = np.array([_PRIOR_OF_LEVEL.get(level, -0.5) for level in range(COUNTRY + 1)])
    priors: NDArray[np.float32] = (WEIGHT_OF_PEOPLE * np.log(np.maximum(people, FEWEST)) + by_level[levels]).astype(
        np.float32
    )
    _save(folder, "priors", priors)
    _save(folder, "populations", populations)
    _save(folder, "levels", levels)
    _save(folder, "place_ids", np.array([place.municipality_id for place in places], dtype=np.int64))
    _save(folder, "countries", np.array([country_number(place.country) for place in places], dtype=np.uint16))
    _save(folder, "regions", np.array([place.region for place in places], dtype=np.int32))
    _save(folder, "counties", np.array([place.county for place in places], dtype=np.int32))
    _save(folder, "parents", np.array([place.parent for place in places], dtype=np.int32))
    _save(folder, "geonames", np.array([place.geonames for place in places], dtype=np.uint32))
    shown = [f"{place.name_uk}\t{place.name_en}\t{place.katottg}".encode() for place in places]
    (folder / "shown.bin").write_bytes(b"".join(shown))
    _save(folder, "shown_ends", np.cumsum([len(each) for each in shown], dtype=np.uint32))
    return priors


def _with_regions(places: Sequence[PlaceRecord], populations: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The populations, for regions those of the municipalities in them together: Bavaria is no hamlet."""
    people = populations.astype(np.int64)
    inside = np.array([place.region if place.level == MUNICIPALITY else -1 for place in places], dtype=np.int64)
    sums = np.bincount(inside[inside >= 0], weights=people[inside >= 0], minlength=len(places)).astype(np.int64)
    is_region = np.array([place.level == REGION for place in places], dtype=bool)
    people[is_region] = np.maximum(people, sums)[is_region]
    return people


def _highest_priors(places: Sequence[PlaceRecord], priors: NDArray[np.float32]) -> dict[str, float]:
    highest = {"": 0.0}
    for place, prior in zip(places, priors.tolist(), strict=True):
        if place.level not in (REGION, COUNTRY):  # regions are met as they are written or not at all
            highest[place.country] = max(highest.get(place.country, 0.0), prior)
    highest[""] = max(highest.values())
    return highest


def _write_postings(folder: Path, names: Sequence[NameRecord], priors: NDArray[np.float32]) -> int:
    distinct = list({name.key for name in names})
    number_of = {key: number for number, key in enumerate(distinct)}
    unordered = np.array([number_of[name.key] for name in names], dtype=np.uint32)
    places = np.array([name.place for name in names], dtype=np.uint32)
    marks = np.array([name.kind | script_of(name.text) << SCRIPT_SHIFT for name in names], dtype=np.uint8)
    texts = np.array([text_sum(name.text) for name in names], dtype=np.uint16)
    weights = np.full(len(distinct), -1000.0, dtype=np.float32)
    kinds = marks & KIND_MASK
    np.maximum.at(weights, unordered, priors[places] - 2.0 * (kinds == ALIAS) - 100.0 * (kinds == CONTEXT))
    # By length, and the heaviest first among those of one length: a scan ends where the rest could not win any more.
    by_weight = np.lexsort((-weights, np.array([len(key) for key in distinct])))
    place_of_key = np.empty(len(distinct), dtype=np.uint32)
    place_of_key[by_weight] = np.arange(len(distinct), dtype=np.uint32)
    keys, weights, numbers = (
        [distinct[number] for number in by_weight.tolist()],
        weights[by_weight],
        place_of_key[unordered],
    )
    order = np.argsort(numbers, kind="stable")
    starts = np.searchsorted(numbers[order], np.arange(len(keys) + 1)).astype(np.uint32)
    _save(folder, "posting_starts", starts)
    _save(folder, "posting_places", places[order])
    _save(folder, "posting_marks", marks[order])
    _save(folder, "posting_texts", texts[order])
    _save(folder, "key_lightness", -weights)
    _write_keys(folder, keys, weights)
    return len(keys)


def _write_keys(folder: Path, keys: Sequence[str], weights: NDArray[np.float32]) -> None:
    encoded = [key.encode() for key in keys]
    lengths = np.array([len(key) for key in encoded])
    (folder / "keys.bin").write_bytes(b"".join(encoded))
    _save(folder, "key_ends", np.cumsum(lengths, dtype=np.uint32))
    _save(folder, "length_starts", np.searchsorted(lengths, np.arange(LONGEST + 2)).astype(np.uint32))
    _save(folder, "alphabet", _ordered(encoded))
    _save(folder, "endings", _ordered([key[::-1] for key in encoded]))
    _save(folder, "letters", letter_signatures(encoded))
    _save(folder, "pairs", pair_signatures(encoded))
    sounds = [skeleton(key) for key in keys]
    _write_table(folder, "key", keys, weights)
    _write_table(folder, "sound", sounds, weights)
    _write_table(folder, "consonant", [consonants(sound) for sound in sounds], weights)


def _ordered(keys: Sequence[bytes]) -> NDArray[np.uint32]:
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.uint32)


def _write_table(folder: Path, name: str, forms: Sequence[str], weights: NDArray[np.float32]) -> None:
    """Checksums in order with the numbers of their keys, the heaviest key first among equals."""
    sums = np.array([checksum(form) for form in forms], dtype=np.uint32)
    order = np.lexsort((-weights, sums))
    _save(folder, f"{name}_sums", sums[order])
    _save(folder, f"{name}_numbers", order.astype(np.uint32))


def text_sum(text: str) -> int:
    """16 bits of the spelling in small letters: tells «Київ» as it is typed from what merely folds alike."""
    return crc32(text.lower().encode()) & 0xFFFF


def _save(folder: Path, name: str, array: NDArray[Any]) -> None:
    np.save(folder / f"{name}.npy", array)
