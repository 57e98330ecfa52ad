import django.db.models.deletion
import django.utils.timezone
import pobratym.core.text_fields
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
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type', models.CharField(choices=[('sister_city', 'twinning (sister cities)'), ('partnership', 'partnership agreement'), ('cooperation', 'cooperation agreement'), ('memorandum', 'memorandum'), ('intent', 'declaration of intent'), ('friendship', 'friendship'), ('solidarity', 'solidarity partnership'), ('operator', 'operator partnership'), ('project', 'project partnership'), ('euroregion', 'euroregion or EGTC'), ('ukrainian', 'partnership within Ukraine'), ('undecided', 'kind not yet agreed')], default='undecided', max_length=16, verbose_name='kind')),
                ('stage', models.CharField(choices=[('in_talks', 'in talks'), ('preliminary', 'preliminary agreement'), ('intent_declared', 'intent declared'), ('drafting', 'draft in preparation'), ('under_approval', 'under approval'), ('approved', 'approved, not yet signed'), ('partly_signed', 'signed by some parties'), ('signed', 'signed by all parties'), ('registered', 'registered'), ('active', 'active'), ('dormant', 'dormant'), ('paused', 'paused'), ('ended', 'ended')], default='in_talks', max_length=20, verbose_name='stage')),
                ('summary', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=2000, verbose_name='in short')),
                ('began_on', models.DateField(blank=True, help_text='first signature, or the first known day', null=True, verbose_name='began')),
                ('began_precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='beginning known to the')),
                ('is_public', models.BooleanField(default=True, verbose_name='in the public register')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('last_confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='last confirmed')),
                ('known_as', models.CharField(blank=True, help_text='empty for partnerships that began on the platform', max_length=80, verbose_name='key among the known facts')),
            ],
            options={
                'verbose_name': 'partnership',
                'verbose_name_plural': 'partnerships',
                'ordering': [models.OrderBy(models.F('began_on'), descending=True, nulls_last=True), '-id'],
                'indexes': [models.Index(fields=['stage', 'type'], name='partnership_by_stage')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('known_as', ''), _negated=True), fields=('known_as',), name='partnership_known_once', violation_error_message='This fact is already in the register.')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='order')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='party_in', to='places.municipality')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='partnerships.partnership')),
            ],
            options={
                'verbose_name': 'party',
                'verbose_name_plural': 'parties',
                'ordering': ['position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type', models.CharField(choices=[('sister_city', 'twinning (sister cities)'), ('partnership', 'partnership agreement'), ('cooperation', 'cooperation agreement'), ('memorandum', 'memorandum'), ('intent', 'declaration of intent'), ('friendship', 'friendship'), ('solidarity', 'solidarity partnership'), ('operator', 'operator partnership'), ('project', 'project partnership'), ('euroregion', 'euroregion or EGTC'), ('ukrainian', 'partnership within Ukraine'), ('undecided', 'kind not yet agreed')], max_length=16, verbose_name='kind')),
                ('stage', models.CharField(choices=[('in_talks', 'in talks'), ('preliminary', 'preliminary agreement'), ('intent_declared', 'intent declared'), ('drafting', 'draft in preparation'), ('under_approval', 'under approval'), ('approved', 'approved, not yet signed'), ('partly_signed', 'signed by some parties'), ('signed', 'signed by all parties'), ('registered', 'registered'), ('active', 'active'), ('dormant', 'dormant'), ('paused', 'paused'), ('ended', 'ended')], max_length=20, verbose_name='stage reached')),
                ('spheres', models.JSONField(default=list, verbose_name='spheres')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='note to the other side')),
                ('status', models.CharField(choices=[('open', 'waits for the other side'), ('confirmed', 'confirmed'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='open', max_length=10)),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='partnerships.partnership')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='partnerships.party')),
                ('proposer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'proposal',
                'verbose_name_plural': 'proposals',
                'ordering': ['-proposed_at'],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signed_on', models.DateField(blank=True, help_text='empty where no source gives it', null=True, verbose_name='date')),
                ('precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='date known to the')),
                ('place', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=120, verbose_name='place')),
                ('signatory', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=150, verbose_name='signatory')),
                ('post', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=150, verbose_name="signatory's post")),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='partnerships.party')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'signature',
                'verbose_name_plural': 'signatures',
                'ordering': [models.OrderBy(models.F('signed_on'), nulls_last=True), 'id'],
            },
        ),
        migrations.CreateModel(
            name='StageChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_stage', models.CharField(blank=True, choices=[('in_talks', 'in talks'), ('preliminary', 'preliminary agreement'), ('intent_declared', 'intent declared'), ('drafting', 'draft in preparation'), ('under_approval', 'under approval'), ('approved', 'approved, not yet signed'), ('partly_signed', 'signed by some parties'), ('signed', 'signed by all parties'), ('registered', 'registered'), ('active', 'active'), ('dormant', 'dormant'), ('paused', 'paused'), ('ended', 'ended')], max_length=20)),
                ('to_stage', models.CharField(choices=[('in_talks', 'in talks'), ('preliminary', 'preliminary agreement'), ('intent_declared', 'intent declared'), ('drafting', 'draft in preparation'), ('under_approval', 'under approval'), ('approved', 'approved, not yet signed'), ('partly_signed', 'signed by some parties'), ('signed', 'signed by all parties'), ('registered', 'registered'), ('active', 'active'), ('dormant', 'dormant'), ('paused', 'paused'), ('ended', 'ended')], max_length=20)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stage_changes', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['changed_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(choices=[('existence', 'the partnership'), ('type', 'kind'), ('stage', 'stage'), ('spheres', 'spheres'), ('signature', 'signature'), ('activity', 'activity')], max_length=12, verbose_name='about')),
                ('evidence', models.CharField(choices=[('official_register', 'official register'), ('confirmed_by_both', 'confirmed by both sides'), ('document', 'document'), ('stated_by_one', 'stated by one side'), ('press', 'press'), ('import', 'import')], max_length=20, verbose_name='evidence')),
                ('text', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=500, verbose_name='what is stated')),
                ('value', models.JSONField(blank=True, default=dict, verbose_name='value')),
                ('source_title', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='address of the source')),
                ('source_date', models.DateField(blank=True, null=True, verbose_name='date of the source')),
                ('occurred_on', models.DateField(blank=True, null=True, verbose_name='when it happened')),
                ('precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='partnerships.partnership')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='statements', to='partnerships.party')),
            ],
            options={
                'verbose_name': 'statement',
                'verbose_name_plural': 'statements',
                'ordering': [models.OrderBy(models.F('occurred_on'), nulls_last=True), 'recorded_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='PartnershipSphere',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sphere', models.CharField(choices=[('economic', 'economic'), ('trade', 'trade'), ('science_education', 'science and education'), ('socio_cultural', 'socio-cultural'), ('tourism', 'tourism'), ('sport', 'sport'), ('infrastructure', 'infrastructure and rebuilding'), ('environment', 'environment and climate'), ('resilience', 'resilience and humanitarian aid'), ('governance', 'governance and European integration'), ('business', 'business and investment'), ('industry', 'industry'), ('agriculture', 'agriculture'), ('education', 'education'), ('science', 'science and innovation'), ('culture', 'culture and heritage'), ('social', 'social services'), ('health', 'health and rehabilitation'), ('youth', 'youth'), ('people', 'people to people'), ('energy', 'energy'), ('water', 'water supply'), ('waste', 'waste management'), ('transport', 'transport'), ('housing', 'housing and planning'), ('civil_protection', 'civil protection'), ('humanitarian', 'humanitarian aid and equipment'), ('information_security', 'information security'), ('digital', 'digital services'), ('public_services', 'public services')], max_length=24, verbose_name='sphere')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sphere_rows', to='partnerships.partnership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership', 'sphere'), name='partnership_sphere_once', violation_error_message='This sphere is already listed.')],
            },
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.UniqueConstraint(fields=('partnership', 'municipality'), name='party_once_per_partnership', violation_error_message='This municipality is already a party.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'open')), fields=('partnership',), name='proposal_one_open', violation_error_message='A proposal is already waiting for an answer. Answer it first.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='proposal_decision_whole', violation_error_message='A decision has a time and a person.'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(fields=('party', 'signed_on'), name='signature_once_a_day', violation_error_message="This party's signature of that day is already recorded."),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(condition=models.Q(('signed_on__isnull', True)), fields=('party',), name='signature_undated_once', violation_error_message='A signature of this party without a date is already recorded.'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('evidence__in', ['press', 'official_register', 'import']), _negated=True), models.Q(('source_title', ''), _negated=True), _connector='OR'), name='statement_names_its_source', violation_error_message='Name the source of the statement.'),
        ),
    ]
