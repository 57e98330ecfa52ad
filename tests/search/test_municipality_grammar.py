"""What an address asks of the directory."""

from hypothesis import given
from hypothesis import strategies as st

from pobratym.search.municipalities.grammar import GRAMMAR, Side, Sort
from pobratym.search.question import Question


def ask(query):
    return Question.from_query(GRAMMAR, query)


def side(query):
    return ask(query).value("side")


def test_without_a_word_hromadas_come_first():
    assert side({}) == Side.UKRAINE


def test_a_word_is_looked_for_everywhere():
    asked = ask({"q": ["  Odesa \x00 "]})
    assert (asked.text, asked.value("side"), asked.sort) == ("Odesa", Side.EVERYWHERE, Sort.RELEVANCE)


def test_a_country_decides_the_side():
    assert side({"country": ["pl"], "side": ["ukraine"]}) == Side.ABROAD
    assert side({"country": ["UA"], "side": ["abroad"]}) == Side.UKRAINE


def test_an_oblast_or_a_kind_is_about_ukraine():
    assert side({"oblast": ["7"], "side": ["abroad"]}) == Side.UKRAINE
    assert side({"kind": ["rural"], "q": ["Odesa"]}) == Side.UKRAINE


def test_what_no_choice_knows_is_left_out():
    asked = ask(
        {"kind": ["palace"], "level": ["moon"], "sphere": ["magic"], "oblast": ["-1"], "page": ["x"], "sort": ["?"]}
    )
    assert asked == ask({})
    assert asked.chosen == {"side": (Side.UKRAINE,)}


def test_relevance_needs_a_word():
    assert ask({"sort": ["relevance"]}).sort == Sort.SIZE


_names = st.sampled_from(["q", "side", "country", "oblast", "kind", "level", "seeking", "sphere", "sort", "page"])


@given(st.dictionaries(_names, st.lists(st.text(), max_size=3)))
def test_any_query_is_understood_somehow(query):
    asked = ask(query)
    assert asked.page >= 1
    assert "\x00" not in asked.text
    assert len(asked.text) <= 200
