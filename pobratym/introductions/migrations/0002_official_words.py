"""Words that people read in forms and refusals; no column changes."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Other words for the same columns."""

    dependencies = [
        ('introductions', '0001_initial'),
        ('partnerships', '0003_official_words'),
        ('places', '0006_official_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='introduction',
                    name='decline_code',
                    field=models.CharField(blank=True, choices=[('no_capacity', 'Thank you for writing to us. We are holding as many talks as we can at the moment.'), ('no_common_needs', 'Thank you for writing to us. What you are looking for is not what we can offer at the moment.'), ('has_partner', 'Thank you for writing to us. We wish to devote our efforts to the partners we already have.'), ('no_mandate', 'Thank you for writing to us. Our council is not opening new partnerships for now.'), ('other_kind', 'Thank you for writing to us. We are looking for a municipality of another size or in another country.'), ('own_words', 'In our own words')], max_length=20, verbose_name='reason'),
                ),
                migrations.AlterField(
                    model_name='introduction',
                    name='status',
                    field=models.CharField(choices=[('drafted', 'draft'), ('awaiting_recipient', 'waiting until the municipality joins'), ('sent', 'sent'), ('opened', 'opened'), ('answered', 'answered'), ('accepted', 'accepted, in talks'), ('declined', 'declined'), ('withdrawn', 'withdrawn'), ('expired', 'expired')], default='drafted', max_length=20, verbose_name='status'),
                ),
                migrations.AlterConstraint(
                    model_name='introduction',
                    name='introduction_not_to_oneself',
                    constraint=models.CheckConstraint(condition=models.Q(('sender', models.F('receiver')), _negated=True), name='introduction_not_to_oneself', violation_error_message='A municipality cannot write to itself.'),
                ),
                migrations.AlterConstraint(
                    model_name='introduction',
                    name='introduction_own_words_are_said',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('decline_code', 'own_words'), _negated=True), models.Q(('decision_reason', ''), _negated=True), _connector='OR'), name='introduction_own_words_are_said', violation_error_message='Write the reason in your own words, or choose one from the list.'),
                ),
                migrations.AlterConstraint(
                    model_name='introduction',
                    name='introduction_decision_whole',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='introduction_decision_whole', violation_error_message='A decision must have a time and a person.'),
                ),
            ],
        ),
    ]
