"""Words that people read in forms and refusals; no column changes."""

import pobratym.core.languages
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Other words for the same columns."""

    dependencies = [
        ('places', '0006_official_words'),
        ('suggestions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='suggestion',
                    name='language',
                    field=models.CharField(choices=pobratym.core.languages.language_choices, default=pobratym.core.languages.default_language, max_length=2, verbose_name='language of e-mails'),
                ),
                migrations.AlterField(
                    model_name='suggestion',
                    name='matter',
                    field=models.CharField(choices=[('name_uk', 'name in Ukrainian'), ('name_en', 'name in English or romanised'), ('population', 'population'), ('point', 'centre point'), ('kind', 'kind'), ('parent', 'what it is a part of'), ('territory', 'territory status'), ('identifier', 'number in another list (KATOTTG, GeoNames, Wikidata)'), ('duplicate', 'it is in the directory twice'), ('ended', 'it has ceased to exist or has been merged with another municipality'), ('missing', 'a municipality is missing'), ('other', 'something else')], max_length=12, verbose_name='what is wrong'),
                ),
                migrations.AlterField(
                    model_name='suggestion',
                    name='status',
                    field=models.CharField(choices=[('waiting', 'waiting for a moderator'), ('accepted', 'accepted'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], db_index=True, default='waiting', max_length=12, verbose_name='status'),
                ),
                migrations.AlterConstraint(
                    model_name='suggestion',
                    name='suggestion_decision_whole',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='suggestion_decision_whole', violation_error_message='A decision must have a time and a moderator.'),
                ),
                migrations.AlterConstraint(
                    model_name='suggestion',
                    name='suggestion_erased_after_the_answer',
                    constraint=models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), models.Q(models.Q(('status', 'waiting'), _negated=True), ('email', ''), ('name', '')), _connector='OR'), name='suggestion_erased_after_the_answer', violation_error_message='Name and address are erased together after the answer.'),
                ),
            ],
        ),
    ]
