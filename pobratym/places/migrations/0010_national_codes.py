"""Codes of municipalities of four countries have schemes of their own; no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("places", "0009_authorities"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="identifier",
                    name="scheme",
                    field=models.CharField(choices=[('katottg', 'KATOTTG'), ('geonames', 'GeoNames'), ('geonames_admin1', 'GeoNames admin1'), ('iso_3166_2', 'ISO 3166-2'), ('wikidata', 'Wikidata'), ('ags', 'AGS (Germany)'), ('insee', 'INSEE (France)'), ('istat', 'ISTAT (Italy)'), ('teryt', 'TERYT (Poland)'), ('national', 'national code')], max_length=16),
                ),
            ],
        ),
    ]
