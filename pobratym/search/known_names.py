"""Names of the municipalities that lists concern, in memory: some thousand of the registry's quarter of a million.

Each list is asked for a name by every search of the site; the table of names has no index for words inside a name.
"""

from bisect import bisect_right
from collections.abc import Collection

from pobratym.core.among import Among
from pobratym.core.keeping import kept
from pobratym.core.text_fields import in_all_languages
from pobratym.core.words import words_in
from pobratym.journal.areas import Area
from pobratym.places.models import Municipality, Name
from pobratym.search.freshness import freshness

_NAMES = ("name", "region__name", "country__name")


class KnownNames:
    """Read of the places that are asked about, each once."""

    def __init__(self) -> None:
        self._read: set[int] = set()
        self._names: list[tuple[int, str]] = []
        self._text, self._starts = "", list[int]()
        self._words: dict[int, str] = {}

    def called(self, key: str, among: Collection[int]) -> set[int]:
        """Those of `among` that have a name with `key` at its beginning or at the beginning of a word in it."""
        self._read_names(set(among) - self._read)
        wanted, found = frozenset(among), set()
        sought = f" {key}"
        at = self._text.find(sought)
        while at >= 0:
            place = self._names[bisect_right(self._starts, at) - 1][0]
            if place in wanted:
                found.add(place)
            at = self._text.find(sought, at + 1)
        return found

    def words(self, among: Collection[int]) -> dict[int, str]:
        """Number of a place -> the words of its name, its region's and its country's."""
        missing = set(among) - self._words.keys()
        if missing:
            rows = Municipality.including_merged.filter(Among("pk", missing)).order_by()
            for pk, *names in rows.values_list("pk", *map(in_all_languages, _NAMES)):
                self._words[pk] = words_in(names)
        return {pk: self._words[pk] for pk in among if pk in self._words}

    def _read_names(self, missing: set[int]) -> None:
        if not missing:
            return
        rows = Name.objects.filter(Among("municipality_id", missing)).order_by()
        self._names += rows.values_list("municipality_id", "key")
        self._read |= missing
        parts, self._starts, length = [], [], 0
        for _place, key in self._names:
            self._starts.append(length)
            parts.append(f"\n {key}")
            length += len(key) + 2
        self._text = "".join(parts)


@kept(lambda: freshness(Area.REGISTRY, Area.NAMES))
def known_names() -> KnownNames:
    """As the registry has them now."""
    return KnownNames()
