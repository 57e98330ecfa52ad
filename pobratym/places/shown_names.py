"""What a municipality is called in the languages that no source says for it: by its names on file.

Ukrainian and English are said by editions and by people, and settled with all other facts. What is shown in Polish,
German or French follows from the names filed in that language, and is settled here whenever those change: when an
edition is filed or withdrawn, when a moderator does something or takes it back. So nobody has to undo it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext

from django.db.models import Q, QuerySet
from django.utils import timezone

from pobratym.core import bulk_writing
from pobratym.core.languages import content_languages
from pobratym.places.models import SAID_LANGUAGES, Level, Municipality, Name, NameKind
from pobratym.places.name_index.former import FormerNames, ended

Texts = dict[str, str]
Turn = Callable[[], AbstractContextManager[object]]
_AT_ONCE = 5_000
# The better kind first; of two alike the one that was filed first. A former name is never shown.
_RANKS = {NameKind.OFFICIAL.value: 0, NameKind.EXONYM.value: 1, NameKind.ALIAS.value: 2}


def followed_languages() -> tuple[str, ...]:
    """The languages in which the shown name follows from those on file."""
    return tuple(language for language in content_languages() if language not in SAID_LANGUAGES)


def settle_shown_names(pks: Collection[int] | None = None, *, turn: Turn = nullcontext) -> int:
    """Bring what is shown of these municipalities, or of all, in line with their names on file and with today; says
    how many rows changed. Meant for the transaction that changes names; an import writes batches, each in a `turn`."""
    names, places = Name.objects.all(), Municipality.including_merged.all()
    if pks is not None:
        names, places = names.filter(municipality__in=pks), places.filter(pk__in=pks)
    changed = [
        (bulk_writing.merging(name), bulk_writing.merging(centre), pk)
        for pk, name, centre in _changes(places, _names_on_file(names))
    ]
    count = 0
    for batch in bulk_writing.batches(changed, _AT_ONCE):
        with turn():
            count += bulk_writing.update(Municipality, ("name", "centre"), batch, merged=("name", "centre"))
    return count


def _names_on_file(names: "QuerySet[Name]") -> Mapping[int, Texts]:
    """Municipality -> language -> the name that holds today. A former name in another spelling is one too."""
    today = timezone.localdate()
    former = FormerNames(today, names)
    begun = names.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=today)).exclude(ended(today))
    rows = begun.filter(language__in=followed_languages(), kind__in=_RANKS).order_by("pk")
    best: dict[tuple[int, str], tuple[int, str]] = {}
    for pk, municipality, language, kind, key, text in rows.values_list(
        "pk", "municipality_id", "language", "kind", "key", "text"
    ):
        rank, known = _RANKS[kind], best.get((municipality, language))
        if (known is None or rank < known[0]) and not former.holds(pk, municipality, key, kind):
            best[municipality, language] = rank, text
    found: dict[int, Texts] = defaultdict(dict)
    for (municipality, language), (_rank, text) in best.items():
        found[municipality][language] = text
    return found


def _changes(places: "QuerySet[Municipality]", on_file: Mapping[int, Texts]) -> Iterator[tuple[int, Texts, Texts]]:
    """Number, name and centre of those that are shown otherwise; an empty text goes."""
    languages = followed_languages()
    nothing = dict.fromkeys(languages, "")
    shown = [f"{text}__{language}" for text in ("name", "centre") for language in languages]
    rows = places.order_by().values_list("pk", "country_id", "level", "centre__uk", *shown)
    for pk, country, level, has_centre, *texts in rows.iterator(chunk_size=bulk_writing.BATCH):
        name = nothing | on_file.get(pk, {})
        # A hromada is called by its centre, and what is filed under it in other languages are the centre's names.
        is_of_centre = has_centre and country == "UA" and level == Level.MUNICIPALITY
        centre = name if is_of_centre else nothing
        if texts != [*name.values(), *centre.values()]:
            yield pk, name, centre
