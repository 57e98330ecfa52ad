from django.db import migrations, models


class Migration(migrations.Migration):
    """One more word in a column that is as it was."""

    dependencies = [("places", "0004_long_names_of_parts")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="amendment",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("corrected", "corrected"),
                            ("added", "added to the registry"),
                            ("merged", "merged with a duplicate"),
                            ("renamed", "renamed"),
                            ("ended", "came to an end"),
                            ("identifier", "identifier"),
                            ("status", "territory status"),
                            ("reassigned", "belongs elsewhere or is of another kind since a day"),
                            ("partnership", "register of partnerships"),
                        ],
                        max_length=12,
                        verbose_name="what was done",
                    ),
                ),
            ]
        )
    ]
