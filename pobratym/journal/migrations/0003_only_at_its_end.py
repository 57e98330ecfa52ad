"""The database refuses an entry anywhere but at the end of the chain, also by REPLACE; the refusal holds for everybody.

SQLite: INSERT OR REPLACE removes the old row without asking the triggers of DELETE. PostgreSQL: a session that plays a
replica (session_replication_role) skips triggers that are not ALWAYS.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BEGINNING = "0" * 64
IS_ELSEWHERE = f"""
    NEW.previous_hash <> COALESCE((SELECT hash FROM journal_entry ORDER BY id DESC LIMIT 1), '{BEGINNING}')
    OR EXISTS (SELECT 1 FROM journal_entry WHERE id >= NEW.id OR hash = NEW.hash)
"""
SQLITE = [
    # The number is -1 where SQLite is to give it, which is always at the end.
    f"""
    CREATE TRIGGER journal_entry_only_at_its_end BEFORE INSERT ON journal_entry
    WHEN {IS_ELSEWHERE.replace("id >= NEW.id", "(NEW.id <> -1 AND id >= NEW.id)")}
    BEGIN SELECT RAISE(ABORT, 'journal entries are added at the end of the chain only'); END
    """
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION journal_entry_only_at_its_end() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
      IF {IS_ELSEWHERE} THEN RAISE EXCEPTION 'journal entries are added at the end of the chain only'; END IF;
      RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER journal_entry_only_at_its_end BEFORE INSERT ON journal_entry "
    "FOR EACH ROW EXECUTE FUNCTION journal_entry_only_at_its_end()",
    "ALTER TABLE journal_entry ENABLE ALWAYS TRIGGER journal_entry_append_only",
    "ALTER TABLE journal_entry ENABLE ALWAYS TRIGGER journal_entry_only_at_its_end",
]
DO = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
UNDO = {
    "sqlite": ["DROP TRIGGER journal_entry_only_at_its_end"],
    "postgresql": [
        "ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_append_only",
        "DROP TRIGGER journal_entry_only_at_its_end ON journal_entry",
        "DROP FUNCTION journal_entry_only_at_its_end()",
    ],
}


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in DO.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement, params=None)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNDO.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_append_only")]
    operations = [migrations.RunPython(forbid, allow)]
