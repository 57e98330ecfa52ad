"""A third set of queries, with other slips than those of tune.csv and unseen.csv: what other people's tables may hold.

    python -m benchmarks.names.other_slips > FILE.csv

Letters swapped, doubled, left out, put in or taken at random anywhere, the first one too; names without their accents,
hyphens and spaces, in capitals; aliases of the gazetteer in Cyrillic; and names in each other script alone, some of
them with a letter left out. Drawn like the others (benchmarks/names/generate.py), by a seed of its own, never tuned on.
"""

import csv
import random
import re
import sys
import unicodedata
from collections.abc import Callable

from benchmarks.names.generate import Gazetteer, Row
from pobratym.naming.folding import CYRILLIC, LATIN, OTHER, script_of

SEED = 991
_SCRIPTS = {
    "greek": "αω", "arabic": "اي", "hebrew": "את", "kana": "ァヶ", "han": "一鿿", "hangul": "가힣", "hindi": "ऀॿ",
    "georgian": "აჰ", "armenian": "աֆ",
}  # fmt: skip
_WITH_A_LETTER_LESS = {"arabic": 5, "greek": 6, "kana": 4}
_rng = random.Random(SEED)  # noqa: S311

Fits = Callable[[str, str], bool]
Change = Callable[[str], str]


def _letter(text: str) -> str:
    return _rng.choice("абвгдежзиклмнопрстуфхц" if re.search("[а-я]", text) else "abcdefghijklmnopqrstuvwxyz")


def _swapped(text: str) -> str:
    place = _rng.randrange(len(text) - 1)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _doubled(text: str) -> str:
    place = _rng.randrange(len(text))
    return text[:place] + text[place] * 2 + text[place + 1 :]


def _left_out(text: str) -> str:
    place = _rng.randrange(len(text))
    return text[:place] + text[place + 1 :]


def _taken(text: str) -> str:
    place = _rng.randrange(len(text))
    return text[:place] + _letter(text) + text[place + 1 :]


def _put_in(text: str) -> str:
    place = _rng.randrange(len(text) + 1)
    return text[:place] + _letter(text) + text[place:]


def _bare(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))


def _in_one_word(text: str) -> str:
    return text.replace("-", "").replace(" ", "")


def _as_it_is(text: str) -> str:
    return text


def _is_plain(text: str, kind: str) -> bool:
    return script_of(text) != OTHER and 5 <= len(text) <= 22 and kind != "alias"


def _is_accented(text: str, kind: str) -> bool:
    return _is_plain(text, kind) and script_of(text) == LATIN and not text.isascii()


def _cyrillic_alias(fewest: int) -> Fits:
    return lambda text, kind: script_of(text) == CYRILLIC and kind == "alias" and len(text) >= fewest


def _in_script(ends: str, fewest: int) -> Fits:
    return lambda text, kind: len(text) >= fewest and any(ends[0] <= each <= ends[1] for each in text)


def _kinds() -> dict[str, tuple[Fits, Change, int]]:
    kinds: dict[str, tuple[Fits, Change, int]] = {
        "swapped": (_is_plain, _swapped, 120),
        "doubled": (_is_plain, _doubled, 100),
        "left_out": (_is_plain, _left_out, 120),
        "taken": (_is_plain, _taken, 120),
        "put_in": (_is_plain, _put_in, 100),
        "no_accents": (_is_accented, _bare, 80),
        "one_word": (lambda text, kind: _is_plain(text, kind) and _in_one_word(text) != text, _in_one_word, 80),
        "capitals": (_is_plain, str.upper, 40),
        "cyrillic": (_cyrillic_alias(5), _as_it_is, 80),
        "cyrillic_left_out": (_cyrillic_alias(6), _left_out, 80),
    }
    kinds |= {name: (_in_script(ends, 2), _as_it_is, 30) for name, ends in _SCRIPTS.items()}
    kinds |= {
        f"{name}_left_out": (_in_script(_SCRIPTS[name], fewest), _left_out, 30)
        for name, fewest in _WITH_A_LETTER_LESS.items()
    }
    return kinds


def rows() -> list[Row]:
    """Query, country, expected GeoNames number, kind."""
    gazetteer, made = Gazetteer(), []
    for kind, (fits, change, count) in _kinds().items():
        drawn = gazetteer.draw(_rng, fits)
        for _ in range(count):
            text, place, country = next(drawn)
            made.append((change(text), country, gazetteer.geonames[place], kind))
    return made


if __name__ == "__main__":
    csv.writer(sys.stdout, lineterminator="\n").writerows([("query", "country", "expected", "kind"), *rows()])
