"""The Ukrainian alphabet: Unicode puts є, і, ї and ґ behind я."""

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")

_ORDER = {letter: place for place, letter in enumerate("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")}


def alphabetical(text: str) -> tuple[int, ...]:
    """A sort key: Latin before Cyrillic, Cyrillic in Ukrainian order, apostrophes unheard."""
    return tuple(
        1000 + _ORDER[letter] if letter in _ORDER else ord(letter) for letter in text.lower() if letter not in "'’ʼ"
    )


def in_alphabetical_order(names: Mapping[K, str]) -> list[K]:
    """Keys in the order of their names; equal names in the order of the keys given."""
    return sorted(names, key=lambda key: alphabetical(names[key]))
