"""Words of an idea in several languages, found in a text in one walk over it.

An idea is a list of words apart from each other by blanks; a phrase joins its words by «_»; a star stands for any
letters: «насосн*_станц*», «*brücke», «*kraftwerk*». Matching is by the word, so that a text costs the same for each of
its letters, however many words an idea has (a regular expression of alternatives would cost more with each).

Words of one language mean others elsewhere (Polish «most» is a bridge): each language has its own list, and a sentence
is read in the language that its small words tell, or in all of one alphabet where they tell none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

_MOST_LETTERS = 60  # of a word; what is longer is none
_TOKEN = re.compile(r"\w{1,200}(?:['’ʼ`]\w{1,200})?")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORDS_NEAR = 3
# Words whose full stop ends no sentence.
_SHORTENED_WORDS = (
    "вул ул просп пров бульв пл буд кв тел р н м с смт св ім тис млн ст ч д St Ave str ul tel ur al pl os godz nr Nr No"
    " geb Dr ca bzw m h tél av bd"
)
_SHORTENED = _SHORTENED_WORDS.split()
_END = re.compile(
    r"[!?\n]|" + "".join(rf"(?<!\b{word})" for word in [*_SHORTENED, r"\d", r"\d\d", r"[^\W\d_]"]) + r"[.](?!\S)",
    re.IGNORECASE,
)
# Small words that stand in one of our languages only.
_SMALL = {
    "en": "the of and is are our we for has have with from this that you your will were us its their at been",
    "de": "der die das und ist wir uns unser unsere unserer für mit von auf dem den ein eine einen im am nicht zu zum"
    " zur bei nach über wird werden sich aus vom sind",
    "pl": "jest się nie w z na przez przy od za po dla są oraz nas nasz nasza nasze naszą którą która przed ze i o do",
    "fr": "le la les du est une un nous notre nos vous pour avec dans sur par aux et qui que sont depuis à ce cette où",
}
_LANGUAGE_OF = {word: language for language, words in _SMALL.items() for word in words.split()}
_LATIN_LANGUAGES, _CYRILLIC_LANGUAGES = frozenset(_SMALL), frozenset({"uk"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text as it is compared, and where it stands."""

    word: str
    start: int
    end: int
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of an idea from `first` to `last` (numbers of tokens in the sentence), and where they stand in the text."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry:
    idea: str
    language: str
    rest: tuple[str, ...]


@dataclass
class Sentence:
    """A sentence with its words and with what ideas stand in it."""

    text: str  # the whole, so that places in it are places in the text
    start: int
    end: int
    tokens: list[Token]
    marks: dict[str, list[Hit]] = field(default_factory=dict)

    def has(self, *ideas: str) -> bool:
        return any(idea in self.marks for idea in ideas)

    def first(self, *ideas: str) -> Hit | None:
        """What stands foremost of these ideas."""
        marks = [mark for idea in ideas for mark in self.marks.get(idea, ())]
        return min(marks, key=lambda mark: mark.start, default=None)

    def of(self, *ideas: str) -> list[Hit]:
        return [mark for idea in ideas for mark in self.marks.get(idea, ())]

    def without(self, idea: str, *excuses: str, near: int = _WORDS_NEAR) -> list[Hit]:
        """Those of an idea that no excuse stands near, «former» before «barracks» for one."""
        said = self.of(*excuses)
        return [
            mark
            for mark in self.marks.get(idea, ())
            if not any(mark.first - near <= excuse.last and excuse.first <= mark.last + near for excuse in said)
        ]

    def near(self, mark: Hit | None, idea: str, words: int) -> bool:
        """Whether the idea stands at most so many words away; anywhere in the sentence where there is no mark."""
        return any(
            mark is None or (each.first - words <= mark.last and mark.first - words <= each.last)
            for each in self.marks.get(idea, ())
            if mark is None or (each.first, each.last) != (mark.first, mark.last)
        )

    @cached_property
    def words(self) -> str:
        return self.text[self.start : self.end]


