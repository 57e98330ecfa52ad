import django.db.models.deletion
import pobratym.core.languages
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0002_what_the_database_refuses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter', models.CharField(choices=[('name_uk', 'name in Ukrainian'), ('name_en', 'name in English or romanised'), ('population', 'population'), ('point', 'centre point'), ('kind', 'kind'), ('parent', 'what it is a part of'), ('territory', 'territory status'), ('identifier', 'number in another list (KATOTTG, GeoNames, Wikidata)'), ('duplicate', 'it is in the registry twice'), ('ended', 'it has ended or joined another municipality'), ('missing', 'a municipality is missing'), ('other', 'something else')], max_length=12, verbose_name='what is wrong')),
                ('proposed', models.JSONField(blank=True, default=dict, verbose_name='proposed')),
                ('details', models.TextField(blank=True, max_length=2000, verbose_name='in your own words')),
                ('source', models.CharField(max_length=500, verbose_name='where it can be looked up')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='your name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('language', models.CharField(choices=pobratym.core.languages.language_choices, default=pobratym.core.languages.default_language, max_length=2, verbose_name='language of letters')),
                ('status', models.CharField(choices=[('waiting', 'waits for a moderator'), ('accepted', 'accepted'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], db_index=True, default='waiting', max_length=12, verbose_name='status')),
                ('suggested_at', models.DateTimeField(verbose_name='suggested')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='answer')),
                ('erased_at', models.DateTimeField(blank=True, null=True, verbose_name='name and address erased')),
                ('correction', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestion', to='places.amendment')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='places.municipality')),
                ('proposer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'suggestion',
                'verbose_name_plural': 'suggestions',
                'ordering': ['suggested_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='suggestion_decision_whole', violation_error_message='A decision has a time and a moderator.'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', False), ('status__in', ['accepted', 'declined'])), models.Q(('decided_at__isnull', True), ('status__in', ['waiting', 'withdrawn'])), _connector='OR'), name='suggestion_decided_with_its_status', violation_error_message='A suggestion is decided when it is accepted or declined, not otherwise.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'declined'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='suggestion_declined_with_reason', violation_error_message='Say why the suggestion is declined: the person reads it.'), models.CheckConstraint(condition=models.Q(('correction__isnull', True), ('status', 'accepted'), _connector='OR'), name='suggestion_corrected_if_accepted', violation_error_message='Only an accepted suggestion leads to a correction.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'accepted'), _negated=True), models.Q(('answer', ''), _negated=True), ('correction__isnull', False), _connector='OR'), name='suggestion_accepted_says_what_was_done', violation_error_message='Say what was done: the person reads it.'), models.CheckConstraint(condition=models.Q(('municipality__isnull', False), ('matter', 'missing'), _connector='OR'), name='suggestion_about_a_municipality', violation_error_message='A suggestion is about a municipality, unless one is missing.'), models.CheckConstraint(condition=models.Q(('erased_at__isnull', False), models.Q(('email', ''), _negated=True), _connector='OR'), name='suggestion_can_be_answered', violation_error_message='Give an e-mail address: the answer goes there.'), models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), models.Q(models.Q(('status', 'waiting'), _negated=True), ('email', ''), ('name', '')), _connector='OR'), name='suggestion_erased_after_the_answer', violation_error_message='Name and address are erased after the answer, and then both.')],
            },
        ),
    ]
