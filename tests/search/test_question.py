"""A question to a list as its address holds it."""

from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from pobratym.search.question import CountryCodes, Grammar, Numbers, OneOf, Question

GRAMMAR = Grammar(
    {
        "side": OneOf(["here", "there"], is_single=True),
        "kind": OneOf(["a", "b"]),
        "country": CountryCodes(),
        "unit": Numbers(),
    },
    sorts=("newest", "oldest"),
    sort_by_text="relevance",
)


def ask(**query):
    return Question.from_query(GRAMMAR, query)


@given(
    st.dictionaries(
        st.sampled_from(["q", "side", "kind", "country", "unit", "sort", "view", "page", "x"]), st.lists(st.text())
    )
)
def test_any_address_is_a_question_and_the_question_has_an_address(query):
    question = Question.from_query(GRAMMAR, query)
    again = Question.from_query(GRAMMAR, parse_qs(question.address().removeprefix("?")))
    assert (again.text, again.chosen, again.sort, again.view) == (
        question.text,
        question.chosen,
        question.sort,
        question.view,
    )


def test_what_nobody_knows_is_left_out():
    question = ask(
        kind=["b", "a", "z"], country=["pl", "Poland", "PL"], unit=["7", "-1", "²", "07", "0"], sort=["best"]
    )
    assert question.chosen == {"kind": ("a", "b"), "country": ("PL",), "unit": ("7",)}
    assert question.sort == "newest"
    assert ask(side=["there", "here"]).chosen == {"side": ("there",)}


def test_what_a_text_finds_comes_by_relevance():
    assert ask(q=["water"]).sort == "relevance"
    assert ask(sort=["relevance"]).sort == "newest"
    assert ask(q=["water"], sort=["newest"]).address() == "?q=water&sort=newest"


def test_one_value_of_several_is_taken_away():
    question = ask(kind=["a", "b"], view=["table"], page=["3"])
    assert question.without_value("kind", "a").address() == "?kind=b&view=table"
    assert question.address(q="") == "?kind=a&kind=b&view=table"


def test_control_characters_and_length():
    assert ask(q=[" a\0b\n c "]).text == "a b c"
    assert len(ask(q=["я" * 999]).text) == 200
