"""PostgreSQL reads lists by size from an index instead of sorting the table (places, migration 0002)."""

from importlib import import_module

import pytest
from django.db import connection
from django.db.models import F

from pobratym.places.models import Level, Municipality
from tests.factories.places import MunicipalityFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite puts unknown sizes last by itself"),
]


@pytest.fixture
def towns():
    MunicipalityFactory.create_batch(40, country__code="PL")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # an index cannot be made while checks wait
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute("SET LOCAL enable_sort = off")  # forty rows are sorted sooner than looked up


@pytest.mark.parametrize("narrowed", [{"level": Level.MUNICIPALITY}, {"level": Level.MUNICIPALITY, "country_id": "PL"}])
def test_the_order_of_lists_is_that_of_the_index(towns, narrowed):
    rows = Municipality.objects.filter(**narrowed).order_by(F("population").desc(nulls_last=True))[:20]
    assert "Sort" in rows.explain()  # by the index as the model words it for both databases
    migration = import_module("pobratym.places.migrations.0002_what_the_database_refuses")
    with connection.schema_editor() as editor:
        for statement in migration.by_population("LAST"):
            editor.execute(statement)
    assert "Sort" not in rows.explain()
