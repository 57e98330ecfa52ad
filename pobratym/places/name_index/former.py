"""Which names of a place are former ones: those filed so, those that have ended, and other spellings of either.

GeoNames lists «Kirovograd» and «Днепропетровск» among other names without a date; a reader is told that they are
former names like «Кіровоград» and «Дніпропетровськ» themselves.
"""

from collections import defaultdict
from datetime import date

from django.db.models import Q, QuerySet
from rapidfuzz.distance import OSA

from pobratym.naming.keys import consonants, skeleton
from pobratym.places.models import Name, NameKind

# So many letters of the sound may differ between two spellings of one name.
_APART = 2


def ended(today: date) -> Q:
    """Names that a place had until a day that has come, or that are filed as former ones."""
    return Q(kind=NameKind.HISTORIC) | Q(valid_until__lte=today)


class FormerNames:
    """The former names of all places, or of those that `names` are of, beside the present official ones of the same
    places."""

    def __init__(self, today: date, names: "QuerySet[Name] | None" = None) -> None:
        former = (Name.objects.all() if names is None else names).filter(ended(today)).exclude(key="")
        self._ended = set(former.values_list("pk", flat=True))
        self._former = _sounds(former.values_list("municipality_id", "key"))
        present = Name.objects.filter(municipality__in=self._former, kind=NameKind.OFFICIAL).exclude(ended(today))
        self._present = _sounds(present.values_list("municipality_id", "key"))

    def holds(self, pk: int, municipality: int, key: str, kind: str) -> bool:
        """Whether this name, of that key and kind, is a former one of the municipality."""
        if pk in self._ended:
            return True
        return kind != NameKind.OFFICIAL and municipality in self._former and self._is_respelt(municipality, key)

    def _is_respelt(self, municipality: int, key: str) -> bool:
        sound = skeleton(key)
        former = _away(sound, self._former[municipality])
        return former <= _APART and former < _away(sound, self._present.get(municipality, []))


def _sounds(rows: "QuerySet[Name, tuple[int, str]]") -> dict[int, list[str]]:
    sounds: dict[int, list[str]] = defaultdict(list)
    for municipality, key in rows.iterator():
        sounds[municipality].append(skeleton(key))
    return dict(sounds)


def _away(sound: str, others: list[str]) -> float:
    """In how many letters it differs from the nearest of those with the same consonants."""
    frame = consonants(sound)
    return min((OSA.distance(sound, other) for other in others if consonants(other) == frame), default=float("inf"))
