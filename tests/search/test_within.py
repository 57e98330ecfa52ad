"""Near a place: the database and the columns measure alike."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratym.core.keeping import forget
from pobratym.places.models import Municipality
from pobratym.places.queries.columns import all_columns, kilometres_from
from tests.factories.places import MunicipalityFactory
from tests.search.by_database import within

_points = st.tuples(st.integers(-90_000, 90_000), st.integers(-180_000, 180_000))


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(points=st.lists(_points, min_size=1, max_size=6), kilometres=st.sampled_from([1, 50, 100, 1000, 5000]))
def test_the_database_and_the_columns_agree(points, kilometres):
    Municipality.objects.all().delete()
    here, *_others = [
        MunicipalityFactory(latitude=f"{north / 1000:.3f}", longitude=f"{east / 1000:.3f}") for north, east in points
    ]
    here.refresh_from_db()
    forget()
    columns = all_columns()
    distances = kilometres_from(columns, columns.positions_of([here.pk]).item(0))
    clear = np.abs(distances - kilometres) > 2  # the columns hold seven digits: a kilometre or two at the edge
    near = set(columns.ids[(distances <= kilometres) & clear].tolist())
    found = set(within(Municipality.objects.all(), here, kilometres).values_list("pk", flat=True))
    assert found & set(columns.ids[clear].tolist()) == near
    assert here.pk in found
