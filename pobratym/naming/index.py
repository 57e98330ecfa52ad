"""The index of names: one folder of arrays, memory-mapped, so that every process reads the same pages.

`keys.bin` holds the folded keys by length, those of big places first. Three sorted tables of checksums lead to a key
from itself, from how it sounds and from its consonants; signatures let a scan over keys of like length find those one
or two edits away. Postings lead from a key to places. Countries stand behind the places, to be found as context.
"""

import json
import mmap
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import local
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pobratym.naming.keys import checksum, letter_signature, pair_signature, swapped

FORMAT = 8
META = "meta.json"
LONGEST = 200
# Levels of places in the order of Level, countries last.
REGION, COUNTY, MUNICIPALITY, DISTRICT, SETTLEMENT, COUNTRY = range(6)
# Kinds of names; a PART is the end of «Прага-Ржепоріє», a CONTEXT names a region or country and is no answer.
OFFICIAL, EXONYM, HISTORIC, ALIAS, PART, CONTEXT = range(6)
KIND_MASK, SCRIPT_SHIFT = 7, 4

ARRAYS = (
    "key_ends", "length_starts", "alphabet", "endings", "key_lightness", "letters", "pairs",
    "key_sums", "key_numbers", "sound_sums", "sound_numbers", "consonant_sums", "consonant_numbers",
    "posting_starts", "posting_places", "posting_marks", "posting_texts",
    "place_ids", "priors", "populations", "levels", "countries", "regions", "counties", "parents",
    "geonames", "shown_ends",
)  # fmt: skip
_BLOCK = 1 << 16
_STONE = 256
# From this length on a half of a key is telling enough to be looked up.
_HALVED = 6
# So few that comparing them costs less than leaving out the unlike.
_FEW = 4
# By edits and by how much longer a key is (from the end: shorter): the most bits for pairs of letters that may differ.
# Two letters swapped change six, one put in or left out three.
_PAIRS = {1: np.array([6, 3, 3], dtype=np.uint8), 2: np.array([12, 9, 6, 6, 9], dtype=np.uint8)}


class UnreadableIndex(Exception):
    """The files are not those that were written; the message says which one."""


