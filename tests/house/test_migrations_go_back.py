"""Every migration of ours goes back, and forth to the same tables; a new one runs while the last release serves."""

import pkgutil
from pathlib import Path

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

import pobratym
from tests.house.databases import manage

ROOMS = {each.name for each in pkgutil.iter_modules(pobratym.__path__)}
# Those of the release before this one: they are done wherever the next release comes to. A release adds its own.
RELEASED = set(Path(__file__).with_name("released_migrations.txt").read_text().split())

WALK = """
import sys
import django; django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from tests.house.test_migrations_go_back import ROOMS

def tables():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        else:
            cursor.execute('''
                SELECT 'column', table_name, column_name, data_type || is_nullable || coalesce(column_default, '')
                FROM information_schema.columns WHERE table_schema = 'public'
                UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace
                UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
                UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) || tgenabled::text
                FROM pg_trigger WHERE NOT tgisinternal
                UNION ALL SELECT 'function', proname, '', pg_get_functiondef(oid) FROM pg_proc
                WHERE pronamespace = 'public'::regnamespace AND prolang <> 13 AND probin IS NULL
            ''')
        return sorted(map(str, cursor.fetchall()))

before = tables()
graph = MigrationExecutor(connection).loader.graph
leaves = graph.leaf_nodes()
order = [node for node in MigrationExecutor(connection).migration_plan(leaves, clean_start=True)]
ours = [(migration.app_label, migration.name) for migration, _ in order if migration.app_label in ROOMS]
kept, gone = [], []
for node in reversed(ours):
    hanging = [each for each in graph.backwards_plan(node) if each[0] not in ROOMS]
    if hanging:  # tables of packages hang on it: it goes with the whole database
        kept.append(node)
        continue
    executor = MigrationExecutor(connection)
    if node in executor.loader.applied_migrations:
        parents = [each for each in graph.node_map[node].parents if each.key[0] == node[0]]
        executor.migrate([parents[0].key if parents else (node[0], None)])
        gone.append(node)
MigrationExecutor(connection).migrate(leaves)
after = tables()
print("went back", len(gone), "kept", [".".join(node) for node in kept])
print("differ", sorted(set(before) ^ set(after)))
"""


def test_every_migration_goes_back_and_forth_to_the_same_tables(database):
    said = manage(database, "-c", WALK).splitlines()
    assert said[-1] == "differ []"
    # The account is what packages point at.
    assert said[-2].endswith("kept ['people.0001_initial']")


def faults(operation: Operation, before: models.Field | None = None) -> list[str]:
    """Why the last release could not go on while this has been done, or why it could not be undone. `before`: the field
    as it stood."""
    if not operation.reversible:
        return ["does not go back"]
    if isinstance(operation, migrations.SeparateDatabaseAndState):
        return [fault for each in operation.database_operations for fault in faults(each)]
    if isinstance(operation, migrations.RenameField | migrations.RenameModel | migrations.AlterModelTable):
        return ["renames what the last release asks for: add the new, copy, and drop the old one release later"]
    if isinstance(operation, migrations.RemoveField | migrations.DeleteModel):
        return ["drops what the last release may ask for: name that release in UNUSED_SINCE of the migration"]
    if isinstance(operation, migrations.AddField):
        return [] if _may_be_left_out(operation.field) else ["the last release leaves it out: null=True or db_default"]
    if isinstance(operation, migrations.AlterField) and not _may_be_left_out(operation.field):
        had_to_be_given = before is not None and not _may_be_left_out(before)
        return [] if had_to_be_given else ["the last release may write nothing there: null=True or db_default"]
    return []


def _faults_of(loader: MigrationLoader, migration: migrations.Migration) -> list[str]:
    """Of its operations one after another, each with what it does."""
    app, told = migration.app_label, []
    state = loader.project_state((app, migration.name), at_end=False)
    for operation in migration.operations:
        before = None
        if isinstance(operation, migrations.AlterField):
            before = state.models[app, operation.model_name_lower].fields[operation.name]
        told += [f"{operation.describe()}: {fault}" for fault in faults(operation, before)]
        operation.state_forwards(app, state)
    return told


def _may_be_left_out(field: models.Field) -> bool:
    return field.null or field.has_db_default() or field.many_to_many or field.primary_key


@pytest.mark.django_db
def test_new_migrations_run_while_the_last_release_serves(settings):
    settings.MIGRATION_MODULES = {}  # pytest's --nomigrations hides them
    loader = MigrationLoader(connection=None, ignore_no_migrations=True)
    found = {f"{app}.{name}": migration for (app, name), migration in loader.disk_migrations.items() if app in ROOMS}
    assert found.keys() >= RELEASED, "a migration that was released is gone"
    told = [
        f"{name}: {fault}"
        for name, migration in sorted(found.items())
        if name not in RELEASED and not migration.initial
        for fault in _faults_of(loader, migration)
        if not ("drops what" in fault and getattr(migration, "UNUSED_SINCE", ""))
    ]
    assert not told, "\n".join(told)


TEXT = models.CharField(max_length=9)


def test_a_field_that_had_to_be_given_may_go_on_so():
    assert not faults(migrations.AlterField("a", "b", TEXT), models.CharField(max_length=3))
    assert faults(migrations.AlterField("a", "b", TEXT), models.CharField(max_length=3, null=True))


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        (migrations.AddField("a", "b", models.CharField(max_length=9, default="")), "leaves it out"),
        (migrations.AddField("a", "b", models.CharField(max_length=9, default="", db_default="")), ""),
        (migrations.AddField("a", "b", models.CharField(max_length=9, null=True)), ""),
        (migrations.AlterField("a", "b", TEXT), "may write nothing"),
        (migrations.RenameField("a", "b", "c"), "renames"),
        (migrations.RenameModel("a", "b"), "renames"),
        (migrations.RemoveField("a", "b"), "drops"),
        (migrations.DeleteModel("a"), "drops"),
        (migrations.RunSQL("SELECT 1"), "does not go back"),
        (migrations.RunPython(lambda apps, editor: None), "does not go back"),
        (migrations.RunPython(lambda apps, editor: None, migrations.RunPython.noop), ""),
        (migrations.CreateModel("a", [("id", models.BigAutoField(primary_key=True))]), ""),
    ],
)
def test_what_the_rule_says(operation, said):
    assert said in " ".join(faults(operation))
    assert bool(said) == bool(faults(operation))
