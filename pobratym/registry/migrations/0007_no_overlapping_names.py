"""The database itself refuses two official names of one municipality in one language on one day.

Names of which the days are known follow each other: the official one, and former ones with both days. Other former
names, other spellings and names in other languages may stand side by side. A period includes its first day and not its
last; an open end reaches to the beginning or end of time. SQLite has no exclusion constraints; triggers say the same.
A later migration that rebuilds this table on SQLite must make them anew: tests/house/test_migrations.py would tell.

The migration before this one rebuilt the table of territory statuses, so their triggers are made anew here.
"""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_DATED = """({row}.kind = 'official' OR
    ({row}.kind = 'historic' AND {row}.valid_from IS NOT NULL AND {row}.valid_until IS NOT NULL))"""
_OVERLAPS = f"""
    SELECT RAISE(ABORT, 'name_no_overlap') WHERE EXISTS (
        SELECT 1 FROM registry_name AS other
        WHERE other.municipality_id = NEW.municipality_id AND other.id IS NOT NEW.id AND other.language = NEW.language
        AND {_DATED.format(row="other")}
        AND (other.valid_from IS NULL OR NEW.valid_until IS NULL OR other.valid_from < NEW.valid_until)
        AND (NEW.valid_from IS NULL OR other.valid_until IS NULL OR NEW.valid_from < other.valid_until));
"""
_DATED_COLUMNS = "municipality_id, language, kind, valid_from, valid_until"
_OF_STATUSES = import_module("pobratym.registry.migrations.0003_no_overlapping_statuses").FORWARD["sqlite"]
_OF_NAMES = [
    f"CREATE TRIGGER name_no_overlap_{verb} AFTER {event} ON registry_name "
    f"WHEN {_DATED.format(row='NEW')} BEGIN {_OVERLAPS} END"
    for verb, event in (("insert", "INSERT"), ("update", f"UPDATE OF {_DATED_COLUMNS}"))
]
FORWARD = {
    "sqlite": [*_OF_STATUSES, *_OF_NAMES],
    "postgresql": [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        "ALTER TABLE registry_name ADD CONSTRAINT name_no_overlap EXCLUDE USING gist "
        "(municipality_id WITH =, language WITH =, daterange(valid_from, valid_until) WITH &&) "
        "WHERE (kind = 'official' OR (kind = 'historic' AND valid_from IS NOT NULL AND valid_until IS NOT NULL))",
    ],
}
BACKWARD = {
    "sqlite": [
        f"DROP TRIGGER {table}_no_overlap_{verb}" for table in ("name", "territory_status") for verb in ("insert", "update")
    ],
    "postgresql": ["ALTER TABLE registry_name DROP CONSTRAINT name_no_overlap"],
}


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in FORWARD.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BACKWARD.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_moderators_changes")]
    operations = [migrations.RunPython(forbid, allow)]
