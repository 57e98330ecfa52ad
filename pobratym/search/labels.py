"""Names of what lists are narrowed by, in the reader's language and order."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.db.models import Choices
from django.utils.translation import get_language

from pobratym.core.alphabet import alphabetical
from pobratym.places.models import Country, Municipality, name_in_language
from pobratym.profiles.vocabulary import sphere_choices


def choice_labels(choices: type[Choices]) -> Mapping[str, str]:
    """Values of a vocabulary with their names."""
    return _choice_labels(choices, get_language() or "")


@lru_cache(maxsize=100)
def _choice_labels(choices: type[Choices], language: str) -> Mapping[str, str]:
    return {str(value): _capital(str(label)) for value, label in choices.choices}


def sphere_labels() -> Mapping[str, str]:
    """Broad spheres, each followed by its finer ones."""
    return _sphere_labels(get_language() or "")


@lru_cache(maxsize=10)
def _sphere_labels(language: str) -> Mapping[str, str]:
    return {value: _capital(label) for value, label in sphere_choices()}


def country_labels(codes: Iterable[str]) -> dict[str, str]:
    """Countries by name; a code that no country has keeps itself for a name."""
    asked = set(codes)
    names = {each.code: str(each) for each in Country.objects.filter(pk__in=asked)} if asked else {}
    return _by_name({code: names.get(code, code) for code in asked})


def place_labels(numbers: Iterable[str]) -> dict[str, str]:
    """Oblasts and other units by name; a number that no unit has keeps itself for a name."""
    asked = set(numbers)
    places = Municipality.objects.filter(pk__in=asked).order_by() if asked else Municipality.objects.none()
    names = {str(pk): name for pk, name in places.values_list("pk", name_in_language())}
    return _by_name({number: names.get(number, number) for number in asked})


def _by_name(labels: dict[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items(), key=lambda each: alphabetical(each[1])))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
