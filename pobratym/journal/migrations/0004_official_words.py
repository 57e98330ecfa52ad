"""Words that people read in forms and refusals; no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Other words for the same columns."""

    dependencies = [
        ('journal', '0003_only_at_its_end'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='entry',
                    name='verb',
                    field=models.CharField(db_index=True, help_text='module.verb, as registered by the module', max_length=80, verbose_name='what'),
                ),
            ],
        ),
    ]
