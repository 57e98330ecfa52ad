import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pobratym.core.text_fields
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def without_mandates(apps, schema_editor):
    """Backwards: the release before knows no organisations, so nobody acts for one any more."""
    memberships = apps.get_model("memberships", "Membership").objects.using(schema_editor.connection.alias)
    acting = memberships.filter(mandate__isnull=False, ended_at__isnull=True)
    acting.update(ended_at=timezone.now(), ended_by=models.F("user"))


class Migration(migrations.Migration):
    """Associations and brokers, what municipalities consent to, and who vouches for whom."""

    dependencies = [
        ('memberships', '0003_claims'),
        ('people', '__first__'),
        ('places', '0008_part_of_a_town'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', pobratym.core.text_fields.LocalizedTextField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('association', 'association of municipalities'), ('regional_association', 'regional association of municipalities'), ('ministry_partner', 'organisation that works with a ministry')], max_length=24, verbose_name='kind')),
                ('website', models.URLField(blank=True, max_length=300, validators=[django.core.validators.URLValidator(schemes=['https', 'http'])], verbose_name='website')),
                ('source', models.CharField(help_text='Where this can be read: a register, a page.', max_length=300, verbose_name='source')),
                ('entered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='entered')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='places.country', verbose_name='country')),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'organisations',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='organisation_has_source', violation_error_message='Say where this can be read.')],
            },
        ),
        migrations.CreateModel(
            name='Representative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.CharField(blank=True, max_length=150, verbose_name='post there')),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representatives', to='memberships.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='represents_organisations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'representative of an organisation',
                'verbose_name_plural': 'representatives of organisations',
                'ordering': ['started_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('user', 'organisation'), name='representative_active_once', violation_error_message='This person already represents this organisation.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='representative_end_whole', violation_error_message='The end of a role has a time and a person.')],
            },
        ),
        migrations.CreateModel(
            name='Affiliation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(blank=True, null=True, verbose_name='member since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='member until')),
                ('source', models.CharField(help_text='The list of members, a decision of a council.', max_length=300, verbose_name='source')),
                ('entered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='entered')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='affiliations', to='places.municipality')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='affiliations', to='memberships.organisation')),
            ],
            options={
                'verbose_name': 'member of an organisation',
                'verbose_name_plural': 'members of organisations',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('organisation', 'municipality'), name='affiliation_current_once', violation_error_message='This municipality is on the list already.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_by__isnull', True), ('until__isnull', True)), models.Q(('ended_by__isnull', False), ('until__isnull', False)), _connector='OR'), name='affiliation_end_whole', violation_error_message='An end has a day and a person.'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('since__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='affiliation_period_in_order', violation_error_message='A membership does not end before it begins.')],
            },
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_at', models.DateTimeField(verbose_name='consented')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='places.municipality')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='memberships.organisation')),
            ],
            options={
                'verbose_name': 'consent to an organisation',
                'verbose_name_plural': 'consents to organisations',
                'ordering': ['given_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('organisation', 'municipality'), name='mandate_in_force_once', violation_error_message='This organisation may act for the municipality already.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='mandate_end_whole', violation_error_message='An end has a time and a person.')],
            },
        ),
        migrations.CreateModel(
            name='Vouching',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('expires_at', models.DateTimeField(verbose_name='valid until')),
                ('answer', models.CharField(blank=True, choices=[('known', 'knows the person and vouches'), ('unknown', 'does not vouch for the person')], max_length=8, verbose_name='answer')),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name='how you know the person')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vouchings', to='places.municipality')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vouchings', to='memberships.organisation')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vouchings', to='memberships.membershiprequest')),
            ],
            options={
                'verbose_name': 'question to somebody who may vouch',
                'verbose_name_plural': 'questions to those who may vouch',
                'ordering': ['asked_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('municipality__isnull', False), ('organisation__isnull', True)), models.Q(('municipality__isnull', True), ('organisation__isnull', False)), _connector='OR'), name='vouching_asks_one', violation_error_message='An organisation or a municipality is asked, not both.'), models.UniqueConstraint(fields=('request', 'organisation'), name='vouching_organisation_once', violation_error_message='This organisation has been asked already.'), models.UniqueConstraint(fields=('request', 'municipality'), name='vouching_municipality_once', violation_error_message='This municipality has been asked already.'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='vouching_answered_by_somebody', violation_error_message='An answer has a time and a person.')],
            },
        ),
        migrations.AddField(
            model_name='membership',
            name='mandate',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='memberships.mandate', verbose_name='for an organisation, by consent'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('mandate__isnull', True), ('role', 'editor'), _connector='OR'), name='membership_by_mandate_edits', violation_error_message='Whoever acts for an organisation is an editor and nothing more.'),
        ),
        migrations.RunPython(migrations.RunPython.noop, without_mandates),
    ]
