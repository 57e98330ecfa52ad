"""On PostgreSQL the end of the chain is looked up by its index, however many entries a session adds.

A session keeps the plan of a function: made while the ledger was short, it read the whole of it for each entry, so that
a million added at once took hours. That a hash stands twice is refused by the column itself.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BEGINNING = "0" * 64
FUNCTION = """
    CREATE OR REPLACE FUNCTION journal_entry_only_at_its_end() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
      IF %s THEN RAISE EXCEPTION 'journal entries are added at the end of the chain only'; END IF;
      RETURN NEW;
    END $$
"""
IS_BEHIND_ANOTHER_ENTRY = f"""
    NEW.previous_hash <> COALESCE((SELECT hash FROM journal_entry ORDER BY id DESC LIMIT 1), '{BEGINNING}')
"""
BY_INDEX = f"{IS_BEHIND_ANOTHER_ENTRY} OR NEW.id <= (SELECT id FROM journal_entry ORDER BY id DESC LIMIT 1)"
BY_READING = (
    f"{IS_BEHIND_ANOTHER_ENTRY} OR EXISTS (SELECT 1 FROM journal_entry WHERE id >= NEW.id OR hash = NEW.hash)"
)


def look_up(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _write(schema_editor, BY_INDEX)


def read(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _write(schema_editor, BY_READING)


def _write(schema_editor: BaseDatabaseSchemaEditor, condition: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION % condition, params=None)


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_official_words")]
    operations = [migrations.RunPython(look_up, read)]
