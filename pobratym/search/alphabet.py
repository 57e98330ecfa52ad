"""Alphabetical order as a Ukrainian or an English reader expects it, the same on every database."""

from unicodedata import combining, normalize

_UKRAINIAN = {letter: index for index, letter in enumerate("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")}
_AFTER_LATIN = 0x10000


def sort_key(text: str) -> tuple[int, ...]:
    """Latin letters without their marks, then Ukrainian letters in their own order; signs do not count."""
    key: list[int] = []
    for letter in text.casefold():
        if letter in _UKRAINIAN:
            key.append(_AFTER_LATIN + _UKRAINIAN[letter])
            continue
        key.extend(ord(part) for part in normalize("NFD", letter) if part.isalnum() and not combining(part))
    return tuple(key)
