"""Which names of a place are former ones: those filed so, those that have ended, and other spellings of either.

GeoNames lists «Kirovograd» and «Днепропетровск» among other names without a date; a reader is told that they are
former names like «Кіровоград» and «Дніпропетровськ» themselves.
"""

import re
from collections import defaultdict
from datetime import date

from django.db.models import Q, QuerySet
from rapidfuzz.distance import OSA

from pobratym.naming.folding import fold
from pobratym.naming.keys import consonants, skeleton
from pobratym.places.models import Level, Municipality, Name, NameKind

# What the laws 317-VIII of 2015 and 3005-IX of 2023 took out of names of places, folded. A Ukrainian place with such an
# alias in the gazetteer that is not called so today was renamed, whether or not its renaming is in our tables.
_TAKEN_AWAY = re.compile(
    r"\b(?:chervon|krasn|krasno|zhovtnev|zhovten|oktiabr|lenin|komsomol|komintern|radiansk|radhosp|sovet|sovkhoz|dzerzhyn"
    r"|kalinin|kirov|frunz|kuibyshev|sverdlov|voroshylov|shchors|kotovsk|chapa|chkalov|artem|petrovsk|postyshev|illich"
    r"|dymytrov|telman|pershotrav|kuznetsovsk|budon|budionn|zhdanov|ordzhonikidze|stalin|molotov|stakhanov|pioner"
    r"|liuksemburh|libknekht|ulian|uliian|pushkin|suvorov|kutuzov|vatutin|haharin|chekhov|turhen|michurin|novomoskovsk"
    r"|borodin|yuzhn|druzhb|pervomai|molodohvard|krasnodon|novohrad volyn|volodymyr volyn|severodon|sievierodon|torez"
    r"|tsiurupyn|dniprodzerzh|dnipropetr|kirovohrad|imeni)"
)
# So many letters of the sound may differ between two spellings of one name.
_APART = 2


def ended(today: date) -> Q:
    """Names that a place had until a day that has come, or that are filed as former ones."""
    return Q(kind=NameKind.HISTORIC) | Q(valid_until__lte=today)


class FormerNames:
    """The former names of all places, or of those that `names` are of, beside the present official ones of the same
    places. In Ukraine also the aliases that laws took out of use."""

    def __init__(self, today: date, names: "QuerySet[Name] | None" = None) -> None:
        former = (Name.objects.all() if names is None else names).filter(ended(today)).exclude(key="")
        self._ended = set(former.values_list("pk", flat=True))
        self._former = _sounds(former.values_list("municipality_id", "key"))
        official = Name.objects.filter(kind=NameKind.OFFICIAL).exclude(ended(today))
        present = official.filter(municipality__in=self._former)
        self._present = _sounds(present.values_list("municipality_id", "key"))
        self._taken_away = _names_of_today(
            None if names is None else set(names.values_list("municipality_id", flat=True))
        )

    def holds(self, pk: int, municipality: int, key: str, kind: str) -> bool:
        """Whether this name, of that key and kind, is a former one of the municipality."""
        if pk in self._ended:
            return True
        if kind == NameKind.OFFICIAL:
            return False
        if (today := self._taken_away.get(municipality)) is not None and _TAKEN_AWAY.search(key):
            return not any(_TAKEN_AWAY.search(each) for each in today)
        return municipality in self._former and self._is_respelt(municipality, key)

    def _is_respelt(self, municipality: int, key: str) -> bool:
        sound = skeleton(key)
        former = _away(sound, self._former[municipality])
        return former <= _APART and former < _away(sound, self._present.get(municipality, []))


def _names_of_today(municipalities: set[int] | None) -> dict[int, set[str]]:
    """Hromadas and settlements of Ukraine, all or some -> folded names of today."""
    rows = Municipality.objects.shown().filter(country="UA", level__in=[Level.MUNICIPALITY, Level.SETTLEMENT])
    rows = rows if municipalities is None else rows.filter(pk__in=municipalities)
    columns = rows.values_list("pk", "name__uk", "centre__uk")
    return {pk: {fold(name) for name in names if name} for pk, *names in columns.iterator()}


def _sounds(rows: "QuerySet[Name, tuple[int, str]]") -> dict[int, list[str]]:
    sounds: dict[int, list[str]] = defaultdict(list)
    for municipality, key in rows.iterator():
        sounds[municipality].append(skeleton(key))
    return dict(sounds)


def _away(sound: str, others: list[str]) -> float:
    """In how many letters it differs from the nearest of those with the same consonants."""
    frame = consonants(sound)
    return min((OSA.distance(sound, other) for other in others if consonants(other) == frame), default=float("inf"))
