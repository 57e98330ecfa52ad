from django.db import migrations, models


class Migration(migrations.Migration):
    """Two more words in a column that is as it was."""

    dependencies = [
        ('suggestions', '0002_official_words'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='suggestion',
                    name='matter',
                    field=models.CharField(choices=[('name_uk', 'name in Ukrainian'), ('name_en', 'name in English or romanised'), ('population', 'population'), ('point', 'centre point'), ('kind', 'kind'), ('parent', 'what it is a part of'), ('website', 'official website'), ('mailbox', 'official mailbox'), ('territory', 'territory status'), ('identifier', 'number in another list (KATOTTG, GeoNames, Wikidata)'), ('duplicate', 'it is in the directory twice'), ('ended', 'it has ceased to exist or has been merged with another municipality'), ('missing', 'a municipality is missing'), ('other', 'something else')], max_length=12, verbose_name='what is wrong'),
                ),
            ]
        ),
    ]
