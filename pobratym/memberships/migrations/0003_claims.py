import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def decided_by_a_person(apps, schema_editor):
    """Backwards: the release before knows no question and no proof; a request that was proven was decided by its own."""
    requests = apps.get_model("memberships", "MembershipRequest").objects.using(schema_editor.connection.alias)
    requests.filter(status="asked").update(status="requested")
    requests.filter(decided_at__isnull=False, decided_by__isnull=True).update(decided_by=models.F("user"))


class Migration(migrations.Migration):
    """Questions about requests, proof by the town hall's own mail, invitations, the yearly confirmation."""

    dependencies = [
        ('memberships', '0002_official_words'),
        ('places', '0007_official_addresses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(verbose_name='sent')),
                ('expires_at', models.DateTimeField(verbose_name='valid until')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='used')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('role', models.CharField(choices=[('head', 'head'), ('coordinator', 'coordinator'), ('editor', 'editor'), ('observer', 'observer')], max_length=12, verbose_name='role')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn')),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='places.municipality')),
            ],
            options={
                'verbose_name': 'invitation of a colleague',
                'verbose_name_plural': 'invitations of colleagues',
                'ordering': ['made_at'],
            },
        ),
        migrations.CreateModel(
            name='LetterCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(verbose_name='sent')),
                ('expires_at', models.DateTimeField(verbose_name='valid until')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='used')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letter_codes', to='places.municipality')),
                ('used_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'code of a letter',
                'verbose_name_plural': 'codes of letters',
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='MailboxProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(verbose_name='sent')),
                ('expires_at', models.DateTimeField(verbose_name='valid until')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='used')),
                ('mailbox', models.EmailField(max_length=254, verbose_name='mailbox')),
                ('answer', models.CharField(blank=True, choices=[('confirmed', 'confirmed'), ('denied', 'denied: the person is not known there')], max_length=10, verbose_name='answer')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mailbox_proofs', to='memberships.membershiprequest')),
            ],
            options={
                'verbose_name': 'question to a town hall',
                'verbose_name_plural': 'questions to town halls',
                'ordering': ['made_at'],
            },
        ),
        migrations.CreateModel(
            name='RequestQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.TextField(max_length=2000, verbose_name='question')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='memberships.membershiprequest')),
            ],
            options={
                'verbose_name': 'question about a request',
                'verbose_name_plural': 'questions about requests',
                'ordering': ['asked_at'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='membershiprequest',
            name='membership_request_open_once',
        ),
        migrations.RemoveConstraint(
            model_name='membershiprequest',
            name='membership_request_decision_whole',
        ),
        migrations.AddField(
            model_name='membership',
            name='confirmed_at',
            field=models.DateTimeField(blank=True, help_text='Empty: since it began.', null=True, verbose_name='last confirmed'),
        ),
        migrations.AddField(
            model_name='membership',
            name='end_reason',
            field=models.CharField(blank=True, db_default='', default='', max_length=300, verbose_name='why it ended'),
        ),
        migrations.AddField(
            model_name='membership',
            name='reminders',
            field=models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name='reminders since'),
        ),
        migrations.AddField(
            model_name='membershiprequest',
            name='proven_by',
            field=models.CharField(blank=True, choices=[('mailbox', 'confirmed from the official mailbox or one at the domain of the website'), ('code', 'the code of a letter on paper')], db_default='', default='', max_length=8, verbose_name='proven by'),
        ),
        migrations.AddField(
            model_name='membershiprequest',
            name='reminded_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='moderators reminded'),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='membershiprequest',
                    name='status',
                    field=models.CharField(choices=[('requested', 'waiting for a moderator'), ('asked', 'a moderator has a question'), ('approved', 'approved'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], default='requested', max_length=12, verbose_name='status'),
                ),
            ]
        ),
        migrations.AddConstraint(
            model_name='membershiprequest',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['requested', 'asked'])), fields=('user', 'municipality'), name='membership_request_open_once', violation_error_message='You have already asked to represent this municipality.'),
        ),
        migrations.AddConstraint(
            model_name='membershiprequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', True), models.Q(('proven_by', ''), _negated=True)), _connector='OR'), name='membership_request_decision_whole', violation_error_message='A decision must have a time and a moderator.'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(condition=models.Q(('used_at__isnull', True), ('withdrawn_at__isnull', True)), fields=('municipality', 'email'), name='invitation_open_once', violation_error_message='This person is invited already.'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_by__isnull', True), ('used_at__isnull', True)), models.Q(('accepted_by__isnull', False), ('used_at__isnull', False)), _connector='OR'), name='invitation_accepted_by_somebody', violation_error_message='An invitation is accepted by a person at a time.'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('used_at__isnull', True), ('withdrawn_at__isnull', True), _connector='OR'), name='invitation_accepted_or_withdrawn', violation_error_message='An invitation is accepted or withdrawn, not both.'),
        ),
        migrations.AddConstraint(
            model_name='mailboxproof',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('used_at__isnull', True)), models.Q(('used_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='mailbox_proof_used_with_an_answer', violation_error_message='The answer of a town hall has a time.'),
        ),
        migrations.AddConstraint(
            model_name='requestquestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='request_question_answered_in_words', violation_error_message='An answer has words and a time.'),
        ),
        migrations.AddConstraint(
            model_name='requestquestion',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('request',), name='request_question_one_at_a_time', violation_error_message='A question is waiting for its answer already.'),
        ),
        migrations.RunPython(migrations.RunPython.noop, decided_by_a_person),
    ]
