"""No text stops the site: every regular expression of the project is bounded, and quick on the texts it likes least."""

import ast
import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from re import _compiler as compiler
from re import _constants as codes
from re import _parser as parser

import pytest
from django import forms
from django.core.validators import RegexValidator, URLValidator
from hypothesis import example, given, settings
from hypothesis import strategies as st

import config
import pobratym
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.text_checks import LONGEST, findings

ROOT = Path(__file__).resolve().parents[2]
REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
# Seconds of a processor for one pattern and one text of the greatest length a form admits.
QUICK = 0.2
MOST_REPEATS = 2000
# Made of what is escaped, or of constants that stand elsewhere.
MADE = {
    "pobratym/backoffice/doubtful_texts.py": "escaped words with a bounded number of blanks between them",
    "pobratym/api/parameters.py": "patterns of our own document, whose texts have a greatest length",
}
KNOWN_CALLS = {"match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}


def _modules() -> Iterator[object]:
    for package in (pobratym, config):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in found.name and not found.name.startswith("config.settings"):
                yield importlib.import_module(found.name)


def _inside(value: object, depth: int = 3) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, RegexValidator) and not isinstance(value, URLValidator):  # Django's own reads 2,048 letters
        yield value.regex
    elif depth and isinstance(value, dict):
        for each in (*value.keys(), *value.values()):
            yield from _inside(each, depth - 1)
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from _inside(each, depth - 1)


def _patterns() -> dict[str, re.Pattern]:
    found = {}
    for module in _modules():
        for name, value in vars(module).items():
            for number, pattern in enumerate(_inside(value)):
                found[f"{module.__name__}.{name}{number or ''}"] = pattern
    return found


PATTERNS = _patterns()


def _walk(items: object) -> Iterator[tuple]:
    for code, argument in items:
        yield code, argument
        for part in argument if isinstance(argument, (tuple, list)) else (argument,):
            for each in part if isinstance(part, list) else (part,):
                if isinstance(each, parser.SubPattern):
                    yield from _walk(each)


def _is_one_run(parsed: parser.SubPattern) -> bool:
    """`\\s+` and nothing else: nothing stands behind it that could fail, so that no letter is read twice."""
    return len(parsed) == 1 and parsed[0][0] is codes.MAX_REPEAT and len(parsed[0][1][2]) == 1


def test_all_are_found():
    """Each pattern is a constant of its module, where the tests below see it; others are made of escaped letters."""
    wrong, constants = [], 0
    for path in sorted([*(ROOT / "pobratym").rglob("*.py"), *(ROOT / "config").rglob("*.py")]):
        tree = ast.parse(path.read_text())
        inner = {id(node) for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) for node in ast.walk(each)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_re(node.func.value):
                is_constant = node.func.attr == "compile" and id(node) not in inner
                constants += is_constant
                if (
                    node.func.attr in {*KNOWN_CALLS, "compile"}
                    and not is_constant
                    and str(path.relative_to(ROOT)) not in MADE
                ):
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong, wrong
    assert len(PATTERNS) >= constants > 30


