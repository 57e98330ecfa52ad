"""Adjectives by which hromadas and raions are called after their centre: «Червоноград» → «Червоноградська».

By the rules of the orthography of 2019 for adjectives in -ськ-, all that the sound allows; which one was in use no rule
tells («Дружба» → «Дружбівська»), so that these serve to find a place by, not to show.
"""

import re

_VOWEL = re.compile(r"(?:ія|[аеиіоуюяєї])$")
# The end of a name -> what the adjective has instead, before -ськ-.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ський", ("ська",)), ("цький", ("цька",)), ("ське", ("ська",)), ("цьке", ("цька",)), ("ська", ("ська",)),
    ("ий", ("а", "івська", "енська")), ("ськ", ("ська",)), ("цьк", ("цька",)), ("зьк", ("зька",)),
    ("івка", ("івська",)), ("ївка", ("ївська",)), ("овка", ("овська",)), ("инка", ("инська",)), ("янка", ("янська",)),
    ("іївка", ("іївська",)), ("ка", ("ківська", "цька", "ська")),
    ("не", ("ненська", "нська", "на", "нівська")), ("ове", ("овська", "івська", "ова")), ("еве", ("евська", "ева")),
    ("іне", ("інська",)), ("ине", ("инська",)), ("с", ("ська",)),
    ("ино", ("инська",)), ("іно", ("інська",)), ("піль", ("пільська",)), ("поль", ("польська",)),
    ("га", ("зька",)), ("жа", ("зька", "жівська")), ("ха", ("ська",)), ("ба", ("бівська", "бська")),
    ("ь", ("ська", "івська")), ("г", ("зька",)), ("к", ("цька", "ківська")), ("ц", ("цька",)), ("ч", ("цька",)),
    ("ець", ("ецька",)),
)  # fmt: skip
_FIRST = re.compile(r"(?:ий|а|е|і|ій)$")
_MOST = 8


def adjectives(name: str) -> list[str]:
    """What the hromada of a centre may be called, feminine, capitalised; empty for names of three words and more."""
    words = name.strip().split(" ")
    if len(words) > 2 or not all(word.replace("-", "").replace("'", "").isalpha() for word in words):
        return []
    stem = _FIRST.sub("о", words[0]) if len(words) == 2 else ""
    last = words[-1].lower() if stem else words[-1]
    return [stem + form for form in _of_word(last)][:_MOST]


def _of_word(word: str) -> list[str]:
    longest = max((ending for ending, _ in _ENDINGS if word.endswith(ending)), key=len, default="")
    forms = [word.removesuffix(longest) + form for ending, instead in _ENDINGS if ending == longest for form in instead]
    bare = _VOWEL.sub("", word)
    return forms or [bare + "ська", *([bare + "івська"] if bare != word else [])]
