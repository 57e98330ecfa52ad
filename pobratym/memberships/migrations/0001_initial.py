import django.db.models.deletion
import django.utils.timezone
import pobratym.memberships.models
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
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('head', 'head'), ('coordinator', 'coordinator'), ('editor', 'editor'), ('observer', 'observer')], default='coordinator', max_length=12, verbose_name='role')),
                ('position', models.CharField(blank=True, max_length=150, verbose_name='post in the municipality')),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='places.municipality', verbose_name='municipality')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ['started_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('user', 'municipality'), name='membership_active_once', violation_error_message='This person already represents this municipality.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='membership_end_whole', violation_error_message='The end of a membership has a time and a person.')],
            },
        ),
        migrations.CreateModel(
            name='MembershipRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.CharField(max_length=150, verbose_name='your post')),
                ('note', models.TextField(max_length=2000, verbose_name='note for the moderator')),
                ('document', models.FileField(blank=True, storage=pobratym.memberships.models._private_storage, upload_to=pobratym.memberships.models._evidence_path, verbose_name='document')),
                ('status', models.CharField(choices=[('requested', 'waits for a moderator'), ('approved', 'approved'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], default='requested', max_length=12, verbose_name='status')),
                ('requested_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='requested')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('reason', models.TextField(blank=True, max_length=2000, verbose_name='reason')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='membership_requests', to='places.municipality')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='membership_requests', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'request to represent a municipality',
                'verbose_name_plural': 'requests to represent a municipality',
                'ordering': ['requested_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'requested')), fields=('user', 'municipality'), name='membership_request_open_once', violation_error_message='You have already asked to represent this municipality.'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='membership_request_decision_whole', violation_error_message='A decision has a time and a moderator.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='membership_request_refused_with_reason', violation_error_message='Say why the request is refused: the person reads it.')],
            },
        ),
    ]
