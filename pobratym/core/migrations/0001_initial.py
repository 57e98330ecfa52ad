import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Instance',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('real', 'real'), ('demonstration', 'demonstration')], max_length=13, verbose_name='kind of instance')),
                ('began_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
            ],
            options={
                'verbose_name': 'instance',
                'verbose_name_plural': 'instances',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='instance_is_one', violation_error_message='A database is one instance of Pobratym, of one kind.')],
            },
        ),
    ]
