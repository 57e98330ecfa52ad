"""What an address asks of the directory."""

from hypothesis import given
from hypothesis import strategies as st

from pobratym.search.filters import Filters, Side, Sort


def test_without_a_word_hromadas_come_first():
    assert Filters.from_query({}).side is Side.UKRAINE


def test_a_word_is_looked_for_everywhere():
    asked = Filters.from_query({"q": ["  Odesa \x00 "]})
    assert (asked.text, asked.side, asked.sort) == ("Odesa", Side.EVERYWHERE, Sort.RELEVANCE)


def test_a_country_decides_the_side():
    assert Filters.from_query({"country": ["pl"], "side": ["ukraine"]}).side is Side.ABROAD
    assert Filters.from_query({"country": ["UA"], "side": ["abroad"]}).side is Side.UKRAINE


def test_an_oblast_or_a_kind_is_about_ukraine():
    assert Filters.from_query({"oblast": ["7"], "side": ["abroad"]}).side is Side.UKRAINE
    assert Filters.from_query({"kind": ["rural"], "q": ["Odesa"]}).side is Side.UKRAINE


def test_what_no_choice_knows_is_left_out():
    asked = Filters.from_query(
        {"kind": ["palace"], "level": ["moon"], "sphere": ["magic"], "oblast": ["-1"], "page": ["x"], "sort": ["?"]}
    )
    assert asked == Filters(side=Side.UKRAINE)


def test_relevance_needs_a_word():
    assert Filters.from_query({"sort": ["relevance"]}).sort is Sort.SIZE


_names = st.sampled_from(["q", "side", "country", "oblast", "kind", "level", "seeking", "sphere", "sort", "page"])


@given(st.dictionaries(_names, st.lists(st.text(), max_size=3)))
def test_any_query_is_understood_somehow(query):
    asked = Filters.from_query(query)
    assert asked.page >= 1
    assert "\x00" not in asked.text
    assert len(asked.text) <= 200
