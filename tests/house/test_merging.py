"""No room's column is forgotten when two municipalities are merged."""

from pobratym.places.rules.merging import FATES, RIVALRIES, STAYS_WITH, columns_pointing_here, label_of


def test_every_column_that_points_at_a_municipality_is_decided():
    """A new one belongs into places/rules/merging.py: does it move, stay or get copied?"""
    pointing = {label_of(column) for column in columns_pointing_here()}
    assert pointing == set(FATES)
    assert set(RIVALRIES) | set(STAYS_WITH) <= pointing
