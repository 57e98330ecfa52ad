"""On PostgreSQL the indexes by population stand in the order that lists ask for: unknown sizes last.

PostgreSQL puts NULL first in a descending index and cannot read one written so for `ORDER BY population DESC NULLS
LAST`: it sorted the whole table. SQLite holds NULL for the smallest value, so a descending index of its own suits, and
it has no other. The model therefore keeps the plain words that SQLite understands.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

COLUMNS = {
    "municipality_by_country": "country_id, level",
    "municipality_by_region": "region_id, level",
    "municipality_by_level": "level",
}


def order(schema_editor: BaseDatabaseSchemaEditor, unknown: str) -> None:
    """Make the three indexes anew with unknown sizes `FIRST` or `LAST`."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for name, columns in COLUMNS.items():
        schema_editor.execute(f"DROP INDEX {name}")
        schema_editor.execute(
            f"CREATE INDEX {name} ON registry_municipality ({columns}, population DESC NULLS {unknown})"
        )


def forward(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    order(schema_editor, "LAST")


def backward(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    order(schema_editor, "FIRST")


class Migration(migrations.Migration):
    dependencies = [("registry", "0008_parts_of_territories")]
    operations = [migrations.RunPython(forward, backward)]