class Lexicon:
    """Ideas by name, each by language («uk» is read with Russian forms, «all» in every language)."""

    def __init__(self, **ideas: Mapping[str, str]) -> None:
        self._whole: dict[str, list[_Entry]] = {}
        self._beginnings: dict[str, list[_Entry]] = {}
        self._parts: list[tuple[str, _Entry]] = []
        self._ends: list[tuple[str, _Entry]] = []
        for idea, languages in ideas.items():
            for language, words in languages.items():
                for entry in words.split():
                    self._add(idea, language, entry.replace("-", "_").replace("'", "").strip("_").split("_"))
        self._lengths = sorted({len(each) for each in self._beginnings})
        self._begun_by = lru_cache(maxsize=4096)(self._begun)

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences of a text with what stands in them."""
        found = [self._marked(text, start, end) for start, end in bounds(text)]
        return [each for each in found if each.tokens]

    def _add(self, idea: str, language: str, parts: list[str]) -> None:
        first, entry = parts[0], _Entry(idea, language, tuple(parts[1:]))
        word = first.strip("*")
        if first.startswith("*") and first.endswith("*"):
            self._parts.append((word, entry))
        elif first.startswith("*"):
            self._ends.append((word, entry))
        elif first.endswith("*"):
            self._beginnings.setdefault(word, []).append(entry)
        else:
            self._whole.setdefault(word, []).append(entry)

    def _begun(self, word: str) -> tuple[_Entry, ...]:
        found = list(self._whole.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            found += self._beginnings.get(word[:length], ())
        found += [entry for part, entry in self._parts if part in word]
        return tuple(found + [entry for end, entry in self._ends if word.endswith(end)])

    def _marked(self, text: str, start: int, end: int) -> Sentence:
        tokens = tokens_of(text, start, end)
        languages = languages_of(tokens)
        sentence = Sentence(text, start, end, tokens)
        for number, token in enumerate(tokens):
            for entry in self._begun_by(token.word):
                if entry.language in languages and _goes_on(tokens, number + 1, entry.rest):
                    last = number + len(entry.rest)
                    mark = Hit(number, last, token.start, tokens[last].end)
                    sentence.marks.setdefault(entry.idea, []).append(mark)
        return sentence


def _goes_on(tokens: list[Token], number: int, rest: tuple[str, ...]) -> bool:
    if number + len(rest) > len(tokens):
        return False
    return all(_fits(part, tokens[number + place].word) for place, part in enumerate(rest))


def _fits(part: str, word: str) -> bool:
    if part.startswith("*"):
        return part.strip("*") in word if part.endswith("*") else word.endswith(part[1:])
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end: words belong together within one."""
    start = 0
    for end in _END.finditer(text):
        if end.start() > start:
            yield start, end.start()
        start = end.end()
    if start < len(text):
        yield start, len(text)


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words, without what an apostrophe joins to them: «l’école» is «école», «mayor’s» is «mayor»."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word, shift = _bare(match[0])
        if len(word) <= _MOST_LETTERS:
            found.append(Token(word.casefold(), match.start() + shift, match.end(), word[:1].isupper()))
    return found


def _bare(word: str) -> tuple[str, int]:
    for sign in "'’ʼ`":
        before, found, after = word.partition(sign)
        if found:
            if _CYRILLIC.search(word):
                return before + after, 0
            return (after, len(before) + 1) if len(before) <= 2 else (before, 0)
    return word, 0


def languages_of(tokens: list[Token]) -> frozenset[str]:
    """In which languages the words are read, with «all»."""
    cyrillic = sum(bool(_CYRILLIC.match(token.word)) for token in tokens)
    if 2 * cyrillic > len(tokens):
        return _CYRILLIC_LANGUAGES | {"all"}
    told: dict[str, int] = {}
    for token in tokens:
        language = _LANGUAGE_OF.get(token.word)
        if language:
            told[language] = told.get(language, 0) + 1
    most = max(told.values(), default=0)
    best = [language for language, count in told.items() if count == most]
    if len(best) == 1 and most > 1:
        return frozenset({best[0], "all"})
    return _LATIN_LANGUAGES | {"all"} | (_CYRILLIC_LANGUAGES if cyrillic else frozenset())