class _Scratch(local):
    """Room for a scan, kept per thread: fresh memory for every query cost more than the scan."""

    def __init__(self) -> None:
        self.differences = np.empty(_BLOCK, dtype=np.uint64)
        self.counts = np.empty(_BLOCK, dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class _Order:
    """Numbers of keys in the order of the alphabet, read forwards (step 1) or backwards (-1).

    `stones` are every 256th of the keys themselves, kept by the process: a search begins among them.
    """

    numbers: NDArray[np.uint32]
    stones: list[bytes]
    step: int


class NameIndex:
    """An open index. Thread-safe: it is only read."""

    def __init__(self, folder: Path) -> None:
        """Raises UnreadableIndex where a file is missing, cut, or not as it was written, or of another format."""
        self.folder = folder
        try:
            self.meta: dict[str, Any] = _sound_meta(folder)
            self._keys = _map(folder / "keys.bin")
            self._shown = _map(folder / "shown.bin")
            for name in ARRAYS:
                # A plain ndarray view of the map: indexing numpy's memmap subclass costs three times as much.
                setattr(self, name, np.load(folder / f"{name}.npy", mmap_mode="r").view(np.ndarray))
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise UnreadableIndex(f"{folder}: {error}") from error
        self.key_count = len(self.key_ends)
        self._scratch = _Scratch()
        self._forwards = _Order(self.alphabet, self._stones(self.alphabet, 1), 1)
        self._backwards = _Order(self.endings, self._stones(self.endings, -1), -1)

    key_ends: NDArray[np.uint32]
    length_starts: NDArray[np.uint32]
    alphabet: NDArray[np.uint32]
    endings: NDArray[np.uint32]
    key_lightness: NDArray[np.float32]
    letters: NDArray[np.uint64]
    pairs: NDArray[np.uint64]
    key_sums: NDArray[np.uint32]
    key_numbers: NDArray[np.uint32]
    sound_sums: NDArray[np.uint32]
    sound_numbers: NDArray[np.uint32]
    consonant_sums: NDArray[np.uint32]
    consonant_numbers: NDArray[np.uint32]
    posting_starts: NDArray[np.uint32]
    posting_places: NDArray[np.uint32]
    posting_marks: NDArray[np.uint8]
    posting_texts: NDArray[np.uint16]
    place_ids: NDArray[np.int64]
    priors: NDArray[np.float32]
    populations: NDArray[np.uint32]
    levels: NDArray[np.uint8]
    countries: NDArray[np.uint16]
    regions: NDArray[np.int32]
    counties: NDArray[np.int32]
    parents: NDArray[np.int32]
    geonames: NDArray[np.uint32]
    shown_ends: NDArray[np.uint32]

    def _stones(self, order: NDArray[np.uint32], step: int) -> list[bytes]:
        return [self.key(number)[::step] for number in order[::_STONE].tolist()]

    def highest(self, country: str | None) -> float:
        """The prior of the biggest place of that country, or of the world: nothing can do better."""
        priors: dict[str, float] = self.meta["highest_prior"]
        return priors.get((country or "").strip().upper(), priors[""])

    def key(self, number: int) -> bytes:
        """The folded key with that number."""
        start = self.key_ends.item(number - 1) if number else 0
        return self._keys[start : self.key_ends.item(number)]

    def keys(self, numbers: NDArray[np.int64]) -> list[bytes]:
        """The folded keys with those numbers."""
        ends = self.key_ends[numbers].tolist()
        starts = np.where(numbers > 0, self.key_ends[numbers - 1], 0).tolist()
        blob = self._keys
        return [blob[start:end] for start, end in zip(starts, ends, strict=True)]

    def exact(self, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
        """(position in `keys`, number of the key) for those that are names."""
        wanted = np.array([checksum(key) for key in keys], dtype=np.uint32)
        places = self.key_sums.searchsorted(wanted)
        found = (self.key_sums.take(places, mode="clip") == wanted).nonzero()[0]
        for position in found.tolist():
            start, encoded = places.item(position), keys[position].encode()
            for number in self._run(self.key_sums, self.key_numbers, start, wanted.item(position)):
                if self.key(number) == encoded:
                    yield position, number

    def is_name(self, key: str) -> bool:
        """Whether anything is called so."""
        return next(self.exact([key]), None) is not None

    def _run(self, sums: NDArray[np.uint32], numbers: NDArray[np.uint32], start: int, wanted: int) -> Iterator[int]:
        while start < len(sums) and sums.item(start) == wanted:
            yield numbers.item(start)
            start += 1

    def sounding(self, sound: str) -> NDArray[np.int64]:
        """Numbers of keys with that skeleton (with rare false hits)."""
        return self._equal(self.sound_sums, self.sound_numbers, sound)

    def with_consonants(self, consonants: str) -> NDArray[np.int64]:
        """Numbers of keys with those consonants, those of the biggest places first."""
        return self._equal(self.consonant_sums, self.consonant_numbers, consonants)

    def _equal(self, sums: NDArray[np.uint32], numbers: NDArray[np.uint32], text: str) -> NDArray[np.int64]:
        wanted = np.array([checksum(text)], dtype=np.uint32)
        start = sums.searchsorted(wanted).item()
        end = sums.searchsorted(wanted, side="right").item()
        return numbers[start:end].astype(np.int64)

    def near(self, key: bytes, edits: int, least: float) -> NDArray[np.int64]:
        """Numbers of keys that may be `edits` or fewer edits away: their letters and pairs of letters hardly differ.

        Keys whose biggest place weighs less than `least` are not looked at.
        """
        lengths = range(max(len(key) - edits, 1), min(len(key) + edits, LONGEST) + 1)
        bounds = [(self.length_starts.item(length), self._end_of_weight(length, least)) for length in lengths]
        letters = np.uint64(letter_signature(key))
        if edits == 1 and len(key) >= _HALVED:
            numbers = self._sharing_a_half(key, bounds)
            if len(numbers) > _FEW:
                numbers = numbers[np.bitwise_count(self.letters[numbers] ^ letters) <= 2]
        else:
            numbers = self._scanned(letters, [abs(length - len(key)) for length in lengths], edits, bounds)
        if len(numbers) > _FEW:
            edges = np.array([self.length_starts.item(length) for length in lengths], dtype=np.int64)
            most = _PAIRS[edits][lengths.start - len(key) + edges.searchsorted(numbers, side="right") - 1]
            numbers = numbers[np.bitwise_count(self.pairs[numbers] ^ np.uint64(pair_signature(key))) <= most]
        return numbers

    def _sharing_a_half(self, key: bytes, bounds: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
        """Numbers within `bounds` of all keys one edit away, and of others that begin or end alike.

        One edit leaves the first half or the second as it is, unless it swaps the two letters where they meet.
        """
        middle = len(key) // 2
        first, second = (
            self._between(self._forwards, key[:middle]),
            self._between(self._backwards, key[: middle - 1 : -1]),
        )
        third = [number for _, number in self.exact([swapped(key, middle).decode()])]
        numbers = np.concatenate((first, second, np.array(third, dtype=np.uint32)))
        numbers = numbers[(numbers >= bounds[0][0]) & (numbers < bounds[-1][1])]
        edges = np.array(bounds, dtype=np.uint32).ravel()
        inside: NDArray[np.int64] = numbers[edges.searchsorted(numbers, side="right") & 1 == 1].astype(np.int64)
        return inside

    def _scanned(
        self, letters: np.uint64, longer: Sequence[int], edits: int, bounds: Sequence[tuple[int, int]]
    ) -> NDArray[np.int64]:
        """Numbers within `bounds` of keys whose letters may differ by `edits`, each length so much longer or shorter.

        A letter for another changes two bits, one put in or left out a single one.
        """
        found = [
            self._scan(block, min(block + _BLOCK, end), letters, 2 * edits - apart)
            for apart, (start, end) in zip(longer, bounds, strict=True)
            for block in range(start, end, _BLOCK)
        ]
        return np.concatenate(found) if found else np.empty(0, dtype=np.int64)

    def _end_of_weight(self, length: int, least: float) -> int:
        start, end = self.length_starts.item(length), self.length_starts.item(length + 1)
        return start + int(self.key_lightness[start:end].searchsorted(np.float32(-least)))

    def _scan(self, start: int, end: int, letters: np.uint64, bits: int) -> NDArray[np.int64]:
        size, scratch = end - start, self._scratch
        np.bitwise_xor(self.letters[start:end], letters, out=scratch.differences[:size])
        np.bitwise_count(scratch.differences[:size], out=scratch.counts[:size])
        return (scratch.counts[:size] <= bits).nonzero()[0] + start

    def beginning(self, prefix: str, limit: int) -> list[int]:
        """Numbers of keys that begin so, those of the biggest places first; at most `limit`."""
        numbers = self._between(self._forwards, prefix.encode())
        if len(numbers) > limit:
            best = np.argpartition(self.key_lightness[numbers], limit)[:limit]
            numbers = numbers[best]
        result: list[int] = numbers.tolist()
        return result

    def _between(self, order: _Order, start: bytes) -> NDArray[np.uint32]:
        """The part of an order of keys in which they begin with `start`."""
        first = self._place(order, start)
        return order.numbers[first : self._place(order, start + b"\xff")]

    def _place(self, order: _Order, start: bytes) -> int:
        """Where `start` would stand in that order."""
        keys, ends, numbers, step = self._keys, self.key_ends, order.numbers, order.step
        high = bisect_left(order.stones, start) * _STONE
        low, high = max(high - _STONE, 0), min(high, len(numbers))
        while low < high:
            middle = (low + high) // 2
            number = numbers.item(middle)
            if keys[ends.item(number - 1) if number else 0 : ends.item(number)][::step] < start:
                low = middle + 1
            else:
                high = middle
        return low

    def postings(self, numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Positions of all postings of those keys, and for each the position in `numbers` it belongs to."""
        starts = self.posting_starts[numbers].astype(np.int64)
        counts = self.posting_starts[numbers + 1].astype(np.int64) - starts
        owners = np.repeat(np.arange(len(numbers)), counts)
        return (starts - np.cumsum(counts) + counts)[owners] + np.arange(len(owners)), owners

    def shown(self, place: int) -> tuple[str, str, str]:
        """Ukrainian name, English name, KATOTTG of a place."""
        start = self.shown_ends.item(place - 1) if place else 0
        uk, en, katottg = self._shown[start : self.shown_ends.item(place)].decode().split("\t")
        return uk, en, katottg

    def position_of(self, municipality_ids: Iterable[int]) -> list[int]:
        """Positions of municipalities by primary key; those that the index does not know are left out."""
        wanted = np.array(sorted(municipality_ids), dtype=np.int64)
        ids = self.place_ids[: self.meta["places"]]
        positions = np.searchsorted(ids, wanted)
        result: list[int] = positions[ids.take(positions, mode="clip") == wanted].tolist() if len(ids) else []
        return result


def country_number(code: str) -> int:
    """An ISO code as the index keeps it; 0 for what is none."""
    return ord(code[0]) << 8 | ord(code[1]) if len(code) == 2 and code.isascii() else 0


def country_code(number: int) -> str:
    """The ISO code back from its number."""
    return chr(number >> 8) + chr(number & 255)


def checksum_of(path: Path) -> list[int]:
    """Size and CRC of a file, read in pieces: it is not mapped for that."""
    size, sum_ = 0, 0
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            size, sum_ = size + len(piece), crc32(piece, sum_)
    return [size, sum_]


def _sound_meta(folder: Path) -> dict[str, Any]:
    """What the index says of itself, once every file is found to be as it was written. ValueError where one is not."""
    written, _newline, its_sum = (folder / META).read_text().partition("\n")
    if its_sum.strip() != str(crc32(written.encode())):
        raise ValueError(f"{META} is damaged")
    meta: dict[str, Any] = json.loads(written)
    if meta["format"] != FORMAT:
        raise ValueError("it is of another format")
    for name, expected in meta["files"].items():
        if checksum_of(folder / name) != expected:
            raise ValueError(f"{name} is damaged")
    return meta


def _map(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
