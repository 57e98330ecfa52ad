"""Which place is meant, by the database alone: exact names, then beginnings, in any script.

What the index of names cannot tell while it is not built. Namesakes are told apart by what follows the comma.
"""

from collections.abc import Iterable

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from pobratym.naming.contextwords import COUNTRY_ALIASES
from pobratym.naming.folding import fold
from pobratym.naming.ranking import Reason
from pobratym.naming.reading import LONGEST_TEXT
from pobratym.places.models import Country, Level, Municipality, Name, NameKind
from pobratym.places.name_index.former import ended

LAST = "\U0010ffff"
# What begins more names than this (one or two letters, «san») is completed to cities of this size only: then the work
# is bounded whatever is asked.
MOST_NAMES = 2_000
BIG = 100_000
_MOST_CONTEXTS = 3


def matches(text: str, *, country: str | None, level: str | None, limit: int) -> dict[int, tuple[str, Reason]]:
    """Primary key -> the name that was met and how, the better match first, bigger before smaller, settlements last."""
    wanted, _, context = text[:LONGEST_TEXT].partition(",")
    if not fold(wanted):
        return {}
    names = _names(country, level)
    narrowed = names.filter(_within(context)) if fold(context) else names
    found = _matches(narrowed, wanted, limit)
    if not found and narrowed is not names:
        found = _matches(names, wanted, limit)
    return found


def _names(country: str | None, level: str | None) -> "QuerySet[Name]":
    names = Name.objects.filter(municipality__merged_into__isnull=True, municipality__ended_on__isnull=True)
    if country:
        names = names.filter(municipality__country=country)
    return names.filter(municipality__level=level) if level else names


def _matches(names: "QuerySet[Name]", wanted: str, limit: int) -> dict[int, tuple[str, Reason]]:
    """Primary key -> name and reason, the best first."""
    key = fold(wanted)
    reasons = dict.fromkeys(_best(names.filter(key=key), limit), Reason.EXACT)
    if len(reasons) < limit:
        for pk in _beginning(names, key, limit):
            reasons.setdefault(pk, Reason.PREFIX)
    best = list(reasons)[:limit]
    met = names.filter(municipality__in=best, key__gte=key, key__lt=key + LAST)
    matched = nearest_spellings(met.values_list("municipality_id", "text"), wanted)
    former = _only_formerly(met.filter(key=key))
    return {pk: (matched[pk], reasons[pk].of_former_name if pk in former else reasons[pk]) for pk in best}


def _only_formerly(names: "QuerySet[Name]") -> set[int]:
    """The municipalities that have one of these names as a former one, and none as the official one of today."""
    was = ended(timezone.localdate())
    today = names.filter(kind=NameKind.OFFICIAL).exclude(was).values_list("municipality_id", flat=True)
    return set(names.filter(was).values_list("municipality_id", flat=True)) - set(today)


def _beginning(names: "QuerySet[Name]", key: str, limit: int) -> list[int]:
    """The biggest places one of whose names begins so. Where too many do, cities only, from the biggest down."""
    begins = {"key__gt": key, "key__lt": key + LAST}
    if Name.objects.filter(**begins).values("pk")[: MOST_NAMES + 1].count() <= MOST_NAMES:
        return _best(names.filter(**begins), limit)
    cities = Municipality.objects.filter(level=Level.MUNICIPALITY, population__gte=BIG)
    called_so = cities.filter(Exists(names.filter(municipality=OuterRef("pk"), **begins)))
    return list(called_so.order_by("-population", "pk").values_list("pk", flat=True)[:limit])


def _best(names: "QuerySet[Name]", limit: int) -> list[int]:
    rows = (
        names.values("municipality_id")
        .annotate(size=F("municipality__population"), settled=_IS_SETTLEMENT)
        .order_by("settled", F("size").desc(nulls_last=True), "municipality_id")
        .distinct()
    )
    return [row["municipality_id"] for row in rows[:limit]]


def nearest_spellings(names: Iterable[tuple[int, str]], wanted: str) -> dict[int, str]:
    """For each place the name that looks most like what was typed: same letters, then same key, then shortest."""
    typed = wanted.strip().lower()
    chosen: dict[int, tuple[bool, int, str]] = {}
    for pk, text in names:
        rank = (not text.lower().startswith(typed), len(text), text)
        chosen[pk] = min(chosen.get(pk, rank), rank)
    return {pk: text for pk, (_, _, text) in chosen.items()}


_IS_SETTLEMENT = Case(
    When(municipality__level=Level.SETTLEMENT, then=Value(1)), default=Value(0), output_field=IntegerField()
)


def _within(context: str) -> Q:
    """The condition that a place lies in the last-named country, region, raion or city of `context`."""
    condition = Q()
    for part in [part for part in context.split(",") if fold(part)][:_MOST_CONTEXTS]:
        if key := fold(part):
            condition &= _in_country(part.strip(), key) | _in_unit(key)
    return condition


def _in_country(part: str, key: str) -> Q:
    codes = {COUNTRY_ALIASES[key]} if key in COUNTRY_ALIASES else set()
    for country in Country.objects.all():
        if part.upper() == country.code or key in map(fold, country.name.values()):
            codes.add(country.code)
    return Q(municipality__country__in=codes)


def _in_unit(key: str) -> Q:
    units = list(
        Name.objects.filter(key=key)
        .exclude(municipality__level=Level.SETTLEMENT)
        .values_list("municipality_id", flat=True)
        .distinct()
    )
    return Q(municipality__region__in=units) | Q(municipality__county__in=units) | Q(municipality__parent__in=units)
