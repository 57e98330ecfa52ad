"""Undoing Ukrainian cases on folded keys: «odesi» → «odesa», «biloi tserkvy» → «bila tserkva».

Rules for place names only, after the declension tables of the Ukrainian orthography of 2019. They propose; the
gazetteer decides. They work on the folded key, because folding forty forms again would take longer than looking them
all up.
"""

from itertools import islice, product

from pobratym.naming.folding import fold

# (ending as it stands in a text, endings of the nominative, likelier first), longest first.
_ENDINGS_UK: list[tuple[str, tuple[str, ...]]] = [
    ("ського", ("ський", "ське", "ськ")), ("ському", ("ський", "ське", "ськ")), ("ським", ("ський", "ське", "ськ")),
    ("цького", ("цький", "цьке")), ("цькому", ("цький", "цьке")), ("цьким", ("цький", "цьке")),
    ("ської", ("ська",)), ("ській", ("ська",)), ("ською", ("ська",)), ("ську", ("ськ", "ська")),
    ("ська", ("ськ", "ське")),
    ("ськом", ("ськ",)), ("ську", ("ськ",)), ("цька", ("цьк",)), ("цьку", ("цьк", "цька")), ("цьком", ("цьк",)),
    ("цької", ("цька",)), ("цькій", ("цька",)), ("цькою", ("цька",)),
    ("полем", ("піль", "поль", "поле")), ("поля", ("піль", "поль", "поле")), ("полі", ("піль", "поль", "поле")),
    ("полю", ("піль", "поль", "поле")), ("ополя", ("опіль",)), ("ополі", ("опіль",)),
    ("бурзі", ("бург", "бурґ")), ("берзі", ("берг", "берґ")),
    ("івці", ("івка", "івці")), ("івки", ("івка",)), ("івку", ("івка",)), ("івкою", ("івка",)),
    ("єва", ("їв", "єво")), ("єві", ("їв", "єво")), ("євом", ("їв", "єво")), ("єву", ("їв", "єво")),
    ("ева", ("ів", "ев", "ево")), ("еві", ("ів", "ев", "ево")), ("евом", ("ів", "ев", "ево")),
    ("еву", ("ів", "ев", "ево")),
    ("ова", ("ів", "ов", "ово")), ("ові", ("ів", "ов", "ово", "")), ("овом", ("ів", "ов", "ово")),
    ("ову", ("ів", "ов", "ово", "ова")),
    ("ового", ("овий", "ове")), ("овому", ("овий", "ове")), ("овим", ("овий", "ове")),
    ("ого", ("ий", "е", "ій")), ("ому", ("ий", "е")), ("ій", ("а", "я")), ("ої", ("а",)), ("ою", ("а",)),
    ("им", ("ий", "е")),
    ("дня", ("день", "дно")), ("дні", ("день", "дно")), ("дню", ("день",)), ("днем", ("день",)),
    ("ця", ("ець", "це", "ц")), ("ці", ("ця", "ка", "ець", "це", "ц", "ча")), ("цю", ("ець", "ця", "це")),
    ("цем", ("ець", "це", "ц")),
    ("цею", ("ця",)), ("ку", ("к", "ка", "ок")), ("ка", ("к", "ок")), ("ком", ("к", "ок")),
    ("зі", ("га", "г", "ґ", "за", "з", "зь")), ("сі", ("ха", "са", "с", "сь")),
    ("нню", ("нь", "ння")), ("ддю", ("дь",)), ("ссю", ("сь",)), ("ллю", ("ль",)), ("ттю", ("ть",)), ("ззю", ("зь",)),
    ("єю", ("я",)), ("ею", ("я", "а")), ("ем", ("ь", "е", "")), ("єм", ("й", "є")), ("ом", ("", "о")),
    ("ями", ("і", "ї")), ("ами", ("и", "і")), ("ях", ("і", "ї")), ("ах", ("и", "і")), ("ів", ("и", "і")),
    ("їв", ("ї",)),
    ("ям", ("і", "ь")), ("ам", ("и",)), ("ець", ("ці",)),
    ("ю", ("я", "ь", "й", "о")), ("я", ("ь", "й", "е", "є")), ("ї", ("я",)), ("і", ("а", "", "о", "я", "е", "є", "и")),
    ("у", ("а", "", "о")), ("и", ("а", "ь")), ("а", ("", "о", "е")), ("е", ("",)),
    ("т", ("ти",)), ("м", ("ми",)), ("с", ("си",)), ("н", ("ни",)), ("р", ("ри",)), ("к", ("ки",)),
]  # fmt: skip
_VARIANTS_A_WORD = 8
_VARIANTS = 48


def _inside(ending: str) -> str:
    """The ending folded as it is inside a word."""
    return fold("б" + ending)[1:]


_ENDINGS: dict[str, tuple[str, ...]] = {}
for _ending, _nominatives in _ENDINGS_UK:
    _folded = tuple(_inside(nominative) for nominative in _nominatives)
    _ENDINGS[_inside(_ending)] = tuple(dict.fromkeys((*_ENDINGS.get(_inside(_ending), ()), *_folded)))
_LONGEST = max(map(len, _ENDINGS))


def nominatives(key: str) -> list[str]:
    """Keys that `key` may be an oblique case of, likelier ones first; without `key` itself."""
    choices = [_of_word(word) for word in key.split(" ")[:6]]
    forms = (" ".join(words) for words in islice(product(*choices), _VARIANTS))
    return [form for form in dict.fromkeys(forms) if form != key]


def _of_word(word: str) -> list[str]:
    variants = {word: None}
    for length in range(min(_LONGEST, len(word) - 2), 0, -1):
        stem = word[:-length]
        for nominative in _ENDINGS.get(word[-length:], ()):
            variants[stem + nominative] = None
            if not nominative:
                variants[_closed(stem)] = None
        if len(variants) > _VARIANTS_A_WORD:
            break
    return list(variants)[:_VARIANTS_A_WORD]


def _closed(stem: str) -> str:
    """The closed syllable's vowel back: «zolochev» → «zolochiv», «radekhov» → «radekhiv»."""
    return stem[:-2] + "i" + stem[-1] if len(stem) > 3 and stem[-2] in "oe" else stem