def _is_re(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("re", "regex")


@pytest.mark.parametrize("name", PATTERNS)
def test_every_repeat_is_bounded(name):
    pattern = PATTERNS[name]
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    if _is_one_run(parsed):
        return
    endless = [argument for code, argument in _walk(parsed) if code in REPEATS and argument[1] > MOST_REPEATS]
    assert not endless, pattern.pattern


@pytest.mark.parametrize("name", PATTERNS)
def test_no_two_repeats_of_the_same_letters_stand_side_by_side(name):
    """`\\s*\\s*` reads a run of blanks in as many ways as it is long."""
    pattern = PATTERNS[name]
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    for sequence in _sequences(parsed):
        for (first, one), (second, two) in pairwise(sequence):
            if first in REPEATS and second in REPEATS and min(one[1], two[1]) > 5:
                shared = set(_letters(one[2])) & set(_letters(two[2]))
                assert not shared, f"{pattern.pattern}: {sorted(shared)[:5]}"


def _sequences(items: parser.SubPattern) -> Iterator[list]:
    yield list(items)
    for _code, argument in _walk(items):
        for part in argument if isinstance(argument, (tuple, list)) else (argument,):
            for each in part if isinstance(part, list) else (part,):
                if isinstance(each, parser.SubPattern):
                    yield list(each)


# What a sample text can be made of; enough to tell the classes of our patterns apart.
ALPHABET = " \t\n.,;:/-_’'°0123456789abcdefghijklmnopqrstuvwxyzABCXYZабвгґдеєіїщьюяЩЬ<>()[]!?@\x00\xa0"


def _letters(items: parser.SubPattern) -> str:
    """The letters of ALPHABET that one turn of a repeat may begin with."""
    if not len(items):
        return ""
    one = compiler.compile(parser.SubPattern(items.state, [items[0]]))
    return "".join(letter for letter in ALPHABET if one.match(letter))


def _sample(items: object) -> str:
    """A text that the parsed pattern begins to like: shortest repeats, first branches."""
    out = []
    for code, argument in items:
        if code is codes.LITERAL:
            out.append(chr(argument))
        elif code in REPEATS:
            out.append(_sample(argument[2]) * max(argument[0], 1))
        elif code is codes.SUBPATTERN:
            out.append(_sample(argument[3]))
        elif code is codes.BRANCH:
            out.append(_sample(argument[1][0]))
        elif code in (codes.IN, codes.ANY, codes.NOT_LITERAL):
            out.append(_one_of(code, argument))
    return "".join(out)


def _one_of(code: object, argument: object) -> str:
    wanted = parser.SubPattern(parser.State(), [(code, argument)])
    return next(iter(_letters(wanted)), "x")


def _worst(pattern: re.Pattern) -> Iterator[str]:
    """Texts as long as a form admits: before each repeat what leads to it, then its letters without an end; and what
    the pattern likes, over and over, broken off before its end."""
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    whole = _sample(parsed)
    units = {_sample(argument[2]) for code, argument in _walk(parsed) if code in REPEATS}
    leads = {"", whole, *(whole[:end] for end in range(1, min(len(whole), 30)))}
    for unit in filter(None, {*units, whole, whole[:-1], " ", "1", "a", "а", "\n", ".", "Аа", "5 ", "1.1"}):
        for lead in sorted(leads, key=len)[:: max(1, len(leads) // 8)]:
            yield (lead + unit * LONGEST)[: LONGEST - 1] + "\x00"
            yield ((lead + unit * 100) * LONGEST)[: LONGEST - 1] + "\x00"


@pytest.mark.parametrize("name", PATTERNS)
def test_none_is_slow_on_the_texts_it_likes_least(name):
    pattern = PATTERNS[name]
    is_bytes = isinstance(pattern.pattern, bytes)
    for text in set(_worst(_as_text(pattern))):
        given_text = text.encode() if is_bytes else text
        begun = time.process_time()
        for _match in pattern.finditer(given_text):
            pass
        pattern.fullmatch(given_text)
        taken = time.process_time() - begun
        assert taken < QUICK, f"{taken:.2f} s: {text[:60]!r}"


def _as_text(pattern: re.Pattern) -> re.Pattern:
    if isinstance(pattern.pattern, bytes):
        return re.compile(pattern.pattern.decode("latin-1"), pattern.flags | re.ASCII)
    return pattern


PIECES = (
    "50.123",
    " ",
    "\t",
    "°",
    "N",
    ",",
    "1",
    ".",
    "вул.",
    "буд.",
    "насосна",
    "а",
    "a",
    "візит",
    "5 грудня",
    "\n",
    "google.",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1, LONGEST)), min_size=1, max_size=6))
@example([("50.123", 1), (" ", 700)])
@example([("50.123", 1), (" ", 200), ("°", 1), (" ", 200)])
def test_no_text_holds_the_checks_up(pieces):
    text = "".join(piece * times for piece, times in pieces)[: 2 * LONGEST]
    begun = time.process_time()
    findings(text)
    assert time.process_time() - begun < 2 * QUICK


def _forms(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from _forms(each)


def _ours() -> list[type[forms.Form]]:
    list(_modules())
    found = {each for base in (forms.Form, forms.ModelForm) for each in _forms(base)}
    return sorted(
        (each for each in found if each.__module__.startswith("pobratym.")),
        key=lambda each: (each.__qualname__, each.__module__),
    )


@pytest.mark.parametrize("form", _ours(), ids=lambda form: f"{form.__module__}.{form.__qualname__}")
def test_every_text_that_is_typed_has_a_greatest_length(form):
    for name, field in form.base_fields.items():
        for each in field.fields if isinstance(field, LocalizedTextFormField) else [field]:
            # Passwords: Wagtail's forms are closed, PasswordsOfPeople bounds the others. The library's sign-up takes
            # its user name away when it is made, as nobody has one.
            is_bounded_elsewhere = "password" in name or (name == "username" and form.__qualname__ == "SignUpForm")
            if isinstance(each, forms.CharField) and not is_bounded_elsewhere:
                assert each.max_length, name
                assert each.max_length <= LONGEST, name


def test_the_parsers_are_those_of_this_python():
    assert sys.version_info >= (3, 11)
