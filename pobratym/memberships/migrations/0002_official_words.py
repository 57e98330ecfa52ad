"""Words that people read in forms and refusals; no column changes."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Other words for the same columns."""

    dependencies = [
        ('memberships', '0001_initial'),
        ('places', '0006_official_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='membershiprequest',
                    name='status',
                    field=models.CharField(choices=[('requested', 'waiting for a moderator'), ('approved', 'approved'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], default='requested', max_length=12, verbose_name='status'),
                ),
                migrations.AlterConstraint(
                    model_name='membershiprequest',
                    name='membership_request_decision_whole',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='membership_request_decision_whole', violation_error_message='A decision must have a time and a moderator.'),
                ),
            ],
        ),
    ]
