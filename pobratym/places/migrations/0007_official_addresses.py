import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Websites and mailboxes of town halls; one more word in a column that is as it was."""

    dependencies = [
        ('places', '0006_official_words'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='amendment',
                    name='kind',
                    field=models.CharField(choices=[('corrected', 'corrected'), ('added', 'added to the directory'), ('merged', 'merged with a duplicate'), ('renamed', 'renamed'), ('ended', 'ceased to exist'), ('identifier', 'identifier'), ('address', 'website or official mailbox'), ('status', 'territory status'), ('reassigned', 'belongs elsewhere or is of another kind since a day'), ('partnership', 'register of partnerships')], max_length=12, verbose_name='what was done'),
                ),
            ]
        ),
        migrations.CreateModel(
            name='OfficialAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('website', 'official website'), ('mailbox', 'official mailbox')], max_length=8, verbose_name='kind')),
                ('value', models.CharField(max_length=300, verbose_name='address')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('as_of', models.DateField(verbose_name='as of')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='official_addresses', to='places.municipality')),
            ],
            options={
                'verbose_name': 'official address',
                'verbose_name_plural': 'official addresses',
                'ordering': ['municipality', '-kind'],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'kind'), name='official_address_one_of_a_kind', violation_error_message='This municipality already has an address of this kind.'), models.CheckConstraint(condition=models.Q(models.Q(('value', ''), _negated=True), models.Q(('source', ''), _negated=True)), name='official_address_with_its_source', violation_error_message='Give the address and its source.')],
            },
        ),
    ]
