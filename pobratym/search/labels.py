"""Names of what lists are narrowed and ordered by, in the reader's language and alphabet."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.db.models import Choices, QuerySet
from django.utils.text import capfirst
from django.utils.translation import get_language

from pobratym.core.alphabet import in_alphabetical_order
from pobratym.core.keeping import kept
from pobratym.core.text_fields import in_language
from pobratym.journal.areas import Area
from pobratym.journal.marks import marks
from pobratym.places.models import Country, Municipality
from pobratym.places.queries import oblasts
from pobratym.profiles.vocabulary import sphere_choices


def choice_labels(choices: type[Choices]) -> Mapping[str, str]:
    """Values of a vocabulary with their names."""
    return _choice_labels(choices, get_language() or "")


@lru_cache(maxsize=100)
def _choice_labels(choices: type[Choices], language: str) -> Mapping[str, str]:
    return {str(value): capfirst(str(label)) for value, label in choices.choices}


def sphere_labels() -> Mapping[str, str]:
    """Broad spheres, each followed by its finer ones."""
    return _sphere_labels(get_language() or "")


@lru_cache(maxsize=10)
def _sphere_labels(language: str) -> Mapping[str, str]:
    return {value: capfirst(label) for value, label in sphere_choices()}


def country_names() -> Mapping[str, str]:
    """Every country by code, in the order of their names in the reader's language."""
    return _country_names(get_language() or "")


@kept(lambda: marks(Area.REGISTRY))
def _country_names(_language: str) -> Mapping[str, str]:
    return _by_name(dict(Country.objects.order_by().values_list("code", in_language("name"))))


def place_names(places: "QuerySet[Municipality]") -> dict[int, str]:
    """Number -> name in the reader's language."""
    return dict(places.order_by().values_list("pk", in_language("name")))


def country_labels(codes: Iterable[str]) -> dict[str, str]:
    """Countries by name; a code that no country has keeps itself for a name."""
    names, asked = country_names(), set(codes)
    if not asked <= names.keys():
        return _by_name({code: names.get(code, code) for code in asked})
    return {code: name for code, name in names.items() if code in asked}


def place_labels(numbers: Iterable[str]) -> dict[str, str]:
    """Oblasts and other units by name; a number that no unit has keeps itself for a name."""
    asked = {int(number) for number in numbers}
    names = place_names(Municipality.objects.filter(pk__in=asked)) if asked else {}
    return _by_name({str(number): names.get(number, str(number)) for number in asked})


def year_labels(years: Iterable[str]) -> dict[str, str]:
    """The latest first."""
    return {year: year for year in sorted(years, reverse=True)}


def _by_name(labels: dict[str, str]) -> dict[str, str]:
    return {key: labels[key] for key in in_alphabetical_order(labels)}


def oblast_labels() -> Mapping[str, str]:
    """The oblasts of Ukraine by name, kept as long as the registry stays as it is."""
    return _oblast_labels(get_language() or "")


@kept(lambda: marks(Area.REGISTRY))
def _oblast_labels(_language: str) -> Mapping[str, str]:
    return {str(unit.pk): str(unit) for unit in oblasts()}
