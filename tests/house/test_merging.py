"""No room's column is forgotten when two municipalities are merged."""

from pobratym.places.rules.merging import columns_pointing_here, label_of


def test_every_column_that_points_at_a_municipality_is_decided():
    """A new one is a MunicipalityField with `when_merged`: does it move, stay or get copied?"""
    assert not {label_of(each) for each in columns_pointing_here() if getattr(each, "when_merged", None) is None}


def test_what_columns_say_of_others_is_there():
    """`rivals` and `stays_with` name columns: a slip in one would be found by a moderator only."""
    for column in columns_pointing_here():
        rows = column.model._base_manager
        for name in [column.rivals, *column.stays_with]:
            assert not name or rows.filter(**{f"{name}__isnull": True}).query
        assert bool(column.rivals) == bool(column.refusal)
