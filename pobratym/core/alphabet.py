"""The Ukrainian alphabet: Unicode puts є, і, ї and ґ behind я."""

_ORDER = {letter: place for place, letter in enumerate("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")}


def alphabetical(text: str) -> tuple[int, ...]:
    """A sort key: Latin before Cyrillic, Cyrillic in Ukrainian order, apostrophes unheard."""
    return tuple(
        1000 + _ORDER[letter] if letter in _ORDER else ord(letter) for letter in text.lower() if letter not in "'’ʼ"
    )
