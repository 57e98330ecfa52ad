from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0002_limits_and_answered_forms")]
    operations = [
        migrations.AddField(
            model_name="instance",
            name="files_mark",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=32, verbose_name="mark of its files"
            ),
        ),
    ]
