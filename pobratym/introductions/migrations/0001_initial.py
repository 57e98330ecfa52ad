import django.db.models.deletion
import django.utils.timezone
import pobratym.core.text_fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partnerships', '0001_initial'),
        ('places', '0002_what_the_database_refuses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Introduction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=160, verbose_name='subject')),
                ('letter', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=6000, verbose_name='letter')),
                ('reasons', models.JSONField(blank=True, default=list, help_text='As shown when the letter was written: [{language: text}].', verbose_name='reasons of the match')),
                ('status', models.CharField(choices=[('drafted', 'draft'), ('awaiting_recipient', 'waits until the municipality joins'), ('sent', 'sent'), ('opened', 'opened'), ('answered', 'answered'), ('accepted', 'accepted, in talks'), ('declined', 'declined'), ('withdrawn', 'withdrawn'), ('expired', 'expired')], default='drafted', max_length=20, verbose_name='status')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('delivered_at', models.DateTimeField(blank=True, help_text='Later than sent where the receiver was not on the platform yet.', null=True, verbose_name='delivered')),
                ('opened_at', models.DateTimeField(blank=True, null=True, verbose_name='opened')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='first answered')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('decline_code', models.CharField(blank=True, choices=[('no_capacity', 'Thank you for writing to us. We hold as many talks as we can at the moment.'), ('no_common_needs', 'Thank you for writing to us. What you look for is not what we can offer at the moment.'), ('has_partner', 'Thank you for writing to us. We want to give our strength to the partners we already have.'), ('no_mandate', 'Thank you for writing to us. Our council is not opening new partnerships for now.'), ('other_kind', 'Thank you for writing to us. We are looking for a municipality of another size or in another country.'), ('own_words', 'In our own words')], max_length=20, verbose_name='reason')),
                ('decision_reason', models.TextField(blank=True, max_length=1500, verbose_name='reason in your own words')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='introduction', to='partnerships.partnership')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introductions_received', to='places.municipality')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introductions_sent', to='places.municipality')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'introduction',
                'verbose_name_plural': 'introductions',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=6000, verbose_name='message')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sent')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='read by the other side')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('introduction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='introductions.introduction')),
                ('on_behalf_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.municipality')),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'ordering': ['sent_at', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='introduction',
            index=models.Index(fields=['receiver', 'status'], name='introduction_inbox'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['drafted', 'awaiting_recipient', 'sent', 'opened', 'answered'])), fields=('sender', 'receiver'), name='introduction_one_open_each_way', violation_error_message='A letter to this municipality is already on its way.'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(('sender', models.F('receiver')), _negated=True), name='introduction_not_to_oneself', violation_error_message='A municipality does not write to itself.'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(('letter', {}), _negated=True), name='introduction_has_letter', violation_error_message='Write the letter in Ukrainian, in English or in both.'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'declined'), _negated=True), models.Q(('decline_code', ''), _negated=True), _connector='OR'), name='introduction_declined_with_reason', violation_error_message='Say why you decline: the other side reads it.'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decline_code', 'own_words'), _negated=True), models.Q(('decision_reason', ''), _negated=True), _connector='OR'), name='introduction_own_words_are_said', violation_error_message='Write the reason in your own words, or choose one of the list.'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(('delivered_at__isnull', True), ('sent_at__isnull', False), _connector='OR'), name='introduction_delivered_was_sent', violation_error_message='Only a letter that was sent can be delivered.'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='introduction_decision_whole', violation_error_message='A decision has a time and a person.'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='message_not_empty', violation_error_message='The message is empty. Write a few words.'),
        ),
    ]
