"""Counting what each choice of each facet would leave."""

from hypothesis import given
from hypothesis import strategies as st

from pobratym.journal.queries.record_tables import Column
from pobratym.search.records import count_facets

FACETS = ("colour", "shape", "taste")
VALUES = st.lists(st.sampled_from("abcd"), unique=True, max_size=3).map(tuple)
ROWS = st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=30)
CHOSEN = st.dictionaries(st.sampled_from(FACETS), VALUES.filter(bool), max_size=3)


def _columns(rows):
    return {name: Column.of(row[place] for row in rows) for place, name in enumerate(FACETS)}


@given(ROWS, CHOSEN)
def test_rows_pass_every_facet_by_any_of_its_values(rows, chosen):
    columns = _columns(rows)
    expected = [
        place
        for place in range(len(rows))
        if all(set(values) & set(columns[name][place]) for name, values in chosen.items())
    ]
    assert count_facets(columns, chosen, size=len(rows)).places == expected


@given(ROWS, CHOSEN)
def test_the_count_of_a_choice_is_the_length_of_what_it_leaves(rows, chosen):
    columns, size = _columns(rows), len(rows)
    counts = count_facets(columns, chosen, size=size).counts
    for name in FACETS:
        for value in "abcd":
            left = count_facets(columns, {**chosen, name: (value,)}, size=size).places
            assert counts[name][value] == len(left)
