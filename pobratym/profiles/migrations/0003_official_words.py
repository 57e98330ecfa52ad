"""Words that people read in forms and refusals; no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Other words for the same columns."""

    dependencies = [
        ('profiles', '0002_words_of_listings'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterModelOptions(
                    name='passport',
                    options={'verbose_name': 'community passport', 'verbose_name_plural': 'community passports'},
                ),
                migrations.AlterField(
                    model_name='listing',
                    name='form',
                    field=models.CharField(choices=[('know_how', 'know-how'), ('study_visit', 'study visit'), ('equipment', 'equipment'), ('joint_project', 'joint project'), ('exchange', 'youth and cultural exchange'), ('hosting', 'hosting'), ('business_contacts', 'business contacts'), ('funding_application', 'joint funding application')], max_length=24, verbose_name='form'),
                ),
                migrations.AlterField(
                    model_name='listing',
                    name='needs_review',
                    field=models.BooleanField(default=False, verbose_name='waiting for a moderator’s review'),
                ),
                migrations.AlterField(
                    model_name='listing',
                    name='sphere',
                    field=models.CharField(choices=[('economic', 'economy'), ('trade', 'trade'), ('science_education', 'science and education'), ('socio_cultural', 'social affairs and culture'), ('tourism', 'tourism'), ('sport', 'sport'), ('infrastructure', 'infrastructure and rebuilding'), ('environment', 'environment and climate'), ('resilience', 'resilience and humanitarian aid'), ('governance', 'governance and European integration'), ('business', 'business and investment'), ('industry', 'industry'), ('agriculture', 'agriculture'), ('education', 'education'), ('science', 'science and innovation'), ('culture', 'culture and heritage'), ('social', 'social services'), ('health', 'health and rehabilitation'), ('youth', 'youth'), ('people', 'people-to-people contacts'), ('energy', 'energy'), ('water', 'water supply'), ('waste', 'waste management'), ('transport', 'transport'), ('housing', 'housing and planning'), ('civil_protection', 'civil protection'), ('humanitarian', 'humanitarian aid and equipment'), ('information_security', 'information security'), ('digital', 'digital services'), ('public_services', 'public services')], max_length=24, verbose_name='field of cooperation'),
                ),
                migrations.AlterField(
                    model_name='partnersearch',
                    name='needs_review',
                    field=models.BooleanField(default=False, verbose_name='waiting for a moderator’s review'),
                ),
                migrations.AlterField(
                    model_name='passport',
                    name='needs_review',
                    field=models.BooleanField(default=False, verbose_name='waiting for a moderator’s review'),
                ),
            ],
        ),
    ]
