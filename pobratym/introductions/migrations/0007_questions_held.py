from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('introductions', '0006_guided_letters'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='is_question',
            field=models.BooleanField(db_default=False, default=False, verbose_name='a question of the receiver'),
        ),
    ]
