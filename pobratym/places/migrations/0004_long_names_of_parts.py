"""The list of territories names up to thirty settlements that a status leaves out: the name of a part is longer.

SQLite does not look at the length, and remaking the table would lose the triggers of migration 0002.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_COLUMN = "ALTER TABLE places_territorystatus ALTER COLUMN part_name TYPE varchar"


def lengthen(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"{_COLUMN}(2000)")


def shorten(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Names that have become longer are cut: the last release shows as much of them as it can."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"{_COLUMN}(120) USING left(part_name, 120)")


class Migration(migrations.Migration):
    dependencies = [("places", "0003_names_in_every_language")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(lengthen, shorten)],
            state_operations=[
                migrations.AlterField(
                    "territorystatus",
                    "part_name",
                    models.CharField(
                        blank=True,
                        help_text="«за винятком …» names the settlements that the status leaves out.",
                        max_length=2000,
                        verbose_name="name of the part",
                    ),
                )
            ],
        )
    ]
