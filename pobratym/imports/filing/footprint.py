"""Which rows a run added and changed, read back from what it kept; and whether a later run stands upon them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model

from pobratym.imports.rules.changes import Changes, Key, unpacked
from pobratym.places.models import ImportRun

Range = tuple[Any, Any]


class Ranges:
    """Primary keys as ranges with both ends; asks quickly whether a key is among them."""

    def __init__(self, ranges: Iterable[Range] = ()) -> None:
        self.ranges = sorted(ranges)
        self._firsts = [first for first, _last in self.ranges]

    def __contains__(self, key: object) -> bool:
        place = bisect_right(self._firsts, key) - 1
        return place >= 0 and bool(key <= self.ranges[place][1])

    def __iter__(self) -> Iterator[Range]:
        return iter(self.ranges)

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def without(self, keys: Iterable[Key]) -> list[Range]:
        """The ranges cut open around `keys`; whole numbers only, a text is a range of its own."""
        left = list(self.ranges)
        for key in sorted(keys):
            place = bisect_right([first for first, _last in left], key) - 1
            if place < 0 or key > left[place][1]:
                continue
            first, last = left.pop(place)
            pieces = [(first, key - 1), (key + 1, last)] if isinstance(key, int) else []
            left[place:place] = [(begin, end) for begin, end in pieces if begin <= end]
        return left


@dataclass
class Footprint:
    """The rows of one run: `added` by model, and the pieces that say what was changed."""

    added: dict[type[Model], Ranges] = field(default_factory=dict)
    changed: list[tuple[type[Model], Changes]] = field(default_factory=list)

    def keys_changed(self) -> dict[type[Model], set[Key]]:
        keys: dict[type[Model], set[Key]] = {}
        for model, piece in self.changed:
            keys.setdefault(model, set()).update(piece.changed)
        return keys


def footprint(run: ImportRun) -> Footprint:
    """What `run` kept of itself."""
    found = Footprint()
    for change in run.changes.order_by("pk"):
        model, piece = apps.get_model(change.model), unpacked(bytes(change.content))
        if piece.added:
            found.added[model] = Ranges([*found.added.get(model, Ranges()), *piece.added])
        if piece.changed:
            found.changed.append((model, piece))
    return found


def stands_upon(later: Footprint, earlier: Footprint) -> bool:
    """Whether the later run changed a row of the earlier one, or added a row that refers to one it added."""
    mine = earlier.keys_changed()
    for model, keys in later.keys_changed().items():
        added = earlier.added.get(model, Ranges())
        if not keys.isdisjoint(mine.get(model, ())) or any(key in added for key in keys):
            return True
    return any(
        _refers(model, ranges, reference, target)
        for model, ranges in later.added.items()
        for reference in model._meta.concrete_fields
        if isinstance(reference, ForeignKey) and (target := earlier.added.get(reference.related_model))
    )


def _refers(model: type[Model], rows: Ranges, reference: "ForeignKey[Any, Any]", target: Ranges) -> bool:
    lowest, highest = target.ranges[0][0], max(last for _first, last in target)
    near = {f"{reference.attname}__gte": lowest, f"{reference.attname}__lte": highest}
    for first, last in rows:
        referring = model._base_manager.filter(pk__gte=first, pk__lte=last, **near).order_by()
        if any(key in target for key in referring.values_list(reference.attname, flat=True).iterator()):
            return True
    return False
