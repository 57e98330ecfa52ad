"""A place abroad may be a part of a town; no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0007_official_addresses'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='municipality',
                    name='kind',
                    field=models.CharField(blank=True, choices=[('urban', 'urban hromada'), ('township', 'settlement hromada'), ('rural', 'rural hromada'), ('capital', 'city with special status'), ('oblast', 'oblast'), ('autonomous_republic', 'autonomous republic'), ('raion', 'raion'), ('part_of_town', 'part of a town')], max_length=20, verbose_name='kind'),
                ),
                migrations.AlterField(
                    model_name='pastfact',
                    name='kind',
                    field=models.CharField(blank=True, choices=[('urban', 'urban hromada'), ('township', 'settlement hromada'), ('rural', 'rural hromada'), ('capital', 'city with special status'), ('oblast', 'oblast'), ('autonomous_republic', 'autonomous republic'), ('raion', 'raion'), ('part_of_town', 'part of a town')], max_length=20, verbose_name='kind'),
                ),
            ],
        ),
    ]
