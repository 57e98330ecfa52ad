"""The database itself refuses two periods of one status that overlap: a day is in it once, by one act.

A period includes its first day and not its last, so one may begin on the day another ends. SQLite has no exclusion
constraints; triggers say the same. A later migration that rebuilds this table on SQLite must make them anew:
tests/house/test_migrations.py would tell.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_OVERLAPS = """
    SELECT RAISE(ABORT, 'territory_status_no_overlap') WHERE EXISTS (
        SELECT 1 FROM registry_territorystatus AS other
        WHERE other.id IS NOT NEW.id AND other.municipality_id = NEW.municipality_id AND other.state = NEW.state
        AND other.valid_from < COALESCE(NEW.valid_until, '9999-12-31')
        AND NEW.valid_from < COALESCE(other.valid_until, '9999-12-31'));
"""
FORWARD = {
    "sqlite": [
        f"CREATE TRIGGER territory_status_no_overlap_{verb} AFTER {verb.upper()} ON registry_territorystatus "
        f"BEGIN {_OVERLAPS} END"
        for verb in ("insert", "update")
    ],
    "postgresql": [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        "ALTER TABLE registry_territorystatus ADD CONSTRAINT territory_status_no_overlap EXCLUDE USING gist "
        "(municipality_id WITH =, state WITH =, daterange(valid_from, valid_until) WITH &&)",
    ],
}
BACKWARD = {
    "sqlite": [f"DROP TRIGGER territory_status_no_overlap_{verb}" for verb in ("insert", "update")],
    "postgresql": ["ALTER TABLE registry_territorystatus DROP CONSTRAINT territory_status_no_overlap"],
}


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in FORWARD.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BACKWARD.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_corrections")]
    operations = [migrations.RunPython(forbid, allow)]
