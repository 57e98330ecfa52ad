"""A status may stand for a part of a hromada, by the code of a settlement: two parts may have one status on one day.

What migration 0003 refuses, the database refuses now for each part by itself. A later migration that rebuilds this table
on SQLite must make the triggers (`ON`) anew: tests/house/test_migrations.py would tell.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_OVERLAPS = """
    SELECT RAISE(ABORT, 'territory_status_no_overlap') WHERE EXISTS (
        SELECT 1 FROM registry_territorystatus AS other
        WHERE other.id IS NOT NEW.id AND other.municipality_id = NEW.municipality_id
        AND other.part = NEW.part AND other.state = NEW.state
        AND other.valid_from < COALESCE(NEW.valid_until, '9999-12-31')
        AND NEW.valid_from < COALESCE(other.valid_until, '9999-12-31'));
"""
_NAMES = {verb: f"territory_status_no_overlap_{verb}" for verb in ("insert", "update")}
OFF = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in _NAMES.values()],
    "postgresql": ["ALTER TABLE registry_territorystatus DROP CONSTRAINT territory_status_no_overlap"],
}
ON = {
    "sqlite": [
        f"CREATE TRIGGER {name} AFTER {verb.upper()} ON registry_territorystatus BEGIN {_OVERLAPS} END"
        for verb, name in _NAMES.items()
    ],
    "postgresql": [
        "ALTER TABLE registry_territorystatus ADD CONSTRAINT territory_status_no_overlap EXCLUDE USING gist "
        "(municipality_id WITH =, part WITH =, state WITH =, daterange(valid_from, valid_until) WITH &&)",
    ],
}


def lift(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in OFF.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in ON.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0007_no_overlapping_names'),
    ]

    operations = [
        migrations.RunPython(lift, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name='territorystatus',
            options={'ordering': ['-valid_from', 'part'], 'verbose_name': 'territory status', 'verbose_name_plural': 'territory statuses'},
        ),
        migrations.AddField(
            model_name='territorystatus',
            name='part',
            field=models.CharField(blank=True, help_text='KATOTTG of a settlement; empty: all of it', max_length=20, verbose_name='code of the part'),
        ),
        migrations.AddField(
            model_name='territorystatus',
            name='part_name',
            field=models.CharField(blank=True, max_length=120, verbose_name='name of the part'),
        ),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
