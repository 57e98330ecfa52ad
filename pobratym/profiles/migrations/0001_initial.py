import django.core.validators
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
            name='Passport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('needs_review', models.BooleanField(default=False, verbose_name="waits for a moderator's look")),
                ('returned_reason', models.TextField(blank=True, max_length=1000, verbose_name='why it was returned')),
                ('about', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=4000, verbose_name='about us')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='languages we can write and speak')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('contact_name', models.CharField(blank=True, max_length=150, verbose_name='contact person')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail for partners')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='telephone for partners')),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='last confirmed')),
                ('municipality', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='passport', to='places.municipality')),
                ('updated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'passport',
                'verbose_name_plural': 'passports',
            },
        ),
        migrations.CreateModel(
            name='Listing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('needs_review', models.BooleanField(default=False, verbose_name="waits for a moderator's look")),
                ('returned_reason', models.TextField(blank=True, max_length=1000, verbose_name='why it was returned')),
                ('direction', models.CharField(choices=[('need', 'need'), ('offer', 'offer')], max_length=5, verbose_name='need or offer')),
                ('sphere', models.CharField(choices=[('economic', 'economic'), ('trade', 'trade'), ('science_education', 'science and education'), ('socio_cultural', 'socio-cultural'), ('tourism', 'tourism'), ('sport', 'sport'), ('infrastructure', 'infrastructure and rebuilding'), ('environment', 'environment and climate'), ('resilience', 'resilience and humanitarian aid'), ('governance', 'governance and European integration'), ('business', 'business and investment'), ('industry', 'industry'), ('agriculture', 'agriculture'), ('education', 'education'), ('science', 'science and innovation'), ('culture', 'culture and heritage'), ('social', 'social services'), ('health', 'health and rehabilitation'), ('youth', 'youth'), ('people', 'people to people'), ('energy', 'energy'), ('water', 'water supply'), ('waste', 'waste management'), ('transport', 'transport'), ('housing', 'housing and planning'), ('civil_protection', 'civil protection'), ('humanitarian', 'humanitarian aid and equipment'), ('information_security', 'information security'), ('digital', 'digital services'), ('public_services', 'public services')], max_length=24, verbose_name='sphere')),
                ('form', models.CharField(choices=[('know_how', 'know-how'), ('study_visit', 'study visit'), ('equipment', 'equipment'), ('joint_project', 'joint project'), ('exchange', 'youth and culture exchange'), ('hosting', 'hosting'), ('business_contacts', 'business contacts'), ('funding_application', 'joint funding application')], max_length=24, verbose_name='form')),
                ('title', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=160, verbose_name='in a few words')),
                ('details', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=2000, verbose_name='details')),
                ('urgency', models.CharField(choices=[('urgent', 'urgent'), ('this_year', 'this year'), ('long_term', 'long-term')], default='this_year', max_length=10, verbose_name='urgency')),
                ('status', models.CharField(choices=[('open', 'open'), ('met', 'met'), ('full', 'full'), ('withdrawn', 'withdrawn')], default='open', max_length=10, verbose_name='status')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listings', to='places.municipality')),
            ],
            options={
                'verbose_name': 'need or offer',
                'verbose_name_plural': 'needs and offers',
                'ordering': ['direction', 'sphere', 'id'],
                'indexes': [models.Index(fields=['direction', 'sphere', 'status'], name='listing_by_sphere')],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', {}), _negated=True), name='listing_has_title', violation_error_message='Say in a few words, in Ukrainian or in English, what it is.')],
            },
        ),
        migrations.CreateModel(
            name='PartnerSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('needs_review', models.BooleanField(default=False, verbose_name="waits for a moderator's look")),
                ('returned_reason', models.TextField(blank=True, max_length=1000, verbose_name='why it was returned')),
                ('is_seeking', models.BooleanField(default=False, verbose_name='we are looking for a partner')),
                ('types', models.JSONField(blank=True, default=list, verbose_name='kinds of partnership wanted')),
                ('countries', models.JSONField(blank=True, default=list, verbose_name='countries preferred')),
                ('sizes', models.JSONField(blank=True, default=list, verbose_name='sizes preferred')),
                ('note', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=1500, verbose_name='who we are looking for')),
                ('capacity', models.PositiveSmallIntegerField(default=3, help_text='How many talks you can hold at once.', validators=[django.core.validators.MaxValueValidator(20)], verbose_name='talks at a time')),
                ('since', models.DateField(blank=True, null=True, verbose_name='seeking since')),
                ('municipality', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='partner_search', to='places.municipality')),
            ],
            options={
                'verbose_name': 'search for a partner',
                'verbose_name_plural': 'searches for a partner',
                'constraints': [models.CheckConstraint(condition=models.Q(('capacity__range', (0, 20))), name='partner_search_capacity_possible', violation_error_message='Name a number of talks from 0 to 20.')],
            },
        ),
    ]
