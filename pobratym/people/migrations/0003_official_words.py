"""Words that people read in forms and refusals; no column changes."""

import pobratym.core.languages
from django.db import migrations, models


class Migration(migrations.Migration):
    """Other words for the same columns."""

    dependencies = [
        ('people', '0002_drafts'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='user',
                    name='language',
                    field=models.CharField(choices=pobratym.core.languages.language_choices, default=pobratym.core.languages.default_language, max_length=2, verbose_name='language of e-mails'),
                ),
            ],
        ),
    ]
