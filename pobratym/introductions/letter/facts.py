"""What a letter may say of a municipality: values from the registry and from its profile, empty where not known."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from pobratym.core.texts import NO_TEXT, LocalizedText
from pobratym.profiles.vocabulary import Form, Sphere

ALIKE = 2  # times bigger or smaller, and still «of similar size»


class LetterAsk(NamedTuple):
    """A need or an offer with its title."""

    sphere: Sphere
    form: Form
    title: LocalizedText = NO_TEXT
    key: str = ""


class Signatory(NamedTuple):
    """Who writes: name and post as the person gave them, or the post in each language where it follows from law."""

    name: str
    post: str | LocalizedText


@dataclass(frozen=True)
class Facts:
    """One side of the letter."""

    name: LocalizedText
    place: LocalizedText  # region and country
    country: str
    population: int | None = None
    population_year: int | None = None
    population_source: str = ""
    is_population_of_centre: bool = False
    about: LocalizedText = NO_TEXT
    seeks: bool = False
    seeks_whom: LocalizedText = NO_TEXT
    needs: tuple[LetterAsk, ...] = ()
    offers: tuple[LetterAsk, ...] = ()
    languages: tuple[str, ...] = ()
    countries_wanted: Collection[str] = field(default_factory=tuple)
    kinds: tuple[str, ...] = ()
    term: str = ""
    head_name: str = ""


def meeting(asked: tuple[LetterAsk, ...], given: tuple[LetterAsk, ...]) -> tuple[Sphere, ...]:
    """Spheres in which one side asks for what the other gives, in the vocabulary's order."""
    common = {ask.sphere for ask in asked} & {ask.sphere for ask in given}
    return tuple(sphere for sphere in Sphere if sphere in common)


def are_alike_in_size(one: Facts, other: Facts) -> bool:
    """Both populations are known and neither is more than ALIKE times the other."""
    if not one.population or not other.population or one.is_population_of_centre or other.is_population_of_centre:
        return False
    small, big = sorted((one.population, other.population))
    return big <= ALIKE * small


def common_languages(one: Facts, other: Facts) -> tuple[str, ...]:
    """Languages both say they work in."""
    return tuple(code for code in one.languages if code in other.languages)
